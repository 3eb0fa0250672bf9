/// The place of a cell on its sheet, as in `B7` (ECMA-376 part 1, 18.18.7 ST_CellRef). Row and column are 1-based.
public struct CellReference: Hashable, Sendable {
    /// The row, 1 to ``maximumRow``.
    public var row: Int
    /// The column, 1 to ``maximumColumn``.
    public var column: Int

    /// The last row that a sheet has.
    public static let maximumRow = 1_048_576
    /// The last column that a sheet has: `XFD`.
    public static let maximumColumn = 16_384

    /// The cell at a row and column, both 1-based.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// The letters of a 1-based column: 1 is `A`, 27 is `AA`.
    public static func columnName(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = max(1, column)
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// Reads the bytes of a reference: letters of either case, then digits, with `$` before either; nil for anything
    /// else and for places beyond the sheet.
    ///
    /// - Complexity: O(n), nothing is allocated.
    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        var row = 0
        var column = 0
        var index = 0
        let count = bytes.count
        if index < count, bytes[index] == UInt8(ascii: "$") { index += 1 }
        while index < count {
            let letter = bytes[index] & 0xDF
            guard letter >= 0x41, letter <= 0x5A else { break }
            column = column * 26 + Int(letter) - 0x40
            guard column <= Self.maximumColumn else { return nil }
            index += 1
        }
        if index < count, bytes[index] == UInt8(ascii: "$") { index += 1 }
        let digits = index
        while index < count {
            let digit = bytes[index]
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            row = row * 10 + Int(digit) - 0x30
            guard row <= Self.maximumRow else { return nil }
            index += 1
        }
        guard column > 0, row > 0, index > digits else { return nil }
        self.init(row: row, column: column)
    }
}

extension CellReference: LosslessStringConvertible, CustomStringConvertible {
    /// `B7`.
    public var description: String { "\(Self.columnName(column))\(row)" }

    /// Reads `B7` or `$B$7`; nil for anything else and for places beyond the sheet.
    public init?(_ description: String) {
        let parsed = Array(description.utf8).withUnsafeBufferPointer { CellReference(bytes: $0) }
        guard let parsed else { return nil }
        self = parsed
    }
}

extension CellReference: Comparable {
    /// Orders by row, then by column.
    public static func < (left: CellReference, right: CellReference) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}
