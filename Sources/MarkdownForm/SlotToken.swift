/// Text inside an HTML comment as one word: letters, digits, `.`, `_` and Chinese characters stand for themselves,
/// everything else is percent-encoded UTF-8, and the empty text is `~`.
public enum SlotToken {
    /// The word that stands for a text.
    public static func encode(_ text: String) -> String {
        guard !text.utf8.isEmpty else { return "~" }
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            if isPlain(scalar) {
                word += bytes
            } else {
                for byte in bytes { word += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)] }
            }
        }
        return String(decoding: word, as: UTF8.self)
    }

    /// The text that a word stands for; nil where it is no such word.
    public static func decode(_ word: String) -> String? {
        if word == "~" { return "" }
        var bytes: [UInt8] = []
        var iterator = word.utf8.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = iterator.next().flatMap(value), let low = iterator.next().flatMap(value) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x3400...0x9FFF: true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + (value - 10)
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
