import SourceText

/// The tags that start an HTML block and may end a paragraph or a table (CommonMark 4.6, kinds 1 and 3 to 6).
enum HTMLBlockStart {
    static func interrupts(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        var next = index + 1
        guard next < bytes.count else { return false }
        if bytes[next] == UInt8(ascii: "?") || bytes[next] == UInt8(ascii: "!") { return true }
        if bytes[next] == UInt8(ascii: "/") { next += 1 }
        var letters: [UInt8] = []
        while next < bytes.count, letters.count < 11,
            ASCII.isLetter(bytes[next]) || (!letters.isEmpty && ASCII.isDigit(bytes[next]))
        {
            letters.append(ASCII.lowercased(bytes[next]))
            next += 1
        }
        guard names.contains(String(decoding: letters, as: UTF8.self)) else { return false }
        return next >= bytes.count || bytes[next] <= 0x20 || bytes[next] == UInt8(ascii: ">")
            || bytes[next] == UInt8(ascii: "/")
    }

    private static let names: Set<String> = [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
        "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe",
        "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p",
        "param", "pre", "script", "section", "source", "style", "summary", "table", "tbody", "td", "textarea",
        "tfoot", "th", "thead", "title", "tr", "track", "ul",
    ]
}
