import DisclosureModel
import SourceText

/// The metadata line of a table: `form: final/revenue · unit: 万元 · state: reported`.
struct EmbeddedMetadata {
    private var values: [(name: String, value: String)] = []

    static func read(_ range: Range<Int>, in bytes: Span<UInt8>) -> EmbeddedMetadata {
        var result = EmbeddedMetadata()
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !bytes.hasPrefix(" · ", at: end) { end += 1 }
            if let colon = bytes.firstIndex(of: UInt8(ascii: ":"), in: start..<end) {
                let value = InlineText((colon + 1)..<end, in: bytes, dialect: .markdown, exact: true).text
                result.values.append((bytes.string(in: bytes.trimmed(start..<colon)), value))
            }
            start = end + " · ".utf8.count
        }
        return result
    }

    func apply(to table: inout DisclosureTable) {
        for (name, value) in values {
            switch name {
            case "form": table.form = value
            case "number": table.number = value
            case "agency": table.agency = value
            case "unit": table.unit = value
            case "state": table.state = DisclosureTable.State(rawValue: value) ?? .reported
            case "at": table.at = Locator(value)
            default: break
            }
        }
    }
}
