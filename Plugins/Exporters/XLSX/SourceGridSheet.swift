import DisclosureModel
import SpreadsheetML

/// Writes one grid: each cell where it stands, merged where it spans, with its type where the source has one.
struct SourceGridSheet {
    private let grid: Grid
    private let book: WorkbookWriter
    private let numberColumns: Set<Int>
    private let merges: [CellRange]
    /// What the sheet cannot show.
    let losses: [Diagnostic]

    init(_ grid: Grid, book: WorkbookWriter) {
        self.grid = grid
        self.book = book
        numberColumns = PrintedNumber.columns(of: grid)
        var merges = GridMerges()
        var cut = 0
        for row in grid.rows {
            for cell in row.cells {
                if row.index >= CellReference.maximumRow || cell.column >= CellReference.maximumColumn { cut += 1 }
                merges.add(cell, row: row.index)
            }
        }
        self.merges = merges.accepted
        var losses: [Diagnostic] = []
        if let refused = merges.refused {
            losses.append(
                Diagnostic(
                    .warning, "workbook.spans", at: refused,
                    "Cells that span rows or columns overlap; their spans are left out from here on."))
        }
        if cut > 0 {
            losses.append(
                Diagnostic(
                    .warning, "workbook.beyond-format", at: grid.at,
                    "\(cut) cells lie beyond the last row or column that a sheet has, and are left out."))
        }
        self.losses = losses
    }

    var layout: SheetLayout {
        var layout = SheetLayout()
        let hidden = Set(grid.rows.lazy.flatMap(\.cells).filter(\.isHidden).map(\.column))
        let count = min(grid.columnCount, CellReference.maximumColumn)
        layout.columns = (0..<max(0, count)).map {
            SheetLayout.Column(.fitting(minimum: 8, maximum: 50), isHidden: hidden.contains($0))
        }
        return layout
    }

    func write(to sheet: SheetWriter) throws {
        for row in grid.rows where row.index < CellReference.maximumRow && row.index >= sheet.rowNumber {
            if row.index > sheet.rowNumber { try sheet.skipRows(row.index - sheet.rowNumber) }
            try sheet.row(isHidden: row.isHidden)
            for cell in row.cells {
                guard cell.column >= sheet.columnNumber - 1, cell.column < CellReference.maximumColumn else { continue }
                let column = cell.column + 1
                try sheet.skip(column - sheet.columnNumber)
                try write(cell, to: sheet)
            }
        }
        for merge in merges { sheet.merge(merge) }
    }

    private func write(_ cell: Grid.Cell, to sheet: SheetWriter) throws {
        let text = CellText.fitting(cell.text)
        switch cell.value {
        case .number(let number)?:
            guard let value = NumberText(number) else { return try sheet.text(text, style(cell)) }
            try sheet.number(decimal: value.text, style(cell, format: PrintedNumber.format(shown: cell.text)))
        case .boolean(let value)?: try sheet.boolean(value, style(cell))
        case .error?: try sheet.error(text, style(cell))
        case .date(let iso)?:
            if let date = SerialDate(iso: iso) {
                try sheet.number(decimal: date.serial, style(cell, format: date.format))
            } else {
                try sheet.text(text, style(cell))
            }
        case .string?: try sheet.text(text, style(cell))
        case nil:
            if let number = PrintedNumber(cell.text, isInNumberColumn: numberColumns.contains(cell.column)) {
                try sheet.number(
                    coefficient: number.amount.coefficient, scale: Int(number.amount.scale),
                    style(cell, format: number.format))
            } else {
                try sheet.text(text, style(cell))
            }
        }
    }

    private func style(_ cell: Grid.Cell, format: String = "General") -> CellStyleID {
        guard cell.isBold || cell.indent > 0 || format != "General" || cell.text.contains("\n") else { return .plain }
        return book.style(
            CellStyle().with {
                if cell.isBold { $0.font = CellStyle.Font(isBold: true) }
                if cell.indent > 0 {
                    $0.horizontal = .left
                    $0.indent = cell.indent
                }
                $0.numberFormat = format
                $0.wraps = cell.text.contains("\n")
            })
    }
}

/// Number text that a sheet takes: at most 40 bytes of decimal.
private struct NumberText {
    let text: String

    init?(_ text: String) {
        guard text.utf8.count <= 40, Double(text)?.isFinite == true,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) })
        else { return nil }
        self.text = text
    }
}
