import SourceText

/// Marks that start an entry of a list.
enum LayoutEnumerator {
    /// A mark, as its list counts.
    struct Mark: Hashable, Sendable {
        /// The number: 12 of 十二、.
        var number: Int
        /// Whether it stands in brackets, and whether its numerals are Chinese.
        var style: [Bool]

        /// Whether this mark comes right after another of its list.
        func follows(_ other: Mark) -> Bool { style == other.style && number == other.number + 1 }
    }

    /// Whether a run starts with `一、`, `（一）`, `1.` or `1、`.
    static func starts(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        parts(of: range, in: bytes) != nil
    }

    /// The mark that a run starts with; nil where there is none, or it counts beyond ninety-nine.
    static func mark(of range: Range<Int>, in bytes: Span<UInt8>) -> Mark? {
        guard let (digits, opens) = parts(of: range, in: bytes) else { return nil }
        let isChinese = digits.contains { $0.value > 0x39 }
        let number =
            isChinese ? chinese(digits) : (digits.count <= 2 ? Int(String(String.UnicodeScalarView(digits))) : nil)
        return number.map { Mark(number: $0, style: [opens, isChinese]) }
    }

    private static func parts(
        of range: Range<Int>, in bytes: Span<UInt8>
    ) -> (digits: [Unicode.Scalar], opens: Bool)? {
        var rest = Array(
            bytes.string(in: range.lowerBound..<min(range.upperBound, range.lowerBound + 24)).unicodeScalars)[...]
        let opens = rest.first == "（" || rest.first == "("
        if opens { rest.removeFirst() }
        let digits = rest.prefix { numerals[$0] != nil || ("0"..."9").contains($0) }
        guard !digits.isEmpty, let mark = rest.dropFirst(digits.count).first else { return nil }
        return (opens ? mark == "）" || mark == ")" : marks.contains(mark)) ? (Array(digits), opens) : nil
    }

    /// What 二十三 counts; nil for what is no number below one hundred.
    private static func chinese(_ digits: [Unicode.Scalar]) -> Int? {
        let values = digits.compactMap { numerals[$0] }
        guard values.count == digits.count, values.count <= 3 else { return nil }
        if values.count == 1 { return values[0] <= 10 ? values[0] : nil }
        guard let ten = values.firstIndex(of: 10), ten <= 1 else { return nil }
        let tens = ten == 0 ? 1 : values[0]
        let ones = ten + 1 < values.count ? values[ten + 1] : 0
        guard tens < 10, ones < 10, ten + 2 >= values.count else { return nil }
        return tens * 10 + ones
    }

    private static let numerals: [Unicode.Scalar: Int] = [
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "百": 100, "〇": 0, "零": 0,
    ]
    private static let marks: [Unicode.Scalar] = ["、", ".", "．", ",", "，"]
}
