import DisclosureModel
import FormCatalogue

/// A label of the table of money, whose value stands below it.
struct MoneyHead: Sendable {
    var field: PerformanceVocabulary.FieldLabel
    var label: String
    var column: Int
}

/// A cell of a row of fields, and what it turned out to be.
struct FieldItem {
    var cell: PerformanceCell
    var kind: PerformanceWords.Kind
}

extension PerformanceReader {
    /// Reads a row of labels and values.
    mutating func readFields(_ row: PerformanceRow) {
        let items = items(of: row)
        if readHeads(items) || readMoney(items) { return }
        heads = []
        if readTail(row) || readTotal(items, row) { return }
        readPairs(items, row)
    }

    /// Labels and values in a line above the grid.
    mutating func readHead(_ text: String, at: Locator) {
        for segment in FieldSegments.split(text, words: words) where !segment.value.isEmpty {
            reading.fields.append(.init(key: segment.field.key, label: segment.label, text: segment.value, at: at))
        }
    }

    /// What the cells of a row are; a label and its value in one cell (`总分：98`) are told apart, a label split over
    /// cells is joined.
    private mutating func items(of row: PerformanceRow) -> [FieldItem] {
        var items: [FieldItem] = []
        var index = 0
        while index < row.cells.count {
            let cell = row.cells[index]
            index += 1
            let kind = opensBracket(cell) ? .text : words.kind(cell.key)
            if kind == .text, let pairs = colonLabel(cell) {
                items += pairs
                continue
            }
            if kind == .text, mends, let heads = runTogether(cell) {
                items += heads
                continue
            }
            if kind == .text, mends, let (whole, count) = splitLabel(row.cells[(index - 1)...]) {
                mended(cell.at, "cell.rejoined", cell.text, whole.text)
                items.append(FieldItem(cell: whole, kind: words.kind(whole.key)))
                index += count - 1
                continue
            }
            items.append(FieldItem(cell: cell, kind: kind))
        }
        return items
    }

    /// Whether a text is no bracket, but the end of a cut one that a line of the grid was read as a bracket before.
    private func opensBracket(_ cell: PerformanceCell) -> Bool {
        guard mends, cell.key.isEmpty, !cell.text.holds(")"), !cell.text.holds("）") else { return false }
        return cell.text.unicodeScalars.count { $0.properties.isIdeographic } >= 3
    }

    /// A known label that the cells from here on make together, debris at the seams left out.
    private func splitLabel(_ cells: ArraySlice<PerformanceCell>) -> (PerformanceCell, Int)? {
        guard let first = cells.first else { return nil }
        let start = first.text.withoutDebris
        guard words.opensField(PerformanceText.key(start)) else { return nil }
        var text = start
        for (count, cell) in cells.dropFirst().prefix(2).enumerated() {
            text = PerformanceText.joined(text, cell.text.withoutDebris)
            if case .field = words.kind(PerformanceText.key(text)) {
                return (PerformanceCell(column: first.column, text: text, at: first.at), count + 2)
            }
        }
        return nil
    }

    /// The heads of a table of money that one cell prints together: `预算数(A) 执行数(B)`.
    private func runTogether(_ cell: PerformanceCell) -> [FieldItem]? {
        guard cell.text.ends(")") || cell.text.ends("）") else { return nil }
        var items: [FieldItem] = []
        var rest = Substring(cell.text)
        while !rest.isEmpty {
            guard let close = rest.unicodeScalars.firstIndex(where: { $0 == ")" || $0 == "）" }) else { return nil }
            let head = PerformanceCell(column: cell.column, text: String(rest[...close]), at: cell.at)
            guard case .field(let field) = words.kind(head.key), field.standsBelow else { return nil }
            items.append(FieldItem(cell: head, kind: .field(field)))
            rest = rest[rest.index(after: close)...]
        }
        return items.count > 1 ? items : nil
    }

    /// Labels with colons inside one cell, each with the text up to the next label; nil where there is none.
    func colonLabel(_ cell: PerformanceCell) -> [FieldItem]? {
        let segments = FieldSegments.split(cell.text, words: words)
        guard !segments.isEmpty else { return nil }
        return segments.flatMap { segment -> [FieldItem] in
            let label = PerformanceCell(column: cell.column, text: segment.label, at: cell.at)
            let value = PerformanceCell(column: cell.column, text: segment.value, at: cell.at)
            let item = FieldItem(cell: label, kind: .field(segment.field))
            return segment.value.isEmpty ? [item] : [item, FieldItem(cell: value, kind: .text)]
        }
    }

