import DisclosureModel
import FormCatalogue

/// Brings together names that are broken over lines around the line of their row, as a program prints them that goes
/// down the page line by line: cells are centred, so a name of two lines stands above and below its code, one of three
/// above, beside and below.
///
/// What belongs to which code is told by the classification's name of it, of the rows of a side by the names that the forms
/// know; where a code's name is not known, by a word above and one below that no other row can claim.
struct PlainWraps {
    private var items: [PlainItem]
    private let layout: Form.Layout
    private let vocabulary: Vocabulary
    /// The words of names on lines on which no row stands, by line.
    private var words: [Int: [Word]] = [:]

    private struct Word {
        let item: Int
        let token: PlainToken
    }

    /// The items with the names that are told whole. O(items · words of a name).
    static func joined(_ items: [PlainItem], layout: Form.Layout, vocabulary: Vocabulary) -> [PlainItem] {
        var wraps = PlainWraps(items, layout, vocabulary)
        guard !wraps.words.isEmpty else { return items }
        let rows = items.indices.filter { wraps.line(of: items[$0]) != nil }
        let left = rows.filter { !wraps.joinKnown($0) }
        if layout == .codes { left.forEach { wraps.joinUnknown($0) } }
        return wraps.items.filter { !$0.isEmpty }
    }

    private init(_ items: [PlainItem], _ layout: Form.Layout, _ vocabulary: Vocabulary) {
        self.items = items
        self.layout = layout
        self.vocabulary = vocabulary
        let taken = Set(items.compactMap(line))
        for (index, item) in items.enumerated() {
            guard layout == .sideBySide || !item.codes.isEmpty || item.amounts.isEmpty else { continue }
            for token in item.label {
                guard let line = token.at.line, !taken.contains(line) else { continue }
                words[line, default: []].append(Word(item: index, token: token))
            }
        }
    }

    /// The line on which a row stands: that of its code, its 行次 or its amounts.
    private func line(of item: PlainItem) -> Int? {
        layout == .sideBySide
            ? (item.line ?? item.amounts.first)?.at.line : item.codes.first?.at.line
    }

    /// Whether a row's name is one that is known, as printed or put together.
    private mutating func joinKnown(_ row: Int) -> Bool {
        guard let line = line(of: items[row]) else { return false }
        let own = own(row, line).map { Word(item: row, token: $0) }
        let label = items[row].label.map { Word(item: row, token: $0) }
        let below = runs(from: line + 1, step: 1)
        if isName(label, of: items[row]) || isName(own, of: items[row]) {
            // A name may be the beginning of another: 政府性基金预算 above 财政拨款.
            let end = below.first { !$0.isEmpty && isName(own + $0, of: items[row]) }
            if let end, layout == .sideBySide, !own.isEmpty { join(row, own + end) }
            return true
        }
        for above in runs(from: line - 1, step: -1) {
            for below in below {
                let name = above.reversed() + own + below
                guard name.count > own.count, isName(name, of: items[row]) else { continue }
                join(row, name)
                return true
            }
        }
        return false
    }

    /// Whether words are the name of a row: of a code one of the classification's, on a side one that the forms know.
    private func isName(_ words: [Word], of item: PlainItem) -> Bool {
        guard !words.isEmpty else { return false }
        let name = words.map(\.token.key).joined()
        return layout == .sideBySide
            ? vocabulary.items.contains(LabelKey(item: name))
            : vocabulary.codes.codes(named: name).contains(item.code)
    }

    private mutating func joinUnknown(_ row: Int) {
        guard let line = items[row].codes.first?.at.line, items[row].amounts.first?.at.line == line,
            vocabulary.codes[items[row].code] == nil, words[line - 2] == nil, words[line + 2] == nil,
            let above = words[line - 1], let below = words[line + 1], above.count == 1, below.count == 1
        else { return }
        join(row, above + own(row, line).map { Word(item: row, token: $0) } + below)
    }

    /// The words of a row's name that stand on the line of its code.
    private func own(_ row: Int, _ line: Int) -> [PlainToken] { items[row].label.filter { $0.at.line == line } }

    /// One word of each line from a line on, of none to as many lines as a name can have on a side.
    private func runs(from line: Int, step: Int) -> [[Word]] {
        var runs: [[Word]] = [[]]
        var last = runs
        for distance in 0..<Self.mostLines {
            last = last.flatMap { run in (words[line + step * distance] ?? []).map { run + [$0] } }
            runs += last
        }
        return runs
    }

    private static let mostLines = 3

    private mutating func join(_ row: Int, _ name: [Word]) {
        for word in name where word.token.at.line != line(of: items[row]) {
            items[word.item].label.removeAll { $0.at == word.token.at }
            if let line = word.token.at.line {
                words[line]?.removeAll { $0.token.at == word.token.at }
                if words[line]?.isEmpty == true { words[line] = nil }
            }
        }
        // Words that stand below and are of no name that is known stay with the row that they followed.
        let tokens = name.map(\.token)
        items[row].label = tokens + items[row].label.filter { label in !tokens.contains { $0.at == label.at } }
        items[row].isJoined = true
    }
}
