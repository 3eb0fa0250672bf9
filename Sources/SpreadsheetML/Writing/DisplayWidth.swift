/// How wide a text is on screen, in digits of the usual font: Chinese, Japanese and Korean characters count two.
///
/// After Unicode Standard Annex 11 (East Asian Width, classes W and F), with the ambiguous characters that Chinese
/// fonts draw wide (quotation marks, the ellipsis, circled numbers) counted as wide.
public enum DisplayWidth {
    /// The width of the widest line of a text. O(n).
    public static func of(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { of($0) }
    }

    /// How many lines a text takes in a column of a given width, broken where it is full. O(n).
    public static func lines(_ text: String, width: Double) -> Int {
        let room = width.isFinite ? Int(min(max(1, width), 10_000)) : 1
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
            lines + max(1, (of(String(line)) + room - 1) / room)
        }
    }

    static func of(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var widest = 0
        var width = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x0A:
                widest = max(widest, width)
                width = 0
                index += 1
            case ..<0x80:
                width += 1
                index += 1
            case ..<0xE0:
                width += 1
                index += 2
            case ..<0xF0:
                let second = index + 1 < text.count ? text[index + 1] : 0x80
                width += isWide(UInt32(byte & 15) << 12 | UInt32(second & 0x3F) << 6) ? 2 : 1
                index += 3
            default:
                width += 2
                index += 4
            }
        }
        return max(widest, width)
    }

    /// Judges by blocks of 64 characters: enough to lay out a column.
    private static func isWide(_ start: UInt32) -> Bool {
        switch start {
        case 0x1100..<0x1160, 0x2000..<0x2040, 0x2140..<0x21C0, 0x2200..<0x2300, 0x2440..<0x27C0, 0x2E80..<0xA4D0,
            0xA960..<0xA980, 0xAC00..<0xD7C0, 0xF900..<0xFB00, 0xFE00..<0xFE80, 0xFF00..<0xFF60:
            true
        default: false
        }
    }
}
