import DisclosureModel
import Testing

@testable import Recognition

@Suite("Performance tables whose cells are cut in words")
struct PerformanceDamageTests {
    private static let damaged = """
        项目|名称||数据治|理R服务||
        主管|部门|某区数据|据管理中|心 项目实|施单位|某区数据管理中心
        项目|类别|1、部门预|1、部门预算项目 ☑ 2、区直专项[□|||
        预算执行|情况||预算数(A) 执行数(B)||执行|· 率 (B/A)
        万|元)|年度财政 资金总额|257.54|255.62|99|0.25%
        |一级 指标|二级指标|三级|指标||实际完成值(B)
        |产出指标|数量指标|点位|数量|≥45|0个|512个
        ||质量指标|全年累计|全年累计时长|≤5|次|0次
        未完成|已说明|||||
        """

    private func read(_ text: String = damaged, mends: Bool = true) throws -> PerformanceReading {
        PerformanceReader.read(
            PerformanceFixtures.rows(text), words: try PerformanceFixtures.words(), mends: mends,
            title: "2024年度数据治理服务项目绩效自评表")
    }

    @Test("labels, values and rates are put together")
    func mended() throws {
        let reading = try read()
        #expect(
            reading.pairs == [
                "项目名称=数据治理服务", "主管部门=某区数据管理中心", "项目实施单位=某区数据管理中心", "项目类别=1、部门预算项目☑2、区直专项□",
                "预算数(A)=257.54", "执行数(B)=255.62", "执行率(B/A)=99.25%", "偏差大或目标未完成原因分析=已说明",
            ])
        #expect(
            reading.indicators.map { $0.split(separator: "/").suffix(3).joined(separator: "/") } == [
                "点位数量/≥450个/512个", "全年累计时长/≤5次/0次",
            ])
    }

    @Test(
        "each kind of repair is on record",
        arguments: [
            "cell.rejoined", "cell.overlap", "checkbox.read", "number.rejoined", "text.restored", "label.completed",
            "field.parted",
        ])
    func recorded(_ rule: String) throws {
        #expect(try read().repairs.contains { $0.rule == rule && $0.before != $0.after })
    }

    @Test("nothing is put together where repairs are off")
    func unmended() throws { #expect(try read(mends: false).repairs.isEmpty) }

    @Test(
        "a rate agrees with its amounts up to its last place",
        arguments: [
            ("99.25%", "257.54", "255.62", true), ("100%", "3.18584", "3.18584", true),
            ("98%", "1,103.48", "1,085.83", true),
            ("990.25%", "257.54", "255.62", false), ("50%", "0", "0", false), ("83.87", "45", "37.74", false),
            ("99999999999999.99%", "99999999999999.9999", "99999999999999.9999", false),
        ])
    func rate(_ rate: String, _ planned: String, _ spent: String, _ agrees: Bool) {
        #expect(ExecutionRate.agrees(rate, planned: planned, spent: spent) == agrees)
    }

    @Test(
        "pieces share at least three characters, or are simply joined",
        arguments: [
            (["汉阳区城市", "阳区城市中心"], "汉阳区城市中心"), (["城市", "市运行"], "城市市运行"), (["OA 系统", "维护"], "OA系统维护"),
            (["100", "98"], "100 98"),
        ])
    func seams(_ pieces: [String], _ whole: String) { #expect(SeamText.joined(pieces) == whole) }

    @Test("the national self-evaluation: two amounts of money rows, weights, a total")
    func national() throws {
        let reading = try PerformanceFixtures.read(
            """
            项目名称|市场监管专项|||||||
            项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
            |年度资金总额|100.00|120.00|110.00|10|91.67%|9.17|
            |其中：当年财政拨款|100.00|120.00|110.00|—|91.67%|—|
            年度总体目标|预期目标|||实际完成情况||||
            |保障市场秩序。|||已完成。||||
            绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
            |产出指标|数量指标|检查户数|200户|180户|10|9|人员不足
            总分||||||100|98.17|
            """)
        #expect(reading.repairs.isEmpty)
        #expect(reading.pairs.contains("实际完成情况=已完成。"))
        #expect(reading.fields.filter { $0.label == "全年执行数" }.map(\.key) == ["年度资金总额/executed", "其中：当年财政拨款/executed"])
        let row = reading.rows.first
        #expect(row?.texts["weight"] == "10")
        #expect(row?.texts["deviation"] == "人员不足")
        let total = reading.rows.last
        #expect(total?.kind == .total)
        #expect(total?.texts["score"] == "98.17")
    }
}
