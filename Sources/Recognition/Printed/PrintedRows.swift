/// A row of a printed table.
struct PrintedRow: Sendable {
    /// Its lines, as indices.
    var lines: Range<Int>
    /// The cells with their columns; none of the labels that stand beside several rows.
    var cells: [(column: Int, cell: PrintedCell)]
    /// The label beside this row and the ones below it that say so.
    var side: PrintedCell?
    /// How many rows the label stands beside.
    var sideRows = 1
    /// Whether it is a row of indicators or tasks.
    var isIndicator = false
}

/// Finds the rows among lines without headers: the cheapest way of taking the lines apart.
///
/// Lines may be rows of labels and values, rows of the table whose header stands above, or several rows beside one
/// label.
struct PrintedRows {
    let fields: PrintedFieldRows
    /// The rows below a header; nil where no header stands above.
    let indicators: PrintedIndicatorRows?
    /// Where rows of labels and values begin again below those of the header.
    let tail: Int
    let lines: Range<Int>

    private enum Step {
        case none, fields, indicators
        case group(PrintedCell, [Range<Int>])
    }

    /// The rows and what they cost. O(lines × tallest row × runs).
    func rows() -> (rows: [PrintedRow], cost: Int) {
        let count = lines.count
        guard count > 0 else { return ([], 0) }
        var best = Array(repeating: Int.max, count: count + 1)
        var steps: [(from: Int, step: Step)] = Array(repeating: (0, .none), count: count + 1)
        best[0] = 0
        func offer(_ from: Int, _ to: Int, _ cost: Int, _ step: @autoclosure () -> Step) {
            guard best[from] < Int.max, best[from] + cost < best[to] else { return }
            best[to] = best[from] + cost
            steps[to] = (from, step())
        }
        for from in 0..<count {
            let start = lines.lowerBound + from
            for group in groups(at: start) {
                offer(from, from + group.count, group.cost, .group(group.label, group.rows))
            }
            if let indicators, start < tail {
                for to in (from + 1)...min(count, from + Self.tallestIndicator) where lines.lowerBound + to <= tail {
                    offer(from, to, indicators.cost(of: start..<lines.lowerBound + to), .indicators)
                }
            }
            if mayBeFields(start) {
                for to in (from + 1)...min(count, from + Self.tallest) {
                    guard !isCrowded(start..<lines.lowerBound + to) else { break }
                    // A value may begin above its label, but no row ends before the first label below the header.
                    guard isFields(start..<lines.lowerBound + to) else { continue }
                    guard let row = fields.row(start..<lines.lowerBound + to) else { continue }
                    offer(from, to, row.cost, .fields)
                }
            }
        }
        var rows: [PrintedRow] = []
        var end = count
        while end > 0 {
            let (from, step) = steps[end]
            let own = lines.lowerBound + from..<lines.lowerBound + end
            rows += made(step, own).reversed()
            end = from
        }
        return (rows.reversed(), best[count])
    }

    private func mayBeFields(_ line: Int) -> Bool {
        indicators == nil || line >= tail - Self.reach
    }

    private func isFields(_ range: Range<Int>) -> Bool {
        indicators == nil || range.lowerBound >= tail || range.upperBound > tail
    }

    /// Whether two lines begin with labels that are known, so that they are two rows.
    private func isCrowded(_ range: Range<Int>) -> Bool {
        var known = 0
        var cut: Set<Int> = []
        for line in range {
            guard let first = fields.runs[line].first else { continue }
            if let stack = fields.stacks.index(of: first), fields.words.isKnown(fields.stacks.key(of: stack)) {
                cut.insert(stack)
            } else if PrintedFieldRows.isKnown(PrintedCell(runs: [first]), fields.words) {
                known += 1
            }
            if known + cut.count > 1 { return true }
        }
        return false
    }

    private func made(_ step: Step, _ own: Range<Int>) -> [PrintedRow] {
        switch step {
        case .none: return []
        case .indicators:
            guard let indicators else { return [] }
            return [PrintedRow(lines: own, cells: indicators.cells(own), isIndicator: true)]
        case .fields:
            let cells = fields.row(own)?.cells ?? []
            return [PrintedRow(lines: own, cells: cells.enumerated().map { ($0.offset, $0.element) })]
        case .group(let label, let ranges):
            let left = Set(label.runs)
            var rows = ranges.map { range in
                PrintedRow(
                    lines: range,
                    cells: (fields.row(range, without: left, isInner: true)?.cells ?? []).map { (0, $0) })
            }.filter { !$0.cells.isEmpty }
            place(&rows)
            if !rows.isEmpty {
                rows[0].side = label
                rows[0].sideRows = rows.count
            }
            return rows
        }
    }

