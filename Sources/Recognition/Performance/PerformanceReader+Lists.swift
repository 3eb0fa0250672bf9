import DisclosureModel
import FormCatalogue

/// A column of a list inside an application, where its header is printed.
struct ListColumn: Sendable {
    var key: String
    var label: String
    var column: Int
    var isAmount: Bool
}

extension PerformanceReader {
    /// The header of a list inside an application: every cell is one of its column labels.
    mutating func readListHeader(_ row: PerformanceRow) -> Bool {
        guard row.cells.count >= 2, let last = row.cells.last?.key,
            words.lists.contains(where: { $0.labels.holds(last) })
        else { return false }
        for known in words.lists {
            let list = known.list
            if case .list(let open) = part, open != list { continue }
            let labels = known.labels
            // The list's own title may stand beside its header.
            let cells = row.cells.drop { $0.key.hasBytes(of: known.title) }
            guard cells.count >= 2 else { continue }
            guard cells.allSatisfy({ labels.holds($0.key) }) else { continue }
            let found = cells.compactMap { cell in labels[cell.key].map { (cell, $0) } }
            guard Set(found.map(\.1)).count == found.count else { continue }
            let columns = found.map { cell, key in
                ListColumn(
                    key: key, label: cell.text, column: cell.column,
                    isAmount: list.columns.first { $0.key == key }?.isAmount ?? false)
            }
            openList(list, columns)
            return true
        }
        return false
    }

    /// Begins a list, or, where no row of it was read yet, parts its last columns by a second line of the header:
    /// 预算金额 above 总额, 财政拨款, 其他资金.
    private mutating func openList(_ list: PerformanceVocabulary.List, _ columns: [ListColumn]) {
        var columns = columns
        if case .list(let open) = part, open == list, reading.rows.last?.section != list.section,
            let first = columns.first, let before = listColumns.first, before.column < first.column
        {
            columns =
                listColumns.filter { old in old.column < first.column && !columns.contains { $0.key == old.key } }
                + columns
        }
        reading.columns.removeAll { column in
            column.section == list.section && listColumns.contains { $0.key == column.key }
                && reading.rows.last?.section != list.section
        }
        listColumns = columns
        part = .list(list)
        for column in columns where column.key != "label" {
            reading.columns.append(
                .init(
                    key: column.key, label: column.label, path: [column.label],
                    type: column.isAmount ? .amount : .text, section: list.section))
        }
    }

    /// Whether a row stands after a list: it begins with the label of a field.
    func endsList(_ row: PerformanceRow) -> Bool {
        guard !listColumns.isEmpty, let first = row.cells.first else { return listColumns.isEmpty }
        if case .list(let list) = part, isOwnTitle(first, of: list) { return row.cells.count < 2 }
        switch words.kind(first.key) {
        case .field, .goal, .group, .period: return true
        default: return false
        }
    }

    /// Whether a cell prints the title of the list that it stands in, beside its rows.
    private func isOwnTitle(_ cell: PerformanceCell, of list: PerformanceVocabulary.List) -> Bool {
        words.lists.contains { $0.list == list && $0.title == cell.key }
    }

    /// Reads a row of a list.
    mutating func readListRow(_ row: PerformanceRow, _ list: PerformanceVocabulary.List) {
        var result = DisclosureTable.Row(section: list.section, at: row.at)
        var free = listColumns[...]
        let cells = row.cells.drop { isOwnTitle($0, of: list) }
        for (index, cell) in cells.enumerated() {
            let left = cells.count - index
            let column =
                free.first { $0.column == cell.column }
                ?? (left >= free.count
                    ? free.first : free.min { abs($0.column - cell.column) < abs($1.column - cell.column) })
            guard let column else {
                reading.notes.append(cell.text)
                continue
            }
            free = free.drop { $0.key != column.key }.dropFirst()
            if column.key == "label" {
                result.label = cell.text
                if LabelText.itemKey(cell.text) == "合计" { result.kind = .total }
            } else if column.isAmount, case .amount(let amount, _) = PrintedAmount(cell.text) {
                result.amounts[column.key] = amount
                result.cells[column.key] = cell.at
            } else {
                result.texts[column.key] = cell.text
                result.cells[column.key] = cell.at
            }
        }
        reading.rows.append(result)
    }
}
