import DisclosureModel
import Testing

/// Amounts that touch the 行次 before them.
@Suite struct PlainLineNumbersTests {
    private func rows(_ text: String) throws -> [String] {
        let table = try #require(
            try recognise(
                """
                2025年度某局部门决算
                收入支出决算总表
                单位：元
                收入 支出
                项目 行次 金额 项目 行次 金额

                """ + text
            ).tables.first)
        return table.rows.map { "\($0.label) \($0.amounts["amount"]?.description ?? "")" }
    }

    @Test func theNumberThatIsDueIsNoDigitOfTheAmount() throws {
        let read = try rows(
            """
            一、一般公共预算财政拨款收入 14,278,724.76一、教育支出 5 2,141,481.90
            二、政府性基金预算财政拨款收入 2 二、社会保障和就业支出 62,137,242.86
            本年收入合计 34,278,724.76本年支出合计 7 4,278,724.76
            总计 4 4,278,724.76总计 8 4,278,724.76
            """)
        #expect(
            read == [
                "一、一般公共预算财政拨款收入 4278724.76", "二、政府性基金预算财政拨款收入 ", "本年收入合计 4278724.76", "总计 4278724.76",
                "一、教育支出 2141481.90", "二、社会保障和就业支出 2137242.86", "本年支出合计 4278724.76", "总计 4278724.76",
            ])
    }

    /// Another digit than the number that is due belongs to the amount.
    @Test func anotherDigitIsOfTheAmount() throws {
        let read = try rows(
            "一、一般公共预算财政拨款收入 1 24.00一、教育支出 4 24.00\n本年收入合计 94.00本年支出合计 5 24.00\n总计 3 24.00总计 6 24.00\n")
        #expect(read.allSatisfy { $0 != "本年收入合计 4.00" })
    }

    /// Two amounts of two decimals each, and nothing between them.
    @Test func amountsThatTouchAreTwo() throws {
        let table = try #require(
            try recognise(
                """
                2025年度某局部门决算
                支出决算表
                单位：元
                科目编码 科目名称 本年支出合计 基本支出 项目支出
                合计 4,207,364.954,162,697.27 44,667.68
                205 教育支出 4,207,364.95 4,162,697.27 44,667.68
                """
            ).tables.first)
        #expect(table.rows[0].amounts["basic"]?.description == "4162697.27")
    }
}
