/// A rectangle of cells, as in `A1:C4` (ECMA-376 part 1, 18.18.62 ST_Ref).
public struct CellRange: Hashable, Sendable {
    /// The cell at the top left.
    public var first: CellReference
    /// The cell at the bottom right; not above or left of ``first``.
    public var last: CellReference

    /// The rectangle between two corners, in any order.
    public init(_ corner: CellReference, _ other: CellReference) {
        first = CellReference(row: min(corner.row, other.row), column: min(corner.column, other.column))
        last = CellReference(row: max(corner.row, other.row), column: max(corner.column, other.column))
    }

    /// How many rows it covers.
    public var rowCount: Int { last.row - first.row + 1 }
    /// How many columns it covers.
    public var columnCount: Int { last.column - first.column + 1 }

    /// Whether a cell lies in it.
    public func contains(_ cell: CellReference) -> Bool {
        cell.row >= first.row && cell.row <= last.row && cell.column >= first.column && cell.column <= last.column
    }

    /// Whether two rectangles share a cell.
    public func overlaps(_ other: CellRange) -> Bool {
        first.row <= other.last.row && other.first.row <= last.row && first.column <= other.last.column
            && other.first.column <= last.column
    }
}

extension CellRange: LosslessStringConvertible, CustomStringConvertible {
    /// `A1:C4`, or `A1` for a single cell.
    public var description: String { first == last ? "\(first)" : "\(first):\(last)" }

    /// Reads `A1:C4` or `A1`; nil for anything else.
    public init?(_ description: String) {
        let corners = description.split(separator: ":", omittingEmptySubsequences: false)
        guard let first = corners.first.flatMap({ CellReference(String($0)) }) else { return nil }
        guard corners.count > 1 else {
            self.init(first, first)
            return
        }
        guard corners.count == 2, let last = CellReference(String(corners[1])) else { return nil }
        self.init(first, last)
    }
}
