import DisclosureModel
import SpreadsheetML

/// Writes one row per amount, for those who calculate: the columns of the tidy form of the canonical model.
struct TidySheet {
    let document: DisclosureDocument
    let looks: WorkbookLooks

    private static let columns = [
        "document", "agency", "year", "kind", "form", "title", "section", "line", "code", "level", "label", "column",
        "column_label", "value", "unit", "value_yuan", "at", "repaired",
    ]

    var layout: SheetLayout {
        var layout = SheetLayout()
        layout.columns = Self.columns.map { _ in SheetLayout.Column(.fitting(minimum: 8, maximum: 40)) }
        layout.frozenRows = 1
        layout.titleRows = 1...1
        layout.page = .landscapeA4
        return layout
    }

    func write(to sheet: SheetWriter) throws {
        try sheet.row()
        for column in Self.columns { try sheet.text(column, looks.header) }
        for table in document.tables {
            let repaired = Set(table.repairs.compactMap(\.at))
            for row in table.rows {
                for column in table.columns {
                    guard let amount = row.amounts[column.key] else { continue }
                    try write(amount, column, row, table, repaired, to: sheet)
                }
            }
        }
    }

    private func write(
        _ amount: Amount, _ column: DisclosureTable.Column, _ row: DisclosureTable.Row, _ table: DisclosureTable,
        _ repaired: Set<Locator>, to sheet: SheetWriter
    ) throws {
        let info = document.document
        let unit = table.unit ?? info.unit
        let place = row.cells[column.key] ?? row.at
        try sheet.row()
        try text(info.source?.name ?? info.title, sheet)
        try text(table.agency ?? info.agency, sheet)
        try number(info.year, sheet)
        try text(info.kind?.rawValue, sheet)
        try text(table.form, sheet)
        try text(table.title, sheet)
        try text(row.section, sheet)
        try number(row.line, sheet)
        try text(row.code, sheet)
        try number(row.level, sheet)
        try text(row.label, sheet)
        try text(column.key, sheet)
        try text(column.label, sheet)
        try value(amount, sheet)
        try text(unit, sheet)
        try value(unit.flatMap { Self.powers[$0] }.flatMap { amount.shifted(by: $0) }, sheet)
        try text(place?.description, sheet)
        let isRepaired = [row.cells[column.key], row.at].contains { $0.map { repaired.contains($0) } ?? false }
        try sheet.boolean(isRepaired)
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

    /// How many places the decimal point moves from a unit to 元.
    private static let powers = ["元": 0, "人民币元": 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8]
}
