import DisclosureModel
import SpreadsheetML

/// Writes one table as its printed form.
struct FormSheet {
    private let plan: FormPlan
    private let looks: WorkbookLooks
    private let formulas: TotalFormulas?
    private let widths: [Double]
    private var table: DisclosureTable { plan.table }

    init(_ table: DisclosureTable, looks: WorkbookLooks, writesFormulas: Bool) {
        let plan = FormPlan(table)
        self.plan = plan
        self.looks = looks
        formulas = writesFormulas ? TotalFormulas(plan) : nil
        widths = FormWidths(plan).widths
    }

    /// How the sheet is set up: the header stays in view, and is printed on every page.
    var layout: SheetLayout {
        var layout = SheetLayout()
        layout.columns = widths.map { SheetLayout.Column(.fixed($0)) }
        layout.page = .landscapeA4
        layout.showsGridLines = false
        // A header taller than any form's is body text in disguise: repeated on each page it would leave no room.
        if plan.header.depth <= 6, plan.rowsAboveHeader <= 20 {
            layout.frozenRows = plan.firstBodyRow - 1
            layout.titleRows = (plan.rowsAboveHeader + 1)...(plan.firstBodyRow - 1)
        }
        return layout
    }

    /// The cells that hold the table, header and body; nil for a table without either.
    var tableRange: CellRange {
        CellRange(
            rows: (plan.rowsAboveHeader + 1)...max(
                plan.rowsAboveHeader + 1, plan.firstBodyRow - 1 + plan.arrangement.lines.count),
            columns: 1...plan.width)
    }

    /// Writes the rows.
    func write(to sheet: SheetWriter) throws {
        try writeTop(to: sheet)
        try writeHeader(to: sheet)
        for line in plan.arrangement.lines { try write(line, to: sheet) }
        for note in table.notes { try writeSpanning(note, looks.note, to: sheet) }
    }

    // Above the table

    private func writeTop(to sheet: SheetWriter) throws {
        try writeSpanning(table.title ?? "", looks.title, size: 16, to: sheet)
        if let number = table.number {
            try sheet.row()
            try sheet.skip(plan.width - 1)
            try sheet.text(number, looks.right)
        }
        try sheet.row()
        let left = max(1, plan.width - max(1, plan.width / 3))
        if let agency = table.agency { try sheet.text("部门：\(agency)", looks.left) }
        if left > 1 {
            sheet.merge(CellRange(rows: sheet.rowNumber...sheet.rowNumber, columns: 1...left))
        }
        if let unit = table.unit {
            try sheet.skip(plan.width - sheet.columnNumber)
            try sheet.text("单位：\(unit)", looks.right)
        }
        for field in table.fields {
            let room = widths.dropFirst().reduce(0, +)
            try sheet.row(
                height: RowHeight.fitting([
                    (CellText.fitting(field.label), widths[0]), (CellText.fitting(field.text), room),
                ]))
            try sheet.text(CellText.fitting(field.label), looks.fieldLabel)
            try fill(CellText.fitting(field.text), looks.fieldText, to: plan.width, in: sheet)
        }
    }

    private func writeHeader(to sheet: SheetWriter) throws {
        let top = plan.rowsAboveHeader + 1
        let used = plan.starts.last.map { $0 + (plan.blocks.last?.width ?? 0) - 1 } ?? 1
        for row in 0..<plan.header.depth {
            let cells = plan.header.cells.filter { $0.rows.lowerBound == row }
            let height = cells.filter { $0.rows.count == 1 }.map { cell in
                RowHeight.fitting(cell.text, width: widths[cell.columns].reduce(0, +))
            }.max()
            try sheet.row(height: height ?? RowHeight.line)
            for column in 0..<used {
                if let cell = cells.first(where: { $0.columns.lowerBound == column }) {
                    try sheet.text(CellText.fitting(cell.text), looks.header)
                    sheet.merge(
                        CellRange(
                            rows: (top + cell.rows.lowerBound)...(top + cell.rows.upperBound),
                            columns: (cell.columns.lowerBound + 1)...(cell.columns.upperBound + 1)))
                } else {
                    try sheet.blank(looks.header)
                }
            }
        }
        guard plan.hasOrdinals else { return }
        try sheet.row()
        for (place, block) in plan.blocks.enumerated() {
            for (index, head) in block.heads.enumerated() {
                let isLabel = head == .label || index == 0 && !block.heads.contains(.label)
                try isLabel ? sheet.text("栏次", looks.center) : sheet.blank(looks.center)
            }
            for ordinal in plan.ordinals[place] {
                if let ordinal {
                    try sheet.number(coefficient: Int64(ordinal), scale: 0, looks.center)
                } else {
                    try sheet.blank(looks.center)
                }
            }
        }
    }

