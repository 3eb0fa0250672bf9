import DisclosureModel
import Testing

@testable import Recognition

@Suite("Grids that print a merged cell in every column it covers")
struct RepeatedSpansTests {
    @Test("the fixture reads the same with its merged cells repeated")
    func repeated() throws {
        let reading = try PerformanceFixtures.read(
            """
            项目名称|项目名称|机房运行维护|机房运行维护|机房运行维护|机房运行维护
            主管部门|主管部门|某区数据局|项目实施单位|某区数据中心|某区数据中心
            项目类别|项目类别|1.部门预算项目 ☑ 2.财政专项资金 ☐|1.部门预算项目 ☑ 2.财政专项资金 ☐|1.部门预算项目 ☑ 2.财政专项资金 ☐|1.部门预算项目 ☑ 2.财政专项资金 ☐
            预算执行情况 （万元）|预算执行情况 （万元）||预算数（A）|执行数（B）|执行率（B/A）
            预算执行情况 （万元）|预算执行情况 （万元）|年度财政资金总额|12.50|12.40|99.2%
            年度绩效目标 1|一级指标|二级指标|三级指标|年初目标值 （A）|实际完成值（B）
            年度绩效目标 1|产出指标|数量指标|巡检次数|≥12次|12次
            年度绩效目标 1|产出指标|数量指标|报告篇数|4篇|4篇
            年度绩效目标 1|产出指标|质量指标|故障处理率|100%|100%
            年度绩效目标 1|效益指标|社会效益指标|系统稳定运行|稳定|稳定
            年度绩效目标 2|产出指标|数量指标|培训场次|2场|3场
            年度绩效目标 2|满意度指标|服务对象满意度指标|使用人员满意度|≥95%|98%
            偏差大或目标未完成原因分析|偏差大或目标未完成原因分析|无|无|无|无
            改进措施及结果应用方案|改进措施及结果应用方案|加强管理|加强管理|加强管理|加强管理
            """)
        let clean = try PerformanceFixtures.read(PerformanceFixtures.clean)
        #expect(reading.pairs == clean.pairs)
        #expect(reading.indicators == clean.indicators)
        #expect(reading.repairs.isEmpty)
    }

    @Test("below a header, only what is one column there is one; a second header line parts it again")
    func columns() throws {
        let reading = try PerformanceFixtures.read(
            """
            年度主要任务|任务名称|主要内容|主要内容|预算金额|预算金额
            年度主要任务|任务名称|主要内容|主要内容|总额|财政拨款
            年度主要任务|任务一|巡查|巡查|500.00|500.00
            年度绩效指标|一级指标|二级指标|三级指标|三级指标|指标值
            年度绩效指标|产出指标|数量指标|巡查次数|巡查次数|8场
            总分|总分|总分|总分|100|100
            """)
        let texts = reading.rows.map { $0.texts.map(\.value).joined(separator: "/") }
        #expect(texts.contains("产出指标/数量指标/巡查次数/8场"))
        #expect(reading.rows.first { $0.section == "tasks" && $0.label == "任务一" }?.texts["content"] == "巡查")
    }

    @Test("a table that repeats no label is left as it is")
    func equalValues() throws {
        let reading = try PerformanceFixtures.read(
            "|一级指标|二级指标|三级指标|目标值|完成值\n|产出指标|数量指标|制度健全性|达成预期指标|达成预期指标")
        #expect(reading.indicators == ["/产出指标/数量指标/制度健全性/达成预期指标/达成预期指标/"])
    }
}
