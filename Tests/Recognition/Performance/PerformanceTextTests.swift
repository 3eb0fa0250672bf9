import Testing

@testable import Recognition

@Suite("Text of performance tables")
struct PerformanceTextTests {
    @Test(
        "what is mended and under which rule",
        arguments: [
            (#"$\geq 99\%$"#, "≥99%", "text.formula"), ("98. 47%", "98.47%", "number.blanks"),
            ("项目 🗹 2、其他 ☐", "项目☑2、其他□", "checkbox.read"), ("1. 总则", "1.总则", nil), ("建成 11 个街道", "建成11个街道", nil),
            ("OA 系统", "OA系统", nil), ("1.部门预算 ☑ 2.专项 ☐", "1.部门预算☑2.专项□", nil),
        ] as [(String, String, String?)])
    func clean(_ printed: String, _ expected: String, _ rule: String?) {
        let cleaned = PerformanceText.clean(printed, mends: true)
        #expect(cleaned.text == expected)
        #expect(cleaned.rule == rule)
        #expect(PerformanceText.clean(cleaned.text, mends: true).rule == nil)
    }

    @Test(
        "keys have no brackets, blanks and colons",
        arguments: [
            ("数量指标 （10分）", "数量指标"), ("预算数（A）", "预算数"), ("单位名称（盖章）：", "单位名称"), ("(万元)", ""), ("得分\n(20分*执行率)", "得分"),
        ])
    func key(_ printed: String, _ expected: String) { #expect(PerformanceText.key(printed) == expected) }

    @Test("measures", arguments: ["≥99%", "3份", "100%", "12", "≤4小时", "4G", "2024年底", "97%-100%", "12次/年"])
    func measure(_ text: String) { #expect(PerformanceText.isMeasure(text)) }

    @Test("no measures", arguments: ["100万以上非货物类项目造价评估率", "完成", "监测点位数量", "", "2024年系统自身大型故障"])
    func noMeasure(_ text: String) { #expect(!PerformanceText.isMeasure(text)) }
}