    /// Gives the cells of rows beside one label columns: what stands above one another is in one.
    private func place(_ rows: inout [PrintedRow]) {
        let boxes = fields.boxes(of: rows.flatMap { $0.cells.flatMap(\.cell.runs) })
        for index in rows.indices {
            var columns = rows[index].cells.map { entry in
                boxes.firstIndex { $0.runs.contains { run in entry.cell.runs.contains(run) } } ?? 0
            }
            if Set(columns).count < columns.count { columns = Array(columns.indices) }
            for (place, column) in columns.enumerated() { rows[index].cells[place].column = column + 1 }
        }
    }

    // MARK: Rows beside one label

    private struct Group {
        var label: PrintedCell
        var rows: [Range<Int>]
        var count: Int
        var cost: Int
    }

    /// The groups of rows that begin with a line, each beside a label that stands left of them.
    private func groups(at start: Int) -> [Group] {
        guard mayBeFields(start) else { return [] }
        var groups: [Group] = []
        let end = min(lines.upperBound, start + Self.tallestGroup)
        guard let label = label(in: start..<end) else { return [] }
        let left = Set(label.runs)
        let own = label.lines
        // The cheapest rows of the lines up to each end.
        var best = [0: 0]
        var back: [Int: Int] = [:]
        let isGroup = fields.isGroup(label.key)
        let isKnown = PrintedFieldRows.isKnown(label, fields.words)
        let base = isGroup ? 0 : fields.words.kind(label.key) == .goal ? 2 : isKnown ? 8 : 20
        for to in (start + 1)...end {
            if isBlocked(to - 1, by: label) { break }
            for from in max(start, to - Self.tallest)..<to {
                guard let before = best[from - start],
                    let row = fields.row(from..<to, without: left, isInner: true)
                else { continue }
                let total = before + row.cost + (row.cells.isEmpty ? 1 : 0)
                if total < best[to - start] ?? Int.max {
                    best[to - start] = total
                    back[to - start] = from - start
                }
            }
            guard to > own.upperBound, isFields(start..<to), let cost = best[to - start] else { continue }
            var rows: [Range<Int>] = []
            var place = to - start
            while place > 0, let from = back[place] {
                rows.append(start + from..<start + place)
                place = from
            }
            rows.reverse()
            let filled = rows.filter { range in
                range.contains { line in fields.runs[line].contains { !left.contains($0) } }
            }
            guard filled.count > 1, let first = filled.first?.lowerBound, let last = filled.last?.upperBound else {
                continue
            }
            let hasHeads = fields.isHeads(filled[0], without: left)
            let later = filled.dropFirst().contains { fields.isHeads($0, without: left) } ? Self.lateHeads : 0
            groups.append(
                Group(
                    label: label, rows: rows, count: to - start,
                    cost: (hasHeads ? 0 : base) + later + cost + fields.setting.cost(own, in: first...(last - 1))))
        }
        return groups
    }

    /// The label that stands left of all else in some lines: the first that is known, or what stands farthest left.
    private func label(in range: Range<Int>) -> PrintedCell? {
        guard let edge = range.compactMap({ fields.runs[$0].first?.span.lowerBound }).min() else { return nil }
        var farthest: PrintedCell?
        for line in range {
            guard let first = fields.runs[line].first, first.span.lowerBound <= edge + Self.indent else { continue }
            let cell = label(from: first, in: range)
            if PrintedFieldRows.isKnown(cell, fields.words) { return cell }
            if farthest == nil, first.span.lowerBound == edge, !first.isMeasure { farthest = cell }
        }
        return farthest
    }

    /// A run at the left and what goes on below it.
    private func label(from first: PrintedRun, in range: Range<Int>) -> PrintedCell {
        var cell = PrintedCell(runs: [first])
        for line in (first.line + 1)..<max(first.line + 1, min(range.upperBound, first.line + 7)) {
            guard let below = fields.runs[line].first else { continue }
            guard below.overlap(first.span) > 0 else {
                if below.span.lowerBound >= first.span.upperBound { continue }
                break
            }
            let whole = PrintedCell(runs: cell.runs + [below])
            let goesOn =
                !PrintedFieldRows.isKnown(cell, fields.words) || below.key.isEmpty
                || fields.words.kind(whole.key) != .text
            guard goesOn, below.key.isEmpty || fields.words.kind(below.key) == .text else { break }
            cell = whole
        }
        return cell
    }

    /// Whether a line has a run in the label's column that is none of its own.
    private func isBlocked(_ line: Int, by label: PrintedCell) -> Bool {
        fields.runs[line].contains { run in
            !label.runs.contains(run) && label.runs.contains { $0.overlap(run.span) > 0 }
        }
    }

    private static let tallest = 40
    private static let tallestIndicator = 12
    private static let tallestGroup = 40
    /// How many lines of a value may stand above the label that ends a table of indicators.
    private static let reach = 12
    private static let indent = 8
    /// What it costs that labels of values stand below other rows: they begin a group.
    private static let lateHeads = 12
}
