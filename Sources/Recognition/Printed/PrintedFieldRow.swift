import FormCatalogue

/// A row of labels and values on a printed page: its cells are the runs that share a box between two gutters.
struct PrintedFieldRow: Sendable {
    /// The cells, left to right.
    var cells: [PrintedCell]
    /// What speaks against these lines being one row.
    var cost: Int
}

/// Takes lines apart into rows of labels and values.
struct PrintedFieldRows {
    let words: PerformanceWords
    let page: PrintedPage
    let setting: PrintedSetting
    /// The runs of each line, words that belong together joined.
    let runs: [[PrintedRun]]
    /// Texts that are cut over lines.
    let stacks: PrintedStacks

    /// Whether a text is a known label, heading or goal, or begins with a label and a colon.
    static func isKnown(_ cell: PrintedCell, _ words: PerformanceWords) -> Bool { isKnown(cell.text, cell.key, words) }

    private static func isKnown(_ text: String, _ key: String, _ words: PerformanceWords) -> Bool {
        if key.isEmpty { return false }
        if words.kind(key) != .text || words.isHeading(key) || words.isLabel(key) { return true }
        guard text.holds("：") || text.holds(":") else { return false }
        return !FieldSegments.split(text, words: words).isEmpty
    }

    /// The lines as one row; nil where they cannot be one.
    ///
    /// - Parameters:
    ///   - lines: The lines, as indices.
    ///   - left: Runs that are no part of the row: a label beside several rows.
    ///   - isInner: Whether such a label stands beside the row.
    /// - Complexity: O(runs²).
    func row(_ lines: Range<Int>, without left: Set<PrintedRun> = [], isInner: Bool = false) -> PrintedFieldRow? {
        var all: [PrintedRun] = []
        for line in lines { all += left.isEmpty ? runs[line] : runs[line].filter { !left.contains($0) } }
        guard !all.isEmpty else { return PrintedFieldRow(cells: [], cost: 0) }
        let cells = boxes(of: all)
        var cost = cut(all, lines)
        for line in lines.dropFirst() where page.isApart(line) && !runs[line].isEmpty { cost += Self.apart }
        for cell in cells {
            guard let wrapped = wrapped(cell) else { return nil }
            cost += wrapped
        }
        let first = cells.map(\.lines.lowerBound).min() ?? 0
        let last = cells.map(\.lines.upperBound).max() ?? 0
        if cells.count > 1 {
            for cell in cells { cost += setting.cost(cell.lines, in: first...last) }
            cost += setting.cost(of: cells, over: first...last)
        }
        cost += naming(cells, isInner: isInner)
        return PrintedFieldRow(cells: cells, cost: cost)
    }

    /// What a row costs for the labels that it has and lacks.
    private func naming(_ cells: [PrintedCell], isInner: Bool) -> Int {
        guard let first = cells.first else { return 0 }
        let isKnown = Self.isKnown(first, words)
        if cells.count == 1 {
            if words.isHeading(first.key) { return 0 }
            return isKnown ? 6 : Self.unlabelled
        }
        if !isInner, isHeads(cells) { return 8 }
        if isInner { return first.runs.first?.isMeasure == true ? 12 : 0 }
        if isGroup(first.key), cells.count > 2 { return 10 }
        return isKnown ? 0 : first.runs.first?.isMeasure == true ? 15 : 6
    }

    /// Whether a label stands beside several rows: the name of a group or of a list.
    func isGroup(_ key: String) -> Bool { words.kind(key) == .group || words.lists.contains { $0.title == key } }

    /// Whether the cells of a row are labels whose values stand below.
    func isHeads(_ lines: Range<Int>, without left: Set<PrintedRun>) -> Bool {
        isHeads(boxes(of: lines.flatMap { line in runs[line].filter { !left.contains($0) } }))
    }

    private func isHeads(_ cells: [PrintedCell]) -> Bool {
        cells.count > 1
            && cells.allSatisfy { cell in
                if case .field(let field) = words.kind(cell.key) { field.standsBelow } else { false }
            }
    }

    /// What the lines of a cell cost: a line break where the line was not full, two whole labels, two numbers.
    private func wrapped(_ cell: PrintedCell) -> Int? {
        var cost = cell.text.beginsInside ? 15 : 0
        guard cell.runs.count > 1 else { return cost }
        let lines = Dictionary(grouping: cell.runs, by: \.line)
        for runs in lines.values {
            for run in runs.sorted(by: { $0.span.lowerBound < $1.span.lowerBound }).dropFirst() {
                cost += (run.gap ?? 1) > 1 ? 25 : 1
            }
        }
        let whole = cell.key
        let isLabel = words.kind(whole) != .text || words.isLabel(whole)
        let cut = Set(cell.runs.compactMap { stacks.index(of: $0) }.filter { words.isKnown(stacks.key(of: $0)) })
        let known =
            cut.count
            + cell.runs.count {
                stacks.index(of: $0) == nil && Self.isKnown($0.text, $0.key, words) && $0.width < 30
            }
        let begins = cell.runs.first.map { Self.isKnown($0.text, stacks.whole(of: $0), words) } ?? false
        if !isLabel, known > 1 || known == 1 && !begins { cost += 50 }
        let order = lines.keys.sorted()
        let widths = order.map { line in (lines[line] ?? []).reduce(0) { $0 + $1.width } }
        let widest = widths.dropLast().max() ?? 0
        for (index, pair) in zip(order, order.dropFirst()).enumerated() {
            guard let above = lines[pair.0]?.last, let below = lines[pair.1]?.first else { continue }
            if pair.1 - pair.0 > 2 { cost += 15 * (pair.1 - pair.0 - 2) }
            if isLabel { continue }
            cost += 2
            if above.isMeasure, below.isMeasure { cost += above.mayGoOn(in: below) ? 5 : 14 }
            if widths[index] >= Self.long, widths[index] + 5 >= widest, !above.text.ends("。"),
                abs(above.span.lowerBound - below.span.lowerBound) <= 2
            {
                // A full line of running text goes on.
                cost -= 10
            }
            if widths[index] + 5 < max(widest, widths[index + 1]), !LabelText.startsItem(below.text) { cost += 10 }
        }
        return cost
    }

