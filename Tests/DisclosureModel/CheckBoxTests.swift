import DisclosureModel
import Testing

@Suite("Options that a value ticks")
struct CheckBoxTests {
    @Test(arguments: [
        ("1.部门预算项目☑2.财政专项资金□", ["部门预算项目"]), ("1、经常性项目□ 2、延续性项目□ 3、一次性项目☑", ["一次性项目"]),
        ("☑部门预算项目 □财政专项资金", ["部门预算项目"]), ("□是 ☑否", ["否"]), ("甲☑乙☑丙□", ["甲", "乙"]), ("甲□乙□", []),
        ("没有选项", []), ("2024年项目☑", ["2024年项目"]), ("☑", []),
    ])
    func chosen(_ text: String, _ options: [String]) {
        #expect(DisclosureTable.Field(key: "category", label: "项目类别", text: text).chosen == options)
    }
}
