import DisclosureModel
import SourceText

/// Keeps the lines of fixed-width pages as they are printed, for tables that only their words can take apart.
enum LayoutPrinted {
    /// The lines that hold something; none where no line has columns: words with two blanks or more between them.
    ///
    /// - Complexity: O(bytes).
    static func lines(of source: [SourceLine], in bytes: Span<UInt8>) -> [PrintedLine] {
        guard source.contains(where: { hasColumns(bytes.trimmed($0.range), in: bytes) }) else { return [] }
        var lines: [PrintedLine] = []
        var startsPage = false
        for line in source {
            var range = line.range
            while range.lowerBound < range.upperBound, bytes[range.lowerBound] == formFeed {
                range = (range.lowerBound + 1)..<range.upperBound
                startsPage = true
            }
            guard !bytes.trimmed(range).isEmpty else { continue }
            lines.append(
                PrintedLine(
                    number: line.number, text: bytes.string(in: range),
                    offset: range.lowerBound - line.range.lowerBound, startsPage: startsPage))
            startsPage = false
        }
        return lines
    }

    /// Whether two blanks stand inside the line.
    private static func hasColumns(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        var blanks = 0
        for index in range {
            blanks = bytes[index] == UInt8(ascii: " ") ? blanks + 1 : 0
            if blanks > 1 { return true }
        }
        return false
    }

    private static let formFeed: UInt8 = 0x0C
}
