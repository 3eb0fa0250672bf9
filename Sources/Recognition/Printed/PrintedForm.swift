import DisclosureModel
import FormCatalogue

/// Reads the rows of a form from its printed pages.
struct PrintedForm {
    let words: PerformanceWords
    private let pages: [Page]

    /// A page with what does not depend on where cells stand in their rows.
    private struct Page {
        var page: PrintedPage
        var stacks: PrintedStacks
        var runs: [[PrintedRun]]
        var parts: [Part]
    }

    /// The lines below a header up to the next; without a header the first lines of a form.
    private struct Part {
        var header: PrintedHeader?
        /// Whether the header is printed on this page.
        var isOwn: Bool
        /// Whether the rows go on from the page before, under the same header or without one.
        var continues: Bool
        var lines: Range<Int>
        var tail: Int
        var entries: [Int: [PrintedColumns.Entry]]
    }

    /// Prepares the pages of a form. O(words × columns).
    init(_ pages: [PrintedPage], words: PerformanceWords) {
        self.words = words
        var open: (header: PrintedHeader, columns: PrintedColumns)?
        var result: [Page] = []
        for printed in pages {
            let page = PrintedStacks.joiningCodes(of: printed, words: words)
            let stacks = PrintedStacks(page, words: words)
            let headers = PrintedHeaderFinder(words: words, page: page, stacks: stacks).headers()
            let runs = PrintedJoints(words: words, page: page, stacks: stacks).runs()
            var parts: [Part] = []
            let first = headers.first?.lines.lowerBound ?? page.lines.count
            if first > 0 { parts.append(Self.part(0..<first, below: nil, &open, page, runs, stacks, words)) }
            for (index, header) in headers.enumerated() {
                let end = index + 1 < headers.count ? headers[index + 1].lines.lowerBound : page.lines.count
                parts.append(
                    Self.part(
                        header.lines.upperBound..<end, below: header, isFirst: parts.isEmpty, &open, page, runs, stacks,
                        words))
            }
            result.append(Page(page: page, stacks: stacks, runs: runs, parts: parts))
        }
        self.pages = result
    }

    private static func part(
        _ lines: Range<Int>, below header: PrintedHeader?, isFirst: Bool = false,
        _ open: inout (header: PrintedHeader, columns: PrintedColumns)?, _ page: PrintedPage, _ runs: [[PrintedRun]],
        _ stacks: PrintedStacks, _ words: PerformanceWords
    ) -> Part {
        let continues =
            if let header, let open { isFirst && header.columns.map(\.label) == open.header.columns.map(\.label) } else
            {
                header == nil
            }
        if let header { open = (header, PrintedColumns(header, words: words, stacks: stacks)) }
        guard let current = open else {
            return Part(
                header: nil, isOwn: false, continues: false, lines: lines, tail: lines.lowerBound, entries: [:])
        }
        let tail = PrintedTail(words: words, header: current.header, runs: runs).line(in: lines) ?? lines.upperBound
        var columns = current.columns
        let found = columns.entries(of: page, lines.lowerBound..<tail, stacks: stacks)
        var entries: [Int: [PrintedColumns.Entry]] = [:]
        for (offset, line) in found.enumerated() { entries[lines.lowerBound + offset] = line }
        open = tail < lines.upperBound ? nil : (current.header, columns)
        return Part(
            header: current.header, isOwn: header != nil, continues: continues, lines: lines, tail: tail,
            entries: entries)
    }

    /// The rows, as the setting under which they cost least has them.
    func rows() -> [Grid.Row] {
        var best: (rows: [[Grid.Cell]], cost: Int)?
        for setting in PrintedSetting.allCases {
            let made = rows(setting)
            // Most tables set their cells to the middle.
            if let known = best, made.cost + Self.clear > known.cost { continue }
            best = made
        }
        return (best?.rows ?? []).enumerated().map { Grid.Row(index: $0.offset, cells: $0.element) }
    }

    private func rows(_ setting: PrintedSetting) -> (rows: [[Grid.Cell]], cost: Int) {
        var rows: [[Grid.Cell]] = []
        var cost = 0
        for page in pages {
            for part in page.parts {
                let indicators = part.header.map {
                    PrintedIndicatorRows(
                        part.entries, header: $0, page: page.page, setting: setting, stacks: page.stacks)
                }
                let fields = PrintedFieldRows(
                    words: words, page: page.page, setting: setting, runs: page.runs, stacks: page.stacks)
                let found = PrintedRows(fields: fields, indicators: indicators, tail: part.tail, lines: part.lines)
                    .rows()
                cost += found.cost
                let levels = part.header.map {
                    PrintedLevels(
                        words: words, header: $0, page: page.page, setting: setting, entries: part.entries,
                        continues: part.continues)
                }
                let placed = levels?.placed(found.rows)
                cost += placed?.cost ?? 0
                if part.isOwn, let header = part.header {
                    rows += Self.cells(of: header, side: placed?.side)
                }
                rows += Self.cells(of: found.rows, labels: placed?.labels ?? [:])
            }
        }
        return (rows.filter { !$0.isEmpty }, cost)
    }

    private static func cells(of header: PrintedHeader, side: PrintedCell?) -> [[Grid.Cell]] {
        let below = header.below
        var top: [Grid.Cell] = []
        var bottom: [Grid.Cell] = []
        for (index, column) in header.columns.enumerated() {
            guard let cell = PrintedCell(runs: column.pieces).cell(column: index + 1) else { continue }
            if below.contains(index) { bottom.append(cell) } else { top.append(cell) }
        }
        for label in header.upper {
            if let cell = PrintedCell(runs: label.pieces).cell(column: below.lowerBound + 1) { top.append(cell) }
        }
        top.sort { ($0.column, $0.at) < ($1.column, $1.at) }
        if let side = side?.cell(column: 0) { top.insert(side, at: 0) }
        return [top, bottom]
    }

    private static func cells(of rows: [PrintedRow], labels: [Int: [PrintedLevels.Label]]) -> [[Grid.Cell]] {
        rows.enumerated().map { index, row in
            var cells = (labels[index] ?? []).compactMap { $0.cell.cell(column: $0.column, rowSpan: $0.rows) }
            if let side = row.side?.cell(column: 0, rowSpan: row.sideRows) { cells.append(side) }
            return cells + row.cells.compactMap { $0.cell.cell(column: $0.column) }
        }
    }

    /// How much cheaper another setting than the middle has to be.
    private static let clear = 5
}
