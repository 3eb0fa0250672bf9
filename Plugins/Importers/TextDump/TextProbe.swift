import ConversionGraph
import SourceText

/// Tells text from binary by what text cannot hold.
enum TextProbe {
    /// A middling score for anything that reads as text: every more special format beats it.
    static func probe(_ input: ProbeInput) -> ProbeResult? {
        guard input.count > 0 else { return nil }
        let head = Array(input.head)
        let encoding = TextEncoding.detect(in: head.span)
        switch encoding {
        case .utf16BigEndian, .utf16LittleEndian:
            return ProbeResult(score: 40, reason: "text in \(encoding.rawValue)")
        case .utf8, .gb18030:
            let controls = head.lazy.filter { $0 < 0x20 && !Self.isUsual($0) }.count
            guard !head.contains(0), controls * 100 <= head.count else { return nil }
            return ProbeResult(score: 40, reason: "text in \(encoding.rawValue)")
        }
    }

    /// Tab, line feed, form feed, carriage return.
    private static func isUsual(_ byte: UInt8) -> Bool { byte == 9 || byte == 10 || byte == 12 || byte == 13 }
}
