import DisclosureModel
import Testing

@testable import Recognition

@Suite("Performance tables in the words of other districts")
struct PerformanceWordingTests {
    @Test("columns of a district's own keep their label, and every other column its place")
    func ownColumns() throws {
        let reading = try PerformanceFixtures.read(
            """
            绩效指标|一级指标名称|二级指标名称|绩效指标|度量单位|计划值|自评完成值|标准分值|评价得分|未完成原因及改进措施
            |一、产出指标|1.数量指标|巡检次数|次|≥12|10|10|8|人手不足
            |||报告篇数|篇|4|4|5|5|
            ||产出质量|服务对象满意度|%|≥90|95|5|5|
            总分|||||||100|98|
            """)
        #expect(
            reading.indicators == [
                "/一、产出指标/1.数量指标/巡检次数/≥12/10/8", "/一、产出指标/1.数量指标/报告篇数/4/4/5",
                "/一、产出指标/产出质量/服务对象满意度/≥90/95/5",
            ])
        #expect(reading.rows.first?.texts["度量单位"] == "次")
        #expect(reading.rows.first?.texts["deviation"] == "人手不足")
        #expect(
            reading.columns.map(\.key) == [
                "level1", "level2", "indicator", "target", "actual", "weight", "score", "deviation", "度量单位",
            ])
        #expect(reading.columns.first { $0.key == "indicator" }?.label == "绩效指标")
    }

    @Test("rows of money whose label no form knows")
    func moneyRows() throws {
        let reading = try PerformanceFixtures.read(
            """
            项目资金（万元）||年初预算|调整后预算数|实际支出数|分值|预算执行率|得分
            |年度资金总额|120|118|112.5|10|95.34%|9.53
            |其中：街道资金|20|18|12.5|||
            """)
        #expect(
            reading.fields.map { "\($0.key)=\($0.text)" } == [
                "年度资金总额/initialBudget=120", "年度资金总额/budgeted=118", "年度资金总额/executed=112.5",
                "年度资金总额/executionWeight=10", "年度资金总额/executionRate=95.34%", "年度资金总额/executionScore=9.53",
                "其中：街道资金/initialBudget=20", "其中：街道资金/budgeted=18", "其中：街道资金/executed=12.5",
            ])
    }

    @Test("what stands after the indicators under a name of its own")
    func conclusion() throws {
        let reading = try PerformanceFixtures.read(
            "|一级指标|二级指标|三级指标|目标值|完成值\n|产出指标|数量指标|甲项|1次|1次\n自评结论||完成较好|||\n存在问题||无|||")
        #expect(reading.indicators.count == 1)
        #expect(reading.pairs == ["自评结论=完成较好", "存在问题=无"])
    }

    @Test("two goals side by side, and a label that no form knows between two values")
    func goals() throws {
        let reading = try PerformanceFixtures.read(
            """
            项目名称||平台运维|||
            项目属性||延续项目||归口处室|信息科
            绩效目标|实施期目标|||年度目标|
            |实现全覆盖。|||完成年度任务。|
            """)
        #expect(
            reading.pairs == ["项目名称=平台运维", "项目属性=延续项目", "归口处室=信息科", "实施期目标=实现全覆盖。", "年度目标=完成年度任务。"])
    }
}
