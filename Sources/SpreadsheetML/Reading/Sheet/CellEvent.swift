/// A cell as it passes a ``CellSink``. Its bytes are valid during the call only.
public struct CellEvent {
    /// What a cell holds, as the file states it (ECMA-376 part 1, 18.18.11 ST_CellType).
    public enum Kind: UInt8, Sendable {
        /// Nothing but a style.
        case blank
        /// A number; the bytes are its decimal, as short as it is seen at full precision, and a JSON number.
        case number
        /// A number under a date or duration format; the bytes are as in the file.
        case serial
        /// A string of the shared table.
        case sharedString
        /// A string in the cell itself, or one that a formula gave; the bytes are its UTF-8.
        case string
        /// A truth value; the byte is `1` or `0`.
        case boolean
        /// An error such as `#N/A`; the bytes are its name.
        case error
        /// A date in ISO 8601; the bytes are as in the file.
        case isoDate
    }

    /// The row, 1-based.
    public let row: Int
    /// The column, 1-based.
    public let column: Int
    /// What it holds.
    public let kind: Kind
    /// The index of its style among the workbook's cell formats.
    public let style: Int
    /// Whether it has a formula.
    public let hasFormula: Bool
    /// Whether its value does not fit the type that the file states for it; it is then given as a string.
    public let isMistyped: Bool
    /// The index in the table of shared strings, for that kind.
    public let stringIndex: Int
    /// The value.
    public let bytes: UnsafeBufferPointer<UInt8>
}

/// Receives the cells of a sheet, row by row, by rising column.
public protocol CellSink {
    /// A row that has cells starts.
    ///
    /// - Parameters:
    ///   - row: its number, 1-based.
    ///   - isHidden: whether it is hidden.
    mutating func row(_ row: Int, isHidden: Bool) throws
    /// A cell of the row that started last.
    mutating func cell(_ cell: CellEvent) throws
}
