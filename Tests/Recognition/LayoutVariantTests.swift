import DisclosureModel
import Testing

/// Layouts in which districts print the same tables, one by one.
@Suite struct LayoutVariantTests {
    private func table(_ text: String, _ form: String) throws -> DisclosureTable {
        let document = try recognise(text)
        return try #require(document.tables.first { $0.form == form }, "\(document.tables.map { $0.form ?? "-" })")
    }

    @Test(arguments: [
        "[201]一般公共服务支出", "（201）一般公共服务支出", "【201】一般公共服务支出", "201一般公共服务支出", "201 一般公共服务支出", "201-一般公共服务支出",
        "一般公共服务支出（201）", "2 01一般公共服务支出",
    ])
    func aCodeAndItsNameShareACell(cell: String) throws {
        let read = try table(
            "支出决算表\n\n科目名称\t本年支出合计\t基本支出\t项目支出\n\(cell)\t3\t1\t2\n20103政府办公厅（室）及相关机构事务\t3\t1\t2", "final/expenditure")
        #expect(read.rows.map(\.code) == ["201", "20103"])
        #expect(read.rows.first?.label == "一般公共服务支出")
        #expect(read.rows.first?.amounts.count == 3)
    }

    /// 公用经费 over two lists of which the header covers one: it names the list and no column of it.
    @Test func theNameOfAListIsNoColumn() throws {
        let read = try table(
            """
            一般公共预算财政拨款基本支出决算明细表

            \t\t人员经费\t\t\t\t\t\t公用经费
            科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\t科目编码\t科目名称\t
            301\t工资福利支出\t3.00\t302\t商品和服务支出\t2.00\t310\t资本性支出\t1.00
            30101\t基本工资\t3.00\t30201\t办公费\t2.00\t31002\t办公设备购置\t1.00
            """, "final/general-basic")
        #expect(read.rows.allSatisfy { $0.amounts.map(\.key) == ["amount"] })
        #expect(read.rows.count == 6)
    }

    @Test func revenueStandsAboveExpenditure() throws {
        let read = try table(
            """
            收支决算总表

            收入\t
            项目\t决算数
            一、一般公共预算财政拨款收入\t3.00
            总计\t3.00

            - 1 -

            支出\t
            项目\t决算数
            一、一般公共服务支出\t3.00
            总计\t3.00
            """, "final/summary")
        #expect(read.rows.map(\.section) == ["revenue", "revenue", "expenditure", "expenditure"])
        #expect(read.rows.map { $0.amounts.count } == [1, 1, 1, 1])
    }

    /// A header that the next page repeats, 栏次 and all, does not make the rows between a part of the header.
    @Test func aRepeatedHeaderOfAShortPage() throws {
        let header = "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t栏次\t1\t2\t3"
        let read = try table(
            """
            支出决算表

            单位：万元

            \(header)
            \t合计\t3.50\t1.25\t2.25
            201\t一般公共服务支出\t3.50\t1.25\t2.25
            \(header)
            20103\t政府办公厅（室）及相关机构事务\t3.50\t1.25\t2.25
            """, "final/expenditure")
        #expect(read.rows.map(\.code) == [nil, "201", "20103"])
        #expect(read.rows.allSatisfy { $0.amounts.map(\.key) == ["total", "basic", "project"] })
        #expect(read.repairs == [])
    }

    /// Amounts without decimals and separators are no labels of columns.
    @Test func wholeAmountsEndTheHeader() throws {
        let read = try table(
            "项目支出表\n\n项目名称\t项目单位\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算\t财政专户管理资金\t单位资金\n办公楼修缮\t某某局\t98\t98\t0\t0\t0\t0\n审计服务\t某某局\t75\t75\t0\t0\t0\t0",
            "budget/projects")
        #expect(read.rows.map(\.label) == ["办公楼修缮", "审计服务"])
        #expect(read.rows.first?.texts["unitName"] == "某某局")
        #expect(read.rows.first?.amounts["total"] == Amount(98))
    }

    /// The wide form has 栏次 of its own; they move no header.
    @Test func theWideStateCapitalTableIsNotShifted() throws {
        let read = try table(
            """
            国有资本经营预算财政拨款收入支出决算表

            科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余
            \t\t\t\t小计\t基本支出\t项目支出\t
            \t栏次\t1\t2\t3\t4\t5\t6
            223\t国有资本经营预算支出\t1.00\t2.00\t2.50\t\t2.50\t0.50
            """, "final/state-capital")
        #expect(read.repairs == [])
        #expect(read.rows.first?.amounts.map(\.key) == ["opening", "revenue", "total", "project", "closing"])
    }

    @Test(arguments: ["部门：某某局\t单位：万元\n\n", "某某局\n\n金额单位：万元\n\n", "部门：某某局    计量单位：万元\n\n"])
    func theUnitStandsAboveTheTable(head: String) throws {
        let read = try table("支出决算表\n\n\(head)科目名称\t本年支出合计\t基本支出\n201一般公共服务支出\t3.00\t1.00", "final/expenditure")
        #expect(read.unit == "万元")
    }

