import ConversionGraph
import DisclosureModel
import Testing

@testable import MarkdownImporter

@Suite struct MarkdownReaderTests {
    @Test(arguments: [
        ("# 一\n\n二\n三\n\n四\n===\n五\n---\n六", ["H1 一", "P 二", "P 三", "H1 四", "H2 五", "P 六"]),
        ("## 二 ##\n#没有空格\n####### 七", ["H2 二", "P #没有空格", "P ####### 七"]),
        ("**粗体**\n1. 第一\n2. 第二\n- 点", ["P 粗体", "P 1. 第一", "P 2. 第二", "P 点"]),
        ("1. 甲\n\n   乙\n\n丙", ["P 1. 甲", "P 乙", "P 丙"]),
        ("> # 引\n> 文\n续", ["H1 引", "P 文", "P 续"]),
        ("```\n# 不是\n| a |\n```\n~~~\n```\n~~~", ["P # 不是", "P ¦ a ¦", "P ```"]),
        ("前<!-- 注\n释 -->后\n\n<!-- PageBreak -->\n\u{0C}\n末", ["P 前<!-- 注", "P 释 -->后", "---", "---", "P 末"]),
        ("<!-- 注\n\n释 -->后", ["P 后"]),
        ("[链接](http://x.cn) ![图](a.png)", ["P 链接 图"]),
        ("<div align=\"center\">\n\n居中\n\n</div>", ["P 居中"]),
    ])
    func blocks(markdown: String, page: [String]) throws {
        #expect(try MarkdownImporterTests.page(markdown) == page)
    }

    @Test func tabTablesKeepPositionsAndMarks() throws {
        let (text, places) = marked(
            """
            ### 收入决算表（表 2）

            单位：万元

            1️⃣项目\t\t2️⃣合计
            3️⃣类\t款\t1
            \t\t4️⃣<b>合 计</b>\t5️⃣**2, 484. 74**
            - \t\t1

            注：本表
            """)
        let document = try read(text)
        let grid = try #require(document.grids.first)
        #expect(document.grids.count == 1)
        #expect(grid.origin == .tabs)
        #expect(
            grid.rows.map { $0.cells.map(\.text) } == [
                ["项目", "", "合计"], ["类", "款", "1"], ["", "", "合 计", "2, 484. 74"], ["-", "", "1"],
            ])
        let at = grid.rows.flatMap(\.cells).map(\.at)
        #expect(places.allSatisfy { at.contains($0) })
        #expect(grid.rows[2].cells.map(\.isBold) == [false, false, true, true])
        #expect(try page(text).last == "P 注：本表")
    }

    @Test func aTabTableGoesOnAfterABlankLine() throws {
        let texts = try read("a\tb\n\n\t\tc\n\nd\n\n\te").grids.map { $0.rows.map { $0.cells.map(\.text) } }
        #expect(texts == [[["a", "b"]], [["", "", "c"]]])
    }

    @Test func everyCellOfAPipeTableHasItsPlace() throws {
        let (text, places) = marked("> - | 1️⃣项目 |2️⃣数|\n>   |--|--|\n>   |3️⃣甲|4️⃣`a\\|b`|")
        #expect(try read(text).grids.flatMap(\.rows).flatMap(\.cells).map(\.at) == places)
    }

    @Test func excessCellsAreKeptAndSaid() throws {
        var context = try Registry(plugins: [MarkdownImporterPlugin()]).context()
        let grids = try read("|a|b|\n|-|-|\n|1|2|3.50|\n|1|2||", context: &context).grids
        #expect(grids.first?.rows[1].cells.map(\.text) == ["1", "2", "3.50"])
        #expect(context.diagnostics.map(\.code) == ["table.excess"])
        #expect(context.diagnostics.first?.at == .text(line: 3, column: 6))
        #expect(context.diagnostics.first?.excerpt == "3.50")
    }

    @Test func noteMarksAreNoDigits() throws {
        var context = try Registry(plugins: [MarkdownImporterPlugin()]).context()
        let grids = try read("|a|\n|-|\n|2,484.74[^1]|\n\n[^1]: 注", context: &context).grids
        #expect(grids.first?.rows[1].cells.map(\.text) == ["2,484.74"])
        #expect(context.diagnostics.map(\.code) == ["cell.note-mark"])
    }

    @Test func frontMatterBecomesProperties() throws {
        let document = try read(
            "---\ntitle: \"决算: \\u8868\"\nyear: 2024\nsource:\n  name: 'it''s.txt'\ntags:\n- a\n- b\n---\n# 正文")
        #expect(document.properties.map(\.key) == ["source.name", "tags", "title", "year"])
        #expect(document.properties.map(\.value) == ["it's.txt", "a, b", "决算: 表", "2024"])
        #expect(document.blocks.count == 1)
    }

    @Test func aThematicBreakIsNoFrontMatter() throws {
        #expect(try page("---\n决算 说明 没有冒号\n---\n后") == ["H2 决算 说明 没有冒号", "P 后"])
    }

    @Test(arguments: [
        ("| a | b |\n|---|---|\n", 95), ("# 一\n\n## 二\n甲\t乙\n", 65), ("# 一\n<table><tr>", 90),
        ("---\nschema: tabularium/1\n---\n", 100), ("---\nschema: tabularium/9\n---\n", 100), ("部门预算\n合计\t1\n", 0),
        ("a | b\nc | d\n", 0),
    ])
    func probe(text: String, score: Int) {
        let input = ProbeInput(name: "x", bytes: Array(text.utf8))
        #expect((MarkdownProbe.probe(input)?.score ?? 0) == score)
    }

    @Test(arguments: [
        "> ", "- ", "1. ", ">", "| ", "|-", "`", "# ", "\t", "<table>", "<!--", "**", "    ", "a|b\n-|-\n",
    ])
    func hostileRepetitionEnds(unit: String) throws {
        for text in [String(repeating: unit, count: 5000), String(repeating: unit + "\n", count: 5000)] {
            _ = try? read(text)
        }
    }

    @Test func everyPrefixReads() throws {
        let text =
            "---\na: b\n---\n# 一\n\n> - |甲|`乙`|\n>   |-|:-:|\n>   |1\\||**2**|\n\n<table><tr><td>a&amp;</td></tr></table>\n\n```\nx\n```\n"
        let bytes = Array(text.utf8)
        for count in 0...bytes.count {
            var context = try Registry(plugins: [MarkdownImporterPlugin()]).context()
            do {
                _ = try MarkdownReader.read(
                    FileContent(name: "x", bytes: Array(bytes.prefix(count))), context: &context)
            } catch let error as ConversionError {
                #expect(error.diagnostic.code == "text.truncated")
            }
        }
    }

    @Test func anotherVersionOfTheModelIsRefused() throws {
        let error = #expect(throws: ConversionError.self) {
            try read("---\ntitle: a\nschema: tabularium/9\n---\n\n# a\n")
        }
        #expect(error?.kind == .data)
        #expect(error?.diagnostic.code == "markdown.schema")
        #expect(error?.diagnostic.at == .text(line: 3, column: 1))
        #expect(throws: Never.self) { try read("---\nschema: another/9\n---\n\n# a\n") }
    }
}
