import DisclosureModel
import FormCatalogue

/// Reads the rows of a bound table: codes, levels, labels and amounts, side by side.
struct RowReader {
    private let reading: TableReading
    private let fit: FormFit
    private(set) var result = ReadTable()
    private var lastCode: String?
    /// Amounts of a workbook that it shows rounded: how many, and the first.
    private var rounded: (count: Int, first: Grid.Cell)?

    /// What reading a table's rows gives.
    struct ReadTable {
        var rows: [DisclosureTable.Row] = []
        var repairs: [DisclosureTable.Repair] = []
        var diagnostics: [Diagnostic] = []
        /// The cells that reached the output.
        var read: [Locator] = []
    }

    private let repairs: Bool
    /// The table's unit, and all units that the catalogue knows.
    private let unit: String?
    private let units: [Unit]

    init(_ reading: TableReading, _ fit: FormFit, repairs: Bool, unit: String?, units: [Unit]) {
        self.reading = reading
        self.repairs = repairs
        self.fit = fit
        self.unit = unit
        self.units = units
        for (index, side) in fit.sides.enumerated() { read(side, at: index) }
        if let rounded {
            result.diagnostics.append(
                Diagnostic(
                    .note, "amount.rounded", at: rounded.first.at,
                    "\(rounded.count == 1 ? "1 amount has" : "\(rounded.count) amounts have") more decimals in the workbook than it "
                        + "shows; those shown count.", excerpt: rounded.first.text))
        }
    }

    private mutating func read(_ side: TableSide, at index: Int) {
        var section = fit.sections[index]
        var isFirst = true
        for row in reading.header.bodyRows {
            let side = side.standing(in: row, reading.matrix)
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

    /// Takes what stands beside a row's name and its amounts, left to right: words, ratios and counts. A mark for nothing
    /// is none.
    private mutating func readTexts(
        _ parts: RowParts, _ source: Int, side: TableSide, into row: inout DisclosureTable.Row
    ) {
        var words: [Int: Grid.Cell] = [:]
        for column in side.labels.dropLast() {
            guard let cell = reading.matrix.cell(source, column), !LabelText.isBlank(cell.text),
                cell.at != parts.label?.at,
                !fit.form.rowColumns.isEmpty || isWord(cell, column, beside: parts.label)
                    || side.isNamed(column, in: source, reading.matrix)
            else { continue }
            words[column] = cell
        }
        var texts = parts.texts
        for (column, cell) in parts.texts where CellShape(cell).amount == .dash {
            texts[column] = nil
            result.read.append(cell.at)
        }
        if fit.form.rowColumns.isEmpty {
            take(texts.merging(words) { first, _ in first }, into: &row)
        } else {
            // What columns announce comes before what the form alone knows.
            take(texts, into: &row)
            take(words, into: &row)
        }
    }

    private mutating func take(_ cells: [Int: Grid.Cell], into row: inout DisclosureTable.Row) {
        let ordered = cells.sorted { $0.key < $1.key }
        for (column, cell) in ordered {
            let key = fit.textKey(column, reading.header)
            row.texts[key] = LabelText.clean(cell.text)
            row.cells[key] = cell.at
            result.read.append(cell.at)
        }
    }

    /// Whether a cell beside a row's name is a word of its own: tools without spans repeat a merged name in every column,
    /// and below a label of codes stands what is left of the word 类款项.
    private func isWord(_ cell: Grid.Cell, _ column: Int, beside label: Grid.Cell?) -> Bool {
        let leaf = reading.header.leaf(column)
        return CellShape(leaf).isWords && !ColumnHead.isCode(leaf) && cell.text != label?.text
            && CellShape(cell).amount != .dash
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
            !fit.form.sections.allSatisfy(\.codes.isEmpty)
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
        let amounts = parts.amounts.sorted { $0.key < $1.key }
        for (column, cell) in amounts {
            let source =
                binding.bound[column] ?? parts.borrowed.flatMap { _ in binding.bound[side.amounts.last ?? column] }
            read(cell, key: source?.key ?? fit.openKey(column), into: &row)
        }
        readTexts(parts, source, side: side, into: &row)
        if row.label.isEmpty, row.code == nil, row.line == nil, row.amounts.isEmpty, row.texts.isEmpty { return }
        result.read += parts.read
        result.rows.append(row)
    }

    private mutating func read(_ cell: Grid.Cell, key: String, into row: inout DisclosureTable.Row) {
        let shape = CellShape(cell)
        switch shape.amount {
        case .amount(let amount, let innerBlanks) where repairs || !innerBlanks:
            row.amounts[key] = amount
            row.cells[key] = cell.at
            if shape.stored != nil { rounded = ((rounded?.count ?? 0) + 1, rounded?.first ?? cell) }
            if innerBlanks {
                result.repairs.append(
                    .init(at: cell.at, rule: "number.blanks", before: cell.text, after: amount.description))
            }
        case .dash, .blank:
            break
        case .text where shape.isPlaceholder:
            break
        case .text where shape.quantity.flatMap(inUnit) != nil:
            guard let quantity = shape.quantity, let amount = inUnit(quantity) else { break }
            row.amounts[key] = amount
            row.cells[key] = cell.at
            if quantity.innerBlanks || quantity.unit != unit {
                let rule = quantity.unit == unit ? "number.blanks" : "number.unit"
                result.repairs.append(.init(at: cell.at, rule: rule, before: cell.text, after: amount.description))
            }
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

    /// An amount with its unit behind it in the table's unit; nil where that takes a repair and none is wanted, or where
    /// a unit is not known.
    private func inUnit(_ quantity: PrintedQuantity) -> Amount? {
        guard let unit, repairs || unit == quantity.unit && !quantity.innerBlanks else { return nil }
        return quantity.amount(in: unit, units: units)
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
