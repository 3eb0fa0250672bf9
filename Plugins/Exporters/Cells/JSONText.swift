/// The inside of JSON strings (RFC 8259, section 7), on bytes.
enum JSONText {
    /// Text with everything escaped that must be.
    static func escaped(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { text in
            [UInt8](unsafeUninitializedCapacity: 6 * text.count) { out, count in
                guard let start = out.baseAddress else { return }
                var cursor = LineCursor(start)
                cursor.put(escaping: text)
                count = cursor.position - start
            }
        }
    }

    /// Whether a byte stands for itself wherever it is. The lead bytes of U+0085, U+2028 and U+2029 do not: JSON allows
    /// these characters, and many a reader of lines takes them for the end of one.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xC2 && byte != 0xE2
    }

    /// Writes what stands for the character at an offset, where its first byte is not plain; returns how many bytes
    /// were read and written.
    static func escape(
        _ text: UnsafeBufferPointer<UInt8>, at index: Int, to out: UnsafeMutablePointer<UInt8>
    ) -> (read: Int, written: Int) {
        let byte = text[index]
        guard byte >= 0x80 else { return (1, escape(byte, at: out)) }
        if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0x85 { return (2, put("\\u0085", at: out)) }
        if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] | 1 == 0xA9 {
            return (3, put(text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", at: out))
        }
        out[0] = byte
        return (1, 1)
    }

    private static func put(_ escape: StaticString, at out: UnsafeMutablePointer<UInt8>) -> Int {
        out.update(from: escape.utf8Start, count: escape.utf8CodeUnitCount)
        return escape.utf8CodeUnitCount
    }

    /// Writes the escape of a byte, at most six bytes, and returns its length.
    private static func escape(_ byte: UInt8, at out: UnsafeMutablePointer<UInt8>) -> Int {
        out[0] = UInt8(ascii: "\\")
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): out[1] = byte
        case 0x08: out[1] = UInt8(ascii: "b")
        case 0x09: out[1] = UInt8(ascii: "t")
        case 0x0A: out[1] = UInt8(ascii: "n")
        case 0x0C: out[1] = UInt8(ascii: "f")
        case 0x0D: out[1] = UInt8(ascii: "r")
        default:
            out[1] = UInt8(ascii: "u")
            out[2] = UInt8(ascii: "0")
            out[3] = UInt8(ascii: "0")
            out[4] = hexadecimal(byte >> 4)
            out[5] = hexadecimal(byte & 0x0F)
            return 6
        }
        return 2
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? 0x30 + digit : 0x61 + digit - 10
    }
}
