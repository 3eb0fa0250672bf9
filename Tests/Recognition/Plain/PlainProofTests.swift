import DisclosureModel
import Foundation
import Testing

/// Amounts of plain text that stand behind names that are not theirs.
@Suite struct PlainProofTests {
    private let head = "2024年部门支出预算总表\n编制部门：某局 单位：元\n科目编码 科目名称 合计 基本支出 项目支出\n"
    private let summary = "2024年部门收支总表\n编制部门：某局 单位：元\n本年收入 本年支出\n项目 预算数 项目 预算数\n"

    private func rows(_ text: String) throws -> [String] {
        try recognise(text).tables.filter { $0.state == .reported }.flatMap { table in
            table.rows.filter { !$0.amounts.isEmpty }.map { row in
                "\(row.code ?? row.label) " + row.amounts.map { "\($0.key) \($0.value)" }.joined(separator: " ")
            }
        }
    }

    /// Printed column by column, the last name has all the amounts.
    @Test func columnsOneAfterTheOtherAreKeptAsPrinted() throws {
        let document = try recognise(
            head + "205 教育支出\n20502 普通教育\n2050202 小学教育\n2050203 初中教育\n合计\n300\n300\n100\n200\n300\n100\n100\n100\n100")
        let table = try #require(document.tables.first { $0.form == "budget/expenditure" })
        #expect(table.rows.allSatisfy { $0.amounts.isEmpty })
        #expect(table.rows.compactMap { $0.texts["unplaced"] }.contains("205 教育支出"))
        #expect(document.diagnostics.map(\.code).contains("table.unplaced"))
    }

    /// Each name has as many amounts as there are columns, but they are those of the row above.
    @Test func amountsThatDoNotAddUpAreKeptAsPrinted() throws {
        let apart = head + "205 教育支出\n300\n20502 普通教育\n300\n2050202 小学教育\n200\n2050203 初中教育\n300\n合计\n100"
        #expect(try rows(apart).isEmpty)
    }

