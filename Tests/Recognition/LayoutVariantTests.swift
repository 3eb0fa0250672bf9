import DisclosureModel
import Testing

/// Layouts in which districts print the same tables, one by one.
@Suite struct LayoutVariantTests {
    private func table(_ text: String, _ form: String) throws -> DisclosureTable {
        let document = try recognise(text)
        return try #require(document.tables.first { $0.form == form }, "\(document.tables.map { $0.form ?? "-" })")
    }

    @Test(arguments: [
        "201一般公共服务支出", "201 一般公共服务支出", "201-一般公共服务支出", "一般公共服务支出（201）", "2 01一般公共服务支出",
    ])
    func aCodeAndItsNameShareACell(cell: String) throws {
        let read = try table(
            "支出决算表\n\n科目名称\t本年支出合计\t基本支出\t项目支出\n\(cell)\t3\t1\t2\n20103政府办公厅（室）及相关机构事务\t3\t1\t2", "final/expenditure")
        #expect(read.rows.map(\.code) == ["201", "20103"])
        #expect(read.rows.first?.label == "一般公共服务支出")
        #expect(read.rows.first?.amounts.count == 3)
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
}
