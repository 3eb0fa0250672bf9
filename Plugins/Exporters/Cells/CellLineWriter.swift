import ConversionGraph
import DisclosureModel

/// Writes the lines of the `cells` format:
/// `{"table":"Sheet1","ref":"B3","at":"Sheet1!B3","type":"n","value":1234.5,"text":"1,234.50","rows":1,"columns":2}`.
///
/// `text` stands there only where it differs from the value, `rows` and `columns` only where they are above 1.
struct CellLineWriter: CellReceiver {
    private var lines: LineBuffer
    private var marks = LineMarks(table: "")
    private var rowDigits = ShortText("")
    private var row = 0

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
        marks = LineMarks(table: name)
    }

    mutating func cell(_ cell: StreamedCell) throws {
        if cell.row != row {
            row = cell.row
            rowDigits = ShortText(String(cell.row))
        }
        // An escape takes six bytes; everything else of a line fits the rest.
        let room = marks.count + 6 * (cell.value.count + (cell.text?.count ?? 0)) + 256
        var line = LineCursor(try lines.room(room))
        line.put(marks.opening)
        let column = marks.columnName(cell.column)
        line.put(column)
        line.put(rowDigits)
        if let place = cell.inText {
            line.put("\",\"at\":\"")
            line.put(place.line)
            line.put(":")
            line.put(place.column)
        } else {
            line.put(marks.middle)
            line.put(column)
            line.put(rowDigits)
        }
        switch cell.kind {
        case .number:
            line.put("\",\"type\":\"n\",\"value\":")
            line.put(cell.value)
        case .boolean:
            line.put("\",\"type\":\"b\",\"value\":")
            line.put(cell.value)
        case .string: line.putQuoted("\",\"type\":\"s\",\"value\":\"", cell.value)
        case .error: line.putQuoted("\",\"type\":\"e\",\"value\":\"", cell.value)
        case .date: line.putQuoted("\",\"type\":\"d\",\"value\":\"", cell.value)
        }
        if let text = cell.text { line.putQuoted(",\"text\":\"", text) }
        if cell.rowSpan > 1 {
            line.put(",\"rows\":")
            line.put(cell.rowSpan)
        }
        if cell.columnSpan > 1 {
            line.put(",\"columns\":")
            line.put(cell.columnSpan)
        }
        line.put("}\n")
        lines.commit(line)
    }

    /// Writes what is left, and gives the sink back.
    private mutating func finish() throws -> any ByteSink {
        try lines.flush()
        return lines.sink
    }
}

/// What every line of a table has, at a fixed address.
private final class LineMarks {
    /// `{"table":"Sheet1","ref":"`
    let opening: UnsafeBufferPointer<UInt8>
    /// `","at":"Sheet1!`
    let middle: UnsafeBufferPointer<UInt8>
    private var names: [ShortText] = []

    init(table: String) {
        let escaped = JSONText.escaped(table)
        opening = Self.copy(Array("{\"table\":\"".utf8) + escaped + Array("\",\"ref\":\"".utf8))
        middle = Self.copy(Array("\",\"at\":\"".utf8) + escaped + [UInt8(ascii: "!")])
    }

    deinit {
        opening.deallocate()
        middle.deallocate()
    }

    var count: Int { opening.count + middle.count }

    @inline(__always)
    func columnName(_ column: Int) -> ShortText {
        column >= 0 && column < names.count ? names[column] : newName(column)
    }

    private func newName(_ column: Int) -> ShortText {
        while names.count <= column, names.count <= 16_384 {
            names.append(ShortText(Locator.columnName(names.count)))
        }
        return ShortText(Locator.columnName(column))
    }

    private static func copy(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = memory.initialize(from: bytes)
        return UnsafeBufferPointer(memory)
    }
}
