import ConversionGraph

/// Passes the cells of a stream on, without those that name persons.
struct RedactingReceiver: CellReceiver {
    /// Who takes what is left.
    var receiver: any CellReceiver
    private let words: PersonWords
    private var cells: PersonCells

    init(receiver: any CellReceiver, words: PersonWords) {
        self.receiver = receiver
        self.words = words
        cells = PersonCells(words: words)
    }

    mutating func table(_ name: String) throws {
        cells.startTable()
        try receiver.table(name)
    }

    mutating func cell(_ cell: StreamedCell) throws {
        switch cell.kind {
        case .boolean, .error, .date: return try receiver.cell(cell)
        case .number, .string: break
        }
        let text = String(decoding: cell.text ?? cell.value, as: UTF8.self)
        switch cells.verdict(row: cell.row, column: cell.column, text: text) {
        case .keep: try receiver.cell(cell)
        case .drop: break
        case .replace(var text):
            var changed = cell
            try text.withUTF8 { bytes in
                changed.kind = .string
                changed.value = bytes
                changed.text = nil
                try receiver.cell(changed)
            }
        }
    }
}
