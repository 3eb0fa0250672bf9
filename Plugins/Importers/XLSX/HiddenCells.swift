import DisclosureModel

/// What a workbook holds and does not show: sheets (ECMA-376 part 1, 18.2.19), rows (18.3.1.73), columns (18.3.1.13).
///
/// It is read all the same, for agencies hide what does not fit their page; but a person who opens the file does not see
/// it, and is told.
enum HiddenCells {
    /// One note for each kind of what is hidden in a sheet and holds anything. O(cells).
    static func notes(on grid: Grid) -> [Diagnostic] {
        let name = grid.name ?? ""
        guard !grid.isHidden else {
            return grid.rows.isEmpty
                ? []
                : [
                    Diagnostic(
                        .note, "sheet.hidden", at: grid.at,
                        "The sheet “\(name)” is hidden in its workbook; it is read all the same.")
                ]
        }
        var rows: (count: Int, at: Locator?) = (0, nil)
        var columns: [Int: Locator] = [:]
        for row in grid.rows {
            let filled = row.cells.lazy.filter { !$0.text.isEmpty }
            if row.isHidden, let first = filled.first {
                rows = (rows.count + 1, rows.at ?? first.at)
            }
            for cell in filled where cell.isHidden && columns[cell.column] == nil { columns[cell.column] = cell.at }
        }
        var notes: [Diagnostic] = []
        if rows.count > 0 {
            notes.append(
                Diagnostic(
                    .note, "rows.hidden", at: rows.at,
                    "\(rows.count == 1 ? "1 row" : "\(rows.count) rows") of “\(name)” that the workbook hides "
                        + "\(rows.count == 1 ? "is" : "are") read all the same."))
        }
        if let first = columns.keys.min() {
            notes.append(
                Diagnostic(
                    .note, "columns.hidden", at: columns[first],
                    "\(columns.count == 1 ? "1 column" : "\(columns.count) columns") of “\(name)” that the workbook hides "
                        + "\(columns.count == 1 ? "is" : "are") read all the same."))
        }
        return notes
    }
}
