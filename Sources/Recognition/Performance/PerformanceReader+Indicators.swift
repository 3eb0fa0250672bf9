import DisclosureModel
import FormCatalogue

extension PerformanceReader {
    /// The header of a table of indicators: 一级指标, 二级指标, 三级指标, and what is said of them.
    mutating func readIndicatorHeader(_ row: PerformanceRow) -> Bool {
        var found: [IndicatorAlignment.Slot] = []
        var names: [(String, String)] = []
        var sides: [PerformanceCell] = []
        var rest = 0
        var others: [(place: Int, cell: PerformanceCell)] = []
        var index = 0
        while index < row.cells.count {
            let (cell, count, known) = column(at: index, in: row.cells)
            // 绩效指标 heads a column behind the levels, and is the name of the table before them.
            let key = found.isEmpty && words.kind(cell.key) == .group ? nil : known
            if let key, !found.contains(where: { $0.key == key }) {
                found.append(IndicatorAlignment.Slot(key: key, column: cell.column))
                names.append((key, cell.text))
                if count > 1 { mended(cell.at, "cell.rejoined", row.cells[index].text, cell.text) }
            } else if index + 1 < row.cells.count, isCut(cell, before: row.cells[index + 1]) {
                cutColumns.insert(cell.column)
                rest += 1
            } else if found.isEmpty {
                sides.append(cell)
            } else {
                rest += 1
                others.append((found.count, cell))
            }
            index += count
        }
        let keys = Set(found.map(\.key))
        let hasLevels = !keys.isDisjoint(with: ["level1", "level2"])
        let isHeader = (hasLevels && keys.count >= 2) || (keys.contains("indicator") && keys.count >= 2)
        if !isHeader {
            guard lastHeaderAt != nil, isIndicators, keys.count >= 2, rest == 0, sides.isEmpty else {
                return false
            }
            mergeSubHeader(found, names)
            return true
        }
        heads = []
        let before = (goal: goal, keys: isIndicators ? slots.map(\.key) : [])
        for cell in sides { takeSide(cell) }
        if keys.count >= 4, seams == 0 { add(others, to: &found, &names) }
        noteLostLabels(found, others.map(\.cell), row)
        setSlots(found)
        for (key, label) in names { labels[key] = label }
        part = .indicators
        // A header that a new page repeats interrupts no level.
        if before.goal != goal || before.keys != slots.map(\.key) {
            level1 = nil
            level2 = nil
        }
        places = [:]
        lastHeaderAt = row.at
        return true
    }

    /// Adds the columns of a district's own (度量单位, 评分标准), each under its label, where it stands.
    private func add(
        _ others: [(place: Int, cell: PerformanceCell)], to found: inout [IndicatorAlignment.Slot],
        _ names: inout [(String, String)]
    ) {
        for (place, cell) in others.reversed() {
            let ideographs = cell.key.unicodeScalars.count { $0.properties.isIdeographic }
            guard ideographs >= 2, !words.beginsColumn(cell.key), words.column(cell.key) == nil,
                !found.contains(where: { $0.key == cell.key }), !Self.order.contains(cell.key)
            else { continue }
            found.insert(IndicatorAlignment.Slot(key: cell.key, column: cell.column), at: place)
            names.append((cell.key, cell.text))
        }
    }

    /// Whether a label of the header is the beginning of the one beside it, which is whole: 三级 | 三级指标.
    private func isCut(_ cell: PerformanceCell, before next: PerformanceCell) -> Bool {
        mends && next.column == cell.column + 1 && words.beginsColumn(cell.key) && words.column(cell.key) == nil
            && words.column(next.key) != nil && next.key.begins(cell.key)
    }

    /// Remembers what stands in the place of the labels of indicators and of targets, where the header prints none that
    /// is known: with two characters of the label of indicators it is a piece of that, else of the other.
    private mutating func noteLostLabels(
        _ found: [IndicatorAlignment.Slot], _ others: [PerformanceCell], _ row: PerformanceRow
    ) {
        guard found.contains(where: { $0.key == "actual" || $0.key == "score" }) else { return }
        let label = Self.standardLabels["indicator"] ?? ""
        let hasIndicator = found.contains { $0.key == "indicator" }
        let ofIndicator = hasIndicator ? [] : others.filter { cell in label.count { cell.key.contains($0) } > 1 }
        let rest = others.filter { !ofIndicator.contains($0) }
        for (key, cells) in [("indicator", ofIndicator), ("target", rest)]
        where !found.contains(where: { $0.key == key }) && !lostLabels.contains(where: { $0.key == key }) {
            lostLabels.append((key, cells.first?.at ?? row.at, cells.map(\.text).joined(separator: " | ")))
        }
    }

