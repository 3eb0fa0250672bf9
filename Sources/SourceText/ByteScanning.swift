extension Span where Element == UInt8 {
    /// How many Unicode scalars start in a range of valid UTF-8; the range is cut to the span. O(range).
    public func scalarCount(in range: Range<Int>) -> Int {
        var scalars = 0
        for index in range.clamped(to: 0..<count) where self[index] & 0xC0 != 0x80 { scalars += 1 }
        return scalars
    }

    /// The text of a range, which is cut to the span; ill-formed bytes become U+FFFD. O(range).
    public func string(in range: Range<Int>) -> String {
        extracting(range.clamped(to: 0..<count)).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// A range without the blanks at its ends: ASCII blanks and controls up to U+0020, U+00A0, U+2000 to U+200B,
    /// U+202F, U+205F, U+3000 and U+FEFF. O(blanks).
    public func trimmed(_ range: Range<Int>) -> Range<Int> {
        let range = range.clamped(to: 0..<count)
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper {
            let length = blankLength(at: lower, before: upper)
            if length == 0 { break }
            lower += length
        }
        while lower < upper {
            let length = blankLength(endingAt: upper, after: lower)
            if length == 0 { break }
            upper -= length
        }
        return lower..<upper
    }

    /// Whether a range holds nothing but the blanks that ``trimmed(_:)`` removes.
    public func isBlank(_ range: Range<Int>) -> Bool { trimmed(range).isEmpty }

    /// The length in bytes of the blank that starts at an offset, or 0.
    func blankLength(at index: Int, before end: Int) -> Int {
        let byte = self[index]
        if byte <= 0x20 || byte == 0x7F { return 1 }
        if byte == 0xC2 { return index + 1 < end && self[index + 1] == 0xA0 ? 2 : 0 }
        guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF, index + 2 < end else { return 0 }
        return Self.isWideBlank(byte, self[index + 1], self[index + 2]) ? 3 : 0
    }

    private func blankLength(endingAt end: Int, after start: Int) -> Int {
        let byte = self[end - 1]
        if byte <= 0x20 || byte == 0x7F { return 1 }
        guard byte & 0xC0 == 0x80 else { return 0 }
        if byte == 0xA0, end - 2 >= start, self[end - 2] == 0xC2 { return 2 }
        guard end - 3 >= start else { return 0 }
        return Self.isWideBlank(self[end - 3], self[end - 2], byte) ? 3 : 0
    }

    private static func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE2, 0x80): third <= 0x8B || third == 0xAF
        case (0xE2, 0x81): third == 0x9F
        case (0xE3, 0x80): third == 0x80
        case (0xEF, 0xBB): third == 0xBF
        default: false
        }
    }
}
