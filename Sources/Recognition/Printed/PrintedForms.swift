import DisclosureModel
import FormCatalogue

/// Finds the forms of performance on fixed-width pages, and puts their rows together again.
///
/// Such a form has no columns that hold over its whole height: labels and values side by side, a small table of money,
/// names of levels set beside several rows. An importer tells columns apart by place alone and cannot know which of
/// them hold where; the words of the form do. What a form is made of, text or grids, gives way to one grid.
struct PrintedForms {
    let performance: PerformanceTables

    /// The document with a grid for each form found, and the lines that those were printed on.
    ///
    /// - Complexity: O(characters) where no form is found.
    func rebuilt(_ document: SourceDocument) -> (document: SourceDocument, lines: [ClosedRange<Int>]) {
        let regions = PrintedRegions(performance: performance, lines: document.printed).regions()
        guard !regions.isEmpty else { return (document, []) }
        var made: [(lines: ClosedRange<Int>, blocks: [SourceDocument.Block])] = []
        for region in regions {
            guard let first = region.first?.number, let last = region.last?.number else { continue }
            let blocks = blocks(of: region)
            if !blocks.isEmpty { made.append((first...max(first, last), blocks)) }
        }
        var document = document
        document.blocks = Self.replaced(document.blocks, by: made)
        return (document, made.map(\.lines))
    }

    /// The title and the lines of the head as text, and the rest as a grid; none where no row was found.
    private func blocks(of region: ArraySlice<PrintedLine>) -> [SourceDocument.Block] {
        var rest = region
        var blocks: [SourceDocument.Block] = []
        while let line = rest.first, isHead(line, isFirst: blocks.isEmpty) {
            let words = PrintedPage.words(of: line)
            if let at = words.first?.at {
                let text = words.map(\.text).joined(separator: " ")
                blocks.append(.paragraph(SourceDocument.Paragraph(text: text, at: at)))
            }
            rest = rest.dropFirst()
        }
        let metric = PrintedMetric.measured(rest)
        let rows = PrintedForm(pages(of: rest, metric), words: performance.words).rows()
        guard let at = rows.first?.cells.first?.at, rows.count > 1 else { return [] }
        return blocks + [.grid(Grid(origin: .layout, rows: rows, at: at))]
    }

    /// Whether a line stands above the rows: the title, or agency, date and unit with colons.
    private func isHead(_ line: PrintedLine, isFirst: Bool) -> Bool {
        let words = PrintedPage.words(of: line)
        let text = words.map(\.text).joined(separator: " ")
        if performance.isTitle(text) { return true }
        guard let first = words.first else { return false }
        if words.count == 1, first.key.isEmpty { return true }
        guard text.holds("：") || text.holds(":") else {
            return isFirst && words.count == 1 && Furniture.looksLikeTitle(text)
        }
        var head = TableHead()
        return head.read(text, units: performance.units) || !FieldSegments.split(text, words: performance.words).isEmpty
    }

    /// The lines by page, page numbers left out.
    private func pages(of lines: ArraySlice<PrintedLine>, _ metric: PrintedMetric) -> [PrintedPage] {
        var pages: [PrintedPage] = []
        var page = PrintedPage()
        for (index, line) in zip(lines.indices, lines) {
            if line.startsPage, !page.lines.isEmpty {
                pages.append(page)
                page = PrintedPage()
            }
            let endsPage = index + 1 >= lines.endIndex || lines[index + 1].startsPage
            if endsPage || page.lines.isEmpty, Furniture.isPageNumber(line.text.trimmingBlanks()) { continue }
            page.add(line, metric: metric)
        }
        if !page.lines.isEmpty { pages.append(page) }
        return pages
    }

    /// The blocks with those on the lines of forms replaced; a grid that goes beyond is cut.
    private static func replaced(
        _ blocks: [SourceDocument.Block], by made: [(lines: ClosedRange<Int>, blocks: [SourceDocument.Block])]
    ) -> [SourceDocument.Block] {
        var result: [SourceDocument.Block] = []
        var rest = made[...]
        /// Sets the forms that stand above a line.
        func set(before line: Int) {
            while let next = rest.first, next.lines.lowerBound <= line {
                result += next.blocks
                rest.removeFirst()
            }
        }
        func isInside(_ line: Int) -> Bool { made.contains { $0.lines.contains(line) } }
        for block in blocks {
            guard case .grid(let grid) = block else {
                guard let line = block.line else { continue }
                set(before: line)
                if !isInside(line) { result.append(block) }
                continue
            }
            var kept: [Grid.Row] = []
            func keep() {
                guard let at = kept.lazy.compactMap({ $0.cells.first?.at }).first else { return }
                var part = grid
                if kept.count != grid.rows.count {
                    part.headerRows = kept.first?.index == grid.rows.first?.index ? grid.headerRows : nil
                    part.rows = kept
                    part.at = at
                }
                result.append(.grid(part))
                kept = []
            }
            for row in grid.rows {
                guard let line = row.cells.first?.at.line else { continue }
                if let next = rest.first, next.lines.lowerBound <= line {
                    keep()
                    set(before: line)
                }
                if !isInside(line) { kept.append(row) }
            }
            keep()
        }
        set(before: Int.max)
        return result
    }
}

extension SourceDocument.Block {
    /// The line that the block starts on.
    fileprivate var line: Int? {
        switch self {
        case .heading(let heading): heading.at.line
        case .paragraph(let paragraph): paragraph.at.line
        case .grid(let grid): grid.at.line
        case .pageBreak(let at): at.line
        }
    }
}

extension Locator {
    /// The line of a place in text.
    var line: Int? { if case .text(let line, _) = self { line } else { nil } }
}
