import DisclosureModel
import Testing

/// Pages of plain text whose title was drawn behind the table.
@Suite struct PlainPagesTests {
    private let cover = "某局2024年部门预算\n第二部分 2024年部门预算表"
    private let page = """
        编制部门：某局 单位：元
        项目
        合计 项目支出
        功能分类科目名称
        205 教育支出 300 100 200
        20502 普通教育 300 100 200
        2050202 小学教育 300 100 200
        合计 300 100 200
        """
    private let below = "2024年部门支出预算总表\n功能分类科目\n编码 基本支\n出"

    private func table(_ pages: [String], options: [String: String] = [:]) throws -> DisclosureTable? {
        try recognise(pages.joined(separator: "\n\u{C}"), options: options).tables.first { $0.state == .reported }
    }

    @Test func theTitleBelowATableNamesIt() throws {
        let table = try #require(try table([cover, page + "\n" + below, "第三部分 情况说明"]))
        #expect(table.form == "budget/expenditure")
        #expect(table.unit == "元" && table.agency == "某局")
        #expect(table.rows.map(\.code) == ["205", "20502", "2050202", nil])
        #expect(
            table.rows.allSatisfy {
                $0.amounts.map { "\($0.key) \($0.value)" } == ["total 300", "basic 100", "project 200"]
            })
        #expect(table.repairs.map(\.rule) == ["title.below"])
        #expect(table.repairs.first?.after == "2024年部门支出预算总表")
    }

    @Test func withoutRepairsLinesStayWhereTheyAre() throws {
        let read = try table([cover, page + "\n" + below, "第三部分 情况说明"], options: ["no-repair": "true"])
        #expect(read == nil)
    }

    /// The title that ends a page may name the table of the next one.
    @Test func aTitleBeforeAPageWithoutOneIsThatPages() throws {
        let first = "2024年部门收入预算总表\n编制部门：某局 单位：元\n项目 合计 财政拨款收入 事业收入\n205 教育支出 9 9 0\n合计 9 9 0"
        let stranded = try recognise(
            [cover, first, "205 教育支出 9 9 0\n2024年部门支出预算总表", page, "第三部分 情况说明"].joined(separator: "\n\u{C}"))
        let table = try #require(stranded.tables.first { $0.form == "budget/expenditure" })
        #expect(table.rows.count == 4 && table.repairs.isEmpty)
    }

    /// Numbers that count the pages are no amounts of the last row.
    @Test func numbersOfPagesAreNoAmounts() throws {
        let titled = "2024年部门支出预算总表\n编制部门：某局 单位：元\n科目编码 科目名称 合计 基本支出 项目支出\n"
        let rows = "205 教育支出 300 100 200\n20502 普通教育 300 100 200\n2050202 小学教育 300"
        let table = try #require(
            try table([cover + "\n1", "说明\n2", titled + rows + "\n3", "100 200\n合计 300 100 200\n4", "第三部分\n5"]))
        #expect(table.rows.map { $0.amounts.count } == [3, 3, 3, 3])
    }

    /// Rows of another classification under a title are those of a table whose title stands elsewhere.
    @Test(arguments: ["", "编制部门：某局 单位：元\n"])
    func rowsOfAnotherClassificationAreNotTaken(head: String) throws {
        let document = try recognise(
            cover + "\n2024年部门支出预算总表\n" + head
                + "编制部门：某局 单位：元\n科目编码 科目名称 合计 基本支出 项目支出\n合计 30 30\n301 工资福利支出 30 30\n30101 基本工资 30 30")
        #expect(document.tables.allSatisfy { $0.rows.allSatisfy { $0.amounts.isEmpty } })
    }
}
