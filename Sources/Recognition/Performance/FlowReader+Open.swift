import DisclosureModel

// Indicators whose values are words: an application prints each in two tables, and what both have in common tells
// the name from the values.
extension FlowReader {
    /// Tells names from values for the indicators left open.
    mutating func resolveOpen() {
        for index in open.indices {
            guard open[index].values.count == 1 else { continue }
            let partner = open.indices.first { open[$0].values.count == 3 && isPartner(index, $0) }
            if let partner, let split = commonSplit(open[index], open[partner]) {
                set(open[index], split.name, [split.target])
                set(open[partner], split.name, split.values)
                open[partner].lines = []
            } else {
                let lines = open[index].lines
                guard lines.count > 1 || (lines.first?.count ?? 0) > 1 else { continue }
                let name = lines.count > 1 ? lines.dropLast().flatMap { $0 } : lines.flatMap { $0.dropLast() }
                let value = lines.count > 1 ? lines.last ?? [] : lines.last?.suffix(1).map { $0 } ?? []
                set(open[index], FlowToken.text(name), [FlowToken.text(value)])
            }
        }
        for item in open where item.values.count > 1 && !item.lines.isEmpty { splitByLastLine(item) }
    }

    private func isPartner(_ first: Int, _ second: Int) -> Bool {
        guard let name = open[first].lines.first?.first?.text.prefix(2),
            let other = open[second].lines.first?.first?.text.prefix(2)
        else { return false }
        return name == other
    }

    /// The split of the long-term text into name and target under which the yearly text is name, two values, target.
    private func commonSplit(_ first: OpenIndicator, _ second: OpenIndicator) -> (
        name: String, target: String, values: [String]
    )? {
        let whole = FlowToken.text(second.lines.flatMap { $0 })
        for count in 1..<max(1, first.lines.count) {
            let name = FlowToken.text(first.lines[..<count].flatMap { $0 })
            let target = FlowToken.text(first.lines[count...].flatMap { $0 })
            guard whole.begins(name), whole.ends(target), whole.count >= name.count + target.count else {
                continue
            }
            let middle = String(whole.dropFirst(name.count).dropLast(target.count))
            if let pair = halves(middle, second) { return (name, target, pair + [target]) }
        }
        return nil
    }

    /// Two values out of their joined text: equal halves, or a word of the vocabulary and the rest.
    private func halves(_ text: String, _ item: OpenIndicator) -> [String]? {
        let half = text.count / 2
        if text.count.isMultiple(of: 2), !text.isEmpty, text.prefix(half) == text.suffix(half) {
            return [String(text.prefix(half)), String(text.suffix(half))]
        }
        for token in item.lines.flatMap({ $0 }) where words.isValue(token.text) {
            if text.begins(token.text), text.count > token.text.count {
                return [token.text, String(text.dropFirst(token.text.count))]
            }
            if text.ends(token.text), text.count > token.text.count {
                return [String(text.dropLast(token.text.count)), token.text]
            }
        }
        return nil
    }

    /// Name and values of an indicator by its lines: one for each column, or the values in the last line, one word each;
    /// or by what is printed twice at the end, a target and its equal achievement.
    private mutating func splitByLastLine(_ item: OpenIndicator) {
        if item.lines.count == item.values.count + 1, item.values.count > 1, let name = item.lines.first {
            return set(item, FlowToken.text(name), item.lines.dropFirst().map { FlowToken.text($0) })
        }
        if let (name, value) = equalTail(item) { return set(item, name, [value, value]) }
        guard item.lines.count > 1 || item.lines.first?.count == item.values.count + 1 else { return }
        guard let last = item.lines.last, last.count >= item.values.count,
            item.lines.count > 1 || last.count > item.values.count
        else { return }
        let name = item.lines.dropLast().flatMap { $0 } + last.dropLast(item.values.count)
        set(item, FlowToken.text(name), last.suffix(item.values.count).map(\.text))
    }

    /// The name and the value of an indicator whose target and achievement are the same words.
    private func equalTail(_ item: OpenIndicator) -> (name: String, value: String)? {
        guard item.values == ["target", "actual"] else { return nil }
        let all = item.lines.flatMap { $0 }
        for count in stride(from: (all.count - 1) / 2, to: 0, by: -1) {
            let value = all.suffix(count).map(\.text)
            guard all.dropLast(count).suffix(count).map(\.text) == value else { continue }
            return (FlowToken.text(all.dropLast(2 * count)), FlowToken.text(all.suffix(count)))
        }
        return nil
    }

    private mutating func set(_ item: OpenIndicator, _ name: String, _ values: [String]) {
        guard reading.rows.indices.contains(item.row) else { return }
        reading.rows[item.row].texts["indicator"] = name
        for (key, value) in zip(item.values, values) {
            reading.rows[item.row].texts[key] = value
            used.insert(key)
        }
    }
}
