/// The non-empty cells of a document, one after the other, in no more memory than one sheet takes.
///
/// A representation beside ``Node/source`` for those who want the cells and nothing else: a workbook of millions of
/// cells passes through it without a grid being built.
public struct CellStream: Sendable {
    /// Hands the cells to a receiver, table by table, row by row. It can be called again, with the same result.
    public let feed: @Sendable (inout any CellReceiver) throws -> Void

    /// A stream that this closure feeds.
    public init(feed: @escaping @Sendable (inout any CellReceiver) throws -> Void) {
        self.feed = feed
    }
}

/// Takes the cells of a ``CellStream``.
public protocol CellReceiver {
    /// A table starts.
    ///
    /// - Parameter name: the sheet's name, or the grid's ordinal.
    mutating func table(_ name: String) throws
    /// A cell of the table that started last.
    mutating func cell(_ cell: StreamedCell) throws
}

/// A cell as it passes a ``CellReceiver``. The bytes are valid during the call only.
public struct StreamedCell {
    /// The types of values.
    public enum Kind: Sendable {
        /// A number; the value is a JSON number.
        case number
        /// A string.
        case string
        /// `true` or `false`.
        case boolean
        /// An error such as `#N/A`.
        case error
        /// ISO 8601: date, date and time, time, or a duration as `PT…S`.
        case date
    }

    /// The row, 1-based.
    public var row: Int
    /// The column, 1-based.
    public var column: Int
    /// The type of the value.
    public var kind: Kind
    /// The value, in UTF-8.
    public var value: UnsafeBufferPointer<UInt8>
    /// What a person sees, in UTF-8, where that differs from the value.
    public var text: UnsafeBufferPointer<UInt8>?
    /// How many rows it covers, at least 1.
    public var rowSpan: Int
    /// How many columns it covers, at least 1.
    public var columnSpan: Int
    /// Where it stands in a text, 1-based; nil for a sheet, where row and column say it.
    public var inText: (line: Int, column: Int)?

    /// Makes a cell.
    public init(
        row: Int, column: Int, kind: Kind, value: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>? = nil,
        rowSpan: Int = 1, columnSpan: Int = 1, inText: (line: Int, column: Int)? = nil
    ) {
        self.row = row
        self.column = column
        self.kind = kind
        self.value = value
        self.text = text
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
        self.inText = inText
    }
}

extension Node where Value == CellStream {
    /// The cells of a document, and nothing else.
    public static var cellStream: Node<CellStream> { Node("cell-stream") }
}
