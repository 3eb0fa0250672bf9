import ConversionGraph
import DisclosureModel

/// Writes a source document as printed: headings, paragraphs, pipe tables, and HTML tables where cells span.
struct SourceMarkdownWriter {
    private(set) var output: [UInt8] = []

    init() {}

    mutating func write(_ document: SourceDocument, limits: Limits) throws {
        for block in document.blocks {
            switch block {
            case .heading(let heading):
                blankLine()
                for _ in 0..<min(max(heading.level, 1), 6) { output.append(UInt8(ascii: "#")) }
                output.append(0x20)
                MarkdownEscape.append(heading.text, .line, to: &output)
                output.append(0x0A)
            case .paragraph(let paragraph):
                if !paragraph.continues { blankLine() }
                MarkdownEscape.append(paragraph.text, .line, to: &output)
                output.append(0x0A)
            case .pageBreak:
                blankLine()
                output += "<!-- PageBreak -->\n".utf8
            case .grid(let grid):
                try limits.check(
                    .markdownCells, grid.rows.count.multipliedReportingOverflow(by: grid.columnCount).partialValue,
                    at: grid.at)
                write(grid)
            }
        }
    }

    private mutating func write(_ grid: Grid) {
        if let name = grid.name, grid.origin == .sheet {
            blankLine()
            output += "## ".utf8
            MarkdownEscape.append(name, .line, to: &output)
            output.append(0x0A)
        }
        blankLine()
        let hasSpans = grid.rows.contains { $0.cells.contains { $0.rowSpan > 1 || $0.columnSpan > 1 } }
        hasSpans || (grid.headerRows ?? 1) > 1 ? html(grid) : pipes(grid)
    }

    private mutating func pipes(_ grid: Grid) {
        let columns = grid.columnCount
        guard columns > 0 else { return }
        var writer = PipeTableWriter(alignsRight: Array(repeating: false, count: columns))
        var next = 0
        for row in grid.rows {
            // Rows that the file leaves empty separate: one empty row stands for them.
            if row.index > next { for _ in 0..<columns { writer.cell("") } }
            next = row.index + 1
            var column = 0
            for cell in row.cells where cell.column >= column {
                while column < cell.column {
                    writer.cell("")
                    column += 1
                }
                writer.cell {
                    cell.isBold ? Self.bold(cell.text, to: &$0) : MarkdownEscape.append(cell.text, .cell, to: &$0)
                }
                column += 1
            }
            while column < columns {
                writer.cell("")
                column += 1
            }
        }
        writer.write(to: &output)
    }

    private static func bold(_ text: String, to output: inout [UInt8]) {
        output += "<b>".utf8
        MarkdownEscape.append(text, .cell, to: &output)
        output += "</b>".utf8
    }

    private mutating func html(_ grid: Grid) {
        output += "<table>\n".utf8
        if let name = grid.name, grid.origin != .sheet {
            output += "<caption>".utf8
            MarkdownEscape.append(name, .html, to: &output)
            output += "</caption>\n".utf8
        }
        var next = 0
        var covered: [Int] = []
        for row in grid.rows {
            if row.index > next { output += "<tr></tr>\n".utf8 }
            next = row.index + 1
            output += "<tr>".utf8
            var column = 0
            for cell in row.cells {
                // Places that the file leaves out are written empty, those that a cell above covers are not.
                while column < cell.column {
                    if column >= covered.count || covered[column] <= row.index { output += "<td></td>".utf8 }
                    column += 1
                }
                write(cell)
                column = cell.column + cell.columnSpan
                while covered.count < column { covered.append(0) }
                for place in cell.column..<column { covered[place] = row.index + cell.rowSpan }
            }
            output += "</tr>\n".utf8
        }
        output += "</table>\n".utf8
    }

    private mutating func write(_ cell: Grid.Cell) {
        output += "<td".utf8
        if cell.rowSpan > 1 { output += " rowspan=\"\(cell.rowSpan)\"".utf8 }
        if cell.columnSpan > 1 { output += " colspan=\"\(cell.columnSpan)\"".utf8 }
        output += (cell.isBold ? "><b>" : ">").utf8
        MarkdownEscape.append(cell.text, .html, to: &output)
        output += (cell.isBold ? "</b></td>" : "</td>").utf8
    }

    private mutating func blankLine() {
        if !output.isEmpty { output.append(0x0A) }
    }
}

extension LimitName {
    /// The cells of one table as printed, absent ones included.
    static let markdownCells: LimitName = "markdown.cells"
}

extension Limit {
    /// The bound on a table written as markdown, which has no way to leave cells out.
    static let markdownCells = Limit(
        .markdownCells, 5_000_000, "Cells of one table written as markdown, absent ones included.")
}
