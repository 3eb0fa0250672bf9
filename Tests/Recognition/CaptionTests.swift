import ConversionGraph
import DisclosureModel
import Testing

/// Titles, numbers and units where other formats than text have them: captions of HTML, rows of a sheet.
@Suite struct CaptionTests {
    private func html(_ caption: String, between: String = "", rows: [String] = []) -> String {
        let body = PrintedTables.expenditure.split(separator: "\n").map { row in
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
        }
        let stated = rows.map { "<tr><td colspan=\"5\">\($0)</td></tr>" }
        return "\(between)<table><caption>\(caption)</caption>\((stated + body).joined())</table>\n\n"
    }

    @Test(arguments: [
        ("支出决算表（公开03表） 单位：元", [], "支出决算表"), ("支出决算表 公开03表 单位：元", [], "支出决算表"),
        ("支出决算表<br>公开03表<br>单位：元", [], "支出决算表"), ("支出决算表", ["公开03表", "单位：元"], "支出决算表"),
        ("公开03表 单位：元", ["支出决算表"], "支出决算表"),
    ])
    func aCaptionSaysTitleNumberAndUnit(caption: String, rows: [String], title: String) throws {
        let text = "# 某局2024年度部门决算\n\n" + html(caption, rows: rows)
        let table = try #require(try recognise(text, format: "markdown").tables.first)
        #expect(table.form == "final/expenditure")
        #expect(table.title == title)
        #expect(table.number == "公开03表")
        #expect(table.unit == "元")
        #expect(table.rows.count == 5)
    }

    @Test func aCaptionThatIsNoTitleLeavesTheTitleAbove() throws {
        let text = html("表 1", between: "支出决算表\n\n单位：元\n\n") + html("各部分的数额", between: "## 二\n\n")
        let tables = try recognise(text, format: "markdown").tables
        #expect(tables.map(\.title) == ["支出决算表", "各部分的数额"])
        #expect(tables.first?.number == "表1" && tables.first?.unit == "元")
    }

    /// A page tells its title in its head, the site's name behind it.
    @Test func aPageHasItsTitle() throws {
        let text = """
            <!DOCTYPE html><html><head><title>某市某区教育局2024年度部门决算公开 - 某区人民政府</title></head><body>
            <p>首页</p>\(html("支出决算表 单位：元"))</body></html>
            """
        let document = try recognise(text, format: "markdown").document
        #expect(document.title == "某市某区教育局2024年度部门决算公开")
        #expect(document.agency == "某市某区教育局")
        #expect(document.year == 2024 && document.unit == "元")
    }

    /// In one sheet the unit may close a table, and the number stand above the next one's title.
    @Test func rowsOfASheetBetweenTwoTables() throws {
        let text = """
            支出决算表\n\(PrintedTables.expenditure)单位：千元\n\n公开02表\n收入决算表\n单位：元\n\(PrintedTables.revenue)续表
            \(PrintedTables.revenue.prefix { $0 != "\n" })\n205\t教育支出\t1.00\t1.00\t\n
            """
        let tables = try recognise(
            text.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: ","), format: "csv"
        ).tables
        #expect(tables.map(\.title) == ["支出决算表", "收入决算表"])
        #expect(tables.map(\.unit) == ["千元", "元"])
        #expect(tables.map(\.number) == [nil, "公开02表"])
        #expect(tables.map(\.rows.count) == [5, 4])
    }
}