    private var isIndicators: Bool { if case .indicators = part { true } else { false } }

    /// A column label at a place, in one cell or split over up to three.
    private func column(at index: Int, in cells: [PerformanceCell]) -> (cell: PerformanceCell, count: Int, key: String?)
    {
        var cell = cells[index]
        if let key = words.column(cell.key) { return (cell, 1, key) }
        guard words.beginsColumn(cell.key) else { return (cell, 1, nil) }
        for count in 2...3 where mends && index + count <= cells.count {
            let next = cells[index + count - 1]
            if words.column(next.key) != nil { break }
            cell = cell.joined(with: next)
            if let key = words.column(cell.key) { return (cell, count, key) }
        }
        return (cells[index], 1, nil)
    }

    /// The second line of a header (前年, 上年, 预计当年实现) under 指标值.
    private mutating func mergeSubHeader(_ found: [IndicatorAlignment.Slot], _ names: [(String, String)]) {
        var merged = slots.filter { slot in slot.key != "side" && !found.contains { $0.key == slot.key } }
        merged += found
        setSlots(merged.sorted { ($0.column ?? 0, $0.key) < ($1.column ?? 0, $1.key) })
        for (key, label) in names { labels[key] = label }
    }

    private mutating func setSlots(_ found: [IndicatorAlignment.Slot]) {
        var all = found.filter { $0.key != "goal" }
        for key in ["indicator", "level2", "level1"] where !all.contains(where: { $0.key == key }) {
            let place =
                key == "indicator"
                ? all.lastIndex { $0.key.begins("level") }.map { $0 + 1 } ?? 0
                : (key == "level2" ? all.firstIndex { $0.key == "indicator" } ?? 0 : 0)
            all.insert(IndicatorAlignment.Slot(key: key, column: nil), at: place)
        }
        if !all.contains(where: { $0.key == "target" }),
            all.contains(where: { $0.key == "actual" || $0.key == "score" }),
            let place = all.firstIndex(where: { $0.key == "indicator" })
        {
            // What was achieved is measured against a target, whether or not its label was lost.
            all.insert(IndicatorAlignment.Slot(key: "target", column: nil), at: place + 1)
        }
        slots = [IndicatorAlignment.Slot(key: "side", column: nil)] + all
    }

    /// Whether a row stands after the indicators: its first cell is the label of a field.
    func endsIndicators(_ row: PerformanceRow) -> Bool {
        guard let first = row.cells.first else { return false }
        switch words.kind(first.key) {
        case .field(let field): return !field.standsBelow
        case .goal: return row.cells.count == 2 && !isLevelName(row.cells[1])
        case .period: return true
        default:
            return row.cells.count <= 2 && colonLabel(first) != nil
                || tailField(first, alone: row.cells.count == 1) != nil
        }
    }

    func isLevelName(_ cell: PerformanceCell) -> Bool { words.isLevel1(cell.key) || words.isLevel2(cell.key) }

    /// Reads a row of the table of indicators.
    mutating func readIndicator(_ row: PerformanceRow) {
        var cells = row.cells[...]
        let completes = mends && takeCompletions(&cells)
        guard !cells.isEmpty else { return }
        let header = slots.reduce(into: Keyed<Int>()) { $0[$1.key] = $1.column }
        let alignment = IndicatorAlignment(
            words: words, joins: mends, openLevel1: nil, openLevel2: nil, openSide: openSide?.text,
            parent: level1, header: header, categories: categories)
        let expected = slots.map { slot in
            IndicatorAlignment.Slot(key: slot.key, column: places[slot.key] ?? slot.column)
        }
        let all = isDamaged ? withoutEchoes(Array(cells)) : Array(cells)
        if let levels = levelsOnly(all) {
            setLevels(levels, row)
            append([], row)
            return
        }
        let outcome = alignment.align(all, slots: expected)
        guard outcome.cost.isFinite else { return readUnaligned(all, row) }
        let values = ["previous2", "previous1", "target", "actual", "score", "weight"].filter {
            outcome.taken[$0] != nil
        }
        let isWhole = outcome.taken["indicator"] != nil && !values.isEmpty
        let isCut =
            row.isApart && !isWhole
            || row.isApart && lacksValues(outcome) && outcome.taken["level1"] == nil && outcome.taken["level2"] == nil
        if mends, isCut || !isWhole, continueLast(all, row) { return }
        take(outcome, all, row, completes: completes)
    }

