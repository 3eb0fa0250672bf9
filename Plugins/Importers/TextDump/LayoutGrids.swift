import DisclosureModel
import SourceText

/// A table found on fixed-width pages, and the lines it was printed on.
struct LayoutTable {
    /// The table.
    var grid: Grid
    /// The lines, as indices into the lines given; several ranges where the table runs over pages.
    var lines: [Range<Int>]
}

/// Finds tables whose columns are told apart by their place on a fixed-width page, as `pdftotext -layout` prints them.
enum LayoutGrids {
    /// The tables of a text, in order.
    ///
    /// A table that runs over pages is one grid. Its header's cells carry the columns and rows they cover; a label that
    /// was wrapped is one cell with line breaks inside. What is not a table is left to the caller.
    ///
    /// - Parameters:
    ///   - source: The lines, page after page; a form feed starts a page.
    ///   - bytes: The bytes of the whole text.
    ///   - longestPage: How many lines of a page are searched together.
    /// - Complexity: O(bytes), and O(n²) in the runs of one page.
    static func tables(in source: [SourceLine], _ bytes: Span<UInt8>, longestPage: Int) -> [LayoutTable] {
        var lines: [LayoutLine] = []
        lines.reserveCapacity(source.count)
        for line in source { lines.append(LayoutLine(line, index: lines.count, in: bytes)) }
        var reader = LayoutPartReader(lines, metric: LayoutMetric.measured(lines), in: bytes)
        var tables: [(parts: [LayoutPart], lines: [Range<Int>])] = []
        var regions = LayoutRegionFinder(lines, in: bytes, longestPage: longestPage).regions()[...]
        while let region = regions.first {
            let further = regions.dropFirst().prefix(while: \.continues)
            let pages = ([region] + further).map { $0.lines.filter { !lines[$0].isBlank } }
            if !region.continues, let parts = reader.stacked(pages, in: bytes) {
                tables.append((parts, [region.lines] + further.map(\.lines)))
                regions = regions.dropFirst(pages.count)
                continue
            }
            regions = regions.dropFirst()
            if region.continues, let open = tables.last, let before = open.parts.last,
                let first = open.parts.last(where: { !$0.header.cells.isEmpty }) ?? open.parts.first
            {
                let cut = reader.cut(of: region, after: before, caption: first.caption(in: bytes), in: bytes)
                let part = reader.part(
                    ofPage: pages[0].filter { cut?.lines.contains($0) != true }, after: before.withHeader(of: first),
                    in: bytes)
                if part != nil || cut != nil {
                    if let cut {
                        var whole = before
                        whole.rows[whole.rows.count - 1] = cut.row
                        tables[tables.count - 1].parts[open.parts.count - 1] = whole
                    }
                    if let part { tables[tables.count - 1].parts.append(part) }
                    tables[tables.count - 1].lines.append(region.lines)
                    continue
                }
            }
            var page = pages[0]
            var own = [region.lines]
            // A header at the end of a page, and its rows on the next, which may print it again.
            if let next = further.first, page.allSatisfy({ !lines[$0].hasNumber }) {
                let caption = LayoutHeaderLines.caption(of: page.flatMap { lines[$0].pieces }, in: bytes)
                let isRepeated = LayoutPageCut.repeated(caption, in: pages[1].map { lines[$0] }, bytes) > 0
                page = isRepeated ? pages[1] : page + pages[1]
                own.append(next.lines)
                regions = regions.dropFirst()
            }
            if let part = reader.part(ofPage: page, after: nil, in: bytes) { tables.append(([part], own)) }
        }
        return tables.map { table in
            LayoutTable(grid: grid(of: table.parts, source, in: bytes), lines: table.lines)
        }
    }

    private static func grid(of parts: [LayoutPart], _ source: [SourceLine], in bytes: Span<UInt8>) -> Grid {
        var rows: [Grid.Row] = []
        let height = parts.first.map { $0.header.rows + ($0.name == nil ? 0 : 1) } ?? 0
        for part in parts {
            let start = rows.count
            if let name = part.name {
                let cell = cell(
                    [name], column: 0, rowSpan: 1, columnSpan: part.columns.count, source, in: bytes)
                rows.append(Grid.Row(index: start, cells: [cell].compactMap { $0 }))
            }
            for row in 0..<part.header.rows {
                let cells = part.header.cells.filter { $0.row == row }.compactMap { cell in
                    self.cell(
                        cell.pieces, column: cell.columns.lowerBound, rowSpan: cell.rows,
                        columnSpan: cell.columns.count, source, in: bytes)
                }
                rows.append(Grid.Row(index: rows.count, cells: cells))
            }
            for row in part.rows {
                let columns = Dictionary(grouping: row, by: \.column)
                let cells = columns.keys.sorted().compactMap { column in
                    cell(
                        (columns[column] ?? []).map(\.piece), column: column, rowSpan: 1, columnSpan: 1, source,
                        in: bytes)
                }
                rows.append(Grid.Row(index: rows.count, cells: cells))
            }
        }
        let at = rows.flatMap(\.cells).map(\.at).min() ?? .text(line: 1, column: 1)
        return Grid(origin: .layout, rows: rows, at: at, headerRows: height > 0 ? height : nil)
    }

    private static func cell(
        _ pieces: [LayoutPiece], column: Int, rowSpan: Int, columnSpan: Int, _ source: [SourceLine],
        in bytes: Span<UInt8>
    ) -> Grid.Cell? {
        guard let first = pieces.first, source.indices.contains(first.line) else { return nil }
        var text = ""
        var before: LayoutPiece?
        for piece in pieces {
            if let before { text += before.line == piece.line ? " " : "\n" }
            text += bytes.string(in: piece.bytes)
            // A blank inside a number is mended on record, and only where the user wants it.
            if let tail = piece.tail { text += (piece.isDigits ? "\n" : " ") + bytes.string(in: tail) }
            before = piece
        }
        return Grid.Cell(
            column: column, text: text, rowSpan: rowSpan, columnSpan: columnSpan,
            at: source[first.line].locator(at: first.bytes.lowerBound, in: bytes))
    }
}

extension LayoutPart {
    /// The part with the header of another: the first page's header names the columns of all.
    func withHeader(of first: LayoutPart) -> LayoutPart {
        var part = self
        part.header = first.header
        return part
    }
}
