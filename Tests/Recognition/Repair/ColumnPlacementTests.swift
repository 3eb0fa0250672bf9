import DisclosureModel
import Testing

@testable import Recognition

/// Columns that a page prints beside empty ones: the document's other sums tell which they are.
@Suite struct ColumnPlacementTests {
    private func tables(_ text: String, _ form: String) throws -> (mended: DisclosureTable, printed: DisclosureTable) {
        let mended = try recognise(text, place: true).tables.first { $0.form == form }
        let printed = try recognise(text, options: ["no-repair": "true"], place: true).tables.first { $0.form == form }
        return (try #require(mended), try #require(printed))
    }

    /// The revenue side says which fund paid; where it says nothing sure, nothing moves.
    @Test(arguments: [("5.00", "", true), ("", "5.00", false), ("4.00", "", false), ("2.50", "2.50", false)])
    func revenueTellsWhichFundPaid(fund: String, state: String, moves: Bool) throws {
        let (mended, printed) = try tables(
            """
            2024年度财政拨款收入支出决算总表

            单位：万元

            收入\t\t支出
            项目\t决算数\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款\t国有资本经营预算财政拨款
            一、一般公共预算财政拨款\t10.00\t一、教育支出\t10.00\t10.00\t\t
            二、政府性基金预算财政拨款\t\(fund)\t二、城乡社区支出\t5.00\t\t\t5.00
            三、国有资本经营预算财政拨款\t\(state)\t三、农林水支出\t\t\t\t
            本年收入合计\t15.00\t本年支出合计\t15.00\t10.00\t\t5.00
            总计\t15.00\t总计\t15.00\t10.00\t\t5.00
            """, "final/appropriation")
        #expect(mended.repairs.map(\.rule) == (moves ? ["columns.placed"] : []))
        #expect(printed.repairs.isEmpty)
        let rows = mended.rows.filter { $0.section == "expenditure" && $0.amounts["total"] == Amount("5.00") }
        #expect(rows.map { $0.amounts[moves ? "governmentFund" : "stateCapital"] } == [Amount("5.00")])
        #expect(rows.allSatisfy { $0.amounts.count == 2 && $0.cells.count == 2 })
    }

    /// Without a row for every fund, or with a total that is not what the funds give, the revenue side proves nothing.
    @Test(arguments: [("三、国有资本经营预算财政拨款\t", "三、其他\t"), ("5.00", "4.00")])
    func aRevenueSideWithoutAllFundsProvesNothing(printed: String, other: String) throws {
        let (mended, _) = try tables(
            """
            2024年度财政拨款收入支出决算总表

            单位：万元

            收入\t\t支出
            项目\t决算数\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款\t国有资本经营预算财政拨款
            一、一般公共预算财政拨款\t10.00\t一、教育支出\t10.00\t10.00\t\t
            二、政府性基金预算财政拨款\t5.00\t二、城乡社区支出\t5.00\t\t\t5.00
            三、国有资本经营预算财政拨款\t\t三、农林水支出\t\t\t\t
            总计\t15,00\t总计\t15,00\t10.00\t\t5.00
            """.replacing(printed, with: other).replacing("15,00", with: "15.00"), "final/appropriation")
        #expect(mended.repairs.isEmpty)
    }

    /// The tables of the budgets print what the projects cost each; of a budget with two tables, neither does.
    @Test(arguments: [("3.00", 1, true), ("4.00", 1, false), ("3.00", 2, false)])
    func theBudgetsTellWhatProjectsCost(cost: String, funds: Int, moves: Bool) throws {
        let fund = """
            2024年政府性基金预算支出表

            单位：万元

            科目编码\t科目名称\t合计\t基本支出\t项目支出
            212\t城乡社区支出\t\(cost)\t\t\(cost)
            \t合计\t\(cost)\t\t\(cost)


            """
        let (mended, _) = try tables(
            """
            2024年一般公共预算支出表

            单位：万元

            科目编码\t科目名称\t合计\t基本支出\t项目支出
            205\t教育支出\t7.00\t5.00\t2.00
            \t合计\t7.00\t5.00\t2.00


            """ + String(repeating: fund, count: funds) + """
                2024年项目支出表

                单位：万元

                项目名称\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算
                甲项目\t2.00\t2.00\t\t
                乙项目\t3.00\t\t\t3.00
                合计\t5.00\t2.00\t\t3.00
                """, "budget/projects")
        #expect(mended.repairs.map(\.rule) == (moves ? ["columns.placed"] : []))
        #expect(mended.rows.last?.amounts[moves ? "governmentFund" : "stateCapital"] == Amount("3.00"))
    }

    /// The summary says which kind of revenue it is.
    @Test func theSummaryTellsWhichRevenueItIs() throws {
        let (mended, printed) = try tables(
            """
            2024年度收入支出决算总表

            单位：万元

            收入\t\t支出
            项目\t决算数\t项目\t决算数
            一、一般公共预算财政拨款收入\t10.00\t一、教育支出\t13.00
            二、政府性基金预算财政拨款收入\t\t二、科学技术支出\t
            三、国有资本经营预算财政拨款收入\t\t三、农林水支出\t
            四、上级补助收入\t\t四、住房保障支出\t
            五、事业收入\t\t五、其他支出\t
            六、经营收入\t3.00
            七、附属单位上缴收入\t
            八、其他收入\t
            总计\t13.00\t总计\t13.00

            2024年度收入决算表

            单位：万元

            科目编码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入
            \t合计\t13.00\t10.00\t\t3.00\t\t\t
            205\t教育支出\t13.00\t10.00\t\t3.00\t\t\t
            """, "final/revenue")
        #expect(mended.repairs.map(\.rule) == ["columns.placed"])
        #expect(mended.rows.allSatisfy { $0.amounts.map(\.key) == ["total", "appropriation", "business"] })
        #expect(printed.rows.allSatisfy { $0.amounts["undertaking"] == Amount("3.00") })
    }

    /// The table of all expenditure fills both columns, so that its rows tell; one that fills a single column says nothing
    /// of the other, nor do two rows with one code.
    @Test(arguments: [
        ("7.00\t5.00\t2.00", "3.00\t\t3.00", 1, true), ("7.00\t5.00\t2.00", "3.00\t3.00\t", 1, false),
        ("7.00\t5.00\t2.00", "4.00\t\t4.00", 1, false), ("7.00\t\t7.00", "3.00\t\t3.00", 1, false),
        ("7.00\t5.00\t2.00", "3.00\t\t3.00", 2, false), ("7.00\t5.00\t2.00", "3.00\t\t1.00", 1, false),
    ])
    func allExpenditureTellsBasicFromProject(first: String, row: String, count: Int, moves: Bool) throws {
        let (mended, _) = try tables(
            """
            2024年部门支出总表

            单位：万元

            科目编码\t科目名称\t合计\t基本支出\t项目支出
            205\t教育支出\t\(first)
            20502\t普通教育\t\(first)
            \([String](repeating: "212\t城乡社区支出\t\(row)", count: count).joined(separator: "\n"))
            21208\t国有土地使用权出让收入安排的支出\t\(row)

            2024年政府性基金预算支出表

            单位：万元

            科目编码\t科目名称\t合计\t基本支出\t项目支出
            212\t城乡社区支出\t3.00\t3.00\t
            21208\t国有土地使用权出让收入安排的支出\t3.00\t3.00\t
            """, "budget/government-fund")
        #expect(mended.repairs.map(\.rule) == (moves ? ["columns.placed"] : []))
        #expect(mended.rows.allSatisfy { $0.amounts[moves ? "project" : "basic"] == Amount("3.00") })
    }

    /// A table of one row adds up in one way alone; where it adds up in two, nothing moves.
    @Test(arguments: [
        ("15896\t\t940\t\t\t14956", true), ("15896\t940\t\t\t\t14956", false), ("940\t\t940\t\t\t", false),
    ])
    func aTableOfOneRowAddsUp(row: String, moves: Bool) throws {
        let (mended, printed) = try tables(
            """
            2024年一般公共预算“三公”经费支出表

            单位：元

            合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
            \t\t小计\t公务用车购置费\t公务用车运行费\t
            \(row)
            """, "budget/three-public")
        #expect(mended.repairs.map(\.rule) == (moves ? ["columns.placed"] : []))
        #expect(printed.repairs.isEmpty)
        if moves { #expect(mended.rows.first?.amounts.map(\.key) == ["total", "abroad", "reception"]) }
    }

    /// Where the file tells cells apart, sums that do not agree are a finding, and nothing moves.
    @Test func statedCellsStay() throws {
        let document = try recognise(
            """
            2024年一般公共预算“三公”经费支出表

            单位：元

            合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
            \t\t小计\t公务用车购置费\t公务用车运行费\t
            15896\t\t940\t\t\t14956
            """)
        let table = try #require(document.tables.first { $0.form == "budget/three-public" })
        #expect(table.repairs.isEmpty)
        #expect(table.rows.first?.amounts.map(\.key) == ["total", "vehicles", "reception"])
    }

    /// The ways to choose columns double with each column: of too many none is tried.
    @Test(arguments: [(2, 3, 3), (6, 12, 924), (7, 14, 3432), (20, 40, 0), (1, 15, 0)])
    func thereAreBoundedWaysToChoose(count: Int, keys: Int, ways: Int) {
        #expect(ColumnPlacement.choices(of: count, among: (0..<keys).map(String.init)).count == ways)
    }
}
