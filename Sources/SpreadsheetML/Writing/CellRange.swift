/// A rectangle of cells, rows and columns counted from 1 (ECMA-376 part 1, 18.18.62 `ST_Ref`).
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
    /// The most rows a sheet can have.
    public static let maximumRow = 1_048_576
    /// The most columns a sheet can have: the last is `XFD`.
    public static let maximumColumn = 16_384

    /// The rows, 1-based.
    public let rows: ClosedRange<Int>
    /// The columns, 1-based.
    public let columns: ClosedRange<Int>

    /// A rectangle; what lies beyond the format's bounds is cut off.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows.clamped(to: 1...Self.maximumRow)
        self.columns = columns.clamped(to: 1...Self.maximumColumn)
    }

    /// A single cell.
    public init(row: Int, column: Int) {
        self.init(rows: row...row, columns: column...column)
    }

    /// Whether it is one cell alone.
    public var isSingle: Bool { rows.count == 1 && columns.count == 1 }

    /// Whether the two share a cell.
    public func overlaps(_ other: CellRange) -> Bool {
        rows.overlaps(other.rows) && columns.overlaps(other.columns)
    }

    /// `B7`, or `B7:D9`.
    public var description: String {
        let first = Self.letters(columns.lowerBound) + String(rows.lowerBound)
        return isSingle ? first : first + ":" + Self.letters(columns.upperBound) + String(rows.upperBound)
    }

    /// `$B$7`, or `$B$7:$D$9`: the form that defined names need.
    public var absoluteDescription: String {
        let first = "$" + Self.letters(columns.lowerBound) + "$" + String(rows.lowerBound)
        guard !isSingle else { return first }
        return first + ":$" + Self.letters(columns.upperBound) + "$" + String(rows.upperBound)
    }

    /// The letters of a 1-based column: 1 is `A`, 27 is `AA`.
    public static func letters(_ column: Int) -> String {
        let packed = PackedLetters(column: column)
        return withUnsafeBytes(of: packed.bytes.littleEndian) {
            String(decoding: $0.prefix(packed.count), as: UTF8.self)
        }
    }
}

/// A column's letters in one machine word, the first one lowest, so that a cell reference costs one store.
struct PackedLetters {
    let bytes: UInt64
    let count: Int

    init(column: Int) {
        var rest = min(max(1, column), CellRange.maximumColumn)
        var bytes: UInt64 = 0
        var count = 0
        while rest > 0 {
            bytes = bytes << 8 | UInt64(0x41 + (rest - 1) % 26)
            rest = (rest - 1) / 26
            count += 1
        }
        self.bytes = bytes
        self.count = count
    }

    /// The letters of all columns; the column 1 is first.
    static let all: [PackedLetters] = (1...CellRange.maximumColumn).map(PackedLetters.init(column:))
}