    /// What it costs that the pieces of one text are in several rows.
    private func cut(_ all: [PrintedRun], _ lines: Range<Int>) -> Int {
        var cost = 0
        for run in all {
            guard let index = stacks.index(of: run) else { continue }
            let stack = stacks.stacks[index]
            if stack.first == run, let last = stack.last, !lines.contains(last.line) { cost += Self.cutText }
            if stack.last == run, let first = stack.first, !lines.contains(first.line) { cost += Self.cutText }
        }
        return cost
    }

    /// The runs of a row by the boxes that hold them: what stands above or below one another is in one box, but for
    /// labels that are known each for itself.
    func boxes(of runs: [PrintedRun]) -> [PrintedCell] {
        var units: [(span: Range<Int>, runs: [PrintedRun], isLabel: Bool)] = []
        var places: [Int: Int] = [:]
        for run in runs {
            if let stack = stacks.index(of: run), let place = places[stack] {
                units[place].runs.append(run)
                units[place].span =
                    min(
                        units[place].span.lowerBound, run.span.lowerBound)..<max(
                        units[place].span.upperBound, run.span.upperBound)
                continue
            }
            if let stack = stacks.index(of: run) { places[stack] = units.count }
            units.append((run.span, [run], false))
        }
        for index in units.indices { units[index].isLabel = words.isKnown(PrintedCell(runs: units[index].runs).key) }
        units.sort { ($0.span.lowerBound, $0.runs[0].line) < ($1.span.lowerBound, $1.runs[0].line) }
        var boxes: [(span: Range<Int>, runs: [PrintedRun], isLabel: Bool)] = []
        for unit in units {
            if let last = boxes.last, last.span.upperBound - unit.span.lowerBound >= min(2, unit.span.count),
                !(last.isLabel && unit.isLabel && Self.areApart(last.span, unit.span))
            {
                boxes[boxes.count - 1].span =
                    last.span.lowerBound..<max(last.span.upperBound, unit.span.upperBound)
                boxes[boxes.count - 1].runs += unit.runs
                boxes[boxes.count - 1].isLabel = last.isLabel || unit.isLabel
            } else {
                boxes.append(unit)
            }
        }
        return boxes.flatMap { Self.parted($0.runs) }
    }

    /// The cells of a box. Lines with many figures are short in characters, so that texts side by side overlap; where
    /// most lines have as many runs, the first of each are one cell, and so on.
    private static func parted(_ runs: [PrintedRun]) -> [PrintedCell] {
        let sorted = runs.sorted { ($0.line, $0.span.lowerBound) < ($1.line, $1.span.lowerBound) }
        let lines = Dictionary(grouping: sorted, by: \.line)
        let most = lines.values.map(\.count).max() ?? 1
        let full = lines.values.filter { $0.count == most }
        guard most > 1, full.count > 1, full.count * 2 >= lines.count else { return [PrintedCell(runs: sorted)] }
        let starts = (0..<most).map { place in full.map { $0[place].span.lowerBound }.sorted()[full.count / 2] }
        var cells: [[PrintedRun]] = Array(repeating: [], count: most)
        for line in lines.keys.sorted() {
            let row = lines[line] ?? []
            for (place, run) in row.enumerated() {
                let nearest = starts.indices.min {
                    abs(starts[$0] - run.span.lowerBound) < abs(starts[$1] - run.span.lowerBound)
                }
                cells[row.count == most ? place : nearest ?? place].append(run)
            }
        }
        return cells.filter { !$0.isEmpty }.map { PrintedCell(runs: $0) }
    }

    /// Whether labels that overlap by a drift stand beside and not below one another: less than half of each is shared.
    private static func areApart(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let shared = min(left.upperBound, right.upperBound) - max(left.lowerBound, right.lowerBound)
        return shared * 2 <= min(left.count, right.count)
    }

    private static let long = 20
    private static let cutText = 20
    private static let apart = 15
    private static let unlabelled = 25
}

extension LabelText {
    /// Whether a text starts as an entry of a list does: `1.`, `（2）`, `目标3：`.
    fileprivate static func startsItem(_ text: String) -> Bool {
        text.begins("目标") || enumeratorDepth(text) != nil
    }
}
