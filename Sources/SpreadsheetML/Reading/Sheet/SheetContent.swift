/// A worksheet that has been read: its cells, and what stands around them.
public struct SheetContent {
    /// Merged ranges (ECMA-376 part 1, 18.3.1.55), by row and column; where two overlap, the later one is left out.
    public let merges: [CellRange]
    /// Columns that are hidden, 1-based.
    public let hiddenColumns: [ClosedRange<Int>]
    /// How many merged ranges of the file are not among ``merges``, because they overlap others or are not understood.
    public let droppedMerges: Int
    /// How many cells the sheet states, empty ones included.
    public let cellCount: Int

    private let tape: CellTape

    init(_ part: SheetPart) {
        let kept = MergedRanges.disjoint(part.merges)
        merges = kept
        droppedMerges = part.merges.count - kept.count + part.strangeMerges
        hiddenColumns = part.hiddenColumns
        cellCount = part.recorder.cellCount
        tape = TapeSorting.sorted(part.recorder.tape)
    }

    /// Hands every cell to a sink, row by row, by rising column, each place once.
    ///
    /// - Throws: what the sink throws.
    /// - Complexity: O(cells).
    public func forEachCell(_ sink: inout some CellSink) throws {
        try tape.replay(into: &sink)
    }

    /// Whether a column is hidden.
    public func isColumnHidden(_ column: Int) -> Bool {
        hiddenColumns.contains { $0.contains(column) }
    }
}
