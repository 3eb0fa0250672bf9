import DisclosureModel

// How strings and numbers become bytes.
extension JSONWriter {
    /// Appends a quoted string. Escaped are the quote, the backslash, the C0 controls, and U+2028 and U+2029, which
    /// readers that are JavaScript take for line ends; all else stands as it is.
    mutating func quote(_ value: String) {
        var value = value
        bytes.append(UInt8(ascii: "\""))
        value.withUTF8 { text in
            var start = 0
            var index = 0
            while index < text.count {
                let length = Self.escapedLength(text, index)
                guard length > 0 else {
                    index += 1
                    continue
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                escape(text[index], last: text[index + length - 1])
                index += length
                start = index
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends the plain decimal form of an amount.
    mutating func append(_ amount: Amount) {
        let isNegative = amount.coefficient < 0
        var rest = amount.coefficient.magnitude
        let start = bytes.count
        var digits = 0
        repeat {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
            digits += 1
            if digits == Int(amount.scale) { bytes.append(UInt8(ascii: ".")) }
        } while rest > 0 || digits <= Int(amount.scale)
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        bytes[start...].reverse()
    }

    /// How many bytes from an index on need an escape: 0, 1, or the 3 of a line or paragraph separator.
    private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        switch text[index] {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): return 1
        case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8: return 3
        default: return 0
        }
    }

    private mutating func escape(_ byte: UInt8, last: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0xE2: bytes.append(contentsOf: (last == 0xA8 ? "u2028" : "u2029").utf8)
        default:
            bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u001").utf8)
            let low = byte & 0x0F
            bytes.append(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }
}
