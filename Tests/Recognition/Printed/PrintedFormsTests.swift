import ConversionGraph
import DisclosureModel
import FormCatalogue
import NationalDistrict
import Testing
import TextDumpImporter

@testable import Recognition

/// Forms of performance in documents printed on fixed-width pages.
@Suite struct PrintedFormsTests {
    @Test func aFormIsFoundBetweenTextAndReadWhole() throws {
        let source = try Self.source(Self.form)
        let (document, trace) = Recogniser(try Self.catalogue()).recognise(source)
        let table = try #require(document.tables.first)
        #expect(document.tables.count == 1)
        #expect(table.form == "performance/project")
        #expect(table.title == "2024年度项目支出绩效自评表")
        #expect(
            table.fields.map { "\($0.label)=\($0.text)" } == [
                "项目名称=机房运行维护", "主管部门=某区数据局", "实施单位=某区数据中心", "年初预算数=12.50", "全年预算数=12.40",
                "全年执行数=12.00", "总分=20",
            ])
        #expect(
            table.rows.filter { $0.texts["indicator"] != nil }.map { row in
                ["level1", "level2", "indicator", "target", "actual", "score"].map { row.texts[$0] ?? "" }
            } == [
                ["产出指标", "数量指标", "巡检次数", "≥12次", "12次", "10"],
                ["产出指标", "质量指标", "故障处理率", "100%", "100%", "10"],
            ])
        #expect(table.repairs.isEmpty)
        #expect(Coverage(source, trace).cells.isWhole)
    }

    @Test func whatStandsAroundAFormStaysAsItIs() throws {
        let source = try Self.source(Self.form)
        let (document, lines) = PrintedForms(performance: try Self.performance()).rebuilt(source)
        #expect(lines == [4...16])
        let texts = document.blocks.compactMap { block in
            if case .paragraph(let paragraph) = block { paragraph.text } else { nil }
        }
        #expect(texts == ["第四部分 绩效评价", "随文公开自评表。", "2024年度项目支出绩效自评表", "第五部分 名词解释", "机关运行经费：指公用经费。"])
    }

    @Test func linesWithoutColumnsAreNoPrintedForm() throws {
        let source = try Self.source(
            """
            2024年度项目支出绩效自评表
            项目名称 机房运行维护
            一级指标 二级指标 三级指标 年度指标值 实际完成值 得分
            产出指标 数量指标 巡检次数 ≥12次 12次 10
            """)
        let (document, lines) = PrintedForms(performance: try Self.performance()).rebuilt(source)
        #expect(lines.isEmpty)
        #expect(document == source)
    }

    private static func registry() throws -> Registry {
        try Registry(plugins: [TextDumpImporterPlugin(), NationalDistrictPlugin()])
    }

    private static func catalogue() throws -> Catalogue {
        try CatalogueLoader(try registry().context().districts).catalogue(of: "national")
    }

    private static func performance() throws -> PerformanceTables {
        let catalogue = try catalogue()
        return PerformanceTables(catalogue, titles: TitleIndex(catalogue), mends: true)
    }

    private static func source(_ text: String) throws -> SourceDocument {
        let registry = try registry()
        var context = registry.context()
        let route = try registry.route(from: "text", to: "source")
        return try registry.run(
            route, on: FileContent(name: "dump.txt", text: text), to: .source, context: &context)
    }

    private static let form = """
        第四部分 绩效评价

        随文公开自评表。
                        2024年度项目支出绩效自评表
        项目名称            机房运行维护
        主管部门            某区数据局         实施单位 某区数据中心
                         年初预算数   全年预算数   全年执行数
        项目资金（万元） 年度资金总额     12.50   12.40    12.00

                  一级指标   二级指标      三级指标       年度指标值   实际完成值   得分
                         数量指标     巡检次数       ≥12次     12次     10
         绩效指标     产出指标
                         质量指标     故障处理率       100%     100%    10


                           总分                                 20

        第五部分 名词解释
        机关运行经费：指公用经费。
        """
}