    /// Takes an aligned row over.
    private mutating func take(
        _ outcome: IndicatorAlignment.Outcome, _ all: [PerformanceCell], _ row: PerformanceRow, completes: Bool
    ) {
        var taken: [(key: String, cell: PerformanceCell)] = []
        for slot in slots {
            guard let range = outcome.taken[slot.key], let first = all[range].first else { continue }
            let name = range.count > 1 ? bareName(all[range], slot.key) : nil
            let whole = name ?? (range.count == 1 ? first : joined(all[range], slot.key) ?? first)
            if let name {
                mended(first.at, "cell.overlap", all[range].map(\.text).joined(separator: " | "), name.text)
            } else if range.count > 1 {
                mended(first.at, "cell.rejoined", all[range].map(\.text).joined(separator: " | "), whole.text)
            }
            switch slot.key {
            case "side":
                takeSide(whole)
                continue
            case "level1":
                level1 = whole.text
                level2 = nil
            case "level2": level2 = whole.text
            default: taken.append((slot.key, whole))
            }
            places[slot.key] = first.column
        }
        if outcome.taken["level2"] != nil, outcome.taken["level1"] == nil { leaveLevel() }
        if isDamaged, outcome.taken["indicator"] == nil, outcome.taken["actual"] != nil {
            reading.diagnostics.append(
                Diagnostic(
                    .warning, "performance.unnamed", at: row.at,
                    "This row has values, and the name of its indicator cannot be read.",
                    excerpt: all.map(\.text).joined(separator: " "),
                    hint: "Compare the place with the published document."))
        }
        if completes, let last = reading.rows.last, last.section == nil,
            !["indicator", "target", "actual"].contains(where: { last.texts[$0] != nil })
        {
            reading.rows.removeLast()
        }
        append(taken, row)
    }

    /// The name of a level without what a line of the grid was read as before it, in a form that shows damage.
    private func bareName(_ cells: ArraySlice<PerformanceCell>, _ key: String) -> PerformanceCell? {
        guard isDamaged, key.begins("level"), let last = cells.last, isLevelName(last),
            !cells.dropLast().contains(where: { $0.text.unicodeScalars.contains(where: \.properties.isIdeographic) })
        else { return nil }
        return last
    }

    /// Ends the level one in force where damage has taken the name of the next: the level two that is printed stands
    /// below others, as every form knows it, and not below this.
    private mutating func leaveLevel() {
        guard mends, isDamaged, let level1, let level2, words.isLevel1(PerformanceText.key(level1)) else { return }
        let key = PerformanceText.key(level2)
        guard !words.isLevel1(key), !words.parents(of: key).isEmpty, !words.isBelow(key, level1) else { return }
        self.level1 = nil
    }

    /// The cells of one column joined. Where the extraction is known to read what a line of the grid cuts twice, a
    /// character that ends one piece of a name and begins the next is one.
    private func joined(_ cells: ArraySlice<PerformanceCell>, _ key: String) -> PerformanceCell? {
        if let whole = joinedByLines(cells) { return whole }
        let isTwice = key == "indicator" && reading.repairs.contains { $0.rule == "cell.overlap" }
        return cells.dropFirst().reduce(cells.first) { whole, next in
            guard let whole else { return next }
            guard isTwice, let scalar = next.text.unicodeScalars.first, scalar.properties.isIdeographic,
                whole.text.unicodeScalars.last == scalar
            else { return whole.joined(with: next) }
            return PerformanceCell(column: whole.column, text: whole.text + next.text.dropFirst(), at: whole.at)
        }
    }

