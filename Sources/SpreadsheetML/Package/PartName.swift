/// Names of parts, brought to one form so that they can be looked up (ECMA-376 part 2, 6.2.2).
enum PartName {
    /// The form under which a part is found: no leading slash, `/` between segments, `.` and `..` resolved, percent
    /// escapes decoded, ASCII letters in lower case (names compare without regard to case).
    static func key(_ name: String) -> String {
        lowercased(resolved(name, against: ""))
    }

    /// The part that a relationship's target names, as seen from its source part.
    ///
    /// Absolute, relative and backslashed targets are all in use. The letter case is kept; ``key(_:)`` folds it.
    static func resolve(target: String, from source: String) -> String {
        let decoded = decodedPercent(target)
        let folder = source.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(source[..<$0]) } ?? ""
        return resolved(decoded, against: folder)
    }

    /// The part that holds the relationships of a part: `xl/_rels/workbook.xml.rels` (ECMA-376 part 2, 6.5.2.2).
    static func relationships(of part: String) -> String {
        guard let slash = part.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "_rels/\(part).rels" }
        return "\(part[..<slash])/_rels/\(part[part.index(after: slash)...]).rels"
    }

    /// The letters after the last dot, in lower case; empty where there is none.
    static func fileExtension(_ name: String) -> String {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        return lowercased(String(name[name.index(after: dot)...]))
    }

    /// ASCII letters in lower case, everything else as it is.
    static func lowercased(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return text }
        return String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func resolved(_ name: String, against folder: String) -> String {
        let isSeparator: (UInt8) -> Bool = { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        let isAbsolute = name.utf8.first.map(isSeparator) ?? false
        var segments: [Substring.UTF8View] = isAbsolute ? [] : folder.utf8.split(whereSeparator: isSeparator)
        for segment in name.utf8.split(whereSeparator: isSeparator) {
            if segment.elementsEqual(".".utf8) { continue }
            if segment.elementsEqual("..".utf8) {
                _ = segments.popLast()
                continue
            }
            segments.append(segment)
        }
        return segments.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    }

    private static func decodedPercent(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var decoded: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hexadecimal(bytes[index + 1]),
                let low = hexadecimal(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// The value of a hexadecimal digit.
    static func hexadecimal(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