    /// A page that repeats title, head and header goes on with the table; a second total begins another.
    @Test(arguments: [("201一般公共服务支出\t3.00\t3.00", 1), ("合计\t3.00\t3.00", 2)])
    func aPageRepeatsEverything(row: String, tables: Int) throws {
        let head = "支出决算表\n\n部门：某某局\n\n单位：万元\n\n科目名称\t本年支出合计\t基本支出\n"
        let text = "\(head)合计\t5.00\t5.00\n205教育支出\t2.00\t2.00\n\n- 1 -\n\n\(head)\(row)\n"
        #expect(try recognise(text).tables.count == tables)
    }

    @Test func aTableIsEmptyBecauseASentenceSaysSo() throws {
        let document = try recognise(
            "某某局2024年度部门决算\n\n目录\n\n一、支出决算表\n\n二、国有资本经营预算财政拨款支出决算表\n\n正文\n\n支出决算表\n\n科目名称\t本年支出合计\t基本支出\n201一般公共服务支出\t3.00\t3.00\n\n国有资本经营预算财政拨款支出决算表\n\n单位：万元\n\n本单位无国有资本经营预算财政拨款支出，故本表无数据。\n"
        )
        let read = try #require(document.tables.first { $0.form == "final/state-capital" })
        #expect(read.state == .empty)
        #expect(read.notes.count == 1)
    }

    @Test func theTotalOfOneListBelongsToNoSection() throws {
        let read = try table(
            "一般公共预算财政拨款基本支出决算表\n\n科目编码\t科目名称\t决算数\n301\t工资福利支出\t3.00\n302\t商品和服务支出\t1.00\n\t合计\t4.00",
            "final/general-basic")
        #expect(read.rows.map(\.section) == ["personnel", "public", nil])
    }

    @Test func namesWithoutCodesStandInTheirSection() throws {
        let read = try table(
            "一般公共预算财政拨款基本支出决算表\n\n科目名称\t决算数\n工资福利支出\t3.00\n基本工资\t3.00\n商品和服务支出\t1.00\n办公费\t1.00", "final/general-basic")
        #expect(read.rows.map(\.section) == ["personnel", "personnel", "public", "public"])
    }

    /// The rest of a wrapped name on a line of its own, on either side of a summary.
    @Test func theNameOfAClassIsWrapped() throws {
        let read = try table(
            """
            收入支出决算总表

            收入\t\t支出\t
            项目\t决算数\t项目\t决算数
            一、一般公共预算财政拨\t3.00\t一、资源勘探工业\t3.00
            款收入\t\t信息等支出\t
            总计\t3.00\t总计\t3.00
            """, "final/summary")
        #expect(read.rows.map(\.label) == ["一、一般公共预算财政拨款收入", "总计", "一、资源勘探工业信息等支出", "总计"])
        #expect(read.repairs.map(\.rule) == ["label.rejoined", "label.rejoined"])
    }

    /// Tools without spans repeat a merged cell in each column that it covered.
    @Test func mergedCellsAreRepeated() throws {
        let read = try table(
            """
            支出决算表

            科目编码\t科目编码\t科目编码\t科目名称\t本年支出合计\t基本支出
            类\t款\t项\t科目名称\t本年支出合计\t基本支出
            合计\t合计\t合计\t合计\t3.00\t3.00
            201\t201\t201\t一般公共服务支出\t3.00\t3.00
            2010301\t2010301\t2010301\t行政运行\t3.00\t3.00
            """, "final/expenditure")
        #expect(read.rows.map(\.code) == [nil, "201", "2010301"])
        #expect(read.rows.allSatisfy { $0.texts.isEmpty && $0.amounts.count == 2 })
    }

    @Test func theMergedTotalOfTwoListsIsRepeated() throws {
        let read = try table(
            """
            一般公共预算财政拨款基本支出决算表

            人员经费\t人员经费\t人员经费\t公用经费\t公用经费\t公用经费\t公用经费\t公用经费\t公用经费
            科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数
            301\t工资福利支出\t5.00\t302\t商品和服务支出\t1.00\t310\t资本性支出\t2.00
            30101\t基本工资\t5.00\t30201\t办公费\t1.00\t31002\t办公设备购置\t1.00
            \t\t\t\t\t\t31003\t专用设备购置\t0.50
            \t\t\t\t\t\t31004\t其他\t0.50
            人员经费合计\t人员经费合计\t5.00\t公用经费合计\t公用经费合计\t公用经费合计\t公用经费合计\t公用经费合计\t3.00
            """, "final/general-basic")
        #expect(read.rows.filter { $0.label == "公用经费合计" }.map { $0.amounts["amount"]?.description } == ["3.00"])
        // Codes that follow one another without a gap are no 行次.
        #expect(read.rows.compactMap(\.code).contains("31003"))
    }

    /// One row and its total: the total in the column of the codes outweighs no code.
    @Test(arguments: ["合计\t\t\t\t8.00\t8.00", "\t\t\t合计\t8.00\t8.00"])
    func aSingleRowHasItsCode(total: String) throws {
        let read = try table(
            "支出决算表\n\n科目编码\t\t\t科目名称\t本年支出合计\t项目支出\n类\t款\t项\t\t\t\n229\t\t\t其他支出\t8.00\t8.00\n\t22960\t\t彩票公益金安排的支出\t8.00\t8.00\n\(total)",
            "final/expenditure")
        #expect(read.rows.map(\.code) == ["229", "22960", nil])
        #expect(read.rows.last?.kind == .total)
    }

