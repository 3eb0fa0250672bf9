/// Makes texts that formats trip over: marks of markdown and HTML, quotes, formulas, wide and combining characters.
public enum TextGenerator {
    private static let pieces = [
        "|", "\\", "\n", "#", "=", "+", "-", "@", "*", "**", "_", "`", "~", "[", "](x)", "<b>", "</td>", "<table>",
        "<!--", "-->", "&", "&amp;", "&#65;", ">", "- ", "1. ", "1) ", "---", "===", "$", ":", ":+1:", "·", " · ",
        " / ", "/", "\"", "'", ",", ";", "\t", "\r", "  ", "\u{A0}", "\u{3000}", "\u{FEFF}", "\u{200B}", "\u{2028}",
        "\u{7F}", "\u{85}", "😀", "👨‍👩‍👧", "e\u{301}", "é", "\u{301}", "合计", "一般公共预算财政拨款", "“三公”", "注：", "（一）",
        "0012", "1,234.50", "-3", "12%", "true", "null", "=SUM(A1)", "x", "Sheet1!B7", "3:4", "%41", "|-|", "\\|",
        "_x000D_", "\u{1}", "\u{1F}", "😀", "𠮷", "[^1]", "<sup>1</sup>", "https://example.org", "a_b_c", "。",
    ]

    /// A text of one to six pieces; never empty.
    public static func text(_ random: inout SeededGenerator) -> String {
        (0...random.below(6)).reduce(into: "") { text, _ in text += random.one(of: pieces, or: "x") }
    }

    /// A text as a form prints it: Chinese words and a few signs, now and then an awkward one.
    public static func label(_ random: inout SeededGenerator) -> String {
        if random.once(in: 4) { return text(&random) }
        let words = ["教育支出", "小学教育", "合计", "基本支出", "其他", "（类）", "一、", "住房公积金", " "]
        return (0...random.below(3)).reduce(into: "项") { text, _ in text += random.one(of: words, or: "项") }
    }
}
