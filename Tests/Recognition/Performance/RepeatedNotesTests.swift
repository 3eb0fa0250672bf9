import DisclosureModel
import Testing

@Suite("Notes that the form itself prints")
struct RepeatedNotesTests {
    private func form(_ name: String, _ notes: [String]) -> String {
        """
        2024年度\(name)项目绩效自评表

        项目名称\t\(name)\t
        主管部门\t某区数据中心\t
        一级指标\t二级指标\t三级指标\t年初目标值\t实际完成值
        产出指标\t数量指标\t\(name)次数\t1次\t1次

        \(notes.joined(separator: "\n"))


        """
    }

    @Test("numbered lines below two tables, word for word, are notes of both; a list of its own is none")
    func repeated() throws {
        let notes = ["- 1. 口径为调整后预算。", " - 2. 以二级项目填报。"]
        let tables = try recognise(
            form("甲", notes) + form("乙", notes) + form("丙", ["1. 本节说明其他情况。", "2. 另有说明。"])
        ).tables.filter { $0.form == "performance/project" }
        #expect(tables.map(\.notes) == [["1.口径为调整后预算。", "2.以二级项目填报。"], ["1.口径为调整后预算。", "2.以二级项目填报。"], []])
    }

    @Test("below a heading of notes, a list with marks before its numbers goes on")
    func marked() throws {
        let tables = try recognise(form("甲", ["备注", "", "- 1. 口径为调整后预算。"])).tables
        #expect(tables.first?.notes == ["备注", "1.口径为调整后预算。"])
    }
}
