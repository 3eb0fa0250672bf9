import DisclosureModel
import FormCatalogue

/// Reads a performance table or an application from a dump without tabs.
///
/// There columns are joined by blanks and cells are wrapped over lines, so that no geometry is left; but the forms
/// print their labels in full. The reader goes through the words once: a label of the vocabulary, possibly wrapped,
/// begins a field, a list or a table of indicators, and what follows up to the next label is its content.
struct FlowReader {
    let words: PerformanceWords
    let tokens: [FlowToken]
    var reading = PerformanceReading()
    var position = 0
    var period: String?
    /// Whether the period comes from a heading.
    var headed = false
    var goal: String?
    var level1: String?
    var level2: String?
    /// Where a name of a goal or of level one ends: a name of a level may stand there without beginning a line.
    var levelEnd: Int?
    /// The columns of values that the table of indicators has.
    var values: [String] = []
    /// The column of words behind the values; nil where the header has none.
    var trailing: String?
    var labels: [String: String] = [:]
    var used: Set<String> = []
    /// Indicators whose name and values are not told apart yet.
    var open: [OpenIndicator] = []

    /// An indicator whose name runs into its values.
    struct OpenIndicator {
        var row: Int
        var lines: [[FlowToken]]
        var values: [String]
    }

    init(_ lines: [(text: String, at: Locator)], words: PerformanceWords, mends: Bool) {
        self.words = words
        tokens = FlowToken.tokens(of: lines, mends: mends)
    }

    /// Reads lines from the title of a table to the next one.
    static func read(_ lines: [(text: String, at: Locator)], words: PerformanceWords, mends: Bool) -> PerformanceReading
    {
        var reader = FlowReader(lines, words: words, mends: mends)
        reader.read()
        return reader.reading
    }

    private mutating func read() {
        while position < tokens.count {
            let start = position
            let isKnown =
                readHeading() || readColonPairs() || readHeader() || readGoal() || readGoalPair() || readHeads()
                || readMoneyRow()
                || readTotal() || readField() || readGroup()
            if !isKnown { readLoose() }
            if position <= start { position = start + 1 }
        }
        resolveOpen()
        for token in tokens { reading.consumed.append(token.at) }
        finish()
    }

    /// The heading of a list or of a table of targets, alone in its line.
    private mutating func readHeading() -> Bool {
        guard let (end, list) = headingEnd(at: position) else { return false }
        let heading = tokens[position..<end].map(\.key).joined()
        position = end
        if let list {
            readList(list)
        } else {
            headed = true
            period = words.isLongTerm(heading) ? "长期" : "年度"
            goal = nil
        }
        return true
    }

    /// The end of a heading that begins here, and the list that it heads; nil where there is none.
    func headingEnd(at index: Int) -> (end: Int, list: PerformanceVocabulary.List?)? {
        guard tokens[index].startsLine else { return nil }
        let titles = words.lists.map(\.title)
        let isName: (String) -> Bool = { [words] key in words.kind(key) == .period || titles.contains(key) }
        guard let end = label(at: index, isName: isName, begins: { key in titles.contains { $0.begins(key) } }) else {
            return nil
        }
        let key = tokens[index..<end].map(\.key).joined()
        let list = words.lists.first { $0.title == key }
        // A list's own title may stand beside its header.
        let isBesideHeader = end < tokens.count && list?.labels.holds(tokens[end].key) == true
        return isLineEnd(end - 1) || isBesideHeader ? (end, list?.list) : nil
    }

    /// The end of a goal's name that begins here: it has a number, or a colon after it.
    func goalEnd(at index: Int) -> Int? {
        guard tokens[index].startsLine, let end = label(at: index, isName: words.isGoal, begins: words.beginsSide)
        else { return nil }
        // A bracket behind the number says how many points the goal has.
        guard let last = tokens[index..<end].last(where: { !$0.key.isEmpty }) else { return nil }
        return last.key.last?.isNumber == true || last.text.ends("：") || last.text.ends(":") ? end : nil
    }

    mutating func setGoal(_ name: String) {
        goal = name
        level1 = nil
        level2 = nil
        if !headed { period = words.isLongTerm(PerformanceText.key(name)) ? "长期" : "年度" }
    }

    /// A goal: its name, and its statement where one is printed.
    private mutating func readGoal() -> Bool {
        guard let end = goalEnd(at: position) else { return false }
        let name = FlowToken.text(tokens[position..<end])
        position = end
        setGoal(name.trimmingColon())
        let statement = takeText()
        if let first = statement.first {
            reading.fields.append(
                .init(
                    key: PerformanceText.key(name), label: name.trimmingColon(), text: FlowToken.text(statement),
                    at: first.at))
        }
        return true
    }

    /// A label beside several rows: without a value, or, where it names a goal, with the goal behind it.
    private mutating func readGroup() -> Bool {
        guard let end = groupEnd(at: position) else { return false }
        let name = tokens[position..<end]
        position = end
        skipBrackets()
        let statesGoal =
            name.map(\.key).joined().ends("目标") && !headsBegin(at: position) && position < tokens.count
            && goalPair(at: position) == nil
        guard statesGoal else { return true }
        let value = takeText()
        if let first = value.first {
            reading.fields.append(
                .init(
                    key: PerformanceText.key(FlowToken.text(name)), label: FlowToken.text(name).trimmingColon(),
                    text: FlowToken.text(value), at: first.at))
        }
        return true
    }

