import DisclosureModel
import FormCatalogue

/// *Finds:* in a table of coded rows, a row whose cells hold the values of two rows each, or that goes on with a second
/// row behind its last cell; and a row that a line break has cut after its label or inside it.
///
/// *Repairs:* the rows as they were. Rows are parted where each part has a whole code and as many amounts as the other;
/// they are joined where the label is the beginning of the name that its code has in the classification or elsewhere
/// in the document, or where the second line holds amounts alone and fits the columns that the first left open.
struct RowMending {
    static let parted = "row.parted"
    static let rejoined = "row.rejoined"

    let classification: ClassificationCodes
    /// The labels that each code has in the document, as keys.
    let printed: [String: Set<String>]

    /// Mends the rows of a candidate, each with a record. O(cells).
    func mend(_ candidate: inout TableCandidate) -> [DisclosureTable.Repair] {
        guard candidate.origin == .tabs || candidate.origin == .pipes || candidate.origin == .csv else { return [] }
        var repairs: [DisclosureTable.Repair] = []
        var rows: [Grid.Row] = []
        let width = Self.usualWidth(candidate.rows)
        for row in candidate.rows {
            let parts = doubled(row) ?? runOn(row, width: width)
            if let parts {
                repairs.append(record(row, Self.parted, after: parts.map(Self.text).joined(separator: " / ")))
                rows += parts
            } else if let last = rows.last, let whole = joinedCode(last, row) ?? joined(last, row, width: width) {
                repairs.append(
                    record(
                        last, Self.rejoined, before: Self.text(last) + " / " + Self.text(row), after: Self.text(whole)))
                rows[rows.count - 1] = whole
            } else {
                rows.append(row)
            }
        }
        guard !repairs.isEmpty else { return [] }
        candidate.rows = rows.enumerated().map { index, row in
            Grid.Row(index: index, cells: row.cells, isHidden: row.isHidden)
        }
        return repairs
    }

    private func record(_ row: Grid.Row, _ rule: String, before: String? = nil, after: String) -> DisclosureTable.Repair
    {
        .init(at: Self.filled(row).first?.at, rule: rule, before: before ?? Self.text(row), after: after)
    }

    // MARK: Two rows in one

    /// A row whose cells hold two values: two codes, two names, two amounts. An amount that stands alone belongs to
    /// the row that adds up with it: the first amount of each is the sum of the others.
    private func doubled(_ row: Grid.Row) -> [Grid.Row]? {
        guard let start = row.cells.indices.first(where: { !row.cells[$0].text.isEmpty }),
            let codes = Self.pair(row.cells[start].text), codes.allSatisfy(Self.isCode), codes[0] != codes[1]
        else { return nil }
        let cells = Self.filled(row)
        guard let first = cells.first, cells.count > 2 else { return nil }
        var rows = [Grid.Row(index: row.index, cells: []), Grid.Row(index: row.index, cells: [])]
        var single: [Grid.Cell] = []
        for cell in cells {
            let isLabel = CellShape(cell).isWords
            guard let values = isLabel ? names(cell.text, codes) : Self.pair(cell.text) else {
                guard !isLabel, Self.isAmount(cell.text) else { return nil }
                single.append(cell)
                continue
            }
            guard isLabel || cell.at == first.at || values.allSatisfy(Self.isAmount) else { return nil }
            for (index, value) in values.enumerated() {
                var part = cell
                part.text = value
                rows[index].cells.append(part)
            }
        }
        return single.isEmpty ? rows : shared(single, rows)
    }

    /// Two rows with the amounts that stand alone, given out so that both rows add up; nil unless there is one way.
    private func shared(_ single: [Grid.Cell], _ rows: [Grid.Row]) -> [Grid.Row]? {
        guard single.count <= 6 else { return nil }
        var found: [[Grid.Row]] = []
        for choice in 0..<(1 << single.count) {
            var parts = rows
            for (bit, cell) in single.enumerated() { parts[choice >> bit & 1].cells.append(cell) }
            for index in parts.indices { parts[index].cells.sort { $0.column < $1.column } }
            if parts.allSatisfy(Self.addsUp) { found.append(parts) }
        }
        return found.count == 1 ? found[0] : nil
    }

    private static func addsUp(_ row: Grid.Row) -> Bool {
        let amounts = row.cells.dropFirst(2).compactMap { cell -> Amount? in
            if case .amount(let amount, _) = PrintedAmount(cell.text) { return amount }
            return nil
        }
        guard let total = amounts.first, amounts.count > 1 else { return false }
        var sum = Amount.zero
        for amount in amounts.dropFirst() {
            guard let next = sum.adding(amount) else { return false }
            sum = next
        }
        return sum == total
    }

    /// A row behind whose last cell a second one goes on: a code and a name where the table has no column.
    private func runOn(_ row: Grid.Row, width: Int) -> [Grid.Row]? {
        let cells = row.cells
        guard width >= 3, let first = cells.first(where: { !$0.text.isEmpty }), Self.isCode(LabelText.key(first.text)),
            let last = cells.last(where: { !$0.text.isEmpty }), last.column >= width
        else { return nil }
        guard
            let start = cells.indices.first(where: { index in
                index > 2 && index + 1 < cells.count && cells[index].column >= width - 1
                    && Self.isCode(LabelText.key(cells[index].text)) && CellShape(cells[index + 1]).isWords
            })
        else { return nil }
        let shift = cells[start].column - first.column
        guard last.column - shift < width, shift > 0 else { return nil }
        let second = cells[start...].map { cell -> Grid.Cell in
            var moved = cell
            moved.column -= shift
            return moved
        }
        return [Grid.Row(index: row.index, cells: Array(cells[..<start])), Grid.Row(index: row.index, cells: second)]
    }

