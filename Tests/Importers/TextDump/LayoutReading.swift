import ConversionGraph
import DisclosureModel
import SourceText

@testable import TextDumpImporter

/// The grids that the layout step finds in a text, cells as `column+span×rows text`, line breaks as `/`.
func layoutCells(_ text: String) throws -> [[[String]]] {
    try layoutGrids(text).map { grid in
        grid.rows.map { row in
            row.cells.map { cell in
                let columns = cell.columnSpan > 1 ? "+\(cell.columnSpan)" : ""
                let rows = cell.rowSpan > 1 ? "x\(cell.rowSpan)" : ""
                return "\(cell.column)\(columns)\(rows) " + cell.text.split(separator: "\n").joined(separator: "/")
            }
        }
    }
}

/// The grids that the layout step finds in a text.
func layoutGrids(_ text: String, longestPage: Int = 300) throws -> [Grid] {
    var context = ConversionContext()
    let decoded = try DecodedText(decoding: Array(text.utf8), context: &context)
    return LayoutGrids.tables(in: decoded.lines, decoded.bytes.span, longestPage: longestPage).map(\.grid)
}

/// What the importer makes of a text.
func readDump(_ text: String) throws -> SourceDocument {
    var context = ConversionContext()
    return try TextDumpReader.read(FileContent(name: "dump.txt", text: text), context: &context)
}
