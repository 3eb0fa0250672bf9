/// The lexical forms that attributes and values of SpreadsheetML share.
enum Lexical {
    /// Whether a byte is a blank of XML: space, tab, line feed, carriage return.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// The bytes without blanks at both ends.
    @inline(__always)
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = bytes.count
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// A whole number without sign or with a leading `-` or `+`; nil for anything else or beyond 18 digits.
    static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let digits = trimmed(bytes)
        var index = 0
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            index = 1
        }
        guard index < digits.count, digits.count - index <= 18 else { return nil }
        var value = 0
        while index < digits.count {
            let digit = digits[index]
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + Int(digit) - 0x30
            index += 1
        }
        return isNegative ? -value : value
    }

    /// Whether a yes-or-no value says yes: `1`, `true` or `on`, in any letter case.
    static func isTrue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let value = trimmed(bytes)
        return equals(value, "1") || equals(value, "true") || equals(value, "on")
    }

    /// Whether bytes are this lower-case ASCII text, without regard to case.
    static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
        guard bytes.count == text.utf8CodeUnitCount else { return false }
        for index in 0..<bytes.count {
            let byte = bytes[index]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if folded != text.utf8Start[index] { return false }
        }
        return true
    }
}
