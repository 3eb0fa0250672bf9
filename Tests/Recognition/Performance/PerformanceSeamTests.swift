import DisclosureModel
import Testing

@testable import Recognition

@Suite("What a line of the grid leaves where it cuts a text")
struct PerformanceSeamTests {
    private static let damaged = """
        项目|名称|0A 系统|OA 系统运行||
        主管|部门|某区数据|某区数据管理中心|||
        项目|属性|1、持续性|:项目 ☑|2、新增性|·项目□
        |一级 指标|二级指标|三级指标||年初目标值|实际完成值
        |产出指标|数量指标|全年安全|全报告篇数|≥30篇|15篇
        年度||质量指标|全年节约约|全年节约纸张|≥2吨|3吨
        目标 1||时效指标|响应时间||及时|及时
        偏差大 或目标 未完因 原 析|偏差大 或目标 由于上级取消了通报，故工作 未完成 无排名情况。|||||
        改进措施及结果应用 方案|改进措 施及结 按照要求，全力做好工作。 果应用|||||
        """

    private func read(_ text: String = damaged, mends: Bool = true) throws -> PerformanceReading {
        PerformanceReader.read(PerformanceFixtures.rows(text), words: try PerformanceFixtures.words(), mends: mends)
    }

    @Test("marks, characters read twice and lines of the label go; a letter read for a digit does not matter")
    func fields() throws {
        #expect(
            try read().pairs == [
                "项目名称=OA系统运行", "主管部门=某区数据管理中心", "项目属性=1、持续性项目☑2、新增性项目□",
                "偏差大或目标未完成原因分析=由于上级取消了通报，故工作无排名情况。", "改进措施及结果应用方案=按照要求，全力做好工作。",
            ])
    }

    @Test("a goal printed in the middle of its rows belongs to those above, too")
    func indicators() throws {
        #expect(
            try read().indicators == [
                "年度目标1/产出指标/数量指标/全年安全报告篇数/≥30篇/15篇/", "年度目标1/产出指标/质量指标/全年节约纸张/≥2吨/3吨/",
                "年度目标1/产出指标/时效指标/响应时间/及时/及时/",
            ])
    }

    @Test("a second goal does not")
    func secondGoal() throws {
        let reading = try read(
            "|一级指标|二级指标|三级指标|目标值|完成值\n|产出指标|数量指标|甲项|1次|1次\n年度目标2||质量指标|乙项|2次|2次")
        #expect(reading.indicators == ["/产出指标/数量指标/甲项/1次/1次/", "年度目标2//质量指标/乙项/2次/2次/"])
    }

    @Test("a character is taken once only where the table shows that cuts are read twice")
    func plainDoubles() throws {
        let reading = try read("|一级指标|二级指标|三级指标||目标值|完成值\n|产出指标|数量指标|年年|年检次数|1次|1次")
        #expect(reading.rows.first?.texts["indicator"] == "年年年检次数")
    }

    @Test("a label alone in its row, of which its beginning is left, ends the indicators")
    func loneTail() throws {
        let reading = try read("|一级指标|二级指标|三级指标|目标值|完成值\n|产出指标|数量指标|甲项|1次|1次\n偏差 成 世|||||")
        #expect(reading.indicators == ["/产出指标/数量指标/甲项/1次/1次/"])
        #expect(reading.repairs.contains { $0.rule == "label.completed" })
    }

    @Test("an agency's name with a character read twice is mended from another table, and only in damaged ones")
    func doubledNames() {
        func table(_ name: String, repairs: [String]) -> DisclosureTable {
            DisclosureTable(
                fields: [.init(key: "department", label: "主管部门", text: name)],
                repairs: repairs.map { .init(at: nil, rule: $0, before: "甲", after: "乙") })
        }
        var tables = [
            table("某区城市中心", repairs: []), table("某区城市市中心", repairs: ["cell.rejoined"]),
            table("某区城市市中心", repairs: []), table("某区市市中心", repairs: ["cell.rejoined"]),
        ]
        DoubledNames.mend(&tables)
        #expect(tables.map { $0.fields.first?.text } == ["某区城市中心", "某区城市中心", "某区城市市中心", "某区市市中心"])
        #expect(tables[1].repairs.last?.rule == "cell.overlap")
    }
}
