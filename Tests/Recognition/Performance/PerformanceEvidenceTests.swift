import Testing

@testable import Recognition

@Suite("Which performance form a grid is")
struct PerformanceEvidenceTests {
    private func form(_ text: String, title: String? = nil, named: [String] = []) throws -> String? {
        PerformanceEvidence(
            PerformanceFixtures.rows(text), title: title, named: named, words: try PerformanceFixtures.words()
        ).form
    }

    @Test("the words decide where the title says nothing")
    func words() throws {
        #expect(try form(PerformanceFixtures.clean) == "performance/project")
        #expect(
            try form(PerformanceFixtures.clean.replacing("项目名称||机房运行维护", with: "基本支出总额||12")) == "performance/overall")
        #expect(
            try form("项目名称|甲|项目编码|1\n|一级指标|二级指标|三级指标|指标值\n|产出指标|数量指标|件数|5件") == "performance/project-target")
        #expect(try form("序号|重要事项|工作内容及目标|完成情况\n1|甲|乙|丙") == "work/key-tasks")
    }

    @Test("a title decides where it names a form")
    func title() throws {
        #expect(
            try form(PerformanceFixtures.clean, title: "某局整体绩效自评表", named: ["performance/overall"])
                == "performance/overall")
    }

    @Test(
        "tables of amounts are none",
        arguments: ["项目|行次|金额\n一、一般公共预算财政拨款收入|1|12", "科目编码|科目名称|合计\n201|一般公共服务支出|5", "项目名称|总预算\n甲|5"])
    func none(_ text: String) throws { #expect(try form(text) == nil) }
}
