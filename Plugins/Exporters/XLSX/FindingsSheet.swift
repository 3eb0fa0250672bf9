import DisclosureModel
import EmbeddedDisclosure
import SpreadsheetML

/// Writes what was found about the document: checks, repairs, amounts of the narrative, diagnostics.
struct FindingsSheet {
    let document: DisclosureDocument
    let looks: WorkbookLooks
    private static let widths: [Double] = [44, 16, 18, 30, 30, 12, 70]

    var layout: SheetLayout {
        var layout = SheetLayout()
        layout.columns = Self.widths.map { SheetLayout.Column(.fixed($0)) }
        layout.page = .landscapeA4
        return layout
    }

    /// What a cell of a finding holds.
    private enum Cell {
        case text(String?)
        case amount(Amount?)
    }

    func write(to sheet: SheetWriter) throws {
        try begin("核对", CompanionSheet.findings.labels, in: sheet)
        for check in document.checks {
            try row(
                [
                    .text(check.rule), .text(check.at?.description), .text(Self.label(check.result)),
                    .amount(check.expected), .amount(check.found), .amount(check.tolerance), .text(check.message),
                ], to: sheet)
        }
        try begin("修复", ["表", "位置", "规则", "原文", "改为"], in: sheet)
        for table in document.tables {
            for repair in table.repairs {
                try row(
                    [
                        .text(table.title ?? table.form), .text(repair.at?.description), .text(repair.rule),
                        .text(repair.before), .text(repair.after),
                    ], to: sheet)
            }
        }
        try begin("文字中的金额", ["对象", "位置", "指标", "数值", "单位"], in: sheet)
        for statement in document.statements {
            try row(
                [
                    .text(statement.subject), .text(statement.at?.description), .text(statement.measure),
                    .amount(statement.value), .text(statement.unit),
                ], to: sheet)
        }
        try begin("提示", ["代码", "位置", "级别", "原文", "建议", "", "说明"], in: sheet)
        for diagnostic in document.diagnostics {
            try row(
                [
                    .text(diagnostic.code), .text(diagnostic.at?.description), .text(Self.label(diagnostic.severity)),
                    .text(diagnostic.excerpt), .text(diagnostic.hint), .text(nil), .text(diagnostic.message),
                ], to: sheet)
        }
    }

    private func begin(_ title: String, _ labels: [String], in sheet: SheetWriter) throws {
        if sheet.rowNumber > 0 { try sheet.skipRows(1) }
        try sheet.row()
        try sheet.text(title, looks.heading)
        try sheet.row()
        for label in labels { try sheet.text(label, looks.header) }
    }

    private func row(_ cells: [Cell], to sheet: SheetWriter) throws {
        let texts = zip(cells, Self.widths).compactMap { cell, width -> (text: String, width: Double)? in
            if case .text(let text?) = cell { (CellText.fitting(text), width) } else { nil }
        }
        try sheet.row(height: RowHeight.fitting(texts))
        for cell in cells {
            switch cell {
            case .text(let text): try sheet.text(CellText.fitting(text ?? ""), looks.wrapped)
            case .amount(let amount?):
                try sheet.number(
                    coefficient: amount.coefficient, scale: Int(amount.scale), looks.amount(amount))
            case .amount(nil): try sheet.blank(looks.amount(nil))
            }
        }
    }

    private static func label(_ result: Check.Result) -> String {
        switch result {
        case .pass: "相符"
        case .rounding: "尾差"
        case .fail: "不符"
        case .skipped: "未核对"
        case .misread: "读取有误"
        }
    }

    private static func label(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .note: "说明"
        case .warning: "警告"
        case .error: "错误"
        }
    }
}
