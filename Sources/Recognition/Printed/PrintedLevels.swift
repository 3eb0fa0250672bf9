/// Gives the names of levels and goals, set beside several rows of indicators, to the rows.
struct PrintedLevels {
    let words: PerformanceWords
    let header: PrintedHeader
    let page: PrintedPage
    let setting: PrintedSetting
    let entries: [Int: [PrintedColumns.Entry]]
    /// Whether the rows go on from the page before.
    let continues: Bool

    /// A name at the first of its rows.
    struct Label: Sendable {
        var column: Int
        var rows: Int
        var cell: PrintedCell
    }

    /// Names by the index of their first row, what stands beside the header, and what the places of names cost.
    struct Placed: Sendable {
        var labels: [Int: [Label]] = [:]
        var side: PrintedCell?
        var cost = 0
    }

    /// Places the names. O(columns × names × rows²).
    func placed(_ rows: [PrintedRow]) -> Placed {
        var placed = Placed()
        let own = rows.indices.filter { rows[$0].isIndicator }
        let heights = PrintedHeights(own.map { rows[$0] })
        let spans = heights.rows
        placed.side = header.sides.isEmpty ? nil : PrintedCell(runs: header.sides)
        guard let end = own.last.map({ rows[$0].lines.upperBound }), !spans.isEmpty else { return placed }
        var starts: Set<Int>?
        var below: [(first: Int, key: String)]?
        for column in stride(from: header.levels, through: 0, by: -1) {
            var names = names(in: column, upTo: end)
            if column == 0 { takeSide(&names, into: &placed) }
            guard !names.isEmpty else { continue }
            var tiles = PrintedTiles(rows: spans, setting: setting, continues: continues, starts: starts)
            tiles.strangers = below.map { strangers(among: names, below: $0, rows: own.count) } ?? []
            let lines = names.map { heights.place(of: $0.lines) }
            var found = tiles.firsts(of: lines)
            if found == nil {
                tiles.starts = nil
                found = tiles.firsts(of: lines).map { ($0.rows, $0.cost + Self.crossed) }
            }
            guard let found else {
                for name in names {
                    let row =
                        spans.firstIndex { $0.upperBound >= heights.place(of: name.lines).lowerBound } ?? spans.count
                        - 1
                    placed.labels[own[row], default: []].insert(Label(column: column, rows: 1, cell: name), at: 0)
                }
                placed.cost += Self.crossed * names.count
                continue
            }
            placed.cost += found.cost
            for (index, first) in found.rows.enumerated() {
                let next = index + 1 < found.rows.count ? found.rows[index + 1] : own.count
                placed.labels[own[first], default: []].insert(
                    Label(column: column, rows: next - first, cell: names[index]), at: 0)
            }
            starts = Set(found.rows + [0])
            below = zip(found.rows, names).map { ($0, $1.key) }
        }
        return placed
    }

    /// For each name of the first level, how many rows up to each stand beside a name of the second level that belongs
    /// to another.
    private func strangers(
        among names: [PrintedCell], below: [(first: Int, key: String)], rows: Int
    ) -> [[Int]] {
        names.map { name in
            var sums = [0]
            var isStrange = false
            for row in 0..<rows {
                if let own = below.first(where: { $0.first == row }) {
                    let parents = words.isLevel1(name.key) ? words.parents(of: own.key) : []
                    isStrange = !parents.isEmpty && !parents.contains(name.key)
                }
                sums.append(sums[row] + (isStrange ? 1 : 0))
            }
            return sums
        }
    }

    /// What stands left of the columns: beside the header too, where the whole table is one goal's.
    private func takeSide(_ names: inout [PrintedCell], into placed: inout Placed) {
        guard !continues else { return }
        if let side = placed.side, let first = names.first {
            let whole = PrintedCell(runs: side.runs + first.runs)
            if words.kind(side.key) == .text, words.kind(whole.key) != .text {
                placed.side = whole
                names.removeFirst()
            }
        } else if placed.side == nil, names.count == 1, !header.columns.contains(where: { $0.key == "goal" }) {
            placed.side = names.removeFirst()
        }
    }

    /// The names of a column, each put together from its lines.
    private func names(in column: Int, upTo end: Int) -> [PrintedCell] {
        var names: [PrintedCell] = []
        for line in entries.keys.sorted() where line < end {
            for entry in entries[line] ?? [] where entry.column == column {
                if let last = names.last, goesOn(last, with: entry.run, column) {
                    names[names.count - 1].runs.append(entry.run)
                } else {
                    names.append(PrintedCell(runs: [entry.run]))
                }
            }
        }
        return names
    }

    private func goesOn(_ name: PrintedCell, with run: PrintedRun, _ column: Int) -> Bool {
        guard run.line - name.lines.upperBound <= 3 else { return false }
        let whole = PrintedCell(runs: name.runs + [run]).key
        if run.key.isEmpty { return true }
        if isName(whole, column) { return true }
        if isName(name.key, column) { return false }
        if begins(whole, column) { return true }
        guard !isName(run.key, column), !begins(run.key, column), run.line - name.lines.upperBound == 1 else {
            return false
        }
        return !page.isApart(run.line) && (name.runs.last?.width ?? 0) >= run.width
    }

    private func isName(_ key: String, _ column: Int) -> Bool {
        words.isLevel1(key) || words.isLevel2(key) || words.isGoal(key) || words.kind(key) == .group
    }

    private func begins(_ key: String, _ column: Int) -> Bool {
        words.beginsLevel1(key) || words.beginsLevel2(key) || words.beginsSide(key)
    }

    private static let crossed = 20
}
