/// Classes of ASCII bytes.
public enum ASCII {
    /// The punctuation that a backslash escapes (CommonMark 2.4).
    public static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// A to Z, a to z.
    public static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    /// 0 to 9.
    public static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// The small letter of a capital; other bytes as they are.
    public static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}

extension Span where Element == UInt8 {
    /// How often the byte at an index is repeated from there on, at least 1. The index must be inside.
    public func runLength(at index: Int) -> Int {
        var end = index + 1
        while end < count, self[end] == self[index] { end += 1 }
        return end - index
    }

    /// The first index of a byte in a range, which is cut to the span. O(range).
    public func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        for index in range.clamped(to: 0..<count) where self[index] == byte { return index }
        return nil
    }

    /// Whether these bytes stand at an index, ASCII letters compared without case; `text` is lower case.
    public func hasPrefix(_ text: StaticString, at index: Int) -> Bool {
        guard index >= 0, count - index >= text.utf8CodeUnitCount else { return false }
        for offset in 0..<text.utf8CodeUnitCount
        where ASCII.lowercased(self[index + offset]) != text.utf8Start[offset] {
            return false
        }
        return true
    }
}
