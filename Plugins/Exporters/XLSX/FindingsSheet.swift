import DisclosureModel
import SpreadsheetML

/// Writes what was found about the document: checks, repairs, amounts of the narrative, diagnostics.
struct FindingsSheet {
    let document: DisclosureDocument
    let looks: WorkbookLooks

    var layout: SheetLayout {
        var layout = SheetLayout()
        layout.columns = [
            .init(.fixed(44)), .init(.fixed(14)), .init(.fixed(12)), .init(.fixed(18)), .init(.fixed(18)),
            .init(.fixed(12)), .init(.fixed(70)),
        ]
        layout.page = .landscapeA4
        return layout
    }

    func write(to sheet: SheetWriter) throws {
        try begin("核对", ["规则", "位置", "结果", "应为", "实为", "容差", "说明"], in: sheet)
        for check in document.checks {
            try sheet.row()
            try text(check.rule, sheet)
            try text(check.at?.description, sheet)
            try text(Self.label(check.result), sheet)
            try amount(check.expected, sheet)
            try amount(check.found, sheet)
            try amount(check.tolerance, sheet)
            try text(check.message, sheet)
        }
        try begin("修复", ["表", "位置", "规则", "原文", "改为"], in: sheet)
        for table in document.tables {
            for repair in table.repairs {
                try sheet.row()
                try text(table.title ?? table.form, sheet)
                try text(repair.at?.description, sheet)
                try text(repair.rule, sheet)
                try text(repair.before, sheet)
                try text(repair.after, sheet)
            }
        }
        try begin("文字中的金额", ["对象", "位置", "指标", "数值", "单位"], in: sheet)
        for statement in document.statements {
            try sheet.row()
            try text(statement.subject, sheet)
            try text(statement.at?.description, sheet)
            try text(statement.measure, sheet)
            try amount(statement.value, sheet)
            try text(statement.unit, sheet)
        }
        try begin("提示", ["代码", "位置", "级别", "原文", "建议", "", "说明"], in: sheet)
        for diagnostic in document.diagnostics {
            try sheet.row()
            try text(diagnostic.code, sheet)
            try text(diagnostic.at?.description, sheet)
            try text(Self.label(diagnostic.severity), sheet)
            try text(diagnostic.excerpt, sheet)
            try text(diagnostic.hint, sheet)
            try text(nil, sheet)
            try text(diagnostic.message, sheet)
        }
    }

    private func begin(_ title: String, _ labels: [String], in sheet: SheetWriter) throws {
        if sheet.rowNumber > 0 { try sheet.skipRows(1) }
        try sheet.row()
        try sheet.text(title, looks.heading)
        try sheet.row()
        for label in labels { try sheet.text(label, looks.header) }
    }

    private func text(_ text: String?, _ sheet: SheetWriter) throws {
        try sheet.text(CellText.fitting(text ?? ""), looks.wrapped)
    }

    private func amount(_ amount: Amount?, _ sheet: SheetWriter) throws {
        guard let amount else { return try sheet.blank(looks.amount(nil)) }
        try sheet.number(coefficient: amount.coefficient, scale: Int(amount.scale), looks.amount(amount))
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
