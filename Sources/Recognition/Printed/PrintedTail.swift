import FormCatalogue

/// Finds where rows of labels and values begin again below a table of indicators.
struct PrintedTail {
    let words: PerformanceWords
    let header: PrintedHeader
    /// The runs of each line of the page.
    let runs: [[PrintedRun]]

    /// The first line of the label that ends the table; nil where none does. O(lines).
    func line(in lines: Range<Int>) -> Int? {
        lines.first { ends($0, in: lines) }
    }

    private func ends(_ line: Int, in lines: Range<Int>) -> Bool {
        guard let first = runs[line].first, !header.isTasks else { return false }
        let isLeft = first.span.lowerBound < header.columns.first?.span.upperBound ?? 0
        if words.isGoal(first.key) { return isLeft && isStatement(runs[line]) }
        switch words.kind(first.key) {
        case .field(let field): return !field.standsBelow && (isLeft || field.key == "score")
        case .period: return true
        case .money, .group, .goal, .bracket: return words.isHeading(first.key)
        case .text: break
        }
        if words.isHeading(first.key) { return true }
        guard isLeft else { return false }
        if first.text.holds("：") || first.text.holds(":"), !FieldSegments.split(first.text, words: words).isEmpty {
            return true
        }
        return opens(first, line, in: lines)
    }

    /// Whether a goal has its statement beside it and not the rows of its indicators.
    private func isStatement(_ runs: [PrintedRun]) -> Bool {
        guard runs.count == 2, let next = runs.last else { return false }
        return next.span.lowerBound < nameStart && !words.isLevel1(next.key) && !words.isLevel2(next.key)
    }

    /// Whether a run is the first line of a field's label that goes on below.
    private func opens(_ first: PrintedRun, _ line: Int, in lines: Range<Int>) -> Bool {
        guard words.beginsField(first.key) else { return false }
        var whole = first.text
        for next in lines where next > line && next <= line + 8 {
            guard let below = runs[next].first, below.overlap(first.span) > 0 else { continue }
            whole += below.text
            let key = PerformanceText.key(whole)
            if case .field(let field) = words.kind(key) { return !field.standsBelow }
            guard words.beginsField(key) else { return false }
        }
        return false
    }

    private var nameStart: Int {
        let name = header.name
        guard header.columns.indices.contains(name) else { return header.start }
        let before = name > 0 ? header.columns[name - 1].span.upperBound : 0
        return max(before, header.columns[name].span.lowerBound - 4)
    }
}
