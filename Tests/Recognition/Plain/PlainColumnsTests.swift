import DisclosureModel
import Testing

/// Which columns the header of plain text names, and in which order a row prints them.
@Suite struct PlainColumnsTests {
    private func tables(_ text: String) throws -> [DisclosureTable] { try recognise(text).tables }

    private func values(_ row: DisclosureTable.Row?) -> String {
        row.map { $0.amounts.map { "\($0.key) \($0.value)" }.joined(separator: " ") } ?? ""
    }

    /// Cells beside each other break their labels over the same lines.
    @Test func labelsBrokenOverLinesAreRead() throws {
        let table = try #require(
            try tables(
                """
                2025年度某局部门决算
                财政拨款收入支出决算总表
                单位：万元
                收入 支出
                一般公共 政府性基 国有资本
                项目 决算数 项目 合计 预算财政 金预算财 经营预算
                拨款 政拨款 财政拨款
                一、一般公共预算财政拨款 300.00 一、教育支出 200.00 200.00 0.00 0.00
                二、政府性基金预算财政拨款 105.00 二、住房保障支出 205.00 100.00 105.00 0.00
                本年收入合计 405.00 本年支出合计 405.00 300.00 105.00 0.00
                总计 405.00 总计 405.00 300.00 105.00 0.00
                """
            ).first { $0.form == "final/appropriation" })
        #expect(
            values(table.rows.first { $0.label == "二、住房保障支出" })
                == "total 205.00 generalPublic 100.00 governmentFund 105.00 stateCapital 0.00")
        #expect(table.rows.allSatisfy { $0.texts["unplaced"] == nil })
    }

    private let threePublic = """
        2025年度某局部门决算
        财政拨款“三公”经费支出决算表
        单位：万元
        财政拨款“三公”经费
        公务用车购置及运行维护费
        合计 因公出国（境）费 公务接待费
        小计 公务用车购置费 公务用车运行维护费
        预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数

        """

    @Test func eachBudgetStandsBesideItsAccount() throws {
        let table = try #require(
            try tables(threePublic + "21.00 16.95 0.00 0.00 20.50 16.95 0.00 0.00 20.50 16.95 0.50 0.00\n").first)
        #expect(
            values(table.rows.first)
                == "budget.total 21.00 actual.total 16.95 budget.abroad 0.00 actual.abroad 0.00 "
                + "budget.vehicles 20.50 actual.vehicles 16.95 budget.vehiclePurchase 0.00 actual.vehiclePurchase 0.00 "
                + "budget.vehicleOperation 20.50 actual.vehicleOperation 16.95 budget.reception 0.50 actual.reception 0.00"
        )
    }

    /// Whether the vehicles were bought or run the row does not say.
    @Test func blankCellsOfPairsAreFoundBySums() throws {
        let table = try #require(try tables(threePublic + "31.47 19.86 30.67 19.56 30.67 19.56 0.80 0.30\n").first)
        #expect(
            values(table.rows.first)
                == "budget.total 31.47 actual.total 19.86 budget.vehicles 30.67 actual.vehicles 19.56 "
                + "budget.reception 0.80 actual.reception 0.30")
        #expect(table.rows.first?.texts["unplaced"] == "30.67 19.56")
    }

    /// The header's lines do not say on which side of the vehicles reception stands; the sums do.
    @Test func receptionStandsWhereTheSumsHold() throws {
        let table = try #require(
            try tables(
                """
                2026年某局部门预算
                2026年部门“三公”经费和机关运行经费预算表
                编制部门：某局 单位:万元
                “三公”经费预算数
                机关运行经费预算
                公务用车购置及运行费
                数
                合计 因公出国(境)费 公务接待费
                小计 购置费 运行费
                114.22 0.00 0.46 113.76 75.00 38.76 507.25
                """
            ).first { $0.form == "budget/three-public" })
        #expect(
            values(table.rows.first)
                == "total 114.22 abroad 0.00 reception 0.46 vehicles 113.76 vehiclePurchase 75.00 "
                + "vehicleOperation 38.76 operatingFunds 507.25")
    }
}