    /// The head of a table of money: labels whose values stand below, and nothing beside them.
    private mutating func readHeads(_ items: [FieldItem]) -> Bool {
        if let goals = goalHeads(items) {
            heads = goals
            return true
        }
        var found: [MoneyHead] = []
        var before = 0
        for item in items {
            switch item.kind {
            case .field(let field) where field.standsBelow:
                if found.last?.field.key == field.key { found.removeLast() }
                found.append(MoneyHead(field: field, label: wholeLabel(item.cell, field), column: item.cell.column))
            case .group, .bracket, .money, .goal: continue
            case .text where found.isEmpty || PerformanceText.isDebris(item.cell.text): before += 1
            case .field, .text, .period: return false
            }
        }
        guard found.count > (before > 0 ? 1 : 0) else { return false }
        let onlyBelow = items.allSatisfy { if case .field = $0.kind { true } else { $0.kind == .bracket } }
        if onlyBelow, !heads.isEmpty { heads += found } else { heads = found }
        return true
    }

    /// The label of a head, completed where a line of the grid has cut its beginning off: 率(B/A) is 执行率(B/A).
    private mutating func wholeLabel(_ cell: PerformanceCell, _ field: PerformanceVocabulary.FieldLabel) -> String {
        guard mends, cell.key.hasScalars(atMost: 1), let scalar = cell.key.unicodeScalars.first,
            field.label.unicodeScalars.last == scalar, cell.text.unicodeScalars.first == scalar
        else { return cell.text }
        let whole = field.label + cell.text.dropFirst()
        mended(cell.at, "label.completed", cell.text, whole)
        return whole
    }

    /// Two goals side by side, of the whole term and of the year, whose statements stand below.
    private func goalHeads(_ items: [FieldItem]) -> [MoneyHead]? {
        let goals = items.filter { $0.kind == .goal }
        guard goals.count >= 2, items.allSatisfy({ $0.kind == .goal || $0.kind == .group }),
            goals.dropFirst().allSatisfy({ $0.cell.key != goals[0].cell.key })
        else { return nil }
        // The name of the group may itself be one that goals have: 绩效目标.
        let own = goals.count == 3 && items.first?.kind == .goal ? Array(goals.dropFirst()) : goals
        return own.map { item in
            let label = item.cell.text.trimmingColon()
            let field = PerformanceVocabulary.FieldLabel(key: item.cell.key, label: label, standsBelow: true)
            return MoneyHead(field: field, label: label, column: item.cell.column)
        }
    }

    /// A row of values under the heads.
    private mutating func readMoney(_ items: [FieldItem]) -> Bool {
        guard !heads.isEmpty else { return false }
        var label: PerformanceCell?
        var values: [PerformanceCell] = []
        for item in items {
            switch item.kind {
            case .field: return false
            case .group, .bracket, .period: continue
            case .money:
                label = item.cell
                values.removeAll { $0.text.unicodeScalars.count <= 3 && !PerformanceText.isMeasure($0.text) }
            case .goal:
                guard items.count > 2, items.dropFirst().allSatisfy({ PerformanceText.isMeasure($0.cell.text) }) else {
                    return false
                }
                label = item.cell
            case .text: values += numbers(in: item.cell)
            }
        }
        let named = values.dropFirst()
        if label == nil, let first = values.first,
            values.count > heads.count
                || !PerformanceText.isMeasure(first.text) && !named.isEmpty
                    && named.allSatisfy({ PerformanceText.isMeasure($0.text) || PerformanceText.isDebris($0.text) })
        {
            label = first
            values.removeFirst()
        }
        if label != nil, values.count == heads.count + 1 { joinRate(&values) }
        guard !values.isEmpty, values.count <= heads.count else { return label != nil && values.isEmpty }
        let exact = values.allSatisfy { value in heads.contains { $0.column == value.column } }
        // What is scored beside a goal and its fulfilment is the goal, not the execution of the budget.
        let isGoal = heads.contains { ["initialGoal", "achievedGoal"].contains($0.field.key) }
        for (head, value) in pairs(values, exact: exact) {
            let own = isGoal && head.field.key == "executionScore" ? "goalScore" : head.field.key
            let named = label.flatMap { words.kind($0.key) == .goal ? nil : $0.text }
            let key = named.map { "\($0)/\(own)" } ?? own
            reading.fields.append(.init(key: key, label: head.label, text: value.text, at: value.at))
        }
        if label == nil { heads = [] }
        return true
    }

    /// The numbers that one cell prints with blanks between, each as a cell.
    private func numbers(in cell: PerformanceCell) -> [PerformanceCell] {
        let parts = cell.text.split(separator: " ")
        guard mends, parts.count > 1, parts.allSatisfy({ PerformanceText.isAmount($0) }) else { return [cell] }
        return parts.map { PerformanceCell(column: cell.column, text: String($0), at: cell.at) }
    }

