import DisclosureModel
import FormCatalogue

/// Reads the rows of a bound table: codes, levels, labels and amounts, side by side.
struct RowReader {
    private let reading: TableReading
    private let fit: FormFit
    private(set) var result = ReadTable()
    private var lastCode: String?

    /// What reading a table's rows gives.
    struct ReadTable {
        var rows: [DisclosureTable.Row] = []
        var repairs: [DisclosureTable.Repair] = []
        var diagnostics: [Diagnostic] = []
        /// The cells that reached the output.
        var read: [Locator] = []
    }

    private let repairs: Bool

    init(_ reading: TableReading, _ fit: FormFit, repairs: Bool) {
        self.reading = reading
        self.repairs = repairs
        self.fit = fit
        for (index, side) in reading.sides.enumerated() { read(listed(side), at: index) }
    }

    private mutating func read(_ side: TableSide, at index: Int) {
        var section = fit.sections[index]
        var isFirst = true
        for row in reading.header.bodyRows {
            guard var parts = RowParts(row, side: side, reading: reading, next: following(index)) else { continue }
            if parts.isSpanned {
                result.read += parts.read
                continue
            }
            if repairs, isFirst, parts.isOrdinalSpill(reading.header) {
                for cell in parts.amounts.values {
                    result.repairs.append(.init(at: cell.at, rule: "ordinal.displaced", before: cell.text, after: ""))
                    result.read.append(cell.at)
                }
                parts.amounts = [:]
            }
            isFirst = false
            append(parts, from: row, side: side, binding: fit.bindings[index], section: &section)
        }
    }

    /// In a plain list, the side with the column that names its rows behind the other columns of words.
    private func listed(_ side: TableSide) -> TableSide {
        guard let names = fit.form.rowColumns.first(where: \.isName),
            let column = side.labels.first(where: { isHeaded($0, names) })
        else { return side }
        var side = side
        side.labels = side.labels.filter { $0 != column } + [column]
        return side
    }

    private func isHeaded(_ column: Int, _ words: FormRowColumn) -> Bool {
        let leaf = reading.header.leaf(column)
        return words.labels.contains { LabelText.key($0) == leaf }
    }

    /// Takes the words of a plain list that stand beside a row's name.
    private mutating func readWords(
        _ source: Int, side: TableSide, label: Grid.Cell?, into row: inout DisclosureTable.Row
    ) {
        for column in side.labels.dropLast() {
            guard let cell = reading.matrix.cell(source, column), !LabelText.isBlank(cell.text),
                cell.at != label?.at
            else { continue }
            let key = fit.form.rowColumns.first { isHeaded(column, $0) }?.key ?? "c\(column + 1)"
            row.texts[key] = LabelText.clean(cell.text)
            row.cells[key] = cell.at
            result.read.append(cell.at)
        }
    }

    private func following(_ index: Int) -> TableSide? {
        reading.sides.indices.contains(index + 1) ? reading.sides[index + 1] : nil
    }

    private mutating func append(
        _ parts: RowParts, from source: Int, side: TableSide, binding: ColumnBinding, section: inout String?
    ) {
        let itemKey = LabelKey(item: parts.label?.text ?? "")
        let code = self.code(of: parts, side: side)
        let said = fit.finder.section(code: code, itemKey: itemKey)
        let isFixed = fit.sections.count > 1 && fit.form.sections.allSatisfy { $0.codes.isEmpty }
        if let said, !isFixed { section = said }
        // The total of one list that holds all sections belongs to none of them.
        if said == nil, fit.sections.count == 1, code == nil, Vocabulary.isTotal(itemKey.text),
            !fit.form.sections.allSatisfy { $0.codes.isEmpty }
        {
            section = nil
        }
        var row = DisclosureTable.Row(
            section: section ?? said, code: code, label: LabelText.clean(parts.label?.text ?? ""))
        row.level = code.flatMap(ClassificationCodes.level(of:))
        row.line = parts.line
        row.kind = kind(itemKey, section: row.section)
        row.at = parts.at
        if let unread = parts.unreadCode {
            row.texts["code"] = LabelText.clean(unread.text)
            row.cells["code"] = unread.at
            result.read.append(unread.at)
        }
        if !fit.form.rowColumns.isEmpty { readWords(source, side: side, label: parts.label, into: &row) }
        let amounts = parts.amounts.sorted { $0.key < $1.key }
        for (column, cell) in amounts {
            let source =
                binding.bound[column] ?? parts.borrowed.flatMap { _ in binding.bound[side.amounts.last ?? column] }
            read(cell, key: source?.key ?? "c\(column + 1)", into: &row)
        }
        if row.label.isEmpty, row.code == nil, row.line == nil, row.amounts.isEmpty, row.texts.isEmpty { return }
        result.read += parts.read
        result.rows.append(row)
    }

