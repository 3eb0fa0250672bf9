import DisclosureModel
import Testing

/// Lines above a table that say title, number, agency and unit, together or each alone.
@Suite struct TitleLineTests {
    @Test(
        arguments: [
            ("公开03表 支出决算表", "支出决算表", "公开03表", nil, nil),
            ("表3 支出决算表 单位：万元", "支出决算表", "表3", nil, "万元"),
            ("支出决算表 公开03表 单位：元", "支出决算表", "公开03表", nil, "元"),
            ("支出决算表（公开03表） 单位： 万元", "支出决算表", "公开03表", nil, "万元"),
            ("支出决算表单位：千元", "支出决算表", nil, nil, "千元"),
            ("2020年度支出决算表 附表3", "2020年度支出决算表", "附表3", nil, nil),
            ("【表3】支出决算表", "支出决算表", "表3", nil, nil),
            ("表3-1：支出决算表（单位：百万元）", "支出决算表", "表3-1", nil, "百万元"),
            ("支出决算表 部门：某市某区信访局 单位：万元", "支出决算表", nil, "某市某区信访局", "万元"),
            ("支 出 决 算 表", "支出决算表", nil, nil, nil), ("三、支出决算表", "三、支出决算表", nil, nil, nil),
            ("表三\n支出决算表", "支出决算表", "表三", nil, nil), ("附件3：\n支出决算表", "支出决算表", "附件3", nil, nil),
            ("财决公开03表\n\n支出决算表", "支出决算表", "财决公开03表", nil, nil),
            ("公开03表 单位：元\n支出决算表", "支出决算表", "公开03表", nil, "元"),
            ("附表1-3\n2020年支出决算表\n公开03表", "2020年支出决算表", "公开03表", nil, nil),
            ("单位：千元\n支出决算表", "支出决算表", nil, nil, "千元"),
            ("支出决算表\n（单位：万元）", "支出决算表", nil, nil, "万元"), ("支出决算表\n万元", "支出决算表", nil, nil, "万元"),
        ] as [(String, String, String?, String?, String?)])
    func saysTitleNumberAgencyAndUnit(
        head: String, title: String, number: String?, agency: String?, unit: String?
    ) throws {
        let document = try recognise(PrintedTables.title + head + "\n" + PrintedTables.expenditure)
        let table = try #require(document.tables.first)
        #expect(document.tables.count == 1 && table.form == "final/expenditure")
        #expect(table.title == title)
        #expect(table.number == number)
        #expect(table.agency == agency)
        #expect(table.unit == unit)
        #expect(document.document.title == "某市某区信访局2020年度部门决算")
    }

    @Test func aTableThatIsOnlyAnnouncedHasItsNumberToo() throws {
        let text = PrintedTables.title + "表1 收入支出决算总表\n表3 支出决算表\n\n支出决算表\n" + PrintedTables.expenditure
        let absent = try #require(try recognise(text).tables.first { $0.state == .absent })
        #expect(absent.title == "收入支出决算总表" && absent.number == "表1")
    }

    @Test(arguments: [
        ("支出决算表\n单位：美元\n", ["unit.unknown"]), ("支出决算表\n", ["unit.none"]), ("支出决算表\n单位：百元\n", []),
    ])
    func aMissingUnitIsSaid(head: String, codes: [String]) throws {
        let document = try recognise(PrintedTables.title + head + PrintedTables.expenditure)
        #expect(document.diagnostics.map(\.code) == codes)
        #expect(document.tables.map(\.title) == ["支出决算表"])
        #expect(document.tables.first?.agency == nil)
    }
}
