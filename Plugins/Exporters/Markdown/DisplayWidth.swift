/// How many columns of a terminal or a fixed-width font a text takes.
enum DisplayWidth {
    /// The columns that UTF-8 bytes take: two for East Asian wide and full-width characters and emoji, none for marks
    /// that combine (Unicode annex 11, by blocks).
    static func of(_ bytes: ArraySlice<UInt8>) -> Int {
        var width = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let first = bytes[index]
            if first < 0x80 {
                width += 1
                index += 1
                continue
            }
            let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            let end = min(index + length, bytes.endIndex)
            var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for offset in (index + 1)..<max(index + 1, end) { value = value << 6 | UInt32(bytes[offset] & 0x3F) }
            width += of(value)
            index = end
        }
        return width
    }

    private static func of(_ value: UInt32) -> Int {
        switch value {
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x1AB0...0x1AFF, 0x20D0...0x20FF: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
            0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
