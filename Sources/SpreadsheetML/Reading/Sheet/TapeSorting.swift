/// Puts cells that a file states out of order, or more than once, into their places; of several for one place the last
/// one with a value stands.
struct TapeSorting: CellSink {
    private struct Entry {
        var row: Int
        var column: Int
        var order: Int
        var kind: CellEvent.Kind
        var style: Int
        var hasFormula: Bool
        var isMistyped: Bool
        /// In the tape that is being sorted, which outlives this.
        var bytes: UnsafeBufferPointer<UInt8>
    }

    private var entries: [Entry] = []
    private var hiddenRows: Set<Int> = []

    /// The same cells on a tape in order.
    static func sorted(_ tape: CellTape) -> CellTape {
        guard !tape.isOrdered else { return tape }
        var sorting = TapeSorting()
        // The sink keeps values alone and throws nothing.
        try? tape.replay(into: &sorting)
        return withExtendedLifetime(tape) { sorting.tape() }
    }

    mutating func row(_ row: Int, isHidden: Bool) {
        if isHidden { hiddenRows.insert(row) }
    }

    mutating func cell(_ cell: CellEvent) {
        entries.append(
            Entry(
                row: cell.row, column: cell.column, order: entries.count, kind: cell.kind, style: cell.style,
                hasFormula: cell.hasFormula, isMistyped: cell.isMistyped, bytes: cell.bytes))
    }

    private func tape() -> CellTape {
        let tape = CellTape()
        var row = 0
        let sorted = entries.sorted { ($0.row, $0.column, $0.order) < ($1.row, $1.column, $1.order) }
        var index = 0
        while index < sorted.count {
            var chosen = sorted[index]
            index += 1
            while index < sorted.count, sorted[index].row == chosen.row, sorted[index].column == chosen.column {
                if sorted[index].kind != .blank { chosen = sorted[index] }
                index += 1
            }
            if chosen.row != row {
                row = chosen.row
                tape.startRow(row, isHidden: hiddenRows.contains(row))
            }
            tape.cell(
                kind: chosen.kind, column: chosen.column, style: chosen.style, bytes: chosen.bytes,
                hasFormula: chosen.hasFormula, isMistyped: chosen.isMistyped)
        }
        return tape
    }
}
