import FormCatalogue

/// The texts of a page that are cut over lines and that their words or brackets show to be one.
struct PrintedStacks: Sendable {
    /// The pieces of each, top to bottom.
    let stacks: [[PrintedRun]]
    private let owner: [PrintedRun: Int]

    /// Finds labels that are known only with what stands below their first line, and brackets that close below.
    ///
    /// - Complexity: O(words × lines nearby).
    init(_ page: PrintedPage, words: PerformanceWords) {
        var stacks: [[PrintedRun]] = []
        var owner: [PrintedRun: Int] = [:]
        for row in page.lines {
            for word in row where owner[word] == nil {
                guard let stack = Self.stack(from: word, in: page, words) else { continue }
                guard stack.allSatisfy({ owner[$0] == nil }) else { continue }
                for piece in stack { owner[piece] = stacks.count }
                stacks.append(stack)
            }
        }
        self.stacks = stacks
        self.owner = owner
    }

    /// The stack that a run is a piece of; nil for other runs.
    func index(of run: PrintedRun) -> Int? { owner[run] }

    /// The key of the whole text that a run is a piece of; its own where it is none.
    func whole(of run: PrintedRun) -> String {
        owner[run].map(key) ?? run.key
    }

    /// The key of the whole text of a stack.
    func key(of index: Int) -> String {
        stacks.indices.contains(index) ? PerformanceText.key(stacks[index].map(\.text).joined()) : ""
    }

    private static func stack(
        from word: PrintedRun, in page: PrintedPage, _ words: PerformanceWords
    ) -> [PrintedRun]? {
        let opens = word.text.hasOpenBracket && !word.text.begins("）") && !word.text.begins(")")
        let isLabel = words.opensLabel(word.key) || words.opensLevel(word.key)
        guard opens || isLabel else { return nil }
        var stack = [word]
        for line in (word.line + 1)..<max(word.line + 1, min(page.lines.count, word.line + 6)) {
            let row = page.lines[line]
            let below =
                row.first { $0.overlap(word.span) > 0 }
                ?? (word.span.count < 3 ? row.first { $0.overlap(word.span.widened) > 0 } : nil)
            guard let below else { continue }
            // A label that is whole stands in a cell of its own.
            let joined = PerformanceText.key(word.text + below.text)
            if words.isKnown(below.key), !below.text.hasOpenBracket,
                joined == word.key || joined == below.key || !words.isKnown(joined)
            {
                continue
            }
            stack.append(below)
            let text = stack.map(\.text).joined()
            let key = PerformanceText.key(text)
            if !text.hasOpenBracket, opens || words.isKnown(key) { return stack }
            guard opens || words.opensLabel(key) || words.opensLevel(key) else { return nil }
        }
        return nil
    }

    /// A page with the last figures of long codes taken up to where the codes begin: they may share their line with the
    /// next row.
    static func joiningCodes(of page: PrintedPage, words: PerformanceWords) -> PrintedPage {
        var page = page
        for word in page.lines.joined() {
            guard let rest = rest(ofCode: word, in: page, words),
                let place = page.lines[word.line].firstIndex(of: word)
            else { continue }
            page.lines[word.line][place].text += rest.text
            page.lines[word.line][place].key += rest.key
            page.lines[rest.line].removeAll { $0 == rest }
        }
        return page
    }

    /// The last figures of a long code, alone below it: `42010024011T0000001` above `05`.
    private static func rest(
        ofCode word: PrintedRun, in page: PrintedPage, _ words: PerformanceWords
    ) -> PrintedRun? {
        func isCode(_ text: String) -> Bool {
            text.unicodeScalars.allSatisfy { PerformanceText.isDigit($0) || ("A"..."Z").contains($0) }
        }
        guard word.text.utf8.count >= 10, isCode(word.text) else { return nil }
        for line in (word.line + 1)..<max(word.line + 1, min(page.lines.count, word.line + 3)) {
            let row = page.lines[line]
            guard let place = row.firstIndex(where: { $0.overlap(word.span) > 0 }) else { continue }
            // Behind a label of its own it is another value.
            let isValue = place > 0 && words.isKnown(row[place - 1].key)
            return !isValue && isCode(row[place].text) && row[place].text.utf8.count < 10 ? row[place] : nil
        }
        return nil
    }
}
