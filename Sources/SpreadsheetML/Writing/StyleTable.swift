/// The styles of a workbook, each one once, and their part (ECMA-376 part 1, 18.8.39 `styleSheet`).
struct StyleTable {
    private struct Key: Hashable {
        var style: CellStyle
        var isQuoted: Bool
    }

    private var styles: [Key] = []
    private var indices: [Key: Int] = [:]
    /// For each style the one that differs by `quotePrefix` alone, or -1 as long as nobody needed it.
    private var quotedTwins: [Int] = []
    private let defaultFont: CellStyle.Font

    init(defaultFont: CellStyle.Font) {
        self.defaultFont = defaultFont
        _ = index(of: Key(style: CellStyle().with { $0.vertical = .bottom }, isQuoted: false))
    }

    mutating func index(of style: CellStyle) -> Int {
        index(of: Key(style: style, isQuoted: false))
    }

    /// The twin of a style for text that a person must be able to edit without it becoming a formula.
    mutating func quoted(_ index: Int) -> Int {
        guard quotedTwins.indices.contains(index), styles.indices.contains(index) else { return index }
        if quotedTwins[index] < 0 {
            var key = styles[index]
            key.isQuoted = true
            let twin = self.index(of: key)
            quotedTwins[index] = twin
            quotedTwins[twin] = twin
        }
        return quotedTwins[index]
    }

    /// Whether text in this style is broken into lines, and so says nothing about its column's width.
    func wraps(_ index: Int) -> Bool { styles.indices.contains(index) && styles[index].style.wraps }

    private mutating func index(of key: Key) -> Int {
        if let known = indices[key] { return known }
        indices[key] = styles.count
        styles.append(key)
        quotedTwins.append(-1)
        return styles.count - 1
    }

    // The part

    /// The part's text. The order of everything in it is that of first use.
    func xml() -> [UInt8] {
        var formats = Deduplicated<String>(first: "General")
        var fonts = Deduplicated<CellStyle.Font>(first: defaultFont)
        // The first two fills are fixed: 18.8.21, and every reader counts on it.
        var fills = Deduplicated<String>(first: "none")
        _ = fills.index(of: "gray125")
        var borders = Deduplicated<CellStyle.Border>(first: CellStyle.Border())
        var cells = ""
        for key in styles {
            let style = key.style
            let format = Self.builtInFormats[style.numberFormat] ?? formats.index(of: style.numberFormat) + 163
            let font = fonts.index(of: style.font ?? defaultFont)
            let fill = style.fill.map { fills.index(of: $0) } ?? 0
            let border = borders.index(of: style.border)
            cells +=
                "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(border)\" xfId=\"0\""
            if key.isQuoted { cells += " quotePrefix=\"1\"" }
            if format != 0 { cells += " applyNumberFormat=\"1\"" }
            if font != 0 { cells += " applyFont=\"1\"" }
            if fill != 0 { cells += " applyFill=\"1\"" }
            if border != 0 { cells += " applyBorder=\"1\"" }
            let alignment = Self.alignment(style)
            cells += alignment.isEmpty ? "/>" : " applyAlignment=\"1\"><alignment\(alignment)/></xf>"
        }
        var xml = XMLName.declaration + "<styleSheet xmlns=\"\(XMLName.spreadsheet)\">"
        if formats.values.count > 1 {
            xml += "<numFmts count=\"\(formats.values.count - 1)\">"
            for (offset, code) in formats.values.dropFirst().enumerated() {
                xml += "<numFmt numFmtId=\"\(164 + offset)\" formatCode=\"\(Self.attribute(code))\"/>"
            }
            xml += "</numFmts>"
        }
        xml += "<fonts count=\"\(fonts.values.count)\">\(fonts.values.map(Self.xml).joined())</fonts>"
        xml += "<fills count=\"\(fills.values.count)\">\(fills.values.map(Self.fill).joined())</fills>"
        xml += "<borders count=\"\(borders.values.count)\">\(borders.values.map(Self.xml).joined())</borders>"
        xml += "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        xml += "<cellXfs count=\"\(styles.count)\">\(cells)</cellXfs>"
        xml += "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
        return Array((xml + "</styleSheet>").utf8)
    }

    private static func alignment(_ style: CellStyle) -> String {
        var text = ""
        if style.horizontal != .general { text += " horizontal=\"\(style.horizontal.rawValue)\"" }
        if style.vertical != .bottom { text += " vertical=\"\(style.vertical.rawValue)\"" }
        if style.wraps { text += " wrapText=\"1\"" }
        if style.indent > 0 { text += " indent=\"\(min(250, style.indent))\"" }
        return text
    }

    private static func xml(_ font: CellStyle.Font) -> String {
        var text = "<font>"
        if font.isBold { text += "<b/>" }
        if font.isUnderlined { text += "<u/>" }
        text += "<sz val=\"\(number(font.size))\"/>"
        if let color = font.color { text += "<color rgb=\"FF\(attribute(color))\"/>" }
        return text + "<name val=\"\(attribute(font.name))\"/></font>"
    }

    private static func fill(_ color: String) -> String {
        if color == "none" || color == "gray125" { return "<fill><patternFill patternType=\"\(color)\"/></fill>" }
        return "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(attribute(color))\"/>"
            + "<bgColor indexed=\"64\"/></patternFill></fill>"
    }

    private static func xml(_ border: CellStyle.Border) -> String {
        func side(_ name: String, _ line: CellStyle.Line) -> String {
            line == .none ? "<\(name)/>" : "<\(name) style=\"\(line.rawValue)\"><color auto=\"1\"/></\(name)>"
        }
        return "<border>" + side("left", border.left) + side("right", border.right) + side("top", border.top)
            + side("bottom", border.bottom) + "<diagonal/></border>"
    }

    private static func number(_ value: Double) -> String {
        let text = (value.isFinite ? min(max(value, 1), 409) : 11).description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func attribute(_ text: String) -> String {
        var bytes: [UInt8] = []
        XMLText.append(text, to: &bytes, .attribute)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The formats that need no code in the file (18.8.30) and look the same in every language.
    private static let builtInFormats: [String: Int] = [
        "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
    ]
}

/// Values in order of first use, each one once.
private struct Deduplicated<Value: Hashable> {
    private(set) var values: [Value]
    private var indices: [Value: Int]

    init(first: Value) {
        values = [first]
        indices = [first: 0]
    }

    mutating func index(of value: Value) -> Int {
        if let known = indices[value] { return known }
        indices[value] = values.count
        values.append(value)
        return values.count - 1
    }
}
