import FormCatalogue

/// Decides which words of a line, one blank apart, are one text and which are neighbours in tight columns.
struct PrintedJoints {
    let words: PerformanceWords
    let page: PrintedPage
    /// Texts that are cut over lines.
    let stacks: PrintedStacks

    /// The runs of each line. O(words × lines nearby).
    func runs() -> [[PrintedRun]] {
        page.lines.indices.map { line in
            var runs: [PrintedRun] = []
            for word in page.lines[line] {
                if let last = runs.last, word.gap == 1, !isApart(last, word, line) {
                    runs[runs.count - 1] = last.joined(with: word)
                } else {
                    runs.append(word)
                }
            }
            return runs
        }
    }

    private func isApart(_ left: PrintedRun, _ right: PrintedRun, _ line: Int) -> Bool {
        if right.key.isEmpty { return false }
        if isLabel(left), isLabel(right) || right.isMeasure || left.gap ?? 2 > 1 { return true }
        if isLabel(right), words.kind(PerformanceText.key(left.text + right.text)) == .text { return true }
        if left.isMeasure, right.isMeasure { return true }
        if right.text.unicodeScalars.first.map({ "≥≤＞＜".unicodeScalars.contains($0) }) == true { return true }
        if LabelText.enumeratorDepth(right.text) != nil || right.text.holds("□") || right.text.holds("☑") {
            return false
        }
        return isGutter(right.span.lowerBound - 1, line) || isEdge(of: left, line)
    }

    private func isLabel(_ run: PrintedRun) -> Bool {
        words.isKnown(run.key) || stacks.index(of: run) != nil
    }

    /// Whether lines nearby have a gap at a place and none has text across it.
    private func isGutter(_ place: Int, _ line: Int) -> Bool {
        var gaps = 0
        for other in max(0, line - 3)..<min(page.lines.count, line + 4) where other != line {
            for word in page.lines[other] {
                if word.span.lowerBound < place, word.span.upperBound > place + 1 { return false }
                if let gap = word.gap, gap > 1, word.span.lowerBound >= place,
                    word.span.lowerBound - gap <= place, word.span.lowerBound - place <= 6
                {
                    gaps += 1
                }
            }
        }
        return gaps > 0
    }

    /// Whether texts nearby that begin where one does are as wide as it, and have a neighbour, too: full lines of a
    /// column of text. Where they end in characters tells nothing, as figures take half the room of ideographs.
    private func isEdge(of left: PrintedRun, _ line: Int) -> Bool {
        var found = 0
        for other in max(0, line - 3)..<min(page.lines.count, line + 4) where other != line {
            let row = page.lines[other]
            guard let start = row.firstIndex(where: { abs($0.span.lowerBound - left.span.lowerBound) <= 1 }) else {
                continue
            }
            var width = row[start].width
            for word in row[(start + 1)...] {
                if abs(width - left.width) <= 3 {
                    found += word.gap ?? 1 > 1 ? 2 : 1
                    break
                }
                width += word.width + (word.gap ?? 1)
            }
        }
        return found > 1
    }
}
