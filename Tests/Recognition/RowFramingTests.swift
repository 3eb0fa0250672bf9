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

    /// A line break before the last cell leaves it alone on its line, which is a paragraph and no row.
    @Test func aLastCellAloneOnItsLineIsTakenBack() throws {
        let rows = [
            "合计\t30\t14\t16", "一般公共服务支出\t20\t14\t6", "教育支出\t3000\t0", "3000", "卫生健康支出\t4\t\t4", "住房保障支出\t3000\t0",
            "3000",
        ]
        let (have, rules) = try facts(rows)
        let whole = [
            "合计\t30\t14\t16", "一般公共服务支出\t20\t14\t6", "教育支出\t3000\t0\t3000", "卫生健康支出\t4\t\t4", "住房保障支出\t3000\t0\t3000",
        ]
        #expect(have == (try facts(whole)).facts)
        #expect(rules == ["row.rejoined", "row.rejoined"])
    }

    /// A page's number is no cell, whatever row it follows.
    @Test func aPageNumberBelowAShortRowStays() throws {
        let (have, rules) = try facts(["合计\t30\t14\t16", "一般公共服务支出\t20\t14\t6", "教育支出\t3\t3", "12"])
        #expect(have == (try facts(["合计\t30\t14\t16", "一般公共服务支出\t20\t14\t6", "教育支出\t3\t3"])).facts)
        #expect(rules.isEmpty)
    }

    /// A form of one row shows no other row: the widths of its header and of both halves say what was cut.
    @Test func theOnlyRowOfAFormIsRejoined() throws {
        let text = """
            2024年度“三公”经费支出决算表

            单位：万元

            预算数\t\t\t\t\t\t决算数\t\t\t\t\t
            合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
            \t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t
            2.78	-	1.52	-	1.52	1.26	2.18
            -	1.30	-	1.30	0.88
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.form == "final/three-public")
        #expect(table.rows.count == 1)
        #expect(table.rows[0].amounts["actual.vehicleOperation"] == Amount("1.30"))
        #expect(table.rows[0].amounts["actual.reception"] == Amount("0.88"))
        #expect(table.repairs.map(\.rule) == ["row.rejoined"])
    }

    /// A code and its name in one cell, cut inside the code.
    @Test func aCodeCutInsideItsCellIsRejoined() throws {
        let (have, rules) = try facts([
            "合计\t30\t14\t16", "201一般公共服务支出\t20\t14\t6", "221住房保障支出\t3\t\t3", "221\t3\t\t3", "02住房改革支出\t\t\t",
            "221020\t3\t\t3", "2 提租补贴\t\t\t",
        ])
        let whole = [
            "合计\t30\t14\t16", "201一般公共服务支出\t20\t14\t6", "221住房保障支出\t3\t\t3", "22102住房改革支出\t3\t\t3",
            "2210202提租补贴\t3\t\t3",
        ]
        #expect(have == (try facts(whole)).facts)
        #expect(rules == ["row.rejoined", "row.rejoined"])
    }

    /// Where codes are not printed, the classification tells which two lines are one name.
    @Test func aNameWithoutItsCodeIsRejoined() throws {
        let (have, rules) = try facts([
            "合计\t30\t14\t16", "一般公共服务支出\t20\t14\t6", "机关事业单位基本养老\t3\t\t3", "保险缴费支出\t\t\t", "卫生健康支出\t4\t\t4",
        ])
        let whole = [
            "合计\t30\t14\t16", "一般公共服务支出\t20\t14\t6", "机关事业单位基本养老保险缴费支出\t3\t\t3", "卫生健康支出\t4\t\t4",
        ]
        #expect(have == (try facts(whole)).facts)
        #expect(rules == ["label.rejoined"])
    }
}
