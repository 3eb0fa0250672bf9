import ConversionGraph
import DisclosureModel
import Testing

@testable import MarkdownImporter

@Suite struct HTMLTableTests {
    private func cells(_ markdown: String) throws -> [[String]] {
        try read(markdown).grids.flatMap { grid in
            grid.rows.map { row in
                row.cells.map { "\($0.column)+\($0.columnSpan)x\($0.rowSpan) \($0.text)\($0.isBold ? " b" : "")" }
            }
        }
    }

    @Test func spansPlaceTheCells() throws {
        let markdown = """
            # 收入

            <html><body><table><tr><td rowspan="2">项目</td><td colspan="2">决算数</td></tr>\
            <tr><td>小计</td><td>其中</td></tr><tr><td>合计</td><td>1.0</td><td></td></tr></table></body></html>

            后文
            """
        #expect(
            try cells(markdown) == [
                ["0+1x2 项目", "1+2x1 决算数"], ["1+1x1 小计", "2+1x1 其中"], ["0+1x1 合计", "1+1x1 1.0", "2+1x1 "],
            ])
        #expect(try page(markdown) == ["H1 收入", "T 项目|决算数", "  |小计", "  合计|1.0", "P 后文"])
    }

    @Test func headBodyAndCaptionOverManyLines() throws {
        let grid = try #require(
            try read(
                """
                <table border="1">
                  <caption>表 1</caption>
                  <thead>
                    <tr><th>甲</th><th>乙</th></tr>

                    <tr><th>1</th><th>2</th></tr>
                  </thead>
                  <tbody>
                    <tr><td><b>合 计</b></td><td>2,484.74<sup>①</sup></td></tr>
                    <tr></tr>
                    <tr><td>面积 m<sup>2</sup><br>第二行</td><td>A&amp;B&nbsp;&lt;x&gt;</td></tr>
                  </tbody>
                </table>
                """
            ).grids.first)
        #expect(grid.name == "表 1")
        #expect(grid.origin == .html)
        #expect(grid.headerRows == 2)
        #expect(grid.rows.map(\.index) == [0, 1, 2, 4])
        #expect(grid.rows[2].cells.map(\.text) == ["合 计", "2,484.74"])
        #expect(grid.rows[2].cells.map(\.isBold) == [true, false])
        #expect(grid.rows[3].cells.map(\.text) == ["面积 m²\n第二行", "A&B\u{A0}<x>"])
    }

    @Test func everyCellHasItsPlace() throws {
        let (text, places) = marked(
            """
            前文 <table><!-- <td> --><tr><td>1️⃣合计</td><td align="right">2️⃣1</td></tr>
            <tr><TH>3️⃣甲
            乙</TH><td>4️⃣2</td></tr></table>
            """)
        let cells = try read(text).grids.flatMap(\.rows).flatMap(\.cells)
        #expect(cells.map(\.at) == places)
        #expect(cells.map(\.text) == ["合计", "1", "甲 乙", "2"])
    }

    @Test(arguments: [
        ("<table><tr><td>a<td>b<tr><td>c</table>", [["a", "b"], ["c"]]),
        ("<table><td>a</td><td>b</td></table>", [["a", "b"]]),
        (
            "<table><tr><td>a <table><tr><td>x</td><td>y</td></tr></table></td><td>b</td></tr></table>",
            [["a\n x y", "b"]]
        ),
        ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", [["甲\n乙"]]),
        (
            "<table><tr><td><input type=\"checkbox\" checked=\"\"/>是 <input type=\"checkbox\">否</td></tr></table>",
            [["☑是 ☐否"]]
        ),
        ("<table><tr><td rowspan=\"0\">a</td><td>b</td></tr><tr><td>c</td></tr></table>", [["a", "b"], ["c"]]),
        ("<table><tr><td>a", [["a"]]),
        ("<table></table>", []),
    ])
    func soup(markdown: String, texts: [[String]]) throws {
        #expect(try read(markdown).grids.flatMap(\.rows).map { $0.cells.map(\.text) } == texts)
    }

    @Test func spansEndWithTheTable() throws {
        let cells = try read("<table><tr><td rowspan=\"99\">a</td></tr><tr><td>b</td></tr></table>").grids.flatMap(
            \.rows
        ).flatMap(\.cells)
        #expect(cells.map(\.rowSpan) == [2, 1])
        #expect(cells.map(\.column) == [0, 1])
    }

    @Test func textBetweenCellsIsKept() throws {
        #expect(try page("<table>丢<tr><td>a</td></tr></table>尾") == ["P 丢", "T a", "P 尾"])
    }

    /// A reader of the page sees neither, so that neither may stand in a table; what is left out is said.
    @Test(arguments: [
        ("<tr style=\"display:none\"><td>1️⃣2023</td><td>9</td></tr>", [["a", "b"], ["c", "d"]], 1, "2023"),
        ("<tr hidden><td> </td><td>1️⃣9</td></tr>", [["a", "b"], ["c", "d"]], 1, "9"),
        ("<tr><td>x</td><td hidden=\"\">1️⃣9</td><td>y</td></tr>", [["a", "b"], ["x", "y"], ["c", "d"]], 1, "9"),
        (
            "<tr><td>1️⃣x<span style='color:red; DISPLAY : None !important'>9</span></td></tr>",
            [["a", "b"], ["x"], ["c", "d"]], 1, "9"
        ),
        (
            "<tbody style='display:none'><tr><td>1️⃣8</td></tr><tr><td>9<table><tr><td>z</td></tr></table></td></tr></tbody>",
            [["a", "b"], ["c", "d"]], 1, "8"
        ),
    ])
    func whatAPageDoesNotShowIsLeftOutAndSaid(rows: String, texts: [[String]], count: Int, excerpt: String) throws {
        let (text, places) = marked("<table><tr><td>a</td><td>b</td></tr>\(rows)<tr><td>c</td><td>2️⃣d</td></tr></table>")
        var context = try Registry(plugins: [MarkdownImporterPlugin()]).context()
        let grid = try #require(try read(text, context: &context).grids.first)
        #expect(grid.rows.map { $0.cells.map(\.text) } == texts)
        #expect(grid.rows.last?.cells.last?.at == places[1])
        #expect(context.diagnostics.map(\.code) == ["html.hidden"])
        let note = try #require(context.diagnostics.first)
        #expect(note.severity == .note && note.at == places[0] && note.excerpt == excerpt)
        #expect(note.message.hasPrefix("\(count) place"))
    }

    @Test func aHiddenTableIsNone() throws {
        var context = try Registry(plugins: [MarkdownImporterPlugin()]).context()
        let text = "<table style=\"display:none\"><tr><td>1</td></tr><tr><td>2</td></tr></table>"
        #expect(try read(text, context: &context).grids.isEmpty)
        #expect(context.diagnostics.map(\.code) == ["html.hidden"])
    }

    @Test(arguments: [
        "<tr style=\"display:none;display:table-row\">", "<tr style=\"--display:none\">", "<tr hidden-x>",
    ])
    func whatIsShownIsRead(row: String) throws {
        var context = try Registry(plugins: [MarkdownImporterPlugin()]).context()
        #expect(try read("<table>\(row)<td>1</td></tr></table>", context: &context).grids.count == 1)
        #expect(context.diagnostics.isEmpty)
    }

    @Test func nestingAndSpansAreBounded() {
        let deep = "<table>" + String(repeating: "<b>", count: 5000)
        #expect(throws: ConversionError.self) { try read(deep) }
        let wide = "<table><tr>" + String(repeating: "<td colspan=1000>x</td>", count: 20) + "</table>"
        let error = #expect(throws: ConversionError.self) { try read(wide) }
        #expect(error?.diagnostic.code == "limit.exceeded")
    }

    @Test func entitiesAreNotFetchedOrExpanded() throws {
        let markdown = """
            <table><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&#65;&#65;">]>\
            <tr><td>&a;&b;</td></tr></table>
            """
        let text = try read(markdown).grids.flatMap(\.rows).flatMap(\.cells).map(\.text).joined()
        #expect(text == "&a;&b;")
    }
}

/// Takes the marks 1️⃣, 2️⃣, … out of a text and tells where they stood.
func marked(_ text: String) -> (text: String, places: [Locator]) {
    var plain = String.UnicodeScalarView()
    var places: [Locator] = []
    var line = 1
    var column = 1
    for character in text {
        let scalars = character.unicodeScalars
        if let first = scalars.first, scalars.count == 3, ("1"..."9").contains(first) {
            places.append(.text(line: line, column: column))
            continue
        }
        plain.append(contentsOf: scalars)
        if character == "\n" {
            line += 1
            column = 1
        } else {
            column += scalars.count
        }
    }
    return (String(plain), places)
}
