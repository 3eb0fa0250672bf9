import DisclosureModel
import Testing

@testable import MarkdownImporter

/// The examples of the GFM specification, section "Tables (extension)", and those of its reference implementation's
/// own test file, as data: the markdown, and what stands on the page.
@Suite struct PipeTableTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let name: String
        let markdown: String
        let page: [String]
        var testDescription: String { name }
    }

    @Test(arguments: specification + reference)
    func example(_ example: Example) throws {
        #expect(try page(example.markdown) == example.page)
    }

    static let specification: [Example] = [
        Example(
            name: "198", markdown: "| foo | bar |\n| --- | --- |\n| baz | bim |",
            page: ["T foo|bar", "  baz|bim"]),
        Example(
            name: "199", markdown: "| abc | defghi |\n:-: | -----------:\nbar | baz",
            page: ["T abc|defghi", "  bar|baz"]),
        Example(
            name: "200", markdown: "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |",
            page: ["T f¦oo", "  b ¦ az", "  b ¦ im"]),
        Example(
            name: "201", markdown: "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar",
            page: ["T abc|def", "  bar|baz", "P bar"]),
        Example(
            name: "202", markdown: "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar",
            page: ["T abc|def", "  bar|baz", "  bar|", "P bar"]),
        Example(
            name: "203", markdown: "| abc | def |\n| --- |\n| bar |",
            page: ["P ¦ abc ¦ def ¦", "P ¦ --- ¦", "P ¦ bar ¦"]),
        Example(
            name: "204", markdown: "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |",
            page: ["T abc|def", "  bar|", "  bar|baz"]),
        Example(name: "205", markdown: "| abc | def |\n| --- | --- |", page: ["T abc|def"]),
    ]

    static let reference: [Example] = [
        Example(
            name: "inlines in cells, blocks not",
            markdown: """
                Hello!

                | _abc_ | セン |
                | ----- | ---- |
                | 1. Block elements inside cells don't work. | |\u{20}
                | But _**inline elements do**_. | x |

                Hi!
                """,
            page: [
                "P Hello!", "T abc|セン", "  1. Block elements inside cells don't work.|",
                "  But inline elements do.|x", "P Hi!",
            ]),
        Example(
            name: "what is a table",
            markdown: "| a | b |\n\n| a | b |\n| c | d |\n\n| ---- | --- |\n\n|x|\n|-|\n\n| y |\n| --- |",
            page: ["P ¦ a ¦ b ¦", "P ¦ a ¦ b ¦", "P ¦ c ¦ d ¦", "P ¦ ---- ¦ --- ¦", "T x", "T y"]),
        Example(name: "no outer pipes", markdown: "abc | def\n--- | ---\nxyz | ghi", page: ["T abc|def", "  xyz|ghi"]),
        Example(
            name: "alignment",
            markdown: "aaa | bbb | ccc | ddd | eee\n:-- | --- | :-: | --- | --:\nfff | ggg | hhh | iii | jjj",
            page: ["T aaa|bbb|ccc|ddd|eee", "  fff|ggg|hhh|iii|jjj"]),
        Example(
            name: "header and delimiter differ", markdown: "| a | b | c |\n| --- | --- |\n| x | y | z |",
            page: ["P ¦ a ¦ b ¦ c ¦", "P ¦ --- ¦ --- ¦", "P ¦ x ¦ y ¦ z ¦"]),
        Example(
            name: "short and long rows",
            markdown: "| a | b | c |\n| --- | --- | ---\n| x\n| a | b\n| 1 | 2 | 3 | 4 | 5 |",
            page: ["T a|b|c", "  x||", "  a|b|", "  1|2|3"]),
        Example(
            name: "embedded pipes",
            markdown: """
                | a | b |
                | --- | --- |
                | Escaped pipes are \\|okay\\|. | Like \\| this. |
                | Within `\\|code\\| is okay` too. |
                | _**`c\\|`**_ \\| complex
                | don't **\\_reparse\\_**
                """,
            page: [
                "T a|b", "  Escaped pipes are ¦okay¦.|Like ¦ this.", "  Within ¦code¦ is okay too.|", "  c¦ ¦ complex|",
                "  don't _reparse_|",
            ]),
        Example(name: "odd delimiter", markdown: "| a |\n--- |", page: ["T a"]),
        Example(
            name: "escaping",
            markdown: """
                | a | b |
                | --- | --- |
                | \\\\ | `\\\\` |
                | \\\\\\\\ | `\\\\\\\\` |
                | \\_ | `\\_` |
                | \\| | `\\|` |
                | \\a | `\\a` |
                """,
            page: ["T a|b", "  \\|\\\\", "  \\\\|\\\\\\\\", "  _|\\_", "  ¦|¦", "  \\a|\\a"]),
        Example(
            name: "HTML in cells", markdown: "| a |\n| --- |\n| <strong>hello</strong> |\n| ok <br> sure |",
            page: ["T a", "  hello", "  ok⏎ sure"]),
        Example(
            name: "empty cell", markdown: "| a | b | c |\n| --- | --- | --- |\n| d || e |", page: ["T a|b|c", "  d||e"]),
        Example(name: "emphasis", markdown: "| a | b |\n| --- | --- |\n|***(a)***|", page: ["T a|b", "  (a)|"]),
        Example(
            name: "after a paragraph", markdown: "123\n456\n| a | b |\n| ---| --- |\nd | e",
            page: ["P 123", "P 456", "T a|b", "  d|e"]),
        Example(
            name: "in a list", markdown: "- |a|b|\n  |-|-|\n  |1|2|\n\n  x\n- y",
            page: ["T a|b", "  1|2", "P x", "P y"]),
        Example(
            name: "a lazy line may be the header", markdown: "> x\na | b\n> -|-\n> 1|2",
            page: ["P x", "T a|b", "  1|2"]),
        Example(
            name: "a lazy line is no delimiter", markdown: "> a|b\n-|-", page: ["P a¦b", "P -¦-"]),
        Example(name: "a list comes before a delimiter", markdown: "a | b\n- | -", page: ["P a ¦ b", "P ¦ -"]),
        Example(name: "no lazy rows", markdown: "> |a|b|\n> |-|-|\n|1|2|", page: ["T a|b", "P ¦1¦2¦"]),
        Example(name: "indented four", markdown: "|a|b|\n|-|-|\n    |1|2|", page: ["T a|b", "P ¦1¦2¦"]),
        Example(name: "indented header is code", markdown: "    |a|b|\n|-|-|", page: ["P ¦a¦b¦", "P ¦-¦-¦"]),
        Example(name: "ended by a list", markdown: "|a|b|\n|-|-|\n- x | y", page: ["T a|b", "P x ¦ y"]),
        Example(name: "ended by a break", markdown: "|a|b|\n|-|-|\n---\nx", page: ["T a|b", "P x"]),
        Example(
            name: "ended by a fence", markdown: "|a|b|\n|-|-|\n```\n|x|\n|-|\n```", page: ["T a|b", "P ¦x¦", "P ¦-¦"]),
        Example(name: "ended by a heading", markdown: "|a|b|\n|-|-|\n# x", page: ["T a|b", "H1 x"]),
        Example(
            name: "an underline is a row", markdown: "|a|b|\n|-|-|\n|1|2|\n===", page: ["T a|b", "  1|2", "  ===|"]),
        Example(name: "a lone pipe is no row", markdown: "|a|b|\n|-|-|\n|\n||", page: ["T a|b", "P ¦", "P ¦¦"]),
        Example(name: "a backslash holds any pipe", markdown: "| a \\\\| b |c|\n|-|-|", page: ["T a ¦ b|c"]),
        Example(name: "a heading is no header", markdown: "# h | x\n-|-", page: ["H1 h ¦ x", "P -¦-"]),
        Example(name: "one column with colons", markdown: "a\n:-:", page: ["T a"]),
        Example(name: "an underline is no delimiter", markdown: "|a\n-", page: ["H2 ¦a"]),
        Example(name: "odd delimiter cells", markdown: "|a|b|\n|--|-:-|\nx", page: ["P ¦a¦b¦", "P ¦--¦-:-¦", "P x"]),
    ]
}

/// What stands on the page, a line per heading, paragraph line and table row; cells as a viewer shows them, that is
/// filled up or cut to the header, `¦` for a pipe and `⏎` for a line break inside.
func page(_ markdown: String) throws -> [String] {
    func shown(_ text: String) -> String {
        text.replacing("|", with: "¦").replacing("\n", with: "⏎")
    }
    return try read(markdown).blocks.flatMap { block -> [String] in
        switch block {
        case .heading(let heading): return ["H\(heading.level) \(shown(heading.text))"]
        case .paragraph(let paragraph): return ["P \(shown(paragraph.text))"]
        case .pageBreak: return ["---"]
        case .grid(let grid):
            let columns = grid.rows.first?.cells.count ?? 0
            return grid.rows.enumerated().map { index, row in
                let cells = (0..<columns).map { column in row.cells.first { $0.column == column }?.text ?? "" }
                return (index == 0 ? "T " : "  ") + cells.map(shown).joined(separator: "|")
            }
        }
    }
}
