import DisclosureModel

// What a page or a line has cut: names of goals and levels, and the texts of a row.
extension PerformanceReader {
    /// Takes what stands left of the levels: a goal, a group, or a piece of one.
    mutating func takeSide(_ cell: PerformanceCell) {
        if mends, let open = openSide {
            let whole = PerformanceText.joined(open.text, cell.text)
            let key = PerformanceText.key(whole)
            if words.isGoal(key) || words.kind(key) == .group {
                if words.isGoal(key) {
                    setGoal(whole, from: open.row)
                    mended(cell.at, "cell.rejoined", cell.text, whole)
                }
                openSide = nil
                return
            }
        }
        if words.isGoal(cell.key) {
            setGoal(cell.text, from: reading.rows.count)
            openSide = cell.key.last?.isNumber == true ? nil : (cell.text, reading.rows.count)
        } else if words.kind(cell.key) == .group {
            openSide = nil
        } else if words.beginsSide(cell.key) {
            openSide = (cell.text, reading.rows.count)
        }
    }

    private mutating func setGoal(_ text: String, from start: Int) {
        if goal != text, start == reading.rows.count {
            level1 = nil
            level2 = nil
        }
        goal = text
        for index in reading.rows.indices.dropFirst(start) { name(goal: text, at: index) }
        if start < reading.rows.count { used.insert("goal") }
        adoptFirstGoal(text, before: start)
    }

    /// The first goal of a table belongs to the rows above it, too, where its name is printed in their middle.
    private mutating func adoptFirstGoal(_ text: String, before start: Int) {
        guard mends, let last = PerformanceText.key(text).last, last == "1" || !last.isNumber,
            let header = lastHeaderAt
        else { return }
        let above = reading.rows.indices.prefix(start).filter { index in
            reading.rows[index].section == nil && reading.rows[index].at.map { header < $0 } ?? false
        }
        guard above.allSatisfy({ reading.rows[$0].texts["goal"] == nil }) else { return }
        for index in above { name(goal: text, at: index) }
        if !above.isEmpty { used.insert("goal") }
    }

    /// Sets the goal of a row, in its place behind the period.
    private mutating func name(goal: String, at index: Int) {
        var texts: Keyed<String> = [:]
        if let period = reading.rows[index].texts["period"] { texts["period"] = period }
        texts["goal"] = goal
        for entry in reading.rows[index].texts where entry.key != "period" && entry.key != "goal" {
            texts[entry.key] = entry.value
        }
        reading.rows[index].texts = texts
    }

    /// Takes the cells at the left of a row that complete a name cut in the row above.
    ///
    /// - Returns: Whether a level name was completed.
    mutating func takeCompletions(_ cells: inout ArraySlice<PerformanceCell>) -> Bool {
        var completed = false
        if let open = openSide, let cell = cells.first {
            let key = PerformanceText.key(PerformanceText.joined(open.text, cell.text))
            let isPiece = !words.isGoal(cell.key) || !words.isGoal(PerformanceText.key(open.text))
            if words.isGoal(key) || words.kind(key) == .group, isPiece {
                takeSide(cell)
                cells = cells.dropFirst()
            }
        }
        if let cell = cells.first, let whole = completion(of: level1, cell, words.isLevel1) {
            replaceLevel("level1", level1, whole, cell)
            level1 = whole
            cells = cells.dropFirst()
            completed = true
        }
        if let cell = cells.first, let whole = completion(of: level2, cell, words.isLevel2) {
            replaceLevel("level2", level2, whole, cell)
            level2 = whole
            cells = cells.dropFirst()
            completed = true
        }
        return completed
    }

    /// The name that a cell completes: the name above is cut, and both together are a name of the level.
    private func completion(of open: String?, _ cell: PerformanceCell, _ isName: (String) -> Bool) -> String? {
        guard let open else { return nil }
        let isCut = !isName(PerformanceText.key(open))
        guard isCut || !(words.isLevel1(cell.key) || words.isLevel2(cell.key)) else { return nil }
        let whole = PerformanceText.joined(open, cell.text)
        return isName(PerformanceText.key(whole)) ? whole : nil
    }

    private mutating func replaceLevel(_ key: String, _ open: String?, _ whole: String, _ cell: PerformanceCell) {
        mended(cell.at, "cell.rejoined", cell.text, whole)
        var index = reading.rows.count - 1
        while index >= 0, reading.rows[index].section == nil, reading.rows[index].texts[key] == open, open != nil {
            reading.rows[index].texts[key] = whole
            index -= 1
        }
        if key == "level1", index + 1 < reading.rows.count {
            adoptParent(whole, goal: reading.rows[index + 1].texts["goal"], above: index + 1)
        }
    }

    /// Appends the cells of a row that goes on with the one above, each to the cell it stands under.
    ///
    /// - Returns: Whether there was a row to go on with.
    mutating func continueLast(_ cells: [PerformanceCell], _ row: PerformanceRow) -> Bool {
        guard let last = reading.rows.indices.last, reading.rows[last].section == nil,
            reading.rows[last].texts["indicator"] != nil, !(cells.first.map(isLevelName) ?? true),
            lastHeaderAt.map({ at in row.at.map { at < $0 } ?? true }) ?? true
        else { return false }
        let order = slots.map(\.key).filter {
            reading.rows[last].texts[$0] != nil && places[$0] != nil && !$0.begins("level")
        }
        guard !order.isEmpty, cells.count <= order.count else { return false }
        var open = order[...]
        for (index, cell) in cells.enumerated() {
            let available = open.dropLast(cells.count - index - 1)
            guard let key = available.min(by: { distance($0, cell) < distance($1, cell) }) else { return false }
            let before = reading.rows[last].texts[key] ?? ""
            let whole = PerformanceText.joined(before, cell.text)
            reading.rows[last].texts[key] = whole
            mended(cell.at, "row.rejoined", cell.text, whole)
            open = open.drop { $0 != key }.dropFirst()
        }
        return true
    }

    private func distance(_ key: String, _ cell: PerformanceCell) -> Int {
        let place = places[key] ?? 0
        return place >= cell.column ? 2 * (place - cell.column) : 2 * (cell.column - place) + 1
    }

    /// A row that no alignment fits: kept in order, and said.
    mutating func readUnaligned(_ cells: [PerformanceCell], _ row: PerformanceRow) {
        let text = cells.map(\.text).joined(separator: " ")
        reading.notes.append(text)
        reading.diagnostics.append(
            Diagnostic(
                .warning, "performance.row", at: row.at,
                "This row has more cells than the table of indicators has columns; it is kept as a note.", excerpt: text
            ))
    }
}
