import DisclosureModel
import FormCatalogue

// The small table of money, the goal beside its fulfilment, and the sum of the points.
extension FlowReader {
    typealias Head = (field: PerformanceVocabulary.FieldLabel, label: String)

    /// The heads of a table of money, and the values below them.
    mutating func readHeads() -> Bool {
        var index = position
        var heads: [Head] = []
        while index < tokens.count, let (end, field) = fieldLabel(at: index, below: true), field.standsBelow {
            var next = end
            while next < tokens.count, isBracketPiece(next) { next += 1 }
            heads.append((field, FlowToken.text(tokens[index..<next])))
            index = next
        }
        guard heads.count >= 2 else { return false }
        while index < tokens.count, tokens[index].key.isEmpty { index += 1 }
        if let end = readValues(of: heads, at: index, under: nil) {
            position = end
            return true
        }
        // The values may stand in rows with labels of their own: 年度财政资金总额.
        var end = index
        while let values = moneyLabel(at: end),
            let next = readValues(of: heads, at: values, under: FlowToken.text(tokens[end..<values]))
        {
            end = next
        }
        guard end > index else { return readStatements(heads, at: index) }
        position = end
        return true
    }

    /// Whether the heads of such a table begin at a place.
    func headsBegin(at index: Int) -> Bool { fieldLabel(at: index, below: true)?.field.standsBelow == true }

    /// The end of the label of a row of money that begins at a place; such rows stand before the indicators.
    func moneyLabel(at index: Int) -> Int? {
        guard index < tokens.count, values.isEmpty else { return nil }
        return label(at: index, isName: { words.kind($0) == .money }, begins: words.beginsMoney)
    }

    /// A row of money without heads: its label, and one amount.
    mutating func readMoneyRow() -> Bool {
        guard let end = moneyLabel(at: position) else { return false }
        let label = FlowToken.text(tokens[position..<end]).trimmingColon()
        if end < tokens.count, PerformanceText.isMeasure(tokens[end].text) {
            let atom = FlowAtom.atoms(of: Array(tokens[end...].prefix(2)), words: words).first
            let value = atom?.tokens ?? [tokens[end]]
            reading.fields.append(
                .init(key: PerformanceText.key(label), label: label, text: FlowToken.text(value), at: tokens[end].at))
            position = end + value.count
        } else {
            guard tokens[position].startsLine else { return false }
            position = end
            skipBrackets()
        }
        return true
    }

    /// The ends of two names of goals side by side that end a line: of the whole term and of the year.
    func goalPair(at index: Int) -> (first: Int, second: Int)? {
        guard let first = label(at: index, isName: words.isGoal, begins: words.beginsSide), first < tokens.count,
            let second = label(at: first, isName: words.isGoal, begins: words.beginsSide), isLineEnd(second - 1),
            tokens[index].line == tokens[second - 1].line
        else { return nil }
        return (first, second)
    }

    /// Two goals side by side, with their statements below: a word each, or a line each.
    mutating func readGoalPair() -> Bool {
        guard let (first, second) = goalPair(at: position) else { return false }
        let start = position
        position = second
        let content = takeText()
        let lines = Set(content.map(\.line))
        guard let head = content.first, content.count == 2 || lines.count == 2 else {
            position = start
            return false
        }
        let own = content.count == 2 ? 1 : content.prefix { $0.line == head.line }.count
        for (label, text) in [(start..<first, content.prefix(own)), (first..<second, content.dropFirst(own))] {
            let name = FlowToken.text(tokens[label]).trimmingColon()
            reading.fields.append(
                .init(key: PerformanceText.key(name), label: name, text: FlowToken.text(text), at: text.first?.at))
        }
        return true
    }