    /// Whole amounts in 元 may have the shape of codes; their label says what they are.
    @Test func wholeAmountsAreNoCodes() throws {
        let read = try table(
            """
            收入支出决算总表

            收入\t\t支出\t
            项目\t决算数\t项目\t决算数
            一、一般公共预算财政拨款收入\t21617\t一、一般公共服务支出\t20607
            本年收入合计\t21617\t本年支出合计\t20607
            """, "final/summary")
        #expect(read.rows.allSatisfy { $0.amounts.count == 1 && $0.code == nil })
    }

    @Test(arguments: ["支出决算表（万元）\n\n科目名称\t本年支出合计\t基本支出", "支出决算表\n\n科目名称\t本年支出合计（万元）\t基本支出"])
    func theUnitStandsInABracket(head: String) throws {
        let read = try table("\(head)\n201一般公共服务支出\t3.00\t1.00", "final/expenditure")
        #expect(read.unit == "万元" && read.title == "支出决算表")
        #expect(read.rows.first?.amounts.count == 2)
    }

    @Test(arguments: ["金额单位：万元", "部门：某某局    单位：万元", "公开03表"])
    func aLineOfTheHeadIsNoPartOfTheTitle(line: String) throws {
        let read = try table("支出决算表\n\n\(line)\n\n科目名称\t本年支出合计\t基本支出\n201一般公共服务支出\t3.00\t1.00", "final/expenditure")
        #expect(read.title == "支出决算表")
    }

    /// 收支总表 is a title of both kinds; the tables beside it are of one.
    @Test func theKindFollowsFromTheOtherTitles() throws {
        let rows = "科目名称\t合计\t基本支出\t项目支出\n201一般公共服务支出\t3.00\t1.00\t2.00\n"
        let document = try recognise("支出总表\n\n\(rows)\n政府性基金预算支出表\n\n\(rows)")
        #expect(document.document.kind == .budget)
        #expect(document.tables.map(\.form) == ["budget/expenditure", "budget/government-fund"])
        #expect(!document.diagnostics.contains { $0.code == "form.ambiguous" })
    }

    @Test(arguments: ["南京市栖云区教育局\n\n2023年度部门决算", "2023年度部门决算\n\n南京市栖云区第三中心"])
    func theAgencyStandsBesideTheTitle(head: String) throws {
        let document = try recognise("\(head)\n\n支出决算表\n\n科目名称\t本年支出合计\n201一般公共服务支出\t3.00")
        #expect(document.document.agency?.hasPrefix("南京市栖云区") == true)
        #expect(document.document.agency?.contains("2023") == false)
    }

    /// A column of dashes is a column of amounts without any.
    @Test func dashesAreReadAsBlanks() throws {
        let read = try table(
            "支出决算表\n\n科目名称\t本年支出合计\t基本支出\t项目支出\n合计\t3.00\t3.00\t－\n201一般公共服务支出\t3.00\t3.00\t－", "final/expenditure")
        #expect(read.columns.map(\.key) == ["total", "basic", "project"])
        #expect(read.rows.allSatisfy { $0.amounts.count == 2 && $0.texts.isEmpty })
        #expect(read.repairs == [])
    }

    /// An empty column of remarks is no column of amounts that 栏次 could prove the header to be shifted by.
    @Test func remarksMoveNoHeader() throws {
        let read = try table(
            """
            政府性基金预算收入支出决算表

            科目编码\t科目名称\t本年收入\t本年支出\t\t\t备注
            \t\t\t小计\t基本支出\t项目支出\t
            \t栏次\t1\t2\t3\t4\t
            合计\t\t1,563\t1,563\t0\t1,563\t
            229\t其他支出\t1,563\t1,563\t0\t1,563\t
            """, "final/government-fund")
        #expect(read.repairs == [])
        #expect(
            read.rows.last?.amounts.map { "\($0.key) \($0.value)" } == [
                "revenue 1563", "total 1563", "basic 0", "project 1563",
            ])
    }

    @Test func theAgencyStandsAlone() throws {
        let document = try recognise("南京市栖云区第三中学\n\n支出决算表\n\n科目名称\t本年支出合计\n201一般公共服务支出\t3.00")
        #expect(document.document.agency == "南京市栖云区第三中学")
    }

    @Test(arguments: ["说明：此表无数据。", "无", "备注：本表无数据"])
    func aShortSentenceSaysThatATableIsEmpty(sentence: String) throws {
        let document = try recognise(
            "支出决算表\n\n科目名称\t本年支出合计\n201一般公共服务支出\t3.00\n\n国有资本经营预算财政拨款支出决算表\n\n单位：万元\n\n\(sentence)\n")
        #expect(document.tables.last?.form == "final/state-capital")
        #expect(document.tables.last?.state == .empty)
    }
}
