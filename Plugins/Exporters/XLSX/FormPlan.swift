import DisclosureModel
import SpreadsheetML

/// Where everything of one table goes on its sheet, before a cell is written: formulas need the places of cells below.
struct FormPlan {
    let table: DisclosureTable
    let blocks: [FormBlock]
    let header: FormHeader
    let arrangement: FormArrangement
    /// How many columns the sheet has, at least two.
    let width: Int
    /// The first column of each block, 1-based.
    let starts: [Int]
    /// The row of the sheet above the header, 1-based.
    let rowsAboveHeader: Int
    /// Whether a row of column ordinals (栏次) follows the header.
    let hasOrdinals: Bool
    private let places: [Int: (block: Int, line: Int)]

    init(_ table: DisclosureTable) {
        self.table = table
        let blocks = FormBlock.blocks(of: table)
        self.blocks = blocks
        header = FormHeader(blocks)
        let arrangement = FormArrangement(blocks, rows: table.rows)
        self.arrangement = arrangement
        var starts: [Int] = []
        var next = 1
        for block in blocks {
            starts.append(next)
            next += block.width
        }
        self.starts = starts
        width = max(2, next - 1)
        // The title, the number, then agency and unit, then one row for each field.
        rowsAboveHeader = 2 + (table.number == nil ? 0 : 1) + table.fields.count
        hasOrdinals = table.columns.contains { $0.ordinal != nil }
        var places: [Int: (block: Int, line: Int)] = [:]
        for (line, row) in arrangement.lines.enumerated() {
            for case (let block, let index?) in row.enumerated() { places[index] = (block, line) }
        }
        self.places = places
    }

    /// The row of the sheet that the table's first line is in.
    var firstBodyRow: Int { rowsAboveHeader + header.depth + (hasOrdinals ? 1 : 0) + 1 }

    /// The cell of a row, given by its index, and a column.
    func cell(row: Int, column key: String) -> CellReference? {
        guard let place = places[row],
            let offset = blocks[place.block].columns.firstIndex(where: { $0.key == key })
        else { return nil }
        let column = starts[place.block] + blocks[place.block].heads.count + offset
        return CellReference(row: firstBodyRow + place.line, column: column)
    }
}