    /// The two names in a cell: parted by a blank, or, where they touch, as their codes are called.
    private func names(_ text: String, _ codes: [String]) -> [String]? {
        if let pair = Self.pair(text) { return pair }
        let key = LabelText.key(text)
        for name in known(codes[0]) where key.begins(name) && key != name {
            return [name, String(key.dropFirst(name.count))]
        }
        return nil
    }

    // MARK: One row in two

    /// A row whose code and name share a cell that was cut inside the code or behind it: `221020` over `2 提租补贴`.
    private func joinedCode(_ above: Grid.Row, _ below: Grid.Row) -> Grid.Row? {
        guard let start = Self.only(below), CellShape(start).isWords,
            let index = above.cells.firstIndex(where: { !$0.text.isEmpty }), above.cells[index].column == start.column
        else { return nil }
        let printed = above.cells[index].text
        let digits = LabelText.key(printed)
        guard digits.utf8.count <= 7, !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let whole = JoinedCode(printed.trimmingBlanks() + start.text),
            known(LabelText.key(whole.code)).contains(LabelText.key(whole.label))
        else { return nil }
        var row = above
        row.cells[index].text = LabelText.key(whole.code) + " " + LabelText.clean(whole.label)
        return row
    }

    private func joined(_ above: Grid.Row, _ below: Grid.Row, width: Int) -> Grid.Row? {
        guard let (code, label) = Self.onlyTwo(above), Self.isCode(LabelText.key(code.text)), CellShape(label).isWords
        else { return nil }
        let second = Self.filled(below)
        guard let start = second.first else { return nil }
        let amounts = second.filter { Self.isAmount($0.text) }
        if amounts.count == second.count, !Self.isCode(LabelText.key(start.text)) || CellShape(start).isCertainAmount {
            // Amounts alone: where they stand in their columns, or where they are all that the row has left.
            let shift = start.column > label.column ? 0 : label.column + 1 - start.column
            guard shift == 0 || second.count == width - label.column - 1 else { return nil }
            return Self.append(second, to: above, shift: shift)
        }
        guard CellShape(start).isWords, amounts.count == second.count - 1 else { return nil }
        let printed = LabelText.key(label.text)
        let whole = printed + LabelText.key(start.text)
        let names = known(LabelText.key(code.text))
        guard names.contains(whole) else { return nil }
        var row = above
        if let index = row.cells.firstIndex(where: { $0.at == label.at }) {
            row.cells[index].text = LabelText.clean(label.text + " " + start.text)
        }
        return Self.append(Array(second.dropFirst()), to: row, shift: label.column - start.column)
    }

    private static func append(_ cells: [Grid.Cell], to row: Grid.Row, shift: Int) -> Grid.Row? {
        var row = row
        let taken = Set(row.cells.filter { !$0.text.isEmpty }.map(\.column))
        row.cells.removeAll { $0.text.isEmpty }
        for cell in cells {
            var moved = cell
            moved.column += shift
            guard moved.column >= 0, !taken.contains(moved.column) else { return nil }
            row.cells.append(moved)
        }
        return row
    }

    // MARK: What stands in cells

    private func known(_ code: String) -> [String] {
        var names = printed[code] ?? []
        if let name = classification[code]?.name { names.insert(LabelText.key(name)) }
        return names.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    private static func filled(_ row: Grid.Row) -> [Grid.Cell] { row.cells.filter { !$0.text.isEmpty } }

    /// The only filled cell of a row; nil where it has none or several. No allocation: most rows have several.
    private static func only(_ row: Grid.Row) -> Grid.Cell? {
        guard let index = row.cells.firstIndex(where: { !$0.text.isEmpty }),
            row.cells[(index + 1)...].allSatisfy(\.text.isEmpty)
        else { return nil }
        return row.cells[index]
    }

    /// The two filled cells of a row that has no others.
    private static func onlyTwo(_ row: Grid.Row) -> (Grid.Cell, Grid.Cell)? {
        guard let first = row.cells.firstIndex(where: { !$0.text.isEmpty }),
            let second = row.cells[(first + 1)...].firstIndex(where: { !$0.text.isEmpty }),
            row.cells[(second + 1)...].allSatisfy(\.text.isEmpty)
        else { return nil }
        return (row.cells[first], row.cells[second])
    }

    private static func text(_ row: Grid.Row) -> String { filled(row).map(\.text).joined(separator: " | ") }

    private static func pair(_ text: String) -> [String]? {
        let parts = text.unicodeScalars.split(whereSeparator: LabelText.isBlank).map { String($0) }
        return parts.count == 2 ? parts : nil
    }

    private static func isCode(_ text: String) -> Bool {
        ClassificationCodes.isFunctional(text) || ClassificationCodes.isEconomic(text)
    }

    private static func isAmount(_ text: String) -> Bool {
        if case .amount(_, let innerBlanks) = PrintedAmount(text) { return !innerBlanks }
        return false
    }

    /// The number of columns that most rows have; where rows lose their blank cells, that of the widest header.
    private static func usualWidth(_ rows: [Grid.Row]) -> Int {
        var counts: [Int: Int] = [:]
        var header = 0
        for row in rows {
            guard let last = row.cells.last else { continue }
            counts[last.column + 1, default: 0] += 1
            if row.cells.allSatisfy({ $0.text.isEmpty || CellShape($0).isWords }) {
                header = max(header, last.column + 1)
            }
        }
        return max(header, counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0)
    }
}
