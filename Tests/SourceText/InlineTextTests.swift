import SourceText
import Testing

@Suite struct InlineTextTests {
    @Test(arguments: [
        ("<b>本年收入合计</b>", "本年收入合计", true),
        ("**合 计**", "合 计", true),
        ("**合计**（表1）", "合计（表1）", false),
        ("<p>甲</p>", "甲", false),
        ("甲<p>乙", "甲\n乙", false),
        ("甲<br/>乙<BR>丙", "甲\n乙\n丙", false),
        ("<u> </u>", "", false),
        ("\\h <u>+</u>", "\\h +", false),
        ("<{;", "<{;", false),
        ("<5次", "<5次", false),
        ("1.新增 <input checked=\"\" type=\"checkbox\"/> 2.延续 <input type=\"checkbox\"/>", "1.新增 ☑ 2.延续 ☐", false),
        ("甲&amp;乙&nbsp;&#20803;&#x5143;&bogus;", "甲&乙\u{A0}元元&bogus;", false),
        ("\u{3000}合计\u{A0}", "合计", false),
        ("面积 m<sup>2</sup>", "面积 m²", false),
        ("2*3*4 [x](y) `z`", "2*3*4 [x](y) `z`", false),
    ])
    func dump(printed: String, text: String, bold: Bool) {
        let inline = InlineText(printed, dialect: .dump)
        #expect(inline.text == text)
        #expect(inline.isBold == bold)
    }

    @Test(arguments: [
        ("\\*\\|\\\\", "*|\\", false),
        ("`a\\b` ``c`d``", "a\\b c`d", false),
        ("**`x`**", "x", true),
        ("*斜* __粗__ ~~删~~ ***both***", "斜 粗 删 both", false),
        ("***a** b", "*a b", false),
        ("snake_case_name", "snake_case_name", false),
        ("a * b * c", "a * b * c", false),
        ("**粗 *斜* 粗**", "粗 斜 粗", true),
        ("[文字](https://example.org \"t\") ![图](a.png)", "文字 图", false),
        ("[^1]", "[^1]", false),
        ("$\\geq 99\\%$ 和 \\$5", "$\\geq 99\\%$ 和 $5", false),
        ("$5 与 $6", "$5 与 $6", false),
        ("<https://example.org>", "https://example.org", false),
        ("甲<!-- 不见 -->乙", "甲乙", false),
        ("*未闭合", "*未闭合", false),
        ("`未闭合", "`未闭合", false),
    ])
    func markdown(printed: String, text: String, bold: Bool) {
        let inline = InlineText(printed, dialect: .markdown)
        #expect(inline.text == text)
        #expect(inline.isBold == bold)
    }

    @Test(arguments: ["2,484.74<sup>①</sup>", "2,484.74[^1]", "2,484.74<sup>1</sup>"])
    func aNoteMarkIsNoDigit(printed: String) {
        let inline = InlineText(printed, dialect: .markdown)
        #expect(inline.text == "2,484.74")
        #expect(inline.noteMarks.count == 1)
    }

    @Test(arguments: ["*a ", "`a ``b ", "[a](b ", "<!-- ", "<sup>", "<b \"", "**a _b ~c ", "&", "![", "***", "$x "])
    func hostileTextTakesLinearTime(unit: String) {
        let text = String(repeating: unit, count: 60_000)
        #expect(InlineText(text, dialect: .markdown).text.utf8.count <= text.utf8.count)
    }
}
