import DisclosureModel
import FormCatalogue

/// Finds the lines that forms of performance stand on, on fixed-width pages.
struct PrintedRegions {
    let performance: PerformanceTables
    let lines: [PrintedLine]

    private var words: PerformanceWords { performance.words }

    /// The lines of each form, from its title on. O(characters), and more only around the headers of such forms.
    func regions() -> [ArraySlice<PrintedLine>] {
        var regions: [Range<Int>] = []
        var index = 0
        while index < lines.count {
            guard isAnchor(index) else {
                index += 1
                continue
            }
            let start = start(of: index, after: regions.last?.upperBound ?? 0)
            let end = end(of: index)
            regions.append(start..<end)
            index = max(index + 1, end)
        }
        return regions.map { lines[$0] }
    }

    // MARK: The header that shows the form

    /// Whether a line heads the indicators of a form, or a list of tasks, with its labels set apart.
    private func isAnchor(_ index: Int) -> Bool {
        let line = lines[index]
        let mayBe = line.text.holds("级指") || line.text.holds("指标") || line.text.holds("完成情况") || line.text.holds("序号")
        guard mayBe else { return false }
        let row = PrintedPage.words(of: line)
        guard row.contains(where: { ($0.gap ?? 0) > 1 }) else { return false }
        if row.count <= 8, KeyTaskReader.isHeader(row.map(\.key), words: words) { return true }
        return Set(row.compactMap { level($0.key) }).count >= 2
    }

    /// The level that a word is the label of, or the first piece of such a label.
    private func level(_ key: String) -> String? {
        switch words.column(key) {
        case "level1", "level2", "indicator": return words.column(key)
        default: break
        }
        guard key.ends("级") || key.ends("级指"), words.beginsColumn(key) else { return nil }
        return words.column(key.ends("指") ? key + "标" : key + "指标")
    }

    // MARK: Where it begins

    private func start(of anchor: Int, after limit: Int) -> Int {
        var first = anchor
        var index = anchor
        while index > limit, anchor - index < Self.highest {
            index -= 1
            let text = lines[index].text.trimmingBlanks()
            if performance.isTitle(text) || names(text) { return index }
            if performance.beginsPart(text, isNumbered: true) { break }
            if isTitleLike(index), !isRow(index + 1, above: false) || lines[index].startsPage { return index }
            if isRow(index, above: true) { first = index }
        }
        return first
    }

    private func names(_ text: String) -> Bool {
        text.hasScalars(atMost: 80) && performance.titles.namesTable(text) && !text.holds("  ")
    }

    /// A line alone in the middle that ends as titles do.
    private func isTitleLike(_ index: Int) -> Bool {
        let text = lines[index].text.trimmingBlanks()
        return !text.holds("  ") && text.ends("表") && Furniture.looksLikeTitle(text)
            && words.kind(PerformanceText.key(text)) == .text && !words.isHeading(PerformanceText.key(text))
    }

    /// Whether a line looks like a row of a form: a known label, or texts set apart.
    private func isRow(_ index: Int, above: Bool) -> Bool {
        guard lines.indices.contains(index) else { return false }
        let row = PrintedPage.words(of: lines[index])
        return row.contains { ($0.gap ?? 0) > 1 } || row.first.map { words.kind($0.key) != .text } ?? false
    }

    // MARK: Where it ends

    private func end(of anchor: Int) -> Int {
        let isTasks = KeyTaskReader.isHeader(
            PrintedPage.words(of: lines[anchor]).map(\.key), words: words)
        let edge = margin(anchor) + Self.indent
        var end = anchor + 1
        var last = anchor
        while end < lines.count, end - anchor < Self.longest {
            let text = lines[end].text.trimmingBlanks()
            if performance.isTitle(text) || names(text) || isTitleLike(end) && !isAnchor(end) { break }
            let words = PrintedPage.words(of: lines[end])
            guard let first = words.first else { break }
            if NoteLines.begins(text), first.span.lowerBound <= edge { break }
            let isAlone = !words.contains { ($0.gap ?? 0) > 1 }
            if isAlone, first.span.lowerBound <= edge {
                if performance.beginsPart(text, isNumbered: true) { break }
                let isProse = Furniture.isSentence(text) || text.unicodeScalars.count > Self.longestLabel
                if isProse, !isLabel(first.key) { break }
            }
            if isTasks, isAlone, first.span.lowerBound <= edge, !isTaskNumber(first), !first.isMeasure,
                lines[end].number > lines[end - 1].number + 1
            {
                break
            }
            if !Furniture.isPageNumber(text) || !isAlone { last = end }
            end += 1
        }
        // A title that stands in two lines, or anything else alone above the next form, is not this one's.
        return last + 1
    }

    /// Whether a key is a label or the first line of one.
    private func isLabel(_ key: String) -> Bool { words.isKnown(key) || words.beginsField(key) }

    private func isTaskNumber(_ word: PrintedRun) -> Bool { word.text.utf8.count <= 3 && Int(word.text) != nil }

    /// Where the lines around a header begin at the earliest.
    private func margin(_ anchor: Int) -> Int {
        let near = lines[max(0, anchor - 6)..<min(lines.count, anchor + 12)]
        return near.compactMap { PrintedPage.words(of: $0).first?.span.lowerBound }.min() ?? 0
    }

    /// How far running text is indented at most.
    private static let indent = 4
    private static let highest = 90
    private static let longest = 600
    private static let longestLabel = 24
}
