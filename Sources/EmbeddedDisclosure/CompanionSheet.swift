public import DisclosureModel
import TidyForm

/// A sheet of our workbooks that holds no table of its own: it repeats or lists what the others say.
///
/// The exporter writes these labels over its columns, and the importer knows the sheets by them where another program has
/// saved the workbook and dropped the document that it carried.
public enum CompanionSheet: CaseIterable, Sendable {
    /// What the document is, and a line for each table.
    case contents
    /// Checks, repairs, amounts of the narrative, diagnostics.
    case findings
    /// One row per amount.
    case tidy

    /// The labels over its first columns, none blank.
    public var labels: [String] {
        switch self {
        case .contents: ["序号", "表名", "编号", "表式", "单位", "行数", "状态"]
        case .findings: ["规则", "位置", "结果", "应为", "实为", "容差", "说明"]
        case .tidy: TidyRecord.columns
        }
    }

    /// The sheet that a grid is; nil for any other. Only a row that holds these labels and nothing else counts.
    init?(_ grid: Grid) {
        for row in grid.rows.prefix(Self.headReach) {
            let texts = row.cells.map(\.text).filter { !$0.isEmpty }
            if let sheet = Self.allCases.first(where: { $0.labels == texts }) {
                self = sheet
                return
            }
        }
        return nil
    }

    /// The contents begin with up to seven lines about the document.
    private static let headReach = 12
}
