import DisclosureModel
import FormCatalogue

extension FlowReader {
    /// Whether the header of a table of indicators begins here.
    func isHeader(at index: Int) -> Bool { levelHeader(at: index) != nil }

    /// Where the header of a table of indicators that begins here prints 一级指标, possibly wrapped; before it at most the
    /// name of a goal or of a group stands in the same line.
    private func levelHeader(at index: Int) -> Int? {
        guard tokens[index].startsLine else { return nil }
        var key = ""
        for (offset, token) in tokens[index...].prefix(10).enumerated() {
            if token.key.begins("一级") {
                let ahead = tokens[(index + offset)...].prefix(2).map(\.key).joined()
                let isOwn = key.isEmpty || key == "目标名称" || words.isGoal(key) || words.kind(key) == .group
                return ahead.begins("一级指标") && isOwn ? index + offset : nil
            }
            key += token.key
        }
        return nil
    }

    /// The header and the rows of a table of indicators.
    mutating func readHeader() -> Bool {
        guard let start = levelHeader(at: position) else { return false }
        let side = tokens[position..<start]
        if words.isGoal(side.map(\.key).joined()) { setGoal(FlowToken.text(side).trimmingColon()) }
        position = start
        while position < tokens.count, levelName(at: position) == nil, !isGoalLine(position), position - start < 60 {
            position += 1
        }
        values = valueColumns(start..<position)
        if position < tokens.count, let end = goalEnd(at: position) {
            setGoal(FlowToken.text(tokens[position..<end]).trimmingColon())
            position = end
            levelEnd = end
        }
        level1 = nil
        level2 = nil
        let first = reading.rows.count
        readRows()
        centreLevels(from: first)
        return true
    }

    /// Gives rows the name of level one that stands below them, at half the height of a cell that reaches over them:
    /// what they measure is not of the level above, and is of that one.
    private mutating func centreLevels(from first: Int) {
        guard first < reading.rows.count else { return }
        for index in reading.rows.indices[first...].dropLast().reversed() {
            let (row, next) = (reading.rows[index], reading.rows[index + 1])
            guard let name = row.texts["level1"], let below = next.texts["level1"], name != below,
                row.texts["goal"] == next.texts["goal"],
                let parents = row.texts["level2"].map({ words.parents(of: PerformanceText.key($0)) }), !parents.isEmpty,
                !parents.contains(PerformanceText.key(name)), parents.contains(PerformanceText.key(below))
            else { continue }
            reading.rows[index].texts["level1"] = below
        }
    }

    /// The columns of values that a header prints, in its order.
    private mutating func valueColumns(_ range: Range<Int>) -> [String] {
        let header = tokens[range].map(\.key).joined()
        if header.holds("前年") && header.holds("上年") { return ["previous2", "previous1", "target"] }
        var found: [String] = []
        trailing = nil
        var index = range.lowerBound
        while index < range.upperBound {
            let end = label(at: index, isName: { words.column($0) != nil }, begins: words.beginsColumn)
            guard let end, let key = words.column(tokens[index..<end].map(\.key).joined()) else {
                noteOwnColumn(tokens[index], after: found)
                index += 1
                continue
            }
            if ["target", "actual", "weight", "score"].contains(key), !found.contains(key) {
                found.append(key)
                labels[key] = FlowToken.text(tokens[index..<end])
            } else if ["basis", "deviation", "remark"].contains(key) {
                trailing = key
                labels[key] = FlowToken.text(tokens[index..<end])
            }
            index = end
        }
        if !found.contains("target") { found.insert("target", at: 0) }
        return found
    }

    /// A column of a district's own behind the values, under its label.
    private mutating func noteOwnColumn(_ token: FlowToken, after found: [String]) {
        guard found.contains("target"), trailing == nil, token.key.unicodeScalars.count >= 3,
            !words.beginsColumn(token.key),
            token.key.unicodeScalars.allSatisfy(\.properties.isIdeographic)
        else { return }
        trailing = token.key
        labels[token.key] = token.text
    }

    private func isGoalLine(_ index: Int) -> Bool {
        goalEnd(at: index) != nil
    }

    /// The name of a level at a place: its end, and whether it is of level one.
    private func levelName(at index: Int) -> (end: Int, isFirst: Bool)? {
        guard index < tokens.count, tokens[index].startsLine || index == levelEnd || index > 0 && isLevelEnd(index)
        else { return nil }
        let first = label(at: index, isName: words.isLevel1, begins: words.beginsLevel1)
        let second = label(at: index, isName: words.isLevel2, begins: words.beginsLevel2).flatMap { end in
            isIndicator(index..<end) ? nil : end
        }
        switch (first, second) {
        case (let first?, let second?):
            if second > first { return (second, false) }
            return (first, levelFollows(first))
        case (let first?, nil): return levelFollows(first) ? (first, true) : nil
        case (nil, let second?): return (second, false)
        default: return nil
        }
    }

    /// Whether a word stands in a line right after the name of level one: 产出指标 数量指标.
    private func isLevelEnd(_ index: Int) -> Bool {
        words.isLevel1(tokens[index - 1].key) && words.isLevel2(tokens[index].key)
    }

    private func levelFollows(_ index: Int) -> Bool {
        var index = index
        while index < tokens.count, tokens[index].key.isEmpty { index += 1 }
        guard index < tokens.count else { return false }
        return label(at: index, isName: words.isLevel2, begins: words.beginsLevel2)
            .map { !isIndicator(index..<$0) } ?? false
    }