    /// A field: its label, possibly wrapped, and everything up to the next label.
    private mutating func readField() -> Bool {
        guard let (end, field) = fieldLabel(at: position) else { return false }
        let label = FlowToken.text(tokens[position..<end]).trimmingColon()
        position = end
        let value = takeText()
        if let first = value.first {
            reading.fields.append(.init(key: field.key, label: label, text: FlowToken.text(value), at: first.at))
        }
        return true
    }

    /// What no label claims: kept as a note.
    private mutating func readLoose() {
        let text = takeText()
        guard !text.isEmpty else {
            position += 1
            return
        }
        let note = FlowToken.text(text)
        if !PerformanceText.key(note).begins("单位") { reading.notes.append(note) }
    }

    /// The words up to the next label.
    mutating func takeText() -> ArraySlice<FlowToken> {
        let start = position
        while position < tokens.count {
            if position > start || tokens[position].startsLine, isLabel(at: position) { break }
            position += 1
        }
        return tokens[start..<position]
    }

    /// Whether a label, a heading, a header or a goal begins here.
    func isLabel(at index: Int) -> Bool {
        if fieldLabel(at: index) != nil { return true }
        guard tokens[index].startsLine else { return false }
        if isHeader(at: index) || isNote(at: index) { return true }
        if goalEnd(at: index) != nil || headingEnd(at: index) != nil || !colonPairs(at: index).isEmpty { return true }
        if moneyLabel(at: index) != nil || totalEnd(at: index) != nil { return true }
        return groupEnd(at: index) != nil
    }

    /// The end of the name of a group that begins a line, or of a goal without a number and with its statement behind it.
    func groupEnd(at index: Int) -> Int? {
        guard tokens[index].startsLine else { return nil }
        if let end = label(at: index, isName: { words.kind($0) == .group }, begins: words.beginsSide) { return end }
        guard let end = label(at: index, isName: words.isGoal, begins: words.beginsSide), end < tokens.count,
            !tokens[end].startsLine
        else { return nil }
        return !words.isGoal(tokens[end].key) || goalPair(at: end) != nil ? end : nil
    }

    /// Whether the notes below a table begin here: `备注：`, `注：`.
    private func isNote(at index: Int) -> Bool {
        ["备注:", "备注：", "注:", "注："].contains { tokens[index].text.begins($0) }
    }

    /// Labels with colons in the line that begins here, with their values.
    func colonPairs(at index: Int) -> [FieldSegment] {
        guard tokens[index].startsLine, tokens[index].text.unicodeScalars.contains(where: { $0 == ":" || $0 == "：" })
        else { return [] }
        let line = tokens[index...].prefix { $0.line == tokens[index].line }
        return FieldSegments.split(line.map(\.text).joined(separator: " "), words: words)
    }

    private mutating func readColonPairs() -> Bool {
        let pairs = colonPairs(at: position)
        guard !pairs.isEmpty else { return false }
        let at = tokens[position].at
        for pair in pairs where !pair.value.isEmpty {
            reading.fields.append(.init(key: pair.field.key, label: pair.label, text: pair.value, at: at))
        }
        position += tokens[position...].prefix { $0.line == tokens[position].line }.count
        return true
    }

    /// The label of a field at a place: at the start of a line, possibly wrapped, or a whole word inside a line.
    func fieldLabel(at index: Int, below: Bool = false) -> (end: Int, field: PerformanceVocabulary.FieldLabel)? {
        guard index < tokens.count else { return nil }
        let isName: (String) -> Bool = { [words] key in
            if case .field(let field) = words.kind(key) { return below || !field.standsBelow } else { return false }
        }
        let minimum = tokens[index].startsLine ? 3 : 4
        guard
            let end = label(
                at: index, isName: isName, begins: words.beginsField, wraps: tokens[index].startsLine || below)
        else { return nil }
        let key = tokens[index..<end].map(\.key).joined()
        guard key.count >= minimum || below, case .field(let field) = words.kind(key) else { return nil }
        return (end, field)
    }

    /// The end of the longest name that begins at a place, wrapped over at most six words.
    func label(
        at start: Int, isName: (String) -> Bool, begins: (String) -> Bool, wraps: Bool = true
    ) -> Int? {
        var key = ""
        var found: Int?
        for (count, token) in tokens[start...].prefix(7).enumerated() {
            if !wraps, count > 0 { break }
            key += token.key
            if isName(key) { found = start + count + 1 }
            if !isName(key), !begins(key) { break }
        }
        return found
    }

    mutating func skipBrackets() {
        while position < tokens.count, tokens[position].key.isEmpty { position += 1 }
    }

    func isLineEnd(_ index: Int) -> Bool { index + 1 >= tokens.count || tokens[index + 1].startsLine }

    private mutating func finish() {
        var columns: [DisclosureTable.Column] = []
        let own = trailing.flatMap { PerformanceReader.order.contains($0) ? nil : [$0] } ?? []
        for key in PerformanceReader.order + own where used.contains(key) {
            let label = labels[key] ?? PerformanceReader.standardLabels[key] ?? key
            columns.append(.init(key: key, label: label, path: [label], type: .text))
        }
        reading.columns = columns + reading.columns
    }
}
