import ConversionGraph
import DisclosureModel
import SourceText

/// Reads one HTML table inside a markdown text.
enum HTMLTable {
    /// The blocks that a table gives: its grid, and as a line what stands between its cells.
    ///
    /// - Parameters:
    ///   - range: The bytes from `<table` to behind `</table>`.
    ///   - line: The line on which the table starts.
    /// - Throws: ``ConversionError`` (exit 65): `limit.exceeded` for columns, `html.depth` for nesting.
    static func blocks(
        _ range: Range<Int>, line: SourceLine, in bytes: Span<UInt8>, context: inout ConversionContext
    ) throws -> [MarkdownBlock] {
        let at = line.locator(at: range.lowerBound, in: bytes)
        let column = 1 + bytes.scalarCount(in: line.range.lowerBound..<range.lowerBound)
        let content = bytes.extracting(range)
        let builder = HTMLTableBuilder(
            locator: HTMLCellLocator(bytes: content.array, line: line.number, column: column),
            mostColumns: context.limits[.gridColumns])
        guard HTMLTableParser.parse(content, into: builder) else {
            throw ConversionError(
                .data, "html.depth", at: at,
                "The HTML table nests elements more than \(HTMLTableParser.deepest) deep.",
                hint: "Tables that a person reads stay far below; check where the file comes from.")
        }
        builder.finish()
        if builder.exceedsColumns {
            try context.limits.check(.gridColumns, context.limits[.gridColumns] + 1, at: at)
        }
        for (mark, text, at) in builder.noteMarks { context.report(.noteMark(mark, after: text, at: at)) }
        if let first = builder.hidden.first {
            let places = builder.hidden.count == 1 ? "1 place" : "\(builder.hidden.count) places"
            context.report(
                Diagnostic(
                    .note, "html.hidden", at: first.at ?? at,
                    "\(places) of the HTML table that the page does not show (hidden, or display: none) "
                        + "\(builder.hidden.count == 1 ? "is" : "are") left out.",
                    excerpt: first.text))
        }
        var blocks: [MarkdownBlock] = []
        let stray = InlineText(builder.strayText, dialect: .dump).text
        if !stray.isEmpty {
            blocks.append(.line(.init(text: stray, at: at, continues: false, range: range, isItem: false)))
        }
        guard !builder.rows.isEmpty else { return blocks }
        blocks.append(
            .grid(
                Grid(
                    origin: .html, name: builder.caption.flatMap { $0.text.isEmpty ? nil : $0.text },
                    rows: builder.rows, at: at, headerRows: builder.headerRows > 0 ? builder.headerRows : nil),
                header: []))
        return blocks
    }
}

extension Span where Element == UInt8 {
    /// A copy of the bytes.
    fileprivate var array: [UInt8] { withUnsafeBufferPointer { Array($0) } }
}

extension LimitName {
    /// The columns of one table.
    static let gridColumns: LimitName = "grid.columns"
}

extension Limit {
    /// The bound on the columns of one table, that of a worksheet.
    static let gridColumns = Limit(
        .gridColumns, 16_384, "Columns of one HTML table, spans counted; tables of other kinds have what they print.")
}
