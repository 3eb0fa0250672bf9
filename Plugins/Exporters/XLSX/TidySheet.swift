import DisclosureModel
import EmbeddedDisclosure
import SpreadsheetML
import TidyForm

/// Writes one row per amount, for those who calculate: the tidy form of the canonical model.
struct TidySheet {
    let document: DisclosureDocument
    let looks: WorkbookLooks

    var layout: SheetLayout {
        var layout = SheetLayout()
        layout.columns = TidyRecord.columns.map { _ in SheetLayout.Column(.fitting(minimum: 8, maximum: 40)) }
        layout.frozenRows = 1
        layout.titleRows = 1...1
        layout.page = .landscapeA4
        return layout
    }

    func write(to sheet: SheetWriter) throws {
        try sheet.row()
        for column in CompanionSheet.tidy.labels { try sheet.text(column, looks.header) }
        try document.forEachTidyRecord { record in
            try sheet.row()
            try text(record.document, sheet)
            try text(record.agency, sheet)
            try number(record.year, sheet)
            try text(record.kind?.rawValue, sheet)
            try text(record.form, sheet)
            try text(record.title, sheet)
            try text(record.row.section, sheet)
            try number(record.row.line, sheet)
            try text(record.row.code, sheet)
            try number(record.row.level, sheet)
            try text(record.row.label, sheet)
            try text(record.column, sheet)
            try text(record.columnLabel, sheet)
            try value(record.value, sheet)
            try text(record.unit, sheet)
            try value(record.valueInYuan, sheet)
            try text(record.at?.description, sheet)
            try sheet.boolean(record.isRepaired)
        }
    }

    private func text(_ text: String?, _ sheet: SheetWriter) throws {
        try sheet.text(CellText.fitting(text ?? ""))
    }

    private func number(_ number: Int?, _ sheet: SheetWriter) throws {
        guard let number else { return try sheet.skip() }
        try sheet.number(coefficient: Int64(number), scale: 0)
    }

    private func value(_ amount: Amount?, _ sheet: SheetWriter) throws {
        guard let amount else { return try sheet.skip() }
        try sheet.number(coefficient: amount.coefficient, scale: Int(amount.scale), looks.tidyAmount(amount))
    }
}