    /// Whether a name that could be of level two is what is measured: its value follows it, as in 服务对象满意度 ≥95%.
    private func isIndicator(_ range: Range<Int>) -> Bool {
        guard range.upperBound < tokens.count, let last = tokens[range].last, !last.key.ends("指标") else { return false }
        let next = tokens[range.upperBound].text
        return words.isValue(next) || FlowAtom.isComparison(next)
    }

    /// The rows, up to a field, a goal or a heading.
    private mutating func readRows() {
        while position < tokens.count {
            if let (end, isFirst) = levelName(at: position) {
                let name = FlowToken.text(tokens[position..<end])
                position = end
                let bracket = takeBracket()
                levelEnd = nil
                if isFirst {
                    level1 = name + bracket
                    level2 = nil
                    levelEnd = position
                } else {
                    level2 = name + bracket
                    readContent()
                }
                continue
            }
            if isHeader(at: position) { return }
            if let end = goalBeforeLevel(position) {
                setGoal(FlowToken.text(tokens[position..<end]).trimmingColon())
                position = end
                levelEnd = end
                continue
            }
            if isLabel(at: position) && !isGroupLine(position) { return }
            if isGroupLine(position),
                let end = label(at: position, isName: { words.kind($0) == .group }, begins: words.beginsSide)
            {
                position = end
                continue
            }
            if level1 == nil && level2 == nil { return }
            readContent()
        }
    }

    /// The end of a goal's name beside rows that go on under the header in force: a name of a level follows it.
    private func goalBeforeLevel(_ index: Int) -> Int? {
        guard let end = goalEnd(at: index), end < tokens.count else { return nil }
        let first = label(at: end, isName: words.isLevel1, begins: words.beginsLevel1)
        return first.flatMap { levelFollows($0) ? end : nil }
    }

    private func isGroupLine(_ index: Int) -> Bool {
        guard let end = label(at: index, isName: { words.kind($0) == .group }, begins: words.beginsSide) else {
            return false
        }
        return !tokens[end...].prefix(2).map(\.key).joined().begins("一级指标")
    }

    private mutating func takeBracket() -> String {
        var text = ""
        while position < tokens.count, tokens[position].key.isEmpty {
            text += tokens[position].text
            position += 1
        }
        return text
    }

    /// The names and values of the indicators under a level-two name.
    private mutating func readContent() {
        let start = position
        while position < tokens.count, levelName(at: position) == nil, position == start || !isLabel(at: position) {
            position += 1
        }
        let atoms = FlowAtom.atoms(
            of: Array(tokens[start..<position]), words: words, remarks: ["deviation", "remark"].contains(trailing))
        var name: [FlowAtom] = []
        var index = 0
        while index < atoms.count {
            let run = atoms[index...].prefix { $0.isValue }
            if run.count >= values.count, !name.isEmpty || run.count > values.count {
                let own = run.dropLast(values.count)
                let taken = run.suffix(values.count)
                index += run.count
                append(name: name + own, values: Array(taken), rest: takeTrailing(atoms, &index))
                name = []
            } else {
                name.append(contentsOf: atoms[index..<(index + max(1, run.count))])
                index += max(1, run.count)
            }
        }
        guard !name.isEmpty else { return }
        appendOpen(name.flatMap(\.tokens))
    }

    /// What stands behind the values in their line, where the header has a column for it.
    private func takeTrailing(_ atoms: [FlowAtom], _ index: inout Int) -> [FlowToken] {
        guard trailing != nil, index > 0, let line = atoms[index - 1].tokens.last?.line else { return [] }
        let rest = atoms[index...].prefix { !$0.isValue && $0.tokens.first?.line == line }.flatMap(\.tokens)
        index += atoms[index...].prefix { !$0.isValue && $0.tokens.first?.line == line }.count
        return rest
    }

    private mutating func append(name: [FlowAtom], values found: [FlowAtom], rest: [FlowToken]) {
        var texts: [String: String] = ["indicator": FlowToken.text(name.flatMap(\.tokens))]
        for (key, atom) in zip(values, found) { texts[key] = atom.text }
        if let trailing, !rest.isEmpty { texts[trailing] = FlowToken.text(rest) }
        appendRow(texts, at: name.first?.tokens.first?.at)
    }

    /// An indicator whose values are words: told apart later, when all tables of the application are known.
    private mutating func appendOpen(_ content: [FlowToken]) {
        var lines: [[FlowToken]] = []
        for token in content {
            if lines.isEmpty || token.startsLine { lines.append([token]) } else { lines[lines.count - 1].append(token) }
        }
        appendRow(["indicator": FlowToken.text(content)], at: content.first?.at)
        open.append(OpenIndicator(row: reading.rows.count - 1, lines: lines, values: values))
    }

    private mutating func appendRow(_ texts: [String: String], at: Locator?) {
        var row = DisclosureTable.Row(at: at)
        let carried = ["period": period, "goal": goal, "level1": level1, "level2": level2]
        let own = trailing.flatMap { PerformanceReader.order.contains($0) ? nil : [$0] } ?? []
        for key in PerformanceReader.order + own {
            if key == "period", values.contains("actual") { continue }
            guard let text = texts[key] ?? carried[key] ?? nil else { continue }
            row.texts[key] = text
            used.insert(key)
        }
        reading.rows.append(row)
    }
}
