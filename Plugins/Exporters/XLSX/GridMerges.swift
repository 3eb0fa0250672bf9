import DisclosureModel
import SpreadsheetML

/// The spans of a grid as merged cells that do not overlap, which a workbook demands and a source need not keep to.
struct GridMerges {
    /// The merged cells.
    private(set) var accepted: [CellRange] = []
    /// Where the first span stands that overlaps one before it.
    private(set) var refused: Locator?
    /// The columns that spans from above still cover, and the row up to which they do.
    private var open: [CellRange] = []

    /// Adds a cell of a row, both counted from 0. Rows come from top to bottom.
    mutating func add(_ cell: Grid.Cell, row: Int) {
        guard cell.rowSpan > 1 || cell.columnSpan > 1, row < CellReference.maximumRow,
            cell.column < CellReference.maximumColumn, row >= 0, cell.column >= 0
        else { return }
        let lastRow = min(row + min(cell.rowSpan, CellReference.maximumRow), CellReference.maximumRow)
        let lastColumn = min(
            cell.column + min(cell.columnSpan, CellReference.maximumColumn), CellReference.maximumColumn)
        let range = CellRange(
            rows: (row + 1)...max(row + 1, lastRow), columns: (cell.column + 1)...max(cell.column + 1, lastColumn))
        open.removeAll { $0.last.row < range.first.row }
        guard !open.contains(where: { $0.overlaps(range) }) else {
            if refused == nil { refused = cell.at }
            return
        }
        open.append(range)
        accepted.append(range)
    }
}
