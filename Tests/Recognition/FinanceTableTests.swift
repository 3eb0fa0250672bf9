import DisclosureModel
import Testing

/// Small tables, one trait each.
@Suite struct FinanceTableTests {
    private func expenditure(_ rows: [String], header: [String]? = nil) throws -> DisclosureTable {
        let head = header ?? ["科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出", "\t栏次\t1\t2\t3\t4\t5\t6"]
        let text = (["2024年度支出决算表", "", "公开03表", "", "单位：万元", ""] + head + rows + ["", "注：本表反映部门本年度各项支出情况。"])
        let document = try recognise(text.joined(separator: "\n"))
        return try #require(document.tables.first)
    }

    @Test func bindsByLabelAndOrdinal() throws {
        let table = try expenditure(["\t合计\t10.50\t4.20\t6.30", "201\t一般公共服务支出\t10.50\t4.20\t6.30"])
        #expect(table.form == "final/expenditure")
        #expect(table.unit == "万元" && table.number == "公开03表" && table.state == .reported)
        #expect(table.rows.map(\.kind) == [.total, .item])
        #expect(table.rows[1].code == "201" && table.rows[1].level == 1)
        #expect(table.rows[1].amounts["project"]?.description == "6.30")
        #expect(table.rows[1].amounts["business"] == nil)
        #expect(table.notes == ["注：本表反映部门本年度各项支出情况。"])
        #expect(table.repairs.isEmpty)
        #expect(table.rows[1].at == .text(line: 10, column: 1))
    }

    @Test func aShiftedTotalRowIsPutStraight() throws {
        let table = try expenditure([
            "\t\t合计\t10.50\t4.20\t6.30", "201\t一般公共服务支出\t10.50\t4.20\t6.30", "205\t教育支出\t1.00\t1.00",
        ])
        #expect(table.rows[0].label == "合计")
        #expect(table.rows[0].amounts["total"]?.description == "10.50")
        #expect(table.rows[0].amounts["project"]?.description == "6.30")
    }

    @Test func anOrdinalThatSlippedIntoTheTotalIsNoAmount() throws {
        let header = [
            "项目\t\t\t本年支出\t\t", "功能分类科目编码\t\t\t科目名称\t小计\t基本支出 项目支出", "类\t款\t项\t栏次\t1\t2",
        ]
        let text =
            ["2024年度一般公共预算财政拨款支出决算表", "", "单位：万元", ""] + header
            + ["\t\t\t合计\t\t3", "201\t\t\t一般公共服务支出\t5.00\t4.00", "205\t\t\t教育支出\t1.00\t1.00"]
        let document = try recognise(text.joined(separator: "\n"))
        let table = try #require(document.tables.first)
        #expect(table.form == "final/general-expenditure")
        #expect(table.rows[0].amounts.isEmpty)
        #expect(table.repairs.contains { $0.rule == "ordinal.displaced" && $0.before == "3" })
        #expect(document.diagnostics.contains { $0.code == "column.lost" && $0.excerpt == "项目支出" })
        #expect(table.rows[1].amounts["project"] == nil)
        let asPrinted = try recognise(text.joined(separator: "\n"), options: ["no-repair": "true"]).tables.first
        #expect(asPrinted?.repairs.isEmpty == true)
        #expect(asPrinted?.rows.first?.amounts.map(\.value.description) == ["3"])
    }

    @Test func codesInThreeColumnsAreOneCode() throws {
        let header = [
            "功能分类科目编码\t\t\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出", "类\t款\t项\t栏次\t1\t2\t3\t4\t5\t6",
        ]
        let table = try expenditure(
            ["201\t\t\t一般公共服务支出\t3.00\t3.00", "201\t05\t\t统计信息事务\t3.00\t3.00", "201\t05\t07\t专项普查活动\t3.00\t3.00"],
            header: header)
        #expect(table.rows.map(\.code) == ["201", "20105", "2010507"])
        #expect(table.rows.map(\.level) == [1, 2, 3])
    }

    @Test func printedZeroIsZeroAndBlankIsNothing() throws {
        let table = try expenditure(["201\t一般公共服务支出\t3.00\t3.00\t0.00", "205\t教育支出\t1.00\t\t-"])
        #expect(table.rows[0].amounts["project"]?.description == "0.00")
        #expect(table.rows[1].amounts.keys == ["total"])
    }

