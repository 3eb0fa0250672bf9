import ConversionGraph
import DisclosureModel

/// Streams the cells of a source document's grids.
enum SourceCells {
    static func convert(_ document: SourceDocument, context: inout ConversionContext) throws -> CellStream {
        CellStream { receiver in
            var ordinal = 0
            for case .grid(let grid) in document.blocks {
                ordinal += 1
                let name = grid.origin == .sheet ? grid.name ?? "\(ordinal)" : "\(ordinal)"
                try receiver.table(name)
                for row in grid.rows {
                    for cell in row.cells { try feed(cell, row: row.index, to: &receiver) }
                }
            }
        }
    }

    private static func feed(
        _ cell: Grid.Cell, row: Int, to receiver: inout any CellReceiver
    ) throws {
        var value: String
        var text: String?
        let kind: StreamedCell.Kind
        switch cell.value {
        case .number(let number): (kind, value, text) = (.number, number, cell.text)
        case .date(let date): (kind, value, text) = (.date, date, cell.text)
        case .boolean(let isTrue): (kind, value) = (.boolean, isTrue ? "true" : "false")
        case .error: (kind, value) = (.error, cell.text)
        case .string, nil: (kind, value) = (.string, cell.verbatim ?? cell.text)
        }
        guard !value.isEmpty else { return }
        var shown = text == value ? nil : text
        var streamed = StreamedCell(
            row: row + 1, column: cell.column + 1, kind: kind, value: UnsafeBufferPointer(start: nil, count: 0),
            rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)
        if case .text(let line, let column) = cell.at { streamed.inText = (line, column) }
        try value.withUTF8 { value in
            streamed.value = value
            guard shown != nil else { return try receiver.cell(streamed) }
            try shown?.withUTF8 { shown in
                streamed.text = shown
                try receiver.cell(streamed)
            }
        }
    }
}