    /// The goal and its fulfilment under their heads, and the points they got: each a line, or the last word of one.
    private mutating func readStatements(_ heads: [Head], at index: Int) -> Bool {
        guard heads.contains(where: { ["initialGoal", "achievedGoal"].contains($0.field.key) }) else { return false }
        let start = position
        position = index
        var rest = takeText()
        var found: [(Int, ArraySlice<FlowToken>)] = []
        for place in heads.indices.reversed() where !rest.isEmpty {
            let isScore = heads[place].field.key == "executionScore"
            if isScore, rest.last.map({ !PerformanceText.isScore($0.text) }) ?? true { continue }
            let last = rest.last?.line
            let line = rest.suffix(rest.reversed().prefix { $0.line == last }.count)
            let piece = place == 0 ? rest : isScore || line.count == rest.count ? rest.suffix(1) : line
            found.insert((place, piece), at: 0)
            rest = rest.dropLast(piece.count)
        }
        guard found.first?.0 == 0 else {
            position = start
            return false
        }
        for (place, piece) in found {
            let (field, label) = heads[place]
            let key = field.key == "executionScore" ? "goalScore" : field.key
            reading.fields.append(.init(key: key, label: label, text: FlowToken.text(piece), at: piece.first?.at))
        }
        return true
    }

    /// The values that stand at a place, one for each head, dashes included; fewer where a row has a label and its line
    /// ends, the amounts first; nil where there are none.
    private mutating func readValues(of heads: [Head], at index: Int, under label: String?) -> Int? {
        let found = tokens[index...].prefix { PerformanceText.isMeasure($0.text) || PerformanceText.isDash($0.text) }
        let values = found.prefix(heads.count)
        guard values.count == heads.count || label != nil, let first = values.first, !PerformanceText.isDash(first.text)
        else {
            return nil
        }
        if values.count < heads.count {
            let amounts = values.prefix { !PerformanceText.isDash($0.text) && !$0.text.ends("%") }
            let places = heads.prefix { ["budgeted", "initialBudget", "executed"].contains($0.field.key) }
            guard amounts.count == places.count, isLineEnd(index + found.count - 1) else { return nil }
            add(Array(zip(places, amounts)), under: label)
        } else {
            add(Array(zip(heads, values)), under: label)
        }
        return index + (values.count < heads.count ? found.count : values.count)
    }

    private mutating func add(_ pairs: [(Head, FlowToken)], under label: String?) {
        for (head, token) in pairs {
            let key = label.map { "\($0)/\(head.field.key)" } ?? head.field.key
            reading.fields.append(.init(key: key, label: head.label, text: token.text, at: token.at))
        }
    }

    /// A piece of a bracket that a head carries: `（20`, `分*执`, `行率）`.
    private func isBracketPiece(_ index: Int) -> Bool {
        let text = tokens[index].text
        if text.begins("（") || text.begins("(") { return true }
        let before = tokens[..<index].suffix(6).map(\.text).joined()
        let opened = before.unicodeScalars.filter { $0 == "(" || $0 == "（" }.count
        let closed = before.unicodeScalars.filter { $0 == ")" || $0 == "）" }.count
        return opened > closed
    }

    /// The end of the sum of the points that begins a line: 总分, and one or two numbers.
    func totalEnd(at index: Int) -> Int? {
        guard tokens[index].startsLine, case .field(let field) = words.kind(tokens[index].key), field.key == "score"
        else {
            return nil
        }
        let numbers = tokens[(index + 1)...].prefix(2).prefix { PerformanceText.isScore($0.text) }
        return numbers.isEmpty ? nil : index + 1 + numbers.count
    }

    /// The last row of an evaluation: what could be reached and what was; one number alone is a field.
    mutating func readTotal() -> Bool {
        guard let end = totalEnd(at: position), case .field(let field) = words.kind(tokens[position].key) else {
            return false
        }
        let label = tokens[position]
        let numbers = tokens[(position + 1)..<end]
        position = end
        if numbers.count == 2, values.contains("weight") {
            var row = DisclosureTable.Row(kind: .total, label: label.text, at: label.at)
            for (key, token) in zip(["weight", "score"], numbers) {
                row.texts[key] = token.text
                row.cells[key] = token.at
                used.insert(key)
            }
            reading.rows.append(row)
        } else {
            for token in numbers {
                reading.fields.append(.init(key: field.key, label: label.text, text: token.text, at: token.at))
            }
        }
        return true
    }
}
