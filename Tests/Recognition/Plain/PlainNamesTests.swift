import DisclosureModel
import Testing

/// Rows without names, and the names that were drawn apart.
@Suite struct PlainNamesTests {
    private let head = "2024年部门支出预算总表\n编制部门：某局 单位：元\n科目编码 科目名称 合计 基本支出 项目支出\n"

    private func table(_ text: String) throws -> DisclosureTable {
        try #require(try recognise(head + text).tables.first { $0.form == "budget/expenditure" })
    }

    @Test func asManyRowsAsNamesWhoseSumsHoldAreTheSame() throws {
        let table = try table(
            "合计 300 100 200\n300 100 200\n300 100 200\n100 100 0\n200 0 200\n205 教育支出\n20502 普通教\n育\n2050202 小学教\n育\n2050203 初中教育"
        )
        let rows = table.rows.filter { !$0.amounts.isEmpty }
        #expect(rows.map(\.code) == [nil, "205", "20502", "2050202", "2050203"])
        #expect(rows.map { $0.amounts["total"]?.description } == ["300", "300", "300", "100", "200"])
        #expect(table.repairs.filter { $0.rule == "row.rejoined" }.count == 4)
    }

    /// Two 项 that changed places would add up just as well; the codes do not rise.
    @Test func namesOutOfOrderAreNotJoined() throws {
        let table = try table(
            "合计 300 100 200\n300 100 200\n300 100 200\n100 100 0\n200 0 200\n205 教育支出\n20502 普通教育\n2050203 初中教育\n2050202 小学教育"
        )
        #expect(table.rows.allSatisfy { $0.code == nil || $0.amounts.isEmpty })
    }

    @Test func aCodeWithoutNameTakesTheWordsThatAreItsName() throws {
        let table = try table(
            "205 教育支出 300 100 200\n20502 普通教育 300 100 200\n2050202 100 100 0\n2050203 初中教育 200 0 200\n合计 300 100 200\n小学教\n育"
        )
        #expect(table.rows.map(\.label) == ["教育支出", "普通教育", "小学教育", "初中教育", "合计"])
        #expect(table.rows[2].code == "2050202" && table.rows[2].amounts["basic"]?.description == "100")
    }

    /// Without codes, a row is a known name and an amount for each column on one line.
    @Test func rowsWithoutCodesAreReadByName() throws {
        let table = try table("合计 300 100 200\n教育支出 300 100 200\n普通教育 300 100 200\n100 100 0\n200 0 200\n小学教\n育")
        let rows = table.rows.filter { !$0.amounts.isEmpty }
        #expect(rows.map(\.label) == ["合计", "教育支出", "普通教育"])
        #expect(table.rows.compactMap { $0.texts["unplaced"] } == ["100 100 0", "200 0 200"])
    }
}
