import DisclosureModel
import FormCatalogue

/// A grid made dense: every row has the same number of places, and covered places know the cell that covers them.
struct TableMatrix: Sendable {
    /// The rows, top to bottom; nil where the source prints no cell.
    private(set) var rows: [[Place?]]
    /// The number of columns.
    let columnCount: Int
    /// Whether the source states spans, so that a blank place is blank and not covered.
    let statesSpans: Bool
    /// For each row the cells that start there and are not blank, left to right.
    private let filledCells: [[Grid.Cell]]

    /// A cell at a place, or the cell that covers it.
    struct Place: Sendable {
        var cell: Grid.Cell
        /// Whether the cell starts here.
        var isAnchor: Bool
    }

    /// Makes a matrix of a grid's rows. O(rows × columns), covered places included; spans are cut to what is there.
    init(rows source: [Grid.Row], origin: Grid.Origin) {
        let width = source.reduce(0) { widest, row in
            row.cells.reduce(widest) { max($0, min($1.column + $1.columnSpan, Self.widestGrid)) }
        }
        var rows = [[Place?]](repeating: [Place?](repeating: nil, count: width), count: source.count)
        for (index, row) in source.enumerated() {
            for cell in row.cells where cell.column >= 0 && cell.column < width {
                // A span counts rows of the sheet; rows without cells were left out of the grid.
                let lastIndex = row.index + max(1, cell.rowSpan) - 1
                let right = min(width, cell.column + max(1, cell.columnSpan))
                var below = index
                while below < source.count, source[below].index <= lastIndex {
                    for column in cell.column..<right where rows[below][column] == nil || below == index {
                        rows[below][column] = Place(cell: cell, isAnchor: below == index && column == cell.column)
                    }
                    below += 1
                }
            }
        }
        self.rows = rows
        filledCells = rows.map { row in
            row.compactMap { place in
                guard let place, place.isAnchor, !LabelText.isBlank(place.cell.text) else { return nil }
                return place.cell
            }
        }
        columnCount = width
        statesSpans = origin == .html || origin == .sheet || origin == .layout
    }

    /// The text of the cell that starts at a place; empty for blank and covered places and outside the grid.
    func text(_ row: Int, _ column: Int) -> String {
        guard let place = place(row, column), place.isAnchor else { return "" }
        return place.cell.text
    }

    /// The text of the cell that covers a place; empty where there is none.
    func covering(_ row: Int, _ column: Int) -> String { place(row, column)?.cell.text ?? "" }

    /// The cell that starts at a place.
    func cell(_ row: Int, _ column: Int) -> Grid.Cell? {
        guard let place = place(row, column), place.isAnchor else { return nil }
        return place.cell
    }

    /// The cells of a row that start there and are not blank, left to right.
    func filled(_ row: Int) -> [Grid.Cell] {
        filledCells.indices.contains(row) ? filledCells[row] : []
    }

    private func place(_ row: Int, _ column: Int) -> Place? {
        guard rows.indices.contains(row), rows[row].indices.contains(column) else { return nil }
        return rows[row][column]
    }

    private static let widestGrid = 1024
}
