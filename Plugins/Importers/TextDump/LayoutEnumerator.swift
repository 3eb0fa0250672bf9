import SourceText

/// Marks that start an entry of a list.
enum LayoutEnumerator {
    /// Whether a run starts with `一、`, `（一）`, `1.` or `1、`.
    static func starts(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        var rest = Array(
            bytes.string(in: range.lowerBound..<min(range.upperBound, range.lowerBound + 24)).unicodeScalars)[...]
        let opens = rest.first == "（" || rest.first == "("
        if opens { rest.removeFirst() }
        let digits = rest.prefix { numerals.contains($0) || ("0"..."9").contains($0) }
        guard !digits.isEmpty, let mark = rest.dropFirst(digits.count).first else { return false }
        return opens ? mark == "）" || mark == ")" : marks.contains(mark)
    }

    private static let numerals: Set<Unicode.Scalar> = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇", "零",
    ]
    private static let marks: Set<Unicode.Scalar> = ["、", ".", "．", ",", "，"]
}
