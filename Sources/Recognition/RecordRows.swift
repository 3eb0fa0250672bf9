import DisclosureModel
import FormCatalogue

/// Turns a table of one record on its side, where a district prints as rows what the form has as columns.
///
/// 三公 is one row in the national form. Districts print its items one below the other beside 预算数 and 决算数, or a
/// row 预算数 above a row 决算数. Read as rows, the first would lose which amount is which, and the second would give
/// the budget twice; set in one row under paths (`决算数`, `公务接待费`), both are the form.
struct RecordRows: Sendable {
    /// The header and the one row of the turned table.
    private(set) var rows: [Grid.Row] = []
    /// The cells that became labels or only led to them: with the amounts they are the whole table.
    private(set) var used: [Locator] = []

    /// Turns a table; nil where its rows name neither columns nor groups of the form. O(cells).
    init?(_ reading: TableReading, form: FormKeys) {
        guard form.form.layout == .oneRow, reading.sides.count == 1, let side = reading.sides.first,
            let label = side.label, !side.amounts.isEmpty
        else { return nil }
        let body = reading.header.bodyRows.compactMap { row -> (row: Int, cell: Grid.Cell, key: LabelKey)? in
            guard let cell = reading.matrix.cell(row, label) else { return nil }
            let key = LabelKey(item: cell.text)
            return key.text.isEmpty ? nil : (row, cell, key)
        }
        guard !body.isEmpty, body.count == reading.header.bodyRows.count else { return nil }
        let hasYears = form.columns.contains(where: \.isOfLastYear)
        let groups = body.count { item in
            form.columns.contains { $0.groups.first?.contains(item.key) == true }
                || hasYears && HeaderTokens.isYear(item.cell.text)
        }
        let items = body.count { item in form.columns.contains { $0.isNamed(item.key) } }
        let columns = (side.amounts + side.texts).sorted()
        // Below the items of money an agency may count vehicles and guests.
        if items >= 5 || items >= 3 && items * 2 > body.count {
            for column in columns {
                var path = reading.header.paths[column]
                // Of columns by source of money, that of the whole is the form's.
                if columns.count > 1, let leaf = path.last, Vocabulary.isTotal(LabelText.key(leaf)) {
                    path.removeLast()
                }
                for item in body {
                    add(
                        reading.matrix.cell(item.row, column), under: path + [Self.name(item.cell.text)],
                        at: item.cell.at)
                }
            }
        } else if groups == body.count, side.amounts.count >= 3 {
            for item in body {
                for column in columns {
                    add(
                        reading.matrix.cell(item.row, column),
                        under: [Self.name(item.cell.text)] + reading.header.paths[column], at: item.cell.at)
                }
            }
        } else {
            return nil
        }
        let amounts = Set(columns)
        let bodyRows = Set(reading.header.bodyRows)
        for row in reading.matrix.rows.indices {
            for cell in reading.matrix.filled(row) where !(bodyRows.contains(row) && amounts.contains(cell.column)) {
                used.append(cell.at)
            }
        }
        let data = rows.removeLast()
        for index in rows.indices { rows[index].index = index }
        rows.append(Grid.Row(index: rows.count, cells: data.cells))
    }

    /// Adds a column: its labels, topmost first, and its amount.
    private mutating func add(_ amount: Grid.Cell?, under path: [String], at: Locator) {
        if rows.isEmpty { rows = [Grid.Row(index: 0, cells: [])] }
        let column = (rows[0].cells.last?.column ?? -1) + 1
        while rows.count < path.count + 1 { rows.insert(Grid.Row(index: 0, cells: []), at: rows.count - 1) }
        for (depth, label) in path.enumerated() {
            rows[depth].cells.append(Grid.Cell(column: column, text: label, at: at))
        }
        guard var amount else { return }
        amount.column = column
        rows[rows.count - 1].cells.append(amount)
    }

    /// An item's name as printed, without its enumerator and 其中.
    private static func name(_ text: String) -> String {
        let clean = LabelText.clean(text)
        let key = LabelText.itemKey(clean)
        var name = clean[...]
        while LabelText.key(String(name)).count > key.count { name = name.dropFirst() }
        return String(name)
    }
}

extension FormKeys.ColumnKeys {
    /// Whether an item's name is that of the column, or of the innermost group whose subtotal the column is.
    fileprivate func isNamed(_ item: LabelKey) -> Bool {
        leaves.contains(item) || isSubtotal && groups.last?.contains(item) == true
    }
}
