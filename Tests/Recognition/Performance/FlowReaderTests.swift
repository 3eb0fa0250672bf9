import DisclosureModel
import Testing

@testable import Recognition

@Suite("Performance tables without tabs")
struct FlowReaderTests {
    private func read(_ text: String) throws -> PerformanceReading {
        FlowReader.read(PerformanceFixtures.lines(text), words: try PerformanceFixtures.words(), mends: true)
    }

    @Test("fields in one line, wrapped labels, wrapped values")
    func fields() throws {
        let reading = try read(
            """
            项目名称
            热线工作服务平

            台运行经费
            项目编码 42010T01
            项目主管部门 某局 项目执行单位 某局本级
            项目立项依据
            1.根据要求，开发了
            一套系统。
            项目前两年预算及当年

            预算变动情况 按要求压减
            """)
        #expect(
            reading.pairs == [
                "项目名称=热线工作服务平台运行经费", "项目编码=42010T01", "项目主管部门=某局", "项目执行单位=某局本级",
                "项目立项依据=1.根据要求，开发了一套系统。", "项目前两年预算及当年预算变动情况=按要求压减",
            ])
    }

    @Test("a name of level one at half the height of its cell is that of the rows above it, too")
    func centredLevels() throws {
        let reading = try read(
            """
            一级指标 二级指标 三级指标 年度指标值
            成本指标 经济成本指标 成本控制率 =100(%)
            数量指标 完成计划 =100(%)
            产出指标 质量指标 销项正确率 =100(%)
            时效指标 新增处置率 =100(%)
            社会效益指标 群众知晓度 ≥90(%)
            效益指标 生态效益指标 城市环境指数 ≥90(%)
            """)
        #expect(
            reading.indicators.map { $0.split(separator: "/").prefix(2).joined(separator: "/") } == [
                "成本指标/经济成本指标", "产出指标/数量指标", "产出指标/质量指标", "产出指标/时效指标", "效益指标/社会效益指标", "效益指标/生态效益指标",
            ])
    }

    @Test("indicators under wrapped levels, with one value, three, and a value that is words")
    func indicators() throws {
        let reading = try read(
            """
            长期绩效目标表
            目标名称 一级指标 二级指标 三级指标 指标值 指标值确定依据
            长期绩效目标 1
            成本指标
            经济成本

            指标
            成本控制
            ≤

            397.37 万
            元
            产出指标
            质量指标
            办理工作的

            综合排名
            综合排名
            前列
            满意度
            指标
            服务对象满

            意度指标
            链路故
            障满意度
            ≥ 85%
            年度绩效目标表
            目标名称 一级指标 二级指标
            三级
            指标
            指标值
            指标值确
            定依据前年 上年
            预计当年
            实现
            年度绩效目标
            1
            产出指标
            数量指标
            汇聚数据4亿

            条
            无 无 100%
            每月独立访客
            人数
            ≥ 406 个 ≥ 259 个 ≥450 个
            质量指标
            办理工作的
            综合排名
            无
            综合排名
            前三名
            综合排名
            前列
            """)
        let rows = reading.rows.map { row in
            ["period", "level1", "level2", "indicator", "previous2", "previous1", "target"].map { row.texts[$0] ?? "" }
                .joined(separator: "/")
        }
        #expect(
            rows == [
                "长期/成本指标/经济成本指标/成本控制///≤397.37万元", "长期/产出指标/质量指标/办理工作的综合排名///综合排名前列",
                "长期/满意度指标/服务对象满意度指标/链路故障满意度///≥85%", "年度/产出指标/数量指标/汇聚数据4亿条/无/无/100%",
                "年度/产出指标/数量指标/每月独立访客人数/≥406个/≥259个/≥450个",
                "年度/产出指标/质量指标/办理工作的综合排名/无/综合排名前三名/综合排名前列",
            ])
        #expect(reading.rows.map { $0.texts["goal"] }.last == "年度绩效目标1")
    }

    @Test("the table of money of an evaluation, heads wrapped")
    func money() throws {
        let reading = try read(
            "预算执行情况（万元）\n（20 分）\n部门整体\n支出总额\n预算数\n（A）\n执行数\n（B）\n执行率\n（B/A）\n得分\n（20\n分*执\n行率）\n1613.94 1571.19 97.35% 19"
        )
        #expect(reading.pairs == ["预算数（A）=1613.94", "执行数（B）=1571.19", "执行率（B/A）=97.35%", "得分（20分*执行率）=19"])
    }

    @Test("lists: sources of money, wrapped breakdown by the project's code, purchases")
    func lists() throws {
        let reading = try read(
            """
            项目名称 甲 项目编码 42010523031T000000100
            项目资金来源
            来源项目 金额
            合计 265
            财政专户管理资金
            项目支出明细测算
            项目活动
            活动内容
            表述
            支出经济
            分类
            金额 测算依据及说明 备注
            42010523031
            T000000100
            热线工
            作经费
            30226-劳务
            费
            250
            劳务外包费用
            等。
            42010523031
            T000000100
            热线工作经费
            30201-办公
            费
            0.5 日常办公
            项目采购
            品名 数量 金额
            C23990000 1 250
            """)
        let rows = reading.rows.map {
            "\($0.section ?? "")/\($0.label)/\($0.texts["economic"] ?? "")/\($0.amounts["amount"]?.description ?? "")"
        }
        #expect(
            rows == [
                "funding/合计//265", "funding/财政专户管理资金//", "breakdown//30226-劳务费/250", "breakdown//30201-办公费/0.5",
                "procurement///250",
            ])
        #expect(reading.rows[2].texts["content"] == "热线工作经费")
        #expect(reading.rows[2].texts["basis"] == "劳务外包费用等。")
    }

    @Test("a table of money whose rows have labels, in lines of words")
    func labelledMoney() throws {
        let reading = try read(
            """
            项目名称 河道清淤
            预算执行情况（万元） 预算数（A） 执行数（B） 执行率（B/A） 得分（20分*执行率）
            年度财政资金总额 130.50 128.20 98.24% 19.6
            年度目标1：（80分） 完成清淤
            一级指标 二级指标 三级指标 年初目标值 实际完成值 得分
            产出指标 数量指标 清淤长度 ≥12公里 12.6公里 10
            管护人员数 30人 30人 5
            """)
        #expect(
            reading.pairs == [
                "项目名称=河道清淤", "预算数（A）=130.50", "执行数（B）=128.20", "执行率（B/A）=98.24%", "得分（20分*执行率）=19.6",
                "年度目标1：（80分）=完成清淤",
            ])
        #expect(reading.fields[1].key == "年度财政资金总额/budgeted")
        #expect(reading.rows.map { $0.texts["indicator"] } == ["清淤长度", "管护人员数"])
    }
}
