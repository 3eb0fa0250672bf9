import SpreadsheetML

/// Cells as text, one a line, for comparison: `Sheet1!B3 n 1234.5 [1,234.50]`.
struct ReadCells: CellSink {
    var lines: [String] = []
    let sheet: String
    var interpreter: CellInterpreter

    init(sheet: String, interpreter: CellInterpreter) {
        self.sheet = sheet
        self.interpreter = interpreter
    }

    func row(_ row: Int, isHidden: Bool) {}

    mutating func cell(_ cell: CellEvent) {
        let place = "\(sheet)!\(CellReference(row: cell.row, column: cell.column))"
        let line = interpreter.interpret(cell) { meaning in
            let type =
                switch meaning.kind {
                case .number: "n"
                case .string: "s"
                case .boolean: "b"
                case .error: "e"
                case .date: "d"
                }
            let value = String(decoding: meaning.value, as: UTF8.self)
            let text = meaning.text.map { " [\(String(decoding: $0, as: UTF8.self))]" } ?? ""
            return "\(place) \(type) \(value)\(text)"
        }
        if let line { lines.append(line) }
    }

    /// All cells of a workbook, by a route.
    static func all(
        _ bytes: [UInt8], route: SheetRoute = .fastest, limits: ReadingLimits = ReadingLimits()
    ) throws -> [String] {
        var workbook = try Workbook(bytes: bytes, limits: limits)
        var lines: [String] = []
        for (index, sheet) in workbook.sheets.enumerated() {
            var sink = ReadCells(sheet: sheet.name, interpreter: try workbook.interpreter())
            try workbook.read(index, route: route).forEachCell(&sink)
            lines += sink.lines
        }
        return lines
    }
}
