import ConversionGraph
import DisclosureModel
import SourceText

/// Builds the grid of a GFM table from its lines.
struct PipeTable {
    private(set) var rows: [Grid.Row] = []
    /// The header cells as written, where marks matter.
    let header: [String]
    private let columns: Int
    private let at: Locator
    private let exact: Bool

    /// Starts a table with its header row.
    ///
    /// - Parameter exact: Whether blanks at the ends of a cell's text are kept where they were written as
    ///   character references, as our own exporter does.
    init(header: LineView, cells: PipeRow, bytes: Span<UInt8>, exact: Bool, context: inout ConversionContext) {
        columns = cells.cells.count
        self.exact = exact
        self.header = exact ? cells.cells.map { bytes.string(in: $0) } : []
        at = header.line.locator(at: header.content(in: bytes).index, in: bytes)
        append(header, cells, bytes: bytes, context: &context)
    }

    var grid: Grid { Grid(origin: .pipes, rows: rows, at: at, headerRows: 1) }

    /// Adds a row. Cells beyond the header, which a renderer would drop, are kept and said to be there.
    mutating func append(
        _ view: LineView, _ row: PipeRow, bytes: Span<UInt8>, context: inout ConversionContext
    ) {
        var cells: [Grid.Cell] = []
        cells.reserveCapacity(row.cells.count)
        var offset = view.line.range.lowerBound
        var column = 1
        for range in row.cells {
            column += bytes.scalarCount(in: offset..<range.lowerBound)
            offset = range.lowerBound
            let inline = Self.inline(range, in: bytes, exact: exact)
            let at = Locator.text(line: view.line.number, column: column)
            for mark in inline.noteMarks { context.report(.noteMark(mark, after: inline.text, at: at)) }
            cells.append(Grid.Cell(column: cells.count, text: inline.text, isBold: inline.isBold, at: at))
        }
        if cells.count > columns, cells[columns...].contains(where: { !$0.text.isEmpty }) {
            context.report(
                Diagnostic(
                    .warning, "table.excess", at: cells[columns].at,
                    "The row has \(cells.count) cells under a header of \(columns); the excess is kept, "
                        + "but a viewer of the markdown does not show it.", excerpt: cells[columns].text,
                    hint: "Give the header row as many cells as the longest row."))
        }
        rows.append(Grid.Row(index: rows.count, cells: cells))
    }

    /// A cell's text: escaped pipes first, which holds inside code spans, too, then inline content.
    private static func inline(_ range: Range<Int>, in bytes: Span<UInt8>, exact: Bool) -> InlineText {
        var hasEscapedPipe = false
        for index in range where bytes[index] == UInt8(ascii: "|") {
            hasEscapedPipe = true
            break
        }
        guard hasEscapedPipe else { return InlineText(range, in: bytes, dialect: .markdown, exact: exact) }
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        for index in range {
            if bytes[index] == UInt8(ascii: "|"), plain.last == UInt8(ascii: "\\") { plain.removeLast() }
            plain.append(bytes[index])
        }
        return InlineText(0..<plain.count, in: plain.span, dialect: .markdown, exact: exact)
    }
}

extension Diagnostic {
    /// A note mark after a number, left out of it.
    static func noteMark(_ mark: String, after text: String, at: Locator) -> Diagnostic {
        Diagnostic(
            .note, "cell.note-mark", at: at, "The note mark “\(mark)” after a number is not read as part of it.",
            excerpt: text)
    }
}
