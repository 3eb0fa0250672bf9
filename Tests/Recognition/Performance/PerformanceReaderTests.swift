import DisclosureModel
import Testing

@testable import Recognition

@Suite("Performance tables in grids")
struct PerformanceReaderTests {
    @Test("a table without damage is read whole and nothing is mended")
    func clean() throws {
        let reading = try PerformanceFixtures.read(PerformanceFixtures.clean)
        #expect(
            reading.pairs == [
                "项目名称=机房运行维护", "主管部门=某区数据局", "项目实施单位=某区数据中心", "项目类别=1.部门预算项目☑2.财政专项资金□",
                "预算数（A）=12.50", "执行数（B）=12.40", "执行率（B/A）=99.2%", "偏差大或目标未完成原因分析=无",
                "改进措施及结果应用方案=加强管理",
            ])
        #expect(
            reading.indicators == [
                "年度绩效目标1/产出指标/数量指标/巡检次数/≥12次/12次/", "年度绩效目标1/产出指标/数量指标/报告篇数/4篇/4篇/",
                "年度绩效目标1/产出指标/质量指标/故障处理率/100%/100%/", "年度绩效目标1/效益指标/社会效益指标/系统稳定运行/稳定/稳定/",
                "年度绩效目标2/产出指标/数量指标/培训场次/2场/3场/", "年度绩效目标2/满意度指标/服务对象满意度指标/使用人员满意度/≥95%/98%/",
            ])
        #expect(reading.repairs.isEmpty)
        #expect(reading.fields.first { $0.label == "预算数（A）" }?.key == "年度财政资金总额/budgeted")
    }

    @Test("a page may end after any row", arguments: 1..<14)
    func pageBreak(after row: Int) throws {
        var lines = PerformanceFixtures.clean.split(separator: "\n").map(String.init)
        lines.insert("", at: row)
        let cut = try PerformanceFixtures.read(lines.joined(separator: "\n"))
        let whole = try PerformanceFixtures.read(PerformanceFixtures.clean)
        #expect(cut.indicators == whole.indicators)
        #expect(cut.pairs == whole.pairs)
    }

    @Test("columns to the left may be dropped after a page", arguments: [6, 7, 8, 9])
    func shifted(from row: Int) throws {
        var lines = PerformanceFixtures.clean.split(separator: "\n").map(String.init)
        for index in row..<10 { lines[index] = String(lines[index].dropFirst()) + "|" }
        lines.insert("", at: row)
        let whole = try PerformanceFixtures.read(PerformanceFixtures.clean)
        #expect(try PerformanceFixtures.read(lines.joined(separator: "\n")).indicators == whole.indicators)
    }

    @Test("texts, levels and goals that a page has cut are joined, on record")
    func cutTexts() throws {
        let reading = try PerformanceFixtures.read(
            """
            年度绩效目标1|一级指标|二级指标|三级指标|年初目标值|实际完成值
            |产出指标|数量指标|每月提供监测|12份|12份

            |||报告||
            |满意|服务对象|使用部门满意度|100%|100%

            |度指标|满意度指标|||
            年度绩效|产出指标|数量指标|设计方案完成进度|完成项目方案|完成

            目标2||||编制工作|
            |效益|社会效益|平台使用|稳定|稳定
            |指标|指标|||
            """)
        #expect(
            reading.indicators == [
                "年度绩效目标1/产出指标/数量指标/每月提供监测报告/12份/12份/",
                "年度绩效目标1/满意度指标/服务对象满意度指标/使用部门满意度/100%/100%/",
                "年度绩效目标2/产出指标/数量指标/设计方案完成进度/完成项目方案编制工作/完成/",
                "年度绩效目标2/效益指标/社会效益指标/平台使用/稳定/稳定/",
            ])
        #expect(reading.repairs.contains { $0.rule == "row.rejoined" && $0.after == "每月提供监测报告" })
        #expect(reading.repairs.contains { $0.rule == "cell.rejoined" && $0.after == "服务对象满意度指标" })
    }

    @Test("nothing is joined where repairs are off")
    func unmended() throws {
        let reading = try PerformanceFixtures.read(
            "|一级指标|二级指标|三级指标|目标值|完成值\n|产出指标|数量指标|每月提供|12份|12份\n\n|||报告||", mends: false)
        #expect(reading.repairs.isEmpty)
        #expect(reading.rows.first?.texts["indicator"] == "每月提供")
    }

    @Test("scores, bracketed weights, and rows that hold no indicator")
    func scores() throws {
        let reading = try PerformanceFixtures.read(
            """
            单位名称（盖章）：||填报日期：|||自评得分：97|
            项目年度 绩效指标（60分）|一级指标|二级指标|三级指标|年初目标值 (A)|实际完成值 (B)|得分
            |产出指标（40分）|数量指标（10分）|增加功能|4个|完成|10
            ||质量指标||||
            可持续影响指标 (5分)||平台运行|高效运行|完成|5|
            ||社会效益指标 (5分)||活动创新|实现|完成|5
            |满意度指标 (10分)|服务对象满意度|≥95%|完成|10|
            """)
        #expect(reading.pairs == ["自评得分=97"])
        #expect(
            reading.indicators == [
                "/产出指标（40分）/数量指标（10分）/增加功能/4个/完成/10", "/产出指标（40分）/可持续影响指标(5分)/平台运行/高效运行/完成/5",
                "/产出指标（40分）/社会效益指标(5分)/活动创新/实现/完成/5", "/满意度指标(10分)//服务对象满意度/≥95%/完成/10",
            ])
        #expect(reading.rows[1].texts["level2"] == "质量指标")
    }

    @Test("a missing value leaves its column empty")
    func missingValue() throws {
        let reading = try PerformanceFixtures.read(
            "|一级指标|二级指标|三级指标||年初目标值|实际完成值|得分\n|产出指标|数量指标|手机服务|||完成|9")
        #expect(reading.indicators == ["/产出指标/数量指标/手机服务//完成/9"])
    }

    @Test("labels that a line has cut")
    func cutLabels() throws {
        let reading = try PerformanceFixtures.read(
            "项目名称|甲|\n偏差大或||无偏差\n\n目标未完成 原因分析||\n改进措施及 结果应用方案|加强管理|")
        #expect(reading.pairs == ["项目名称=甲", "偏差大或目标未完成原因分析=无偏差", "改进措施及结果应用方案=加强管理"])
    }

    @Test("the lists of an application have sections of their own")
    func lists() throws {
        let reading = try PerformanceFixtures.read(
            """
            项目名称|甲|项目编码|001
            项目资金来源|||
            来源项目|金额||
            合计|265||
            一般公共预算财政拨款|265||
            项目采购|||
            品名|数量|金额|
            C23990000|1|250|
            长期绩效目标表|||
            一级指标|二级指标|三级指标|指标值
            产出指标|数量指标|受理件数|≥15万件
            年度绩效目标表|||
            一级指标|二级指标|三级指标|指标值
            |||前年|上年|预计当年实现
            产出指标|数量指标|受理件数|≥13万件|≥14万件|≥15万件
            """)
        let sections = reading.rows.map { $0.section ?? "-" }
        #expect(sections == ["funding", "funding", "procurement", "-", "-"])
        #expect(reading.rows.first?.amounts["amount"]?.description == "265")
        #expect(reading.rows.first?.kind == .total)
        #expect(reading.rows[3].texts["period"] == "长期")
        #expect(reading.rows[4].texts["period"] == "年度")
        #expect(reading.rows[4].texts["previous2"] == "≥13万件")
        #expect(reading.rows[4].texts["target"] == "≥15万件")
    }
}