    /// A cell of several lines that a line of the grid has cut from top to bottom, joined line by line; nil where the
    /// pieces have not the same number of lines, the last no longer than those above.
    private func joinedByLines(_ cells: ArraySlice<PerformanceCell>) -> PerformanceCell? {
        let lines = cells.map(\.lines)
        guard let first = cells.first, let count = lines.first?.count, count > 1,
            lines.allSatisfy({ piece in
                piece.count == count && piece.dropLast().allSatisfy { $0.count >= piece[count - 1].count }
                    && piece.allSatisfy { $0.unicodeScalars.contains(where: \.properties.isIdeographic) }
            })
        else { return nil }
        let text = (0..<count).map { line in lines.map { $0[line] }.joined() }.joined()
        return PerformanceCell(column: first.column, text: LabelText.clean(text), at: first.at)
    }

    private func lacksValues(_ outcome: IndicatorAlignment.Outcome) -> Bool {
        guard let last = reading.rows.last else { return false }
        return ["target", "actual"].contains { outcome.taken[$0] == nil && last.texts[$0] != nil }
    }

    /// The level names of a row that holds nothing else; nil for other rows.
    private func levelsOnly(_ cells: [PerformanceCell]) -> [PerformanceCell]? {
        let names = cells.drop { words.kind($0.key) == .group || words.isGoal($0.key) }
        guard let first = names.first, let last = names.last, names.count <= 2, isLevelName(first) else { return nil }
        guard isLevelName(last) || words.beginsLevel2(last.key) else { return nil }
        if names.count == 2, !words.isLevel1(first.key) { return nil }
        return Array(cells)
    }

    private mutating func setLevels(_ cells: [PerformanceCell], _ row: PerformanceRow) {
        var named = false
        for cell in cells {
            defer { named = named || isLevelName(cell) }
            if !isLevelName(cell) {
                // What stands behind a name of level one and begins one of level two goes on in the next row.
                if named { level2 = cell.text } else { takeSide(cell) }
            } else if words.isLevel1(cell.key), isOfLevel1(cell, in: cells) {
                level1 = cell.text
                level2 = nil
            } else {
                level2 = cell.text
            }
        }
    }

    /// Whether a name of level one stands for that level, where it may be of level two as well.
    private func isOfLevel1(_ cell: PerformanceCell, in cells: [PerformanceCell]) -> Bool {
        guard words.isLevel2(cell.key) else { return true }
        guard cell == cells.first else { return false }
        if cells.count > 1 { return true }
        let place = slots.first { $0.key == "level2" }?.column
        return cell.column != place && !words.isBelow(cell.key, level1)
    }

    /// Adds a row with the goal and the levels in force.
    private mutating func append(_ taken: [(key: String, cell: PerformanceCell)], _ row: PerformanceRow) {
        var result = DisclosureTable.Row(at: row.at)
        for (key, text) in [("period", period), ("goal", goal), ("level1", level1), ("level2", level2)] {
            guard let text = taken.first(where: { $0.key == key })?.cell.text ?? text else { continue }
            result.texts.append(newKey: key, text)
            used.insert(key)
        }
        for (key, cell) in taken {
            result.texts[key] = cell.text
            result.cells[key] = cell.at
            used.insert(key)
        }
        if let category = result.texts["category"] { categories.insert(category) }
        if let name = result.texts["level1"] {
            adoptParent(name, goal: result.texts["goal"], above: reading.rows.count)
        }
        reading.rows.append(result)
    }

    /// A level-one name that is printed in the middle of its rows belongs to the rows above it, too.
    mutating func adoptParent(_ name: String, goal: String?, above end: Int) {
        var index = end - 1
        while index >= 0, reading.rows[index].section == nil, reading.rows[index].texts["level1"] == nil,
            reading.rows[index].texts["goal"] == goal, let level2 = reading.rows[index].texts["level2"],
            words.parents(of: PerformanceText.key(level2)).contains(PerformanceText.key(name))
        {
            var texts: Keyed<String> = [:]
            for entry in reading.rows[index].texts {
                if entry.key == "level2" { texts["level1"] = name }
                texts[entry.key] = entry.value
            }
            reading.rows[index].texts = texts
            index -= 1
        }
    }
}
