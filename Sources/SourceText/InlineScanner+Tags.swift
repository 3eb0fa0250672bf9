extension InlineScanner {
    /// Takes a tag, comment or autolink; its length, or 0 where `<` is just a character.
    mutating func tag(in bytes: Span<UInt8>, at index: Int) -> Int {
        if bytes.hasPrefix("<!--", at: index) { return comment(in: bytes, at: index) }
        guard let tag = InlineTag(bytes, at: index) else {
            return dialect == .markdown ? autolink(in: bytes, at: index) : 0
        }
        switch tag.name {
        case "br": breakLine(always: true)
        case "p", "div", "li", "tr", "hr", "h1", "h2", "h3", "h4", "h5", "h6": breakLine(always: false)
        case "b", "strong": boldDepth = max(0, boldDepth + (tag.isClosing ? -1 : 1))
        case "input": checkBox(tag, in: bytes)
        case "sup" where !tag.isClosing: return superscript(tag, in: bytes, at: index)
        default: break
        }
        return tag.length
    }

    private mutating func comment(in bytes: Span<UInt8>, at index: Int) -> Int {
        guard !hasOpenComment else { return 0 }
        var end = index + 4
        while end < bytes.count, !bytes.hasPrefix("-->", at: end) { end += 1 }
        hasOpenComment = end >= bytes.count
        return hasOpenComment ? 0 : end + 3 - index
    }

    private static let longestSuperscript = 256

    /// `<input type="checkbox" checked>` is what OCR makes of a printed box with a tick.
    private mutating func checkBox(_ tag: InlineTag, in bytes: Span<UInt8>) {
        guard tag.attributes(in: bytes, contain: "checkbox") || tag.attributes(in: bytes, contain: "radio") else {
            return
        }
        append(tag.attributes(in: bytes, contain: "checked") ? "☑" : "☐")
    }

    /// A superscript after a number at the end of the text is a note mark, not a digit; elsewhere digits are
    /// raised (`m²`) and other text is kept.
    private mutating func superscript(_ tag: InlineTag, in bytes: Span<UInt8>, at index: Int) -> Int {
        let start = index + tag.length
        var end = start
        let limit = min(bytes.count, start + Self.longestSuperscript)
        while end < limit, !bytes.hasPrefix("</sup>", at: end) { end += 1 }
        guard end < limit else { return tag.length }
        let content = bytes.trimmed(start..<end)
        let after = end + 6
        if isNumber, bytes.isBlank(after..<bytes.count) {
            noteMarks.append(bytes.string(in: content))
            return after - index
        }
        for offset in content {
            if let raised = Self.raised(bytes[offset]) { append(raised) } else { append(bytes[offset]) }
        }
        return after - index
    }

    /// Whether what was printed so far is a number: digits, separators, blanks and signs, at least one digit.
    var isNumber: Bool {
        var digits = 0
        for byte in output {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x20, 0x2B...0x2E, 0x25, 0x28, 0x29: continue
            default: return false
            }
        }
        return digits > 0
    }

    private static func raised(_ byte: UInt8) -> String? {
        switch byte {
        case 0x30: "⁰"
        case 0x31: "¹"
        case 0x32: "²"
        case 0x33: "³"
        case 0x34...0x39: Unicode.Scalar(0x2070 + UInt32(byte - 0x30)).map { String($0) }
        default: nil
        }
    }

    /// `<https://…>` shows its address (CommonMark 6.5).
    private mutating func autolink(in bytes: Span<UInt8>, at index: Int) -> Int {
        guard index + 1 < bytes.count, ASCII.isLetter(bytes[index + 1]) else { return 0 }
        var end = index + 1
        var hasScheme = false
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "<") {
            if bytes[end] == UInt8(ascii: ">") {
                guard hasScheme else { return 0 }
                for offset in (index + 1)..<end { append(bytes[offset]) }
                return end + 1 - index
            }
            if bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "@") { hasScheme = true }
            end += 1
        }
        return 0
    }
}

/// An HTML tag that sets text: its name and where its attributes are.
struct InlineTag {
    let name: String
    let isClosing: Bool
    let length: Int
    private let inside: Range<Int>

    /// Reads the tag at an index; nil where there is none, or none that sets text.
    init?(_ bytes: Span<UInt8>, at index: Int) {
        var next = index + 1
        let closing = next < bytes.count && bytes[next] == UInt8(ascii: "/")
        if closing { next += 1 }
        var letters: [UInt8] = []
        while next < bytes.count, letters.count < 11,
            ASCII.isLetter(bytes[next]) || (!letters.isEmpty && ASCII.isDigit(bytes[next]))
        {
            letters.append(ASCII.lowercased(bytes[next]))
            next += 1
        }
        let name = String(decoding: letters, as: UTF8.self)
        guard Self.names.contains(name), next < bytes.count else { return nil }
        guard bytes[next] <= 0x20 || bytes[next] == UInt8(ascii: "/") || bytes[next] == UInt8(ascii: ">") else {
            return nil
        }
        let start = next
        var quote: UInt8?
        while next < min(bytes.count, index + Self.longest) {
            let byte = bytes[next]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                self.name = name
                isClosing = closing
                length = next + 1 - index
                inside = start..<next
                return
            } else if byte == UInt8(ascii: "<") {
                return nil
            }
            next += 1
        }
        return nil
    }

    func attributes(in bytes: Span<UInt8>, contain text: StaticString) -> Bool {
        for index in inside where bytes.hasPrefix(text, at: index) {
            let end = index + text.utf8CodeUnitCount
            let before = index == inside.lowerBound ? 0x20 : bytes[index - 1]
            let after = end < inside.upperBound ? bytes[end] : 0x20
            if !ASCII.isLetter(before), !ASCII.isLetter(after) { return true }
        }
        return false
    }

    private static let longest = 4096

    private static let names: Set<String> = [
        "b", "strong", "i", "em", "u", "s", "del", "ins", "sup", "sub", "span", "font", "small", "big", "mark", "p",
        "div", "br", "a", "center", "input", "label", "wbr", "code", "tt", "kbd", "img", "li", "ul", "ol", "html",
        "body",
        "head", "section", "article", "header", "footer", "main", "figure", "figcaption", "blockquote", "hr", "h1",
        "h2",
        "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col",
    ]
}
