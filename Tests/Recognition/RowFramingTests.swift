import DisclosureModel
import Testing

/// Rows that a line break has cut, and rows on one line.
@Suite struct RowFramingTests {
    private let sound = [
        "合计\t30\t14\t16", "一般公共服务支出\t20\t14\t6", "教育支出\t3\t\t3", "卫生健康支出\t4\t\t4", "住房保障支出\t3\t\t3",
    ]

    private func text(_ rows: [String]) -> String {
        (["2024年度一般公共预算财政拨款支出决算表", "", "单位：万元", "", "科目名称\t合计\t基本支出\t项目支出"] + rows).joined(separator: "\n")
    }

    private func facts(_ rows: [String]) throws -> (facts: Set<Fact>, rules: [String]) {
        let document = try recognise(text(rows))
        return (Set(Fact.facts(of: document)), document.tables.flatMap(\.repairs).map(\.rule))
    }

    @Test(arguments: [
        (
            ["合计\t30\t14\t16", "一般公共服务支出\t20", "14\t6", "教育支出\t3\t\t3", "卫生健康支出\t4\t\t4", "住房保障支出\t3\t\t3"],
            "row.rejoined"
        ),
        (["合计\t30\t14\t16\t一般公共服务支出\t20\t14\t6", "教育支出\t3\t\t3", "卫生健康支出\t4\t\t4", "住房保障支出\t3\t\t3"], "row.parted"),
        (["合计\t30\t14\t16", "一般公共服务支出\t20\t14\t6", "教育支出\t3\t\t3", "卫生健康支出\t4\t\t4\t住房保障支出\t3\t\t3"], "row.parted"),
    ])
    func rowsAreAsTheyWere(rows: [String], rule: String) throws {
        let (have, rules) = try facts(rows)
        #expect(have == (try facts(sound)).facts)
        #expect(rules == [rule])
    }

    /// Two short rows of a dump that drops blank cells are two rows, however their cells add up.
    @Test func rowsThatLostTheirBlankCellsStay() throws {
        let text = """
            2024年度收入支出决算总表

            收入		支出
            项目	决算数	项目	决算数
            一、一般公共预算财政拨款收入	3.00	一、一般公共服务支出	3.00
            二、事业收入	1.00	二、教育支出	1.00
            三、经营收入	0.50
            四、其他收入	0.50
            本年收入合计	5.00	本年支出合计	4.00
            总计	5.00	总计	5.00
            """
        let document = try recognise(text)
        #expect(document.tables.flatMap(\.repairs) == [])
        #expect(Fact.facts(of: document).count == 10)
    }

    @Test func aCompleteTableIsNotTouched() throws {
        #expect(try facts(sound).rules == [])
    }
}
