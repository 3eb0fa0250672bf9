import ConversionGraph
import SourceText

/// How strongly bytes speak for comma-separated values rather than for any text.
enum CSVProbe {
    /// A good score where the records agree on several fields; else as much as any text has, so that the extension
    /// decides.
    static func probe(_ input: ProbeInput) -> ProbeResult? {
        let head = text(of: input)
        guard !head.contains(0), let first = head.first(where: { $0 > 0x20 }), !isOfOthers(first) else { return nil }
        let span = head.span.extracting(first: window)
        if let stated = DelimiterEvidence.stated(in: span) {
            return ProbeResult(score: 90, reason: "a first line that states the \(stated.delimiter.rawValue)")
        }
        guard
            let evidence = DelimiterEvidence.best(
                in: span, isWhole: input.head.count == input.count && head.count <= window)
        else {
            return nil
        }
        let reason =
            "\(evidence.records) records of \(evidence.width) fields, told apart by \(evidence.delimiter.rawValue)s"
        return ProbeResult(score: evidence.isStrong ? 60 : 40, reason: reason)
    }

    /// How many bytes are looked at: every delimiter reads them all, and records agree early or not at all.
    private static let window = 16_384

    /// JSON and markup begin with a bracket.
    private static func isOfOthers(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
    }

    /// The head in an encoding where delimiters, quotes and line ends are what they are in ASCII. UTF-8 and GB 18030
    /// are so; of UTF-16 every other character becomes an `x`.
    private static func text(of input: ProbeInput) -> [UInt8] {
        let head = Array(input.head)
        switch TextEncoding.detect(in: head.span) {
        case .utf8: return head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
        case .gb18030: return head
        case .utf16LittleEndian: return narrowed(head, low: 0)
        case .utf16BigEndian: return narrowed(head, low: 1)
        }
    }

    private static func narrowed(_ bytes: [UInt8], low: Int) -> [UInt8] {
        var narrow: [UInt8] = []
        narrow.reserveCapacity(bytes.count / 2)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let isASCII = bytes[index + 1 - low] == 0 && bytes[index + low] < 0x80
            narrow.append(isASCII ? bytes[index + low] : UInt8(ascii: "x"))
        }
        let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        return hasMark ? Array(narrow.dropFirst()) : narrow
    }
}
