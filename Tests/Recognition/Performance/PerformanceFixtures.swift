import ConversionGraph
import DisclosureModel
import FormCatalogue
import NationalDistrict

@testable import Recognition

/// Tables for tests, written with `|` between cells; an empty line is a page break.
enum PerformanceFixtures {
    static func words() throws -> PerformanceWords { try national.get() }

    private static let national = Result {
        let registry = try Registry(plugins: [NationalDistrictPlugin()])
        return PerformanceWords(try CatalogueLoader(registry.context().districts).catalogue(of: "national").performance)
    }

    static func rows(_ text: String) -> [Grid.Row] {
        var rows: [Grid.Row] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).enumerated().map { column, text in
                Grid.Cell(column: column, text: String(text), at: .text(line: number + 1, column: column + 1))
            }
            rows.append(Grid.Row(index: rows.count, cells: cells))
        }
        return rows
    }

    static func lines(_ text: String) -> [(text: String, at: Locator)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            line.isEmpty ? nil : (String(line), .text(line: number + 1, column: 1))
        }
    }

    static func read(_ text: String, mends: Bool = true) throws -> PerformanceReading {
        PerformanceReader.read(rows(text), words: try words(), mends: mends)
    }

    /// A table as it is read, from its rows.
    static func table(_ text: String, form: String = "performance/project") throws -> DisclosureTable {
        let reading = try read(text)
        return DisclosureTable(
            form: form, fields: reading.fields, columns: reading.columns, rows: reading.rows, repairs: reading.repairs)
    }

    /// A self-evaluation without damage: fields, a table of money, two goals, levels printed once.
    static let clean = """
        项目名称||机房运行维护|||
        主管部门||某区数据局|项目实施单位|某区数据中心|
        项目类别||1.部门预算项目 ☑ 2.财政专项资金 ☐|||
        预算执行情况 （万元）|||预算数（A）|执行数（B）|执行率（B/A）
        ||年度财政资金总额|12.50|12.40|99.2%
        年度绩效目标 1|一级指标|二级指标|三级指标|年初目标值 （A）|实际完成值（B）
        |产出指标|数量指标|巡检次数|≥12次|12次
        |||报告篇数|4篇|4篇
        ||质量指标|故障处理率|100%|100%
        |效益指标|社会效益指标|系统稳定运行|稳定|稳定
        年度绩效目标 2|产出指标|数量指标|培训场次|2场|3场
        |满意度指标|服务对象满意度指标|使用人员满意度|≥95%|98%
        偏差大或目标未完成原因分析||无|||
        改进措施及结果应用方案||加强管理|||
        """
}

extension PerformanceReading {
    /// The indicators as `goal/level1/level2/indicator/target/actual/score`.
    var indicators: [String] {
        rows.filter { $0.texts["indicator"] != nil }.map { row in
            ["goal", "level1", "level2", "indicator", "target", "actual", "score"].map { row.texts[$0] ?? "" }
                .joined(separator: "/")
        }
    }

    /// The fields as `label=text`.
    var pairs: [String] { fields.map { "\($0.label)=\($0.text)" } }
}
