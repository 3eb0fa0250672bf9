import ConversionGraph
import DisclosureModel
import SpreadsheetML

/// Writes the tables of a source as they were printed: one sheet for each grid, spans as merged cells, values with their types.
struct SourceWorkbook {
    let document: SourceDocument

    func content(_ context: inout ConversionContext) throws -> FileContent {
        var grids: [(grid: Grid, heading: String?)] = []
        var heading: String?
        var leftOut = 0
        for block in document.blocks {
            switch block {
            case .heading(let found):
                heading = found.text
                leftOut += 1
            case .paragraph: leftOut += 1
            case .grid(let grid): grids.append((grid, heading))
            case .pageBreak: break
            }
        }
        if leftOut > 0 {
            context.report(
                Diagnostic(
                    .note, "workbook.narrative", "\(leftOut) lines of text outside tables are not in the workbook.",
                    hint: "Convert to markdown to keep them."))
        }
        guard !grids.isEmpty else {
            throw ConversionError(
                .data, "workbook.no-tables", "\(document.source.name) has no tables to put into a workbook.")
        }
        let book = WorkbookWriter()
        book.properties.title = document.source.name
        for (index, (grid, heading)) in grids.enumerated() {
            let name = book.reserveName(grid.name ?? heading ?? "\(index + 1)")
            let sheet = SourceGridSheet(grid, book: book)
            try book.sheet(name, layout: sheet.layout) { try sheet.write(to: $0) }
            for diagnostic in sheet.losses { context.report(diagnostic) }
        }
        return FileContent(bytes: try book.finish())
    }
}
