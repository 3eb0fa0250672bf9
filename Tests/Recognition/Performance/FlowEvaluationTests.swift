import DisclosureModel
import Testing

@testable import Recognition

/// A self-evaluation whose cells are told apart by blanks and lines alone, as plain text prints it.
@Suite("Self-evaluations without tabs")
struct FlowEvaluationTests {
    private func read(_ text: String) throws -> PerformanceReading {
        FlowReader.read(PerformanceFixtures.lines(text), words: try PerformanceFixtures.words(), mends: true)
    }

    /// The rows of the fixture, cell after cell.
    private static var cells: [[String]] {
        PerformanceFixtures.clean.split(separator: "\n").map { row in
            row.split(separator: "|").map { String($0) }
        }
    }

    @Test("the fixture flattened reads as the grid: a line per row, per cell, or per word", arguments: [0, 1, 2])
    func flattened(_ form: Int) throws {
        let lines = Self.cells.flatMap { row in
            switch form {
            case 0: [row.joined(separator: " ")]
            case 1: row
            default: row.flatMap { $0.split(separator: " ").map { String($0) } }
            }
        }
        let reading = try read(lines.joined(separator: "\n"))
        let grid = try PerformanceFixtures.read(PerformanceFixtures.clean)
        #expect(reading.indicators == grid.indicators)
        #expect(reading.pairs == grid.pairs)
    }

    @Test("points beside the goal, columns in the header's order, dates and 成本指标 below 产出指标")
    func scored() throws {
        let reading = try read(
            """
            项目绩效总目标 （20分） 年初设定目标 全年实际完成情况 得分
            保障平台稳定运行， 提升效率。 达成预期指标 20
            绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
            产出 指标 数量指标 巡检次数 ≥12次 12次 10 10
            时效指标 验收时间 2024 年 12 月 前 2024 年 10 月 5 5
            成本指标 成本控制率 ≤100% 99% 5 4.5
            满意度指标 服务对象满意度 ≥90% 95% 10 10
            """)
        #expect(
            reading.pairs == ["年初设定目标=保障平台稳定运行，提升效率。", "全年实际完成情况=达成预期指标", "得分=20"])
        #expect(
            reading.indicators == [
                "/产出指标/数量指标/巡检次数/≥12次/12次/10", "/产出指标/时效指标/验收时间/2024年12月前/2024年10月/5",
                "/产出指标/成本指标/成本控制率/≤100%/99%/4.5", "/产出指标/满意度指标/服务对象满意度/≥90%/95%/10",
            ])
        #expect(reading.rows.compactMap { $0.texts["weight"] } == ["10", "5", "5", "10"])
    }

    @Test("a target and an achievement in words: by their lines, or because they are the same")
    func words() throws {
        let reading = try read(
            """
            一级指标 二级指标 三级指标 年初目标值 实际完成值
            产出指标
            数量指标
            方案完成进度
            完成编制
            工作已完成
            效益指标
            社会效益指标
            保证财务工作规范 合规、合法 合规、合法
            """)
        #expect(
            reading.indicators == [
                "/产出指标/数量指标/方案完成进度/完成编制/工作已完成/", "/效益指标/社会效益指标/保证财务工作规范/合规、合法/合规、合法/",
            ])
    }

    @Test("the notes below a table are no part of its last field")
    func notes() throws {
        let reading = try read("项目名称 平台运维\n改进措施及结果应用方案 加强管理\n备注：\n1.预算数为调整后资金。")
        #expect(reading.pairs == ["项目名称=平台运维", "改进措施及结果应用方案=加强管理"])
    }

    @Test("rows of money with dashes and without heads, the goal beside its label, the sum of the points")
    func money() throws {
        let reading = try read(
            """
            项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分
            年度资金总额 120 118 112.5 10 95.34% 9.5
            其他资金 0 0 0 — —
            年度总体目标 目标1：完成任务。
            绩效指标 一级指标 二级指标 三级指标 指标值 完成值 分值 得分 偏差原因分析
            产出指标 数量指标 巡检次数 ≥12次 10次 10 8 人手不足
            总分 100 98.5
            """)
        #expect(
            reading.fields.map { "\($0.key)=\($0.text)" } == [
                "年度资金总额/initialBudget=120", "年度资金总额/budgeted=118", "年度资金总额/executed=112.5",
                "年度资金总额/executionWeight=10", "年度资金总额/executionRate=95.34%", "年度资金总额/executionScore=9.5",
                "其他资金/initialBudget=0", "其他资金/budgeted=0", "其他资金/executed=0", "年度总体目标=目标1：完成任务。",
            ])
        #expect(reading.rows.first?.texts["deviation"] == "人手不足")
        #expect(reading.rows.last?.kind == .total)
        #expect(reading.rows.last?.texts["score"] == "98.5")
        let target = try read("项目资金（万元） 年度资金总额： 260.00\n其中：财政拨款 240.00\n总体目标 保障运行。")
        #expect(target.pairs == ["年度资金总额=260.00", "其中：财政拨款=240.00", "总体目标=保障运行。"])
    }

    @Test("a list whose title stands beside its header, with a second line of it")
    func tasks() throws {
        let reading = try PerformanceFixtures.read(
            """
            年度主要任务|任务名称|主要内容|预算金额（万元）||
            |||总额|财政拨款|其他资金
            |任务一|巡查|500.00|480.00|20.00
            """)
        let row = try #require(reading.rows.first)
        #expect(reading.rows.count == 1)
        #expect(
            ["budgeted", "appropriation", "other"].map { row.amounts[$0]?.description } == [
                "500.00", "480.00", "20.00",
            ])
    }

    @Test("two goals side by side, a goal without a number, a column of a district's own behind the values")
    func targets() throws {
        let reading = try read(
            """
            项目立项依据 按要求。
            绩效目标 实施期目标 年度目标
            实现全覆盖。 完成年度任务。
            项目绩效指标 一级指标 二级指标 绩效指标 目标值 度量单位
            产出指标 数量指标 巡检次数 ≥12 次
            报告篇数 4 篇
            """)
        #expect(reading.pairs == ["项目立项依据=按要求。", "实施期目标=实现全覆盖。", "年度目标=完成年度任务。"])
        #expect(reading.rows.map { $0.texts["indicator"] } == ["巡检次数", "报告篇数"])
        let goal = try read("项目名称 平台运维\n年度总体绩效目标 保障运行。")
        #expect(goal.pairs == ["项目名称=平台运维", "年度总体绩效目标=保障运行。"])
    }
}
