import DisclosureModel
import Testing

/// Where a table of plain text begins and ends.
@Suite struct PlainRegionTests {
    private let head = """
        2025年度某局部门决算
        政府性基金预算财政拨款收入支出决算表
        单位：万元
        项目
        年初结转和 年末结转和
        本年收入 本年支出
        功能分类
        结余 结余
        科目名称
        科目编码

        """

    @Test func aTableWithoutRowsIsPrintedAndEmpty() throws {
        let table = try #require(
            try recognise(
                head + """
                    合计 合计 基本支出 项目支出
                    注：本表反映部门本年度政府性基金预算财政拨款收入支出及结转和结余情况。
                    说明：某局本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。
                    """
            ).tables.first)
        #expect(table.form == "final/government-fund" && table.state == .empty)
        #expect(table.notes.count == 2)
    }

    /// The cell of the total stands at the height of the header's last labels.
    @Test func aTotalAmongTheLabelsIsARow() throws {
        let table = try #require(
            try recognise(
                head + """
                    合计 105.00 合计 基本支出 项目支出
                    221 住房保障支出 105.00 105.00 105.00
                    22102 住房改革支出 105.00 105.00 105.00
                    2210201 住房公积金 105.00 105.00 105.00
                    注：本表反映部门本年度政府性基金预算财政拨款收入支出及结转和结余情况。
                    """
            ).tables.first)
        #expect(table.rows.map(\.code) == [nil, "221", "22102", "2210201"])
        #expect(table.rows[0].texts["unplaced"] == "105.00")
        #expect(table.rows[1].amounts["total"]?.description == "105.00")
    }

    /// What the tables of all expenditure and of the appropriations print settles what the row leaves open.
    @Test func otherTablesSayWhatAFundSpends() throws {
        let table = try #require(
            try recognise(
                """
                2025年度某局部门决算
                支出决算表
                单位：万元
                科目编码 科目名称 本年支出合计 基本支出 项目支出
                合计 205.00 100.00 105.00
                205 教育支出 100.00 100.00 0.00
                221 住房保障支出 105.00 0.00 105.00
                财政拨款收入支出决算总表
                单位：万元
                项目 决算数 项目 合计 一般公共预算财政拨款 政府性基金预算财政拨款 国有资本经营预算财政拨款
                一、一般公共预算财政拨款 100.00 一、教育支出 100.00 100.00 0.00 0.00
                二、政府性基金预算财政拨款 105.00 二、住房保障支出 105.00 0.00 105.00 0.00
                本年收入合计 205.00 本年支出合计 205.00 100.00 105.00 0.00
                年初财政拨款结转和结余 年末财政拨款结转和结余
                总计 205.00 总计 205.00 100.00 105.00 0.00

                """ + head + "合计 105.00 合计 基本支出 项目支出\n221 住房保障支出 105.00 105.00 105.00\n"
            ).tables.first { $0.form == "final/government-fund" })
        let row = try #require(table.rows.last)
        #expect(row.amounts.map { "\($0.key) \($0.value)" } == ["revenue 105.00", "total 105.00", "project 105.00"])
    }

    /// The edge of a cell cuts the number of the table off.
    @Test(arguments: ["2023年度某局支出总表（预算公开", "2023年度某局支出总表（预算公开09", "2023年度某局支出总表(预算公开09表)"])
    func aTitleMayEndInAnOpenBracket(_ title: String) throws {
        let text = title + "\n部门：某局 金额单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n205 教育支出 300 100 200\n合计 300 100 200\n"
        let table = try #require(try recognise(text).tables.first { $0.form == "budget/expenditure" })
        #expect(table.rows.count == 2 && table.title?.hasPrefix("2023年度某局支出总表") == true)
    }

    /// Names of the classification without their codes are rows as well.
    @Test func rowsWithoutCodesBeginATable() throws {
        let text = """
            附表3 2021年部门支出预算总表
            部门名称：某局 单位:万元
            项目 合计 基本支出 项目支出
            国防支出 78.76 78.76
            教育支出 300.00 100.00 200.00
            合 计 378.76 100.00 278.76
            """
        let table = try #require(try recognise(text).tables.first { $0.form == "budget/expenditure" })
        #expect(table.rows.map(\.label) == ["国防支出", "教育支出", "合计"])
        #expect(table.rows[1].amounts["project"]?.description == "200.00")
        #expect(table.rows[0].amounts["total"]?.description == "78.76")
    }

    /// The sides stand one below the other, and their names are broken over lines beside the amounts.
    @Test func sidesBelowEachOther() throws {
        let table = try #require(
            try recognise(
                """
                2025年度某局部门决算
                2025年财政拨款收入支出决算总表
                部门：某局 单位：万元
                收入
                项目 决算数
                一般公共预算财 100.00
                政拨款
                政府性基金预算 5.00
                财政拨款
                本年收入合计 105.00
                总计 105.00
                支出
                项目 合计 一般公共预算财 政府性基金预算 国有资本经营预
                政拨款 财政拨款 算财政拨款
                一般公共服务支 105.00 100.00 5.00 0.00
                出
                本年支出合计 105.00 100.00 5.00 0.00
                总计 105.00 100.00 5.00 0.00
                """
            ).tables.first)
        #expect(table.form == "final/appropriation")
        #expect(
            table.rows.map(\.label) == [
                "一般公共预算财政拨款", "政府性基金预算财政拨款", "本年收入合计", "总计", "一般公共服务支出", "本年支出合计", "总计",
            ])
        #expect(table.rows[4].amounts["governmentFund"]?.description == "5.00")
    }
}
