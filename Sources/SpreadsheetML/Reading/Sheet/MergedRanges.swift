/// Answers, for cells that come row by row, which of them span others and which are covered.
public struct MergedRanges {
    /// What merging does to a cell.
    public enum Effect: Hashable, Sendable {
        /// Nothing.
        case none
        /// It spans so many rows and columns, itself included.
        case spans(rows: Int, columns: Int)
        /// It lies under another cell, and is not seen.
        case covered
    }

    private let ranges: [CellRange]
    private var next = 0
    /// Ranges that started, by column; those that ended are dropped when they are met.
    private var active: [CellRange] = []

    /// Ranges that do not overlap, by row and column, as ``SheetContent/merges`` has them.
    public init(_ ranges: [CellRange]) {
        self.ranges = ranges
    }

    /// What merging does to a cell. Cells must be asked for in order.
    ///
    /// - Complexity: O(log ranges), amortised over a sheet.
    public mutating func effect(row: Int, column: Int) -> Effect {
        while next < ranges.count, ranges[next].first.row <= row {
            let range = ranges[next]
            if range.last.row >= row { _ = insert(range, row: row) }
            next += 1
        }
        guard !active.isEmpty, let index = candidate(row: row, column: column) else { return .none }
        let range = active[index]
        guard range.contains(CellReference(row: row, column: column)) else { return .none }
        return range.first.row == row && range.first.column == column
            ? .spans(rows: range.rowCount, columns: range.columnCount) : .covered
    }

    /// The ranges by row and column, without those that overlap one before them.
    static func disjoint(_ ranges: [CellRange]) -> [CellRange] {
        var kept: [CellRange] = []
        var walker = MergedRanges([])
        for range in ranges.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) })
        where walker.insert(range, row: range.first.row) {
            kept.append(range)
        }
        return kept
    }

    /// Adds a range that is current in a row, unless it overlaps one that is.
    private mutating func insert(_ range: CellRange, row: Int) -> Bool {
        var index = position(after: range.first.column)
        // Neighbours to the left and right may have ended above.
        while index > 0, active[index - 1].last.row < row {
            active.remove(at: index - 1)
            index -= 1
        }
        if index > 0, active[index - 1].last.column >= range.first.column { return false }
        while index < active.count, active[index].first.column <= range.last.column {
            guard active[index].last.row < row else { return false }
            active.remove(at: index)
        }
        active.insert(range, at: index)
        return true
    }

    /// The index of the current range that starts at or left of a column.
    private mutating func candidate(row: Int, column: Int) -> Int? {
        var index = position(after: column)
        while index > 0 {
            index -= 1
            if active[index].last.row >= row { return index }
            active.remove(at: index)
        }
        return nil
    }

    private func position(after column: Int) -> Int {
        var low = 0
        var high = active.count
        while low < high {
            let middle = (low + high) / 2
            if active[middle].first.column <= column {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
