import ConversionGraph
import DisclosureModel

/// Writes the lines of the `cells` format:
/// `{"table":"Sheet1","ref":"B3","at":"Sheet1!B3","type":"n","value":1234.5,"text":"1,234.50","rows":1,"columns":2}`.
///
/// `text` stands there only where it differs from the value, `rows` and `columns` only where they are above 1.
struct CellLineWriter: CellReceiver {
    private var lines: LineBuffer
    /// `{"table":"Sheet1","ref":"`
    private var opening: [UInt8] = []
    /// `","at":"Sheet1!`
    private var middle: [UInt8] = []
    private var rowDigits: [UInt8] = []
    private var row = 0
    private var columns = ColumnNames()

    private init(sink: any ByteSink) {
        lines = LineBuffer(sink: sink)
    }

    /// The content that a stream of cells becomes; lines are made as they are written.
    static func content(of stream: CellStream) -> FileContent {
        FileContent(
            name: "",
            storage: .stream { sink in
                var receiver: any CellReceiver = CellLineWriter(sink: sink)
                try stream.feed(&receiver)
                if var writer = receiver as? CellLineWriter { sink = try writer.finish() }
            })
    }

    mutating func table(_ name: String) {
        let escaped = JSONText.escaped(name)
        opening = Array("{\"table\":\"".utf8) + escaped + Array("\",\"ref\":\"".utf8)
        middle = Array("\",\"at\":\"".utf8) + escaped + [UInt8(ascii: "!")]
    }

    mutating func cell(_ cell: StreamedCell) throws {
        if cell.row != row {
            row = cell.row
            rowDigits = Array(String(cell.row).utf8)
        }
        try lines.makeRoom(opening.count + middle.count + cell.value.count * 6 + (cell.text?.count ?? 0) * 6 + 256)
        lines.put(opening)
        let column = columns[cell.column]
        lines.put(column)
        lines.put(rowDigits)
        if let at = cell.at {
            lines.put("\",\"at\":\"")
            let place = JSONText.escaped(at.description)
            try lines.makeRoom(place.count + cell.value.count * 6 + (cell.text?.count ?? 0) * 6 + 256)
            lines.put(place)
        } else {
            lines.put(middle)
            lines.put(column)
            lines.put(rowDigits)
        }
        put(cell)
    }

    private mutating func put(_ cell: StreamedCell) {
        switch cell.kind {
        case .number:
            lines.put("\",\"type\":\"n\",\"value\":")
            lines.put(cell.value)
        case .boolean:
            lines.put("\",\"type\":\"b\",\"value\":")
            lines.put(cell.value)
        case .string: quoted("\",\"type\":\"s\",\"value\":\"", cell.value)
        case .error: quoted("\",\"type\":\"e\",\"value\":\"", cell.value)
        case .date: quoted("\",\"type\":\"d\",\"value\":\"", cell.value)
        }
        if let text = cell.text { quoted(",\"text\":\"", text) }
        if cell.rowSpan > 1 { spans(",\"rows\":", cell.rowSpan) }
        if cell.columnSpan > 1 { spans(",\"columns\":", cell.columnSpan) }
        lines.put("}\n")
    }

    @inline(__always)
    private mutating func quoted(_ before: StaticString, _ text: UnsafeBufferPointer<UInt8>) {
        lines.put(before)
        lines.putEscaped(text)
        lines.put("\"")
    }

    private mutating func spans(_ before: StaticString, _ count: Int) {
        lines.put(before)
        lines.put(Array(String(count).utf8))
    }

    /// Writes what is left, and gives the sink back.
    private mutating func finish() throws -> any ByteSink {
        try lines.flush()
        return lines.sink
    }
}

/// The letters of columns, made once each.
private struct ColumnNames {
    private var names: [[UInt8]] = []

    @inline(__always)
    subscript(column: Int) -> [UInt8] {
        mutating get {
            while names.count <= column, names.count <= 16_384 {
                names.append(Array(Locator.columnName(names.count).utf8))
            }
            return column >= 0 && column < names.count ? names[column] : Array(Locator.columnName(column).utf8)
        }
    }
}
