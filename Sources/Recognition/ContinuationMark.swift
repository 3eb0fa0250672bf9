import FormCatalogue

/// What a page prints over the rows that go on from the page before: `续表`, `（续上表）`, `接上表`, `公开03表续`.
enum ContinuationMark {
    /// Whether a line is such a mark, with nothing beside it but what the head of the table above says too.
    static func isMark(_ text: String, of last: TableCandidate, units: [Unit]) -> Bool {
        guard mayBe(text) else { return false }
        var above = TableHead()
        for line in last.head { _ = above.read(line.text, units: units) }
        if above.number == nil, let key = last.title.map({ LabelText.key($0.text) }) {
            above.number = TableHead.number(in: key) ?? TitleNumber.leading(key)?.number
        }
        if isMark(LabelText.key(text), number: above.number) { return true }
        var isMarked = false
        for word in text.unicodeScalars.split(whereSeparator: LabelText.isBlank).map(String.init) {
            var head = TableHead()
            if isMark(LabelText.key(word), number: above.number) {
                isMarked = true
            } else if head.read(word, units: units) {
                guard head.agrees(with: above) else { return false }
            } else {
                return false
            }
        }
        return isMarked
    }

    /// Whether a line is a mark that names no table.
    static func isAlone(_ text: String) -> Bool { mayBe(text) && words.contains(bare(LabelText.key(text))) }

    /// Most lines are none, as a look at their bytes tells.
    private static func mayBe(_ text: String) -> Bool {
        guard text.utf8.count <= 120 else { return false }
        // 结转, 直接, 手续费 and 继续 stand in many lines.
        if text.holds("续") {
            return ["续", "（续", "(续"].contains(where: text.begins) || ["续", "续）", "续)"].contains(where: text.ends)
                || ["续表", "表续", "续上", "续前", "续下"].contains(where: text.holds)
        }
        return ["接上", "接前", "接下", "承上", "转下"].contains(where: text.holds)
    }

    private static func isMark(_ key: String, number: String?) -> Bool {
        let word = bare(key)
        if words.contains(word) { return true }
        var rest = word[...]
        if rest.begins("续") { rest = rest.dropFirst() }
        for end in ["续表", "续"] where rest.ends(end) { rest = rest.dropLast(end.count) }
        guard rest.utf8.count < word.utf8.count, let own = TableHead.number(in: String(rest)) else { return false }
        // 续表1 may count the pages of a table whose own number reads otherwise.
        return number.map { own == $0 || own.begins("表") && !$0.begins("表") && !$0.begins("附表") } ?? true
    }

    /// A key without brackets and the colon at its end.
    private static func bare(_ key: String) -> String { key.filter { !"():".contains($0) } }

    private static let words: Set<String> = [
        "续", "续表", "续上表", "续上页", "续前表", "续前页", "接上表", "接上页", "接前表", "接前页", "承上表", "承上页", "续下表", "续下页", "接下表", "接下页",
        "转下表", "转下页",
    ]
}

extension TableHead {
    /// Whether nothing that this one says is said otherwise by another.
    fileprivate func agrees(with other: TableHead) -> Bool {
        (number == nil || number == other.number) && (agency == nil || agency == other.agency)
            && (unit == nil || unit == other.unit)
    }
}
