/// What bytes may stand in text, and how.
enum TextClass {
    /// Whether a byte may stand in text and needs no look at its neighbours.
    ///
    /// Not plain are NUL and other controls, carriage returns (XML turns them into line feeds), `&`, `<`, `>`, and what
    /// is not ASCII.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        table[Int(byte)]
    }

    /// The entities that XML knows without a declaration.
    static let entities: [(StaticString, UInt8)] = [
        ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&amp;", UInt8(ascii: "&")),
        ("&quot;", UInt8(ascii: "\"")), ("&apos;", UInt8(ascii: "'")),
    ]

    /// The length of the UTF-8 sequence that starts here, if it is a character that XML allows; else 0.
    ///
    /// Stops at the NUL byte behind the text: that is no continuation.
    static func scalarLength(_ bytes: UnsafePointer<UInt8>) -> Int {
        let first = bytes[0]
        guard isContinuation(bytes[1]) else { return 0 }
        switch first {
        case 0xC2...0xDF: return 2
        case 0xE0...0xEF:
            guard isContinuation(bytes[2]) else { return 0 }
            if first == 0xE0, bytes[1] < 0xA0 { return 0 }
            if first == 0xED, bytes[1] > 0x9F { return 0 }
            // U+FFFE and U+FFFF are no characters of XML.
            if first == 0xEF, bytes[1] == 0xBF, bytes[2] >= 0xBE { return 0 }
            return 3
        case 0xF0...0xF4:
            guard isContinuation(bytes[2]), isContinuation(bytes[3]) else { return 0 }
            if first == 0xF0, bytes[1] < 0x90 { return 0 }
            if first == 0xF4, bytes[1] > 0x8F { return 0 }
            return 4
        default: return 0
        }
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// 256 bytes at a fixed address, never changed once they are made.
    private static nonisolated(unsafe) let table: UnsafePointer<Bool> = {
        let table = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        for byte in 0..<256 {
            let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A
            let isMarkup = byte == 0x26 || byte == 0x3C || byte == 0x3E
            (table + byte).initialize(to: !isControl && !isMarkup && byte < 0x80)
        }
        return UnsafePointer(table)
    }()
}
