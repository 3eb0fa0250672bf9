extension CellRange {
    /// The rectangle of these rows and columns, both 1-based.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.init(
            CellReference(row: rows.lowerBound, column: columns.lowerBound),
            CellReference(row: rows.upperBound, column: columns.upperBound))
    }

    /// `$B$7`, or `$B$7:$D$9`: the form that defined names need (ECMA-376 part 1, 18.2.5).
    public var absoluteDescription: String {
        func absolute(_ cell: CellReference) -> String { "$\(CellReference.columnName(cell.column))$\(cell.row)" }
        return first == last ? absolute(first) : absolute(first) + ":" + absolute(last)
    }
}

/// A column's letters in one machine word, the first one lowest, so that a cell reference costs one store.
struct PackedLetters {
    let bytes: UInt64
    let count: Int

    init(column: Int) {
        let letters = CellReference.columnName(column).utf8
        bytes = letters.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        count = letters.count
    }

    /// The letters of all columns; column 1 is first.
    static let all: [PackedLetters] = (1...CellReference.maximumColumn).map(PackedLetters.init(column:))
}
