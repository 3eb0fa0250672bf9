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
    var hasOrdinals: Bool { ordinals.contains { $0.contains { $0 != nil } } }
    /// The ordinals of each block's columns. The forms count on from side to side (财决01表: 1 for revenue, 2 for
    /// expenditure), while the model gives a column that all sides share the ordinal of the first.
    let ordinals: [[Int?]]
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
        ordinals = Self.ordinals(of: blocks)
        var places: [Int: (block: Int, line: Int)] = [:]
        for (line, row) in arrangement.lines.enumerated() {
            for case (let block, let index?) in row.enumerated() { places[index] = (block, line) }
        }
        self.places = places
    }

    private static func ordinals(of blocks: [FormBlock]) -> [[Int?]] {
        var highest: Int?
        return blocks.map { block in
            let first = block.columns.lazy.filter { $0.section == nil }.compactMap(\.ordinal).min()
            let ordinals = block.columns.map { column -> Int? in
                guard let ordinal = column.ordinal, column.section == nil, let first, let highest else {
                    return column.ordinal
                }
                // What no form counts up to is left blank.
                let (distance, isFar) = ordinal.subtractingReportingOverflow(first)
                let (next, isBeyond) = highest.addingReportingOverflow(distance)
                return isFar || isBeyond || next == .max ? nil : next + 1
            }
            highest = (ordinals.compactMap { $0 } + [highest].compactMap { $0 }).max()
            return ordinals
        }
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
