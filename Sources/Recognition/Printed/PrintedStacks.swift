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
        guard let index = owner[run] else { return run.key }
        return PerformanceText.key(stacks[index].map(\.text).joined())
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
            if words.isKnown(below.key), !words.isKnown(PerformanceText.key(word.text + below.text)) { continue }
            stack.append(below)
            let text = stack.map(\.text).joined()
            let key = PerformanceText.key(text)
            if !text.hasOpenBracket, opens || words.isKnown(key) { return stack }
            guard opens || words.opensLabel(key) || words.opensLevel(key) else { return nil }
        }
        return nil
    }
}