    private mutating func read(_ cell: Grid.Cell, key: String, into row: inout DisclosureTable.Row) {
        switch CellShape(cell).amount {
        case .amount(let amount, let innerBlanks) where repairs || !innerBlanks:
            row.amounts[key] = amount
            row.cells[key] = cell.at
            if innerBlanks {
                result.repairs.append(
                    .init(at: cell.at, rule: "number.blanks", before: cell.text, after: amount.description))
            }
        case .dash, .blank:
            break
        case .text where CellShape(cell).isPlaceholder:
            break
        case .text, .amount:
            row.texts[key] = repairs ? LabelText.clean(cell.text) : cell.text.trimmingBlanks()
            row.cells[key] = cell.at
            result.diagnostics.append(
                Diagnostic(
                    .warning, "amount.unreadable", at: cell.at,
                    "A cell in a column of amounts holds no amount; it is kept as text.",
                    excerpt: cell.text, hint: "Compare the place with the published document."))
        }
        result.read.append(cell.at)
    }

    /// The code of a row: one cell, or the parts of 类, 款 and 项 joined; blanks inside are mended on record.
    private mutating func code(of parts: RowParts, side: TableSide) -> String? {
        guard let first = parts.codes.first else { return nil }
        var digits = parts.codes.map { LabelText.key($0.text) }.joined()
        guard !digits.isEmpty else { return nil }
        if repairs {
            let mended = CodeParts(parts.codes, columns: side.codes, above: lastCode)
            digits = mended.digits.joined()
            result.repairs += mended.repairs
        }
        if !repairs, parts.codes.contains(where: { LabelText.key($0.text) != $0.text.trimmingBlanks() }) { return nil }
        // A 款 or 项 whose cells above are merged prints its own two digits alone.
        if digits.utf8.count == 2 || digits.utf8.count == 4, let place = side.codes.firstIndex(of: first.column),
            place > 0,
            let above = lastCode, above.utf8.count >= 1 + 2 * place
        {
            digits = String(above.prefix(1 + 2 * place)) + digits
        }
        lastCode = digits
        for cell in parts.codes where LabelText.key(cell.text) != cell.text.trimmingBlanks() {
            // What differs beyond blanks are digits of full width.
            let isRejoined = LabelText.clean(cell.text).filter { $0 != " " } == LabelText.key(cell.text)
            result.repairs.append(
                .init(
                    at: cell.at, rule: isRejoined ? "code.rejoined" : CharacterRestoration.id, before: cell.text,
                    after: LabelText.key(cell.text)))
        }
        return digits
    }

    private func kind(_ itemKey: LabelKey, section: String?) -> DisclosureTable.Row.Kind {
        if let named = fit.finder.row(section: section, itemKey: itemKey) { return named.kind }
        if fit.finder.isSectionTotal(itemKey) { return .subtotal }
        if Vocabulary.isTotal(itemKey.text) || itemKey == "收入总计" || itemKey == "支出总计" { return .total }
        return itemKey.text.ends("合计") || itemKey == "小计" ? .subtotal : .item
    }
}
