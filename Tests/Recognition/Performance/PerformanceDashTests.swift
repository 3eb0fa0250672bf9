import DisclosureModel
import Testing

@testable import Recognition

/// A mark that stands for "nothing here" says no more than a blank cell, and holds its place like one that is filled.
@Suite struct PerformanceDashTests {
    /// In a grid, and where blanks alone are left between cells.
    @Test(arguments: ["—", "-", "－", "——", "/"], ["\t", " "])
    func dashesAreNoValues(dash: String, joint: String) throws {
        let rows = [
            "项目名称\t某某项目", "主管部门\t某某局\t项目实施单位\t某某局",
            "预算执行情况（万元）（20分）\t预算数（A）\t执行数（B）\t执行率（B/A）\t分值\t得分", "年度财政资金总额\t120.00\t110.00\t91.67%\t20\t18.33",
            "其中：财政拨款\t120.00\t110.00\t\(dash)\t\(dash)\t\(dash)",
            "年度绩效目标1（80分）\t一级指标\t二级指标\t三级指标\t年初目标值（A）\t实际完成值（B）\t分值\t得分",
            "\t产出指标\t数量指标\t培训人数\t100人\t98人\t10\t9", "\t\t质量指标\t合格率\t≥95%\t\(dash)\t10\t\(dash)",
            "\t\t时效指标\t完成及时率\t100%\t100%\t\(dash)\t\(dash)",
        ]
        let text = rows.joined(separator: "\n").replacing("\t\t", with: joint == " " ? "\t" : "\t\t")
        let document = try recognise("2024年度某某项目绩效自评表\n\n" + text.replacing("\t", with: joint) + "\n")
        let table = try #require(document.tables.first)
        #expect(!table.fields.contains { $0.text.contains(dash) })
        #expect(table.fields.filter { $0.key.hasPrefix("其中：财政拨款/") }.map(\.text) == ["120.00", "110.00"])
        #expect(table.fields.contains { $0.key == "年度财政资金总额/executionWeight" && $0.text == "20" })
        let values = table.rows.map { row in
            ["indicator", "target", "actual", "weight", "score"].map { row.texts[$0] ?? "" }.joined(separator: "|")
        }
        #expect(values == ["培训人数|100人|98人|10|9", "合格率|≥95%||10|", "完成及时率|100%|100%||"])
        #expect(table.repairs.isEmpty)
    }

    /// 无 is an answer, and a dash inside a text is part of it.
    @Test(arguments: ["无", "—无—", "3-5天"])
    func answersStay(answer: String) throws {
        let document = try recognise(
            """
            2024年度某某项目绩效自评表

            项目名称\t某某项目
            主管部门\t某某局\t项目实施单位\t某某局
            一级指标\t二级指标\t三级指标\t年初目标值\t实际完成值
            产出指标\t数量指标\t培训人数\t100人\t98人
            偏差大或目标未完成原因分析\t\(answer)
            """)
        #expect(document.tables.first?.fields.last?.text == answer)
    }

    @Test(arguments: [("—", true), ("--", true), ("－", true), ("／", true), ("", false), ("无", false), ("-1", false)])
    func dashes(text: String, isDash: Bool) {
        #expect(PerformanceText.isDash(text) == isDash)
    }
}