    private func pairs(_ values: [PerformanceCell], exact: Bool) -> [(MoneyHead, PerformanceCell)] {
        if values.count == heads.count { return Array(zip(heads, values)) }
        if exact {
            let placed = values.compactMap { value in heads.first { $0.column == value.column }.map { ($0, value) } }
            if placed.allSatisfy({ !$0.0.field.isPercent || $0.1.text.ends("%") }) { return placed }
        }
        return Array(zip(heads, values))
    }

    /// A label that has no value of its own in other forms, and in this one a text beside it: 年度总体目标.
    private func readsAsField(_ items: [FieldItem]) -> Bool {
        guard items.count == 2, items[0].kind == .group, items[1].kind == .text else { return false }
        let text = items[1].cell.text
        return text.unicodeScalars.count >= 4 && !PerformanceText.isMeasure(text)
    }

    /// Labels with their values beside them.
    private mutating func readPairs(_ items: [FieldItem], _ row: PerformanceRow) {
        if readsAsField(items) { return add(items[0], [items[1].cell]) }
        var index = 0
        while index < items.count {
            let item = items[index]
            index += 1
            switch item.kind {
            case .field, .goal:
                let values = items[index...].prefix { $0.kind == .text || $0.kind == .bracket && index > 1 }
                index += values.count
                if item.kind == .goal { goal = item.cell.text }
                if seams == 0, values.count == 3, isLabelled(Array(values)), let first = values.first {
                    // A label that no form knows stands between two values.
                    add(item, [first.cell])
                    add(values[values.startIndex + 1], [values[values.startIndex + 2].cell])
                    continue
                }
                if !values.isEmpty { labelColumns.insert(item.cell.column) }
                add(item, values.map(\.cell))
            case .money:
                let values = items[index...].prefix { $0.kind == .text }
                index += values.count
                add(item, values.map(\.cell))
            case .group, .bracket, .period: continue
            case .text:
                if items.count == 1 { return readAlone(item.cell, row) }
                let values = items[index...].prefix { $0.kind == .text }.prefix(1)
                index += values.count
                if values.isEmpty, !PerformanceText.isDebris(item.cell.text) { reading.notes.append(item.cell.text) }
                if !values.isEmpty { loose.append((reading.fields.count, item.cell.column)) }
                add(item, values.map(\.cell))
            }
        }
    }

    /// Whether the second of three texts can be a label: words alone, and few.
    private func isLabelled(_ items: [FieldItem]) -> Bool {
        let scalars = items[1].cell.key.unicodeScalars
        return (2...10).contains(scalars.count) && scalars.allSatisfy(\.properties.isIdeographic)
    }

    private mutating func add(_ item: FieldItem, _ values: [PerformanceCell]) {
        guard let first = values.first else { return }
        let pieces = mends && seams > 0 ? withoutSeamMarks(values.map(\.text)) : values.map(\.text)
        var text = SeamText.joined(pieces)
        let plain = LabelText.clean(values.map(\.text).joined(separator: " "))
        noteSeams(values.map(\.text), field: reading.fields.count)
        if text != plain {
            if mends { mended(first.at, "cell.overlap", plain, text) } else { text = plain }
        }
        var key = PerformanceText.key(item.cell.text)
        if case .field(let field) = item.kind { key = field.key }
        // What stands beside a text that is no label of a form is no two fields.
        let next = mends && seams > 0 && item.kind != .text ? embeddedLabel(in: text) : nil
        reading.fields.append(
            .init(key: key, label: item.cell.text.trimmingColon(), text: next?.value ?? text, at: first.at))
        if let next {
            mended(first.at, "field.parted", text, "\(next.value) | \(next.field.label) | \(next.rest)")
            reading.fields.append(.init(key: next.field.key, label: next.field.label, text: next.rest, at: first.at))
        }
    }

    /// The pieces of a value without the marks that a line of the grid left where it cuts them: `持续性 | :项目`.
    private func withoutSeamMarks(_ pieces: [String]) -> [String] {
        pieces.enumerated().map { index, piece in
            let isCut = index > 0 && pieces[index - 1].unicodeScalars.last?.properties.isIdeographic == true
            guard isCut, let mark = piece.first, ":：·;；'′".contains(mark), piece.count > 1 else { return piece }
            return LabelText.clean(String(piece.dropFirst()))
        }
    }

    /// A text alone in its row: the rest of the value above where a page has cut it, else a note.
    private mutating func readAlone(_ cell: PerformanceCell, _ row: PerformanceRow) {
        if mends, row.isApart, let last = reading.fields.indices.last, cell.column > 0 {
            let whole = PerformanceText.joined(reading.fields[last].text, cell.text)
            mended(cell.at, "row.rejoined", cell.text, whole)
            reading.fields[last].text = whole
        } else if !PerformanceText.isDebris(cell.text) {
            reading.notes.append(cell.text)
        }
    }
}
