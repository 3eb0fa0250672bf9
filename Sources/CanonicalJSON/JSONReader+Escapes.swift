// Strings with escapes (RFC 8259, section 7).
extension JSONReader {
    /// Reads a string that has escapes, from its opening quote on.
    mutating func escapedString(from opening: Int) throws(JSONFault) -> String {
        var text: [UInt8] = []
        position = opening + 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw syntax("the string is not valid UTF-8", at: opening)
                }
                return string
            case UInt8(ascii: "\\"):
                position += 1
                try appendEscape(to: &text)
            case 0..<0x20: throw syntax("a control character stands in a string unescaped")
            case let byte:
                text.append(byte)
                position += 1
            }
        }
        throw syntax("expected the closing quote of the string that begins at byte \(opening)")
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(JSONFault) {
        guard position < bytes.count else { throw syntax("expected the rest of an escape") }
        let mark = bytes[position]
        position += 1
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(mark)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default: throw syntax("\\\(String(decoding: [mark], as: UTF8.self)) is no escape", at: position - 2)
        }
    }

    /// The scalar of a `\u` escape, its second half included where it takes a pair of surrogates.
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let start = position - 2
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
            throw syntax("half of a surrogate pair stands alone", at: start)
        }
        position += 2
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else {
            throw syntax("half of a surrogate pair stands alone", at: start)
        }
        return scalar
    }

    private mutating func codeUnit() throws(JSONFault) -> UInt32 {
        guard position + 4 <= bytes.count else { throw syntax("expected four hexadecimal digits", at: bytes.count) }
        var value: UInt32 = 0
        for index in position..<position + 4 {
            let digit: UInt8
            switch bytes[index] {
            case let byte where byte &- 0x30 <= 9: digit = byte - 0x30
            case let byte where (byte | 0x20) &- 0x61 <= 5: digit = (byte | 0x20) - 0x61 + 10
            default: throw syntax("expected four hexadecimal digits", at: index)
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}
