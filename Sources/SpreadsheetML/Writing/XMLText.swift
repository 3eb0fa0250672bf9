/// Text as it stands in a part: escapes of XML, and of SpreadsheetML for what XML cannot hold.
///
/// ECMA-376 part 1, 22.4.2.4 (`ST_Xstring`): a character that XML 1.0 forbids is written `_xHHHH_`, and the underscore
/// of a text that looks like such an escape is written `_x005F_`.
enum XMLText {
    /// Where the text is going to stand.
    enum Place {
        /// Between tags, in a type that knows `_xHHHH_`.
        case cell
        /// Between tags, elsewhere.
        case element
        /// In an attribute with double quotes.
        case attribute
    }

    /// Appends the text to `output`, escaped.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], _ place: Place) {
        var clean = 0
        var index = 0
        while index < text.count {
            guard let escape = escape(at: index, in: text, place) else {
                index += 1
                continue
            }
            output.append(contentsOf: text[clean..<index])
            output.append(contentsOf: escape.text.utf8)
            index += escape.consumed
            clean = index
        }
        output.append(contentsOf: text[clean...])
    }

    /// Appends the text to `output`, escaped.
    static func append(_ text: String, to output: inout [UInt8], _ place: Place) {
        var text = text
        text.withUTF8 { append($0, to: &output, place) }
    }

    /// Whether any byte needs ``append(_:to:_:)`` to look at it; most texts have none.
    @inline(__always)
    static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text where special[Int(byte)] { return false }
        return true
    }

    /// Whether a reader could take blanks of the text for layout (XML 1.0, 2.10).
    @inline(__always)
    static func needsPreserving(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return first <= 0x20 || last <= 0x20 || text.contains(0x0A)
    }

    private static func escape(
        at index: Int, in text: UnsafeBufferPointer<UInt8>, _ place: Place
    ) -> (text: String, consumed: Int)? {
        switch text[index] {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "\""): return place == .attribute ? ("&quot;", 1) : nil
        case 0x09 where place != .attribute, 0x0A where place != .attribute: return nil
        case 0x09: return ("&#9;", 1)
        case 0x0A: return ("&#10;", 1)
        case let control where control < 0x20:
            guard place == .cell else { return control == 0x0D ? ("&#13;", 1) : ("", 1) }
            return ("_x00\(hexadecimal(control >> 4))\(hexadecimal(control & 15))_", 1)
        case UInt8(ascii: "_"): return place == .cell && looksEscaped(index, text) ? ("_x005F_", 1) : nil
        case 0xEF:
            // U+FFFE and U+FFFF are valid UTF-8 and no characters of XML.
            guard index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE else { return nil }
            return (place == .cell ? (text[index + 2] == 0xBE ? "_xFFFE_" : "_xFFFF_") : "", 3)
        default: return nil
        }
    }

    private static func looksEscaped(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index + 6 < text.count, text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_") else {
            return false
        }
        return text[index + 2..<index + 6].allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
            default: false
            }
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> String {
        String(UnicodeScalar(digit < 10 ? 0x30 + digit : 0x41 + digit - 10))
    }

    private static let special: [Bool] = (UInt8.min...UInt8.max).map { byte in
        switch byte {
        case 0x09, 0x0A: false
        case 0..<0x20, 0xEF, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
