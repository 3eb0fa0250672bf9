import Testing

@testable import FormCatalogue
@testable import Recognition

@Suite struct TableHeadTests {
    private let units = [
        Unit(label: "万元", also: ["萬元"], powerOfTen: 4), Unit(label: "元", powerOfTen: 0),
        Unit(label: "百万元", also: ["百萬元"], powerOfTen: 6), Unit(label: "千元", powerOfTen: 3),
    ]

    @Test(
        arguments: [
            ("公开 01 表", "公开01表", nil, nil), ("单位：万元", nil, nil, "万元"), ("部门：青山区教育局", nil, "青山区教育局", nil),
            ("公开 02 表  单位:万元", "公开02表", nil, "万元"), ("编制部门：青山区教育局          单位：元", nil, "青山区教育局", "元"),
            ("金额单位：元", nil, nil, "元"), ("单位：青山区教育局", nil, "青山区教育局", nil), ("表 3", "表3", nil, nil),
            ("编制单位：青山区教育局    2023年度    单位：元", nil, "青山区教育局", "元"), ("附表十一", "附表十一", nil, nil),
            ("公开部门：青山区教育局 2023年度 计量单位：万元", nil, "青山区教育局", "万元"), ("表一", "表一", nil, nil),
            ("（单位：万元）", nil, nil, "万元"), ("单位：百万元", nil, nil, "百万元"), ("附件3：", "附件3", nil, nil),
            ("部门：青山区教育局（单位：万元）", nil, "青山区教育局", "万元"), ("（万元）", nil, nil, "万元"), ("万元", nil, nil, "万元"),
            ("（表三）", "表三", nil, nil), ("单位：人民币元", nil, nil, "元"),
            ("单位：元宝山区教育局", nil, "元宝山区教育局", nil), ("单位：元宝山区教育局 金额单位：万元", nil, "元宝山区教育局", "万元"),
            ("单位：万元公开01表", nil, nil, "万元"), ("单位名称：青山区教育局 填报日期：2025.5.26", nil, "青山区教育局", nil),
            ("計量單位：萬元", nil, nil, "万元"), ("（單 位：千元）", nil, nil, "千元"),
            ("部门：青山区教育局  金額單位：人民幣百萬元", nil, "青山区教育局", "百万元"), ("單位：元", nil, nil, "元"),
        ] as [(String, String?, String?, String?)])
    func readsAHeadLine(line: String, number: String?, agency: String?, unit: String?) {
        var head = TableHead()
        let said = head.read(line, units: units)
        #expect(said)
        #expect(head == TableHead(number: number, agency: agency, unit: unit))
    }

    @Test(
        arguments: [
            ("决算数（万元）", "万元"), ("支出决算表（元）", "元"), ("支出决算表（单位：万元）", "万元"), ("决算数（本级）", nil), ("元", nil),
            ("决算数（萬元）", "万元"), ("支出决算表（單位：萬元）", "万元"),
        ] as [(String, String?)])
    func aBracketAtTheEndMayNameTheUnit(text: String, unit: String?) {
        #expect(TableHead.unit(endingBracketOf: text, units: units) == unit)
    }

    @Test(
        arguments: [
            ("单位：美元", "美元"), ("（金额单位：十万元）", "十万元"), ("单位：万元", nil), ("单位：青山区教育局", nil), ("单位：元宝山区教育局", nil),
            ("單位：億元", "億元"),
        ]
            as [(String, String?)])
    func aUnitThatNoCatalogueKnowsIsNoAgency(line: String, unit: String?) {
        #expect(TableHead.unknownUnit(in: line, units: units) == unit)
        if unit != nil { #expect(TableHead.agency(in: line, units: units) == nil) }
    }

    @Test(arguments: [
        ("单位：万元", true), ("（计量单位：万元）", true), ("（計量單位：萬元）", true), ("公开03表 单位：万元", false), ("单位：某局", false),
        ("万元", false),
    ])
    func aLineMaySayNothingButAUnit(line: String, isAlone: Bool) {
        #expect(TableHead.isUnitAlone(line, units: units) == isAlone)
    }

    @Test(arguments: [
        ("公开03表", true), ("附表3", true), ("表三  单位：万元", true), ("表三  單位：萬元", true), ("支出决算表", false), ("单位：万元", false),
    ])
    func aLineMaySayNothingButANumber(line: String, isAlone: Bool) {
        #expect(TableHead.isNumberAlone(line, units: units) == isAlone)
    }

    @Test(arguments: ["收入支出决算总表", "本部门主要职责", "一般公共服务支出"])
    func passesOverOtherLines(line: String) {
        var head = TableHead()
        let said = head.read(line, units: units)
        #expect(!said)
    }
}
