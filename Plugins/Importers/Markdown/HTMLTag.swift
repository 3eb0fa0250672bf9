import SourceText

/// The tags of an HTML page, told from their bytes.
struct HTMLTag {
    /// Whether quoted values may hold `>`: not behind a quote that nothing closes, so that no byte is read twice.
    private var trustsQuotes = true

    /// Elements whose content is not shown as text of the page.
    static let hidden: Set<String> = [
        "script", "style", "title", "noscript", "template", "svg", "select", "textarea", "iframe", "object",
    ]

    /// Where a tag, comment or declaration ends that starts at an offset: behind its `>`; behind the one character
    /// where `<` starts none.
    mutating func end(in bytes: Span<UInt8>, at open: Int) -> Int {
        if bytes.hasPrefix("<!--", at: open) {
            var index = open + 4
            while index < bytes.count, !bytes.hasPrefix("-->", at: index) { index += 1 }
            return min(bytes.count, index + 3)
        }
        guard open + 1 < bytes.count else { return bytes.count }
        let first = bytes[open + 1]
        guard ASCII.isLetter(first) || "/!?".utf8.contains(first) else { return open + 1 }
        var quote: UInt8?
        var index = open + 1
        while index < bytes.count {
            let byte = bytes[index]
            if quote == byte {
                quote = nil
            } else if quote == nil, trustsQuotes, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if quote == nil, byte == UInt8(ascii: ">") {
                return index + 1
            }
            index += 1
        }
        trustsQuotes = false
        return bytes.firstIndex(of: UInt8(ascii: ">"), in: open..<bytes.count).map { $0 + 1 } ?? bytes.count
    }

    /// The name of the tag at an offset, in small letters; empty where none starts there.
    static func name(in bytes: Span<UInt8>, at open: Int) -> String {
        var index = open + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
        var letters: [UInt8] = []
        while index < bytes.count, letters.count < 16,
            ASCII.isLetter(bytes[index]) || !letters.isEmpty && (ASCII.isDigit(bytes[index]) || bytes[index] == 0x3A)
        {
            letters.append(ASCII.lowercased(bytes[index]))
            index += 1
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Where the end tag of an element starts; the end of the bytes where it has none.
    static func close(_ name: String, in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while let open = bytes.firstIndex(of: UInt8(ascii: "<"), in: index..<bytes.count) {
            if open + 1 < bytes.count, bytes[open + 1] == UInt8(ascii: "/"), self.name(in: bytes, at: open) == name {
                return open
            }
            index = open + 1
        }
        return bytes.count
    }

    /// Whether a tag ends the line of text before it: all do but those that set words within one.
    static func isBlock(_ name: String, in bytes: Span<UInt8>, at open: Int) -> Bool {
        if name.isEmpty {
            return bytes.hasPrefix("<!doctype", at: open) || bytes.hasPrefix("<?", at: open)
                || bytes.hasPrefix("<![", at: open)
        }
        return !inline.contains(name) && !name.utf8.contains(0x3A)
    }

    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
        "tt", "u", "var", "wbr",
    ]
}
