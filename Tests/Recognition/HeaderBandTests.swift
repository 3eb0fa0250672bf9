import DisclosureModel
import Testing

/// Where a header ends and what its rows say.
@Suite struct HeaderBandTests {
    private let threePublic =
        "2024年度“三公”经费支出决算表\n单位：元\n项目\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\n"
        + "\t\t\t小计\t公务用车购置费\t公务用车运行费\t\n"

    @Test("small whole amounts behind a label are data")
    func countsAreData() throws {
        let rows = "年初预算数\t51\t\t24\t\t24\t27\n决算数\t2\t\t\t\t\t2\n"
        let table = try #require(try recognise(threePublic + rows).tables.first)
        #expect(table.form == "final/three-public" && table.state == .reported)
        let values = table.rows.flatMap { row in row.amounts.map { "\($0.key) \($0.value)" } }
        #expect(values.contains("budget.reception 27") && values.contains("actual.total 2"))
    }

    @Test("a row that says 栏次 and no number is no label of its columns")
    func bareOrdinalWord() throws {
        let table = try #require(
            try recognise(
                "2024年度支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t\t栏次\t\t\n"
                    + "205\t教育支出\t3.50\t1.00\t2.50\n合计\t\t3.50\t1.00\t2.50\n"
            ).tables.first)
        #expect(table.columns.map(\.label) == ["本年支出合计", "基本支出", "项目支出"])
    }
}
