import DisclosureModel
import FormCatalogue

extension FlowReader {
    /// Whether the header of a table of indicators begins here: 一级指标, possibly wrapped, or the word before it.
    func isHeader(at index: Int) -> Bool {
        guard tokens[index].startsLine else { return false }
        let ahead = tokens[index...].prefix(4).map(\.key).joined()
        return ahead.begins("一级指标") || ahead.begins("目标名称一级指标")
    }

    /// The header and the rows of a table of indicators.
    mutating func readHeader() -> Bool {
        guard isHeader(at: position) else { return false }
        let start = position
        while position < tokens.count, levelName(at: position) == nil, !isGoalLine(position), position - start < 60 {
            position += 1
        }
        let header = tokens[start..<position].map(\.key).joined()
        if header.holds("前年") && header.holds("上年") {
            values = ["previous2", "previous1", "target"]
        } else if header.holds("完成") || header.holds("实际") {
            values = header.holds("得分") ? ["target", "actual", "score"] : ["target", "actual"]
        } else {
            values = ["target"]
        }
        if position < tokens.count, let end = goalEnd(at: position) {
            setGoal(FlowToken.text(tokens[position..<end]).trimmingColon())
            position = end
        }
        level1 = nil
        level2 = nil
        readRows()
        return true
    }

    private func isGoalLine(_ index: Int) -> Bool {
        goalEnd(at: index) != nil
    }

    /// The name of a level at a place: its end, and whether it is of level one.
    private func levelName(at index: Int) -> (end: Int, isFirst: Bool)? {
        guard index < tokens.count, tokens[index].startsLine || index > 0 && isLevelEnd(index) else { return nil }
        let first = label(at: index, isName: words.isLevel1, begins: words.beginsLevel1)
        let second = label(at: index, isName: words.isLevel2, begins: words.beginsLevel2)
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
        return label(at: index, isName: words.isLevel2, begins: words.beginsLevel2) != nil
    }

    /// The rows, up to a field, a goal or a heading.
    private mutating func readRows() {
        while position < tokens.count {
            if let (end, isFirst) = levelName(at: position) {
                let name = FlowToken.text(tokens[position..<end])
                position = end
                let bracket = takeBracket()
                if isFirst {
                    level1 = name + bracket
                    level2 = nil
                } else {
                    level2 = name + bracket
                    readContent()
                }
                continue
            }
            if isHeader(at: position) || isLabel(at: position) && !isGroupLine(position) { return }
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
        let atoms = FlowAtom.atoms(of: Array(tokens[start..<position]), words: words)
        var name: [FlowAtom] = []
        var index = 0
        while index < atoms.count {
            let run = atoms[index...].prefix { $0.isValue }
            if run.count >= values.count, !name.isEmpty || run.count > values.count {
                let own = run.dropLast(values.count)
                let taken = run.suffix(values.count)
                append(name: name + own, values: Array(taken))
                name = []
                index += run.count
            } else {
                name.append(contentsOf: atoms[index..<(index + max(1, run.count))])
                index += max(1, run.count)
            }
        }
        guard !name.isEmpty else { return }
        appendOpen(name.flatMap(\.tokens))
    }

    private mutating func append(name: [FlowAtom], values found: [FlowAtom]) {
        var texts: [String: String] = ["indicator": FlowToken.text(name.flatMap(\.tokens))]
        for (key, atom) in zip(values, found) { texts[key] = atom.text }
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
        for key in PerformanceReader.order {
            if key == "period", values.contains("actual") { continue }
            guard let text = texts[key] ?? carried[key] ?? nil else { continue }
            row.texts[key] = text
            used.insert(key)
        }
        reading.rows.append(row)
    }
}
