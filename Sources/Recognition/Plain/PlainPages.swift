import DisclosureModel
import FormCatalogue

/// The lines of plain text page by page, as far as the page tells what the order of the lines does not.
///
/// A program that prints a sheet may draw what it has to break over lines, the title among it, behind all the rest: then
/// the page begins with the head of a table, and the title stands below the rows. And what ends a page may be its number.
struct PlainPages: Sendable {
    private let pages: [[TableCandidate.Line]]

    /// The pages of a document's lines; each break is the number of the line that begins a page.
    init(_ lines: [TableCandidate.Line], breaks: [Int]) {
        var pages: [[TableCandidate.Line]] = [[]]
        var rest = breaks.sorted()[...]
        for line in lines {
            while let next = rest.first, let number = line.at.line, number >= next {
                rest.removeFirst()
                pages.append([])
            }
            pages[pages.count - 1].append(line)
        }
        self.pages = pages
    }

    /// The lines, titles above their tables and pages without their numbers. O(lines).
    func inReadingOrder(
        form: (TableCandidate.Line) -> FormKeys?, units: [Unit], vocabulary: Vocabulary
    ) -> [TableCandidate.Line] {
        guard pages.count > 1 else { return pages.flatMap { $0 } }
        let numbered = withoutNumbers()
        let titles = numbered.map { page in page.indices.filter { form(page[$0]) != nil } }
        return numbered.indices.flatMap { index -> [TableCandidate.Line] in
            let page = numbered[index]
            guard titles[index].count == 1, let title = titles[index].first, let keys = form(page[title]) else {
                return page
            }
            if index + 1 < numbered.count, titles[index + 1].isEmpty, let next = numbered[index + 1].first,
                Self.isHead(next, units)
            {
                // What the title names follows on the next page.
                return page
            }
            return Self.reordered(page, title: title, keys, units, vocabulary)
                ?? Self.completed(page, title: title, keys, vocabulary)
        }
    }

    /// A page whose title stands below its table, the title first; nil where it does not say so.
    private static func reordered(
        _ page: [TableCandidate.Line], title: Int, _ keys: FormKeys, _ units: [Unit], _ vocabulary: Vocabulary
    ) -> [TableCandidate.Line]? {
        let above = page[..<title]
        let below = page[(title + 1)...]
        guard title > 0, let first = above.firstIndex(where: holdsValues), first > 0, !below.contains(where: isRow),
            above[..<first].contains(where: { isHead($0, units) || isHeader($0, keys, vocabulary) }),
            !above.contains(where: { Furniture.isSentence($0.text) && !NoteLines.begins($0.text) })
        else { return nil }
        let named = below.prefix { isHead($0, units) || isHeader($0, keys, vocabulary) }
        var reordered = [page[title]]
        reordered += named.filter { isHead($0, units) }
        reordered += above[..<first]
        reordered += named.filter { !isHead($0, units) }
        reordered += above[first...]
        reordered += below.dropFirst(named.count)
        return reordered
    }

    /// A page whose title stands first, what of the header was drawn behind all rows before them.
    private static func completed(
        _ page: [TableCandidate.Line], title: Int, _ keys: FormKeys, _ vocabulary: Vocabulary
    ) -> [TableCandidate.Line] {
        let below = page[(title + 1)...]
        guard keys.form.layout != .sideBySide, let first = below.firstIndex(where: holdsValues),
            let last = below.lastIndex(where: holdsValues)
        else { return page }
        let pieces = page[(last + 1)...].prefix { isHeader($0, keys, vocabulary) }
        var completed = Array(page[..<first])
        completed += pieces
        completed += page[first...last]
        completed += page[(last + 1)...].dropFirst(pieces.count)
        return completed
    }

    private static func isHead(_ line: TableCandidate.Line, _ units: [Unit]) -> Bool {
        var head = TableHead()
        return head.read(line.text, units: units)
    }

    /// Whether every word of a line is a label of a column, or a piece of one.
    static func isHeader(_ line: TableCandidate.Line, _ keys: FormKeys, _ vocabulary: Vocabulary) -> Bool {
        let words = PlainToken.words(of: line)
        return words.allSatisfy { word in
            vocabulary.columns.contains(LabelKey(word.text)) || Vocabulary.rowHeads.contains(LabelKey(word.text))
                || PlainItemReader.codeHeads.contains(word.key)
                || keys.columns.contains { $0.leaves.contains { $0.text.holds(word.key) } }
                || Vocabulary.rowHeads.contains { $0.text.holds(word.key) }
        }
    }

    /// Whether a line holds an amount beside or behind something else, as a row of data does.
    private static func holdsValues(_ line: TableCandidate.Line) -> Bool {
        let words = PlainToken.words(of: line)
        return words.contains(where: \.isValue) && words.first?.key.begins("栏次") == false
    }

    private static func isRow(_ line: TableCandidate.Line) -> Bool {
        PlainToken.words(of: line).count(where: \.isValue) > 1
    }

    // MARK: Page numbers

    /// The pages without the numbers that count them: as many pages as not say how far the count is off.
    private func withoutNumbers() -> [[TableCandidate.Line]] {
        var offsets: [Int: Int] = [:]
        for index in pages.indices {
            if let number = Self.number(pages[index].last) { offsets[number - index, default: 0] += 1 }
        }
        guard let usual = offsets.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), usual.value > 2 else {
            return pages
        }
        return pages.enumerated().map { index, page in
            Self.number(page.last) == index + usual.key ? Array(page.dropLast()) : page
        }
    }

    private static func number(_ line: TableCandidate.Line?) -> Int? {
        guard let line, line.text.utf8.count <= 24, Furniture.isPageNumber(line.text) else { return nil }
        let digits = LabelText.key(line.text).unicodeScalars.filter { ("0"..."9").contains($0) }
        guard digits.count <= 4 else { return nil }
        return Int(String(String.UnicodeScalarView(digits)))
    }
}

extension SourceDocument {
    /// The lines of a text that begin a page, by number; none where the source has no lines.
    var pageStarts: [Int] {
        blocks.compactMap { block in
            if case .pageBreak(let at) = block { at.line } else { nil }
        }
    }
}
