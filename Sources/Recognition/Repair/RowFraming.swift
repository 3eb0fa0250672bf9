import DisclosureModel
import FormCatalogue

/// *Finds:* in a table whose rows all print the same number of cells, blank ones included, a row that a line break has
/// cut in two, and several rows on one line.
///
/// *Repairs:* the rows as they were. Two lines are joined where their cells together are exactly a row; a line is parted
/// where it holds exactly two; in either case only where each cell then stands in a column of its kind.
struct RowFraming {
    private var width = 0
    /// For each column, what most of its cells hold.
    private var profile: [Kind] = []
    /// Whether rows keep their blank cells at the end, so that a short row is a cut one.
    private var keepsBlanks = false
    /// Whether a whole row of amounts shows what the columns hold.
    private var isKnown = false

    /// Mends the rows of a candidate, each with a record. O(cells).
    mutating func mend(_ candidate: inout TableCandidate) -> [DisclosureTable.Repair] {
        guard candidate.origin == .tabs || candidate.origin == .pipes || candidate.origin == .csv else { return [] }
        learn(candidate.rows)
        guard width >= 3 else { return [] }
        var repairs: [DisclosureTable.Repair] = []
        var rows: [Grid.Row] = []
        for row in candidate.rows {
            if let last = rows.last, let whole = joined(last, row) {
                repairs.append(Self.record(RowMending.rejoined, [last, row], [whole]))
                rows[rows.count - 1] = whole
            } else if let parts = parted(row) {
                repairs.append(Self.record(RowMending.parted, [row], parts))
                rows += parts
            } else {
                rows.append(row)
            }
        }
        guard !repairs.isEmpty else { return [] }
        candidate.rows = rows.enumerated().map { Grid.Row(index: $0, cells: $1.cells, isHidden: $1.isHidden) }
        return repairs
    }

    // MARK: What the table's rows are like

    /// Whether every row has a width or was cut from one in two: then it is the rows' own.
    private static func areWholeOrCut(_ rows: [Grid.Row], _ width: Int) -> Bool {
        var index = 0
        var whole = 0
        while index < rows.count {
            let count = count(rows[index])
            if count == width {
                whole += 1
            } else if index + 1 < rows.count, count > 0, count + Self.count(rows[index + 1]) == width {
                index += 1
            } else if count > 1 {
                return false
            }
            index += 1
        }
        return whole > 1
    }

    /// Whether a row numbers the columns: 1, 2, 3, ...
    private static func areOrdinals(_ row: Grid.Row) -> Bool {
        let numbers = row.cells.indices.compactMap { Int(LabelText.key(row.cells[$0].text)) }
        return numbers.count > 1 && numbers == Array(1...numbers.count)
    }

    private enum Kind { case blank, words, code, amount }

    private static func kind(_ text: String) -> Kind {
        let shape = CellShape(text)
        if shape.compact.isEmpty { return .blank }
        if shape.isWords { return .words }
        return shape.code != nil ? .code : .amount
    }

    private mutating func learn(_ rows: [Grid.Row]) {
        var counts: [Int: Int] = [:]
        for row in rows where row.cells.count > 1 { counts[Self.count(row), default: 0] += 1 }
        let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let usual, usual.value * 10 >= rows.count * 6 || Self.areWholeOrCut(rows, usual.key) else { return }
        // A header wider than most rows shows that the rows have lost their blank cells: then no row has a known width.
        let isHeaderWider = rows.contains { row in
            Self.count(row) > usual.key && row.cells.allSatisfy { [.words, .blank].contains(Self.kind($0.text)) }
        }
        guard !isHeaderWider else { return }
        width = usual.key
        var votes = [[Kind: Int]](repeating: [:], count: width)
        for row in rows where Self.count(row) == width {
            let kinds = row.cells.indices.map { Self.kind(row.cells[$0].text) }
            // Rows of words alone are labels of columns.
            guard kinds.contains(where: { $0 == .amount || $0 == .code }), !Self.areOrdinals(row) else { continue }
            isKnown = true
            if kinds.last == .blank { keepsBlanks = true }
            for (cell, kind) in zip(row.cells, kinds) where kind != .blank && cell.column < width {
                votes[cell.column][kind, default: 0] += 1
            }
        }
        profile = votes.map { votes in
            [Kind.code, .words, .amount].max { (votes[$0] ?? 0) < (votes[$1] ?? 0) }.flatMap {
                votes[$0] == nil ? nil : $0
            } ?? .blank
        }
    }

    /// Whether the filled cells hold what their columns hold, moved to the right by some places.
    private func fits(_ cells: [Grid.Cell], shift: Int) -> Bool {
        cells.allSatisfy { cell in
            let kind = Self.kind(cell.text)
            let column = cell.column + shift
            guard kind != .blank else { return true }
            guard profile.indices.contains(column) else { return false }
            // Amounts of whole 元 may look like codes.
            if profile[column] == kind || profile[column] == .blank && (kind != .words || !isKnown) { return true }
            // Amounts of whole 元 may look like codes, and the label of a sum stands where codes do.
            return profile[column] == .amount && kind == .code
                || profile[column] == .code && kind == .words && LabelText.key(cell.text).ends("计")
        }
    }

    // MARK: Rows

    private func joined(_ above: Grid.Row, _ below: Grid.Row) -> Grid.Row? {
        let (first, second) = (Self.count(above), Self.count(below))
        guard first < width, second < width, first + second == width,
            (above.cells + below.cells).contains(where: { Self.kind($0.text) == .amount }),
            above.cells.contains(where: { Self.kind($0.text) != .blank }), fits(above.cells, shift: 0),
            fits(below.cells, shift: first), keepsBlanks || !isKnown || !fits(below.cells, shift: 0)
        else { return nil }
        return Grid.Row(index: above.index, cells: above.cells + Self.moved(below.cells, by: first))
    }

    /// The rows of a line that holds several: whole ones behind the first, which may have lost blank cells.
    private func parted(_ row: Grid.Row) -> [Grid.Row]? {
        var count = Self.count(row)
        guard count > width, count <= Self.most * width else { return nil }
        var parts: [Grid.Row] = []
        while count > 0 {
            let start = max(0, count - width)
            let cells = Self.moved(row.cells.filter { (start..<count).contains($0.column) }, by: -start)
            let kinds = cells.map { Self.kind($0.text) }
            let speaks = kinds.contains { start == 0 ? $0 != .blank : $0 == .words || $0 == .code }
            guard speaks, fits(cells, shift: 0) else { return nil }
            parts.insert(Grid.Row(index: row.index, cells: cells), at: 0)
            count = start
        }
        return parts
    }

    /// The most rows that one line is parted into.
    private static let most = 6

    // MARK: Cells

    private static func count(_ row: Grid.Row) -> Int { row.cells.last.map { $0.column + max(1, $0.columnSpan) } ?? 0 }

    private static func moved(_ cells: [Grid.Cell], by shift: Int) -> [Grid.Cell] {
        cells.map { cell in
            var cell = cell
            cell.column += shift
            return cell
        }
    }

    private static func record(_ rule: String, _ before: [Grid.Row], _ after: [Grid.Row]) -> DisclosureTable.Repair {
        func text(_ rows: [Grid.Row]) -> String {
            rows.map { $0.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: " | ") }.joined(separator: " / ")
        }
        let at = before.lazy.flatMap(\.cells).first { !$0.text.isEmpty }?.at
        return .init(at: at, rule: rule, before: text(before), after: text(after))
    }
}