    @Test func aTableWithoutAmountsIsEmptyAndKeepsItsSentence() throws {
        let text = """
            2024年度国有资本经营预算财政拨款支出决算表

            项目\t\t本年支出\t\t
            科目编码\t科目名称\t合计\t基本支出\t项目支出
            \t合计\t\t\t

            本部门2024年度无国有资本经营预算财政拨款支出。
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.form == "final/state-capital" && table.state == .empty)
        #expect(table.notes == ["本部门2024年度无国有资本经营预算财政拨款支出。"])
    }

    /// Of some empty tables nothing is printed but the title, what stands around it, and the sentence.
    @Test func aTitleAndASentenceAreAnEmptyTable() throws {
        let text = """
            2022年度某市教育局部门决算

            2022年度国有资本经营预算财政拨款支出决算表（单位：亿元）

            决算公开表9

            编制单位：某市教育局

            本部门2022年度没有使用国有资本经营预算财政拨款安排的支出，故本表为空表。
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.form == "final/state-capital" && table.state == .empty)
        #expect(table.title == "2022年度国有资本经营预算财政拨款支出决算表")
        #expect(table.unit == "亿元" && table.number == "决算公开表9" && table.notes.count == 1)
    }

    @Test func announcedTablesThatAreMissingAreAbsent() throws {
        let text = "2023年度青山区教育局部门决算公开\n\n目录\n\n一、收入支出决算总表\n二、收入决算表\n\n第二部分 收入支出决算总体情况说明\n"
        let document = try recognise(text)
        #expect(document.tables.map(\.form) == ["final/summary", "final/revenue"])
        #expect(Set(document.tables.map(\.state)) == [.absent])
        #expect(document.document.agency == "青山区教育局" && document.document.year == 2023)
    }

    @Test func aSentenceUnderTheLastOfSeveralTitlesIsOfThatOneAlone() throws {
        let text = """
            2023年度青山区教育局部门决算公开

            第二部分 部门决算表

            二、收入决算表
            三、支出决算表
            七、政府性基金预算财政拨款收入支出决算表

            说明：本单位本年度无政府性基金收支，故本表无数据。
            """
        let document = try recognise(text)
        let states = Dictionary(document.tables.map { ($0.form ?? "", $0.state) }, uniquingKeysWith: { $1 })
        #expect(
            states == ["final/revenue": .absent, "final/expenditure": .absent, "final/government-fund": .empty])
    }

    @Test func anEmptyTableStandsAtItsPlace() throws {
        let text = """
            八、国有资本经营预算财政拨款支出决算表

            本部门2024年度无国有资本经营预算财政拨款支出。

            支出决算表

            科目编码\t科目名称\t本年支出合计
            201\t一般公共服务支出\t3.00
            """
        let document = try recognise(text)
        #expect(document.tables.map(\.form) == ["final/state-capital", "final/expenditure"])
    }

    @Test func whatFitsNoFormStaysAsPrinted() throws {
        let document = try recognise("车辆情况表\n\n名称\t数量\t用途\n轿车\t2\t公务\n")
        let table = try #require(document.tables.first)
        #expect(table.form == nil)
        #expect(table.rows.flatMap { $0.texts.map(\.value) } == ["轿车", "2", "公务"])
    }

    @Test func unreadableAmountIsTextAndSaid() throws {
        let text =
            "2024年度支出决算表\n\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n201\t一般公共服务支出\t3.00\t2.0O\t1.00\n205\t教育支出\t1.00\t1.00\t\n"
        let document = try recognise(text)
        let row = try #require(document.tables.first?.rows.first)
        #expect(row.amounts["basic"] == nil && row.texts["basic"] == "2.0O")
        #expect(document.diagnostics.contains { $0.code == "amount.unreadable" && $0.excerpt == "2.0O" })
    }

    /// The number of a list is not the title's, a sentence may be wrapped, and may begin with the year.
    @Test func announcedTablesHaveTheirOwnTitlesAndWholeSentences() throws {
        let text = """
            2023年度青山区教育局部门决算公开

            七、政府性基金预算财政拨款收入支出决算表

            说明：本单位本年度无政府性基金预算财政拨款收入支出，

            故本表无数据。

            八、国有资本经营预算财政拨款支出决算表

            2023年本部门没有使用国有资本经营预算安排的支出

            九、财政拨款“三公”经费支出决算表
            """
        let tables = try recognise(text).tables
        #expect(tables.map(\.state) == [.empty, .empty, .absent])
        #expect(
            tables.map(\.title) == ["政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表", "财政拨款“三公”经费支出决算表"])
        #expect(
            tables.map(\.notes) == [["说明：本单位本年度无政府性基金预算财政拨款收入支出，故本表无数据。"], ["2023年本部门没有使用国有资本经营预算安排的支出"], []])
    }

    @Test(arguments: ["附件：2023年度收入决算表", "附:2023年度收入决算表（公开02表）", "2023年度收入决算表（单位：万元）"])
    func aTitleIsTheTitleAlone(line: String) throws {
        let text = "2023年度青山区教育局部门决算\n\n\(line)\n\n单位：万元\n\n科目编码\t科目名称\t本年收入合计\n205\t教育支出\t5.00\n"
        #expect(try recognise(text).tables.map(\.title) == ["2023年度收入决算表"])
    }
}