    /// Where most sums hold, the rows that they tell of are read, and no others.
    @Test func rowsThatTheSumsTellOfAreReadAmongOthers() throws {
        let text =
            "205 教育支出\n300\n20502 普通教育\n300\n2050202 小学教育\n100\n2050203 初中教育\n200\n"
            + "208 社会保障和就业支出\n50\n20805 行政事业单位养老支出\n50\n2080501 行政单位离退休\n2080502 事业单位离退休\n30\n合计\n350"
        #expect(
            try rows(head + text) == [
                "205 total 300", "20502 total 300", "2050202 total 100", "2050203 total 200", "208 total 50",
                "20805 total 50", "合计 total 350",
            ])
    }

    /// Names and amounts that share their lines are believed, though a printed sum be wrong.
    @Test func rowsThatShareALineNeedNoSum() throws {
        let wrong = head + "205 教育支出 300 300 0\n20502 普通教育 300 300 0\n2050202 小学教育 200 200 0\n合计 300 300 0"
        #expect(try rows(wrong).count == 4)
    }

    /// 三、 has been drawn elsewhere, and its amount stands behind 四、.
    @Test func aSideWhoseNumbersSkipHasLostNames() throws {
        let text = """
            一、一般公共预算拨款收入 30 一、一般公共服务支出 10
            二、政府性基金预算拨款收入
            二、外交支出
            四、公共安全支出
            20
            本年收入合计 30 本年支出合计 30
            收入总计 30 支出总计 30
            """
        let skipping = try rows(summary + text)
        #expect(skipping.allSatisfy { !$0.contains("外交") && !$0.contains("公共安全") })
        let whole = text.replacingOccurrences(of: "四、公共安全支出", with: "三、国防支出\n四、公共安全支出")
        #expect(try rows(summary + whole).contains("四、公共安全支出 amount 20"))
    }

    /// A dash fills its cell: the row has an amount or a dash for each column.
    @Test(arguments: ["-", "--", "——"]) func dashesAreCells(_ dash: String) throws {
        let read = try rows(
            head
                + "205 教育支出 300 \(dash) 300\n20502 普通教育 300 \(dash) 300\n2050202 小学教育 300 \(dash) 300\n合计 300 \(dash) 300"
        )
        #expect(read == ["205", "20502", "2050202", "合计"].map { "\($0) total 300 project 300" })
    }

    /// `30.00二、外交支出`: the amount touches the name of the next cell.
    @Test func anAmountThatTouchesTheNextNameEndsThere() throws {
        let read = try rows(
            summary
                + "一、一般公共预算拨款收入 30.00一、一般公共服务支出 10.00\n二、政府性基金预算拨款收入 二、外交支出 20.00\n收入总计 30.00支出总计 30.00")
        #expect(
            read == [
                "一、一般公共预算拨款收入 amount 30.00", "收入总计 amount 30.00", "一、一般公共服务支出 amount 10.00",
                "二、外交支出 amount 20.00", "支出总计 amount 30.00",
            ])
    }

    /// Three columns are numbered and named, a fourth is numbered alone: nothing says which.
    @Test func columnsThatTheNumbersDoNotCountAreNotKnown() throws {
        let text = head + "栏次 1 2 3 4\n205 教育支出 300 100 200\n20502 普通教育 300 100 200\n合计 300 100 200"
        let read = try rows(text)
        #expect(read.count == 3 && read.allSatisfy { $0.hasSuffix("total 300") })
    }

    /// A blank line parts two blocks of a page; sums are blind to a name that took the amount of another.
    @Test func aBlankLinePartsANameFromAnAmount() throws {
        let side = "一、一般公共预算拨款收入 30\n收入总计 30\n一、一般公共服务支出\n二、外交支出\nX30\n支出总计\nX30"
        let near = side.replacingOccurrences(of: "X", with: ""), apart = side.replacingOccurrences(of: "X", with: "\n")
        let (left, right) = (try rows(summary + near), try rows(summary + apart))
        #expect(left.contains("二、外交支出 amount 30"))
        #expect(!right.contains("二、外交支出 amount 30"))
    }

    /// The sides stand one below the other, each with a header of its own.
    @Test func aSecondHeaderBeginsTheSecondSide() throws {
        let text = """
            2024年部门收支总表
            编制部门：某局 单位：元
            收入
            项目 行次 预算数
            一般公共预算拨款收入 1 30.00
            政府性基金预算拨款收入 2 0.00
            收入总计 3 30.00
            支出
            项目 行次 预算数
            一般公共服务支出 4 10.00
            外交支出
            5 20.00
            支出总计 6 30.00
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(
            table.rows.map(\.section) == ["revenue", "revenue", "revenue"] + [
                "expenditure", "expenditure", "expenditure",
            ])
        #expect(table.rows.map(\.line) == [1, 2, 3, 4, 5, 6])
        #expect(
            table.rows.map { $0.amounts["amount"]?.description } == [
                "30.00", "0.00", "30.00", "10.00", "20.00", "30.00",
            ])
    }

    /// Amounts above the first name that is known: nobody knows whose they are, so nothing is read.
    @Test func amountsAboveTheFirstKnownRowLeaveTheTableAsPrinted() throws {
        let document = try recognise(
            summary + "一般公\n共预算\n30.00\n外交支出 5.00\n事业收入 1.00 国防支出 2.00\n收入总计 31.00 支出总计 31.00")
        #expect(document.tables.flatMap(\.rows).allSatisfy { $0.amounts.isEmpty })
        #expect(document.diagnostics.map(\.code) == ["table.unplaced"])
    }

    /// Cells too narrow for their amounts: the last digits stand on the next line, and are no amounts.
    @Test func lastDigitsAreNoAmounts() throws {
        let table = try #require(
            try recognise(
                """
                2025年度某局部门决算
                支出决算表
                单位：万元
                科目名称 本年支出合计 基本支出 项目支出
                6,202.070 3,099.485 3,102.585
                合计 9 1 8
                教育支出 112.5308 112.5308 0
                """
            ).tables.first)
        #expect(table.rows.allSatisfy { $0.label != "合计" || $0.amounts.map(\.key).isEmpty })
    }

    @Test func aRowThatGoesOnIsNotBelieved() throws {
        let table = try #require(
            try recognise(
                """
                2025年度某局部门决算
                财政拨款“三公”经费支出决算表
                单位：万元
                合计 因公出国（境）费 小计 公务用车购置费 公务用车运行维护费 公务接待费
                预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数
                1.605 0.713 — — — — — — — — 1.605 0.713
                7 5 — — — — — — — — 7 5
                """
            ).tables.first)
        #expect(table.rows.allSatisfy { $0.amounts.map(\.key).isEmpty })
    }
}
