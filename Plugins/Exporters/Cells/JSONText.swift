/// The inside of JSON strings (RFC 8259, section 7), on bytes.
enum JSONText {
    /// Text with everything escaped that must be.
    static func escaped(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                out.append(byte)
            } else {
                withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 6) { escape in
                    guard let start = escape.baseAddress else { return }
                    out.append(contentsOf: escape[0..<Self.escape(byte, at: start)])
                }
            }
        }
        return out
    }

    /// Writes the escape of a byte, at most six bytes, and returns its length.
    static func escape(_ byte: UInt8, at out: UnsafeMutablePointer<UInt8>) -> Int {
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
