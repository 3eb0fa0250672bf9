import DisclosureModel
import Testing

/// Which columns the amounts of a row of plain text belong to, by what the row itself must balance.
@Suite struct PlainPlacementTests {
    private func rows(_ text: String) throws -> [String] {
        try recognise(text).tables.filter { $0.state == .reported }.flatMap { table in
            table.rows.map { row in
                "\(row.code ?? row.label) " + row.amounts.map { "\($0.key) \($0.value)" }.joined(separator: " ")
            }
        }
    }

    /// What was left and came in, less what was spent, is what is left.
    @Test func aFundIsBalancedInEachRow() throws {
        let read = try rows(
            """
            2024年度政府性基金预算财政拨款收入支出决算表
            部门：某局 单位：万元
            项目 年初结转和结余 本年收入 本年支出 年末结转和结余
            科目编码 科目名称 小计 基本支出 项目支出
            212 城乡社区支出 5.00 60.00 62.00 20.00 42.00 3.00
            21208 国有土地使用权出让收入安排的支出 5.00 60.00 62.00 20.00 42.00 3.00
            2120801 征地和拆迁补偿支出 5.00 17.00 20.00 20.00 2.00
            2120803 城市建设支出 43.00 42.00 42.00 1.00
            合计 5.00 60.00 62.00 20.00 42.00 3.00
            """)
        #expect(
            read[2...3] == [
                "2120801 opening 5.00 revenue 17.00 total 20.00 basic 20.00 closing 2.00",
                "2120803 revenue 43.00 total 42.00 project 42.00 closing 1.00",
            ])
    }

    /// The numbers of the columns stand where a table of one row has its row.
    @Test func numbersOfColumnsAreNoRow() throws {
        let read = try rows(
            """
            2024年部门“三公”经费预算表
            编制部门：某局 单位:万元
            合计 因公出国(境)费 公务用车购置及运行费 公务接待费
            小计 公务用车购置费 公务用车运行费
            1 2 3 4 5 6
            9.00 1.00 5.00 2.00 3.00 3.00
            """)
        #expect(
            read == [
                " total 9.00 abroad 1.00 vehicles 5.00 vehiclePurchase 2.00 vehicleOperation 3.00 reception 3.00"
            ])
    }

    /// `807.14302 商品和服务支出`: the code of the next list touches the amount.
    @Test func theCodeOfTheNextListMayTouchAnAmount() throws {
        let read = try rows(
            """
            2024年度一般公共预算财政拨款基本支出决算表
            部门：某局 单位：万元
            人员经费 公用经费
            科目编码 科目名称 决算数 科目编码 科目名称 决算数
            301 工资福利支出 807.14302 商品和服务支出 511.41
            30101 基本工资 800.0030201 办公费 511.41
            30102 津贴补贴 7.1430202 印刷费 0.00
            人员经费合计 807.14 公用经费合计 511.41
            """)
        #expect(
            read.filter { $0.hasPrefix("301") } == ["301 amount 807.14", "30101 amount 800.00", "30102 amount 7.14"])
        #expect(
            read.filter { $0.hasPrefix("302") } == ["302 amount 511.41", "30201 amount 511.41", "30202 amount 0.00"])
    }

    /// `205教育支出`: the name touches its code.
    @Test func aNameMayTouchItsCode() throws {
        let read = try rows(
            "2024年部门支出预算总表\n编制部门：某局 单位：元\n科目 合计 基本支出 项目支出\n205教育支出 9 4 5\n20502普通教育 9 4 5\n2050202小学教育 9 4 5\n合计 9 4 5")
        #expect(read.map { $0.prefix { $0 != " " } } == ["205", "20502", "2050202", "合计"])
    }

    private let expenditure = """
        2025年度某局部门决算
        支出决算表
        单位：万元
        科目编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出

        """

    /// What prints its zeros leaves no cell blank but those of columns that it does not use.
    @Test func rowsThatPrintZerosAreAlike() throws {
        let read = try rows(
            expenditure + "合计 300.00 100.00 200.00\n205 教育支出 200.00 0.00 200.00\n208 社会保障和就业支出 100.00 100.00 0.00\n"
                + """
                一般公共预算财政拨款支出决算表
                单位：万元
                科目编码 科目名称 合计 基本支出 项目支出
                205 教育支出 200.00 0.00 200.00
                208 社会保障和就业支出 100.00 100.00 0.00
                合计 300.00 100.00 200.00
                """)
        #expect(read[1] == "205 total 200.00 basic 0.00 project 200.00")
        #expect(read[2] == "208 total 100.00 basic 100.00 project 0.00")
    }

    /// Blank cells beside zeros in other rows say nothing.
    @Test func rowsOfSeveralLengthsAreNotAlike() throws {
        let read = try rows(
            expenditure + "合计 300.00 100.00 200.00\n205 教育支出 200.00 200.00\n208 社会保障和就业支出 100.00 100.00 0.00\n")
        #expect(read[2] == "208 total 100.00")
    }

    /// Two names share a line: the first is of the revenue, whatever is known of it.
    @Test func theFirstNameOfALineIsOfTheFirstSide() throws {
        let document = try recognise(
            """
            2026年部门预算
            2026年部门财务收支预算总表
            编制部门：某局 单位：元
            本年收入 本年支出
            项目 预算数 项目 预算数
            一、财政拨款收入 300一、教育支出 200
            1. 一般公共预算 300二、卫生健康支出 100
            2. 政府性基金预算 三、城乡社区支出
            二、事业收入
            收入总计 300 支出总计 300
            """)
        let table = try #require(document.tables.first)
        #expect(table.rows.filter { $0.section == "revenue" }.map(\.label).count == 5)
        #expect(
            table.rows.filter { $0.section == "expenditure" }.map(\.label) == [
                "一、教育支出", "二、卫生健康支出", "三、城乡社区支出", "支出总计",
            ])
    }
}