    // The table

    private func write(_ line: [Int?], to sheet: SheetWriter) throws {
        try sheet.row(height: RowHeight.fitting(wrappedCells(line)))
        for (block, index) in zip(plan.blocks, line) {
            guard let index else {
                for _ in 0..<block.width { try sheet.blank(looks.center) }
                continue
            }
            let row = table.rows[index]
            for head in block.heads { try write(head, of: row, to: sheet) }
            for column in block.columns { try write(column, of: row, index, to: sheet) }
        }
    }

    /// The cells of a line that may be broken into lines, with their widths.
    private func wrappedCells(_ line: [Int?]) -> [(text: String, width: Double)] {
        var cells: [(text: String, width: Double)] = []
        for (block, (start, index)) in zip(plan.blocks, zip(plan.starts, line)) {
            guard let index else { continue }
            let row = table.rows[index]
            if let place = block.heads.firstIndex(of: .label) {
                cells.append((row.label, widths[start - 1 + place] - Double(row.indent)))
            }
            for (place, column) in block.columns.enumerated() {
                guard let text = row.texts[column.key] else { continue }
                cells.append((text, widths[start - 1 + block.heads.count + place]))
            }
        }
        return cells
    }

    private func write(_ head: FormBlock.Head, of row: DisclosureTable.Row, to sheet: SheetWriter) throws {
        switch head {
        case .code:
            // A code is a name made of digits: text, so that nothing adds it up or drops its zeros.
            try sheet.text(row.code ?? "", looks.plainText)
        case .label:
            let style = looks.label(
                indent: row.indent, isBold: row.kind != .item,
                isCentered: row.kind != .item && row.code == nil)
            try sheet.text(CellText.fitting(row.label), style)
        case .line:
            if let line = row.line {
                try sheet.number(coefficient: Int64(line), scale: 0, looks.center)
            } else {
                try sheet.blank(looks.center)
            }
        }
    }

    private func write(
        _ column: DisclosureTable.Column, of row: DisclosureTable.Row, _ index: Int, to sheet: SheetWriter
    ) throws {
        if let amount = row.amounts[column.key] {
            let style = looks.amount(amount, isBold: row.kind != .item)
            if let formula = formulas?.formula(row: index, column: column) {
                try sheet.formula(formula, coefficient: amount.coefficient, scale: Int(amount.scale), style)
            } else {
                try sheet.number(coefficient: amount.coefficient, scale: Int(amount.scale), style)
            }
        } else if let text = row.texts[column.key] {
            try sheet.text(CellText.fitting(text), looks.wrapped)
        } else {
            try sheet.blank(column.type == .amount ? looks.amount(nil) : looks.wrapped)
        }
    }

    // Rows that one text fills

    private func writeSpanning(
        _ text: String, _ style: CellStyleID, size: Double = 11, to sheet: SheetWriter
    ) throws {
        let height = RowHeight.fitting(text, width: widths.reduce(0, +), size: size)
        try sheet.row(height: height)
        try fill(CellText.fitting(text), style, to: plan.width, in: sheet)
    }

    /// Writes text at the current column and merges it up to the last one.
    private func fill(_ text: String, _ style: CellStyleID, to last: Int, in sheet: SheetWriter) throws {
        let first = sheet.columnNumber
        try sheet.text(text, style)
        while sheet.columnNumber <= last { try sheet.blank(style) }
        sheet.merge(CellRange(rows: sheet.rowNumber...sheet.rowNumber, columns: first...max(first, last)))
    }
}
