import DisclosureModel

/// Which rows of a form's blocks stand beside each other.
struct FormArrangement {
    /// The lines of the sheet, top to bottom: for each block the row that stands there, as an index into the table's rows.
    private(set) var lines: [[Int?]] = []

    /// Arranges blocks as the source printed them where it says so, and by their sums where it does not.
    init(_ blocks: [FormBlock], rows: [DisclosureTable.Row]) {
        if blocks.count == 1 {
            lines = blocks[0].rows.map { [$0] }
        } else if let printed = Self.asPrinted(blocks, rows) {
            lines = printed
        } else {
            lines = Self.bySums(blocks, rows)
        }
    }

    /// Rows of one printed line stand in one line; nil where the places do not tell, or tell too little.
    private static func asPrinted(_ blocks: [FormBlock], _ rows: [DisclosureTable.Row]) -> [[Int?]]? {
        var places: [Int: [Int?]] = [:]
        var sheet: String?
        for (column, block) in blocks.enumerated() {
            var above = 0
            for index in block.rows {
                guard let place = rows[index].at?.printedRow, place.row > above, sheet == nil || sheet == place.sheet
                else {
                    return nil
                }
                sheet = place.sheet
                above = place.row
                places[place.row, default: Array(repeating: nil, count: blocks.count)][column] = index
            }
        }
        // A source that prints one side below the other says nothing about what stands beside what.
        let longest = blocks.map(\.rows.count).max() ?? 0
        guard places.count * 2 <= longest * 3 else { return nil }
        return places.keys.sorted().compactMap { places[$0] }
    }

    /// Sums stand beside sums, as on the forms: 本年收入合计 beside 本年支出合计, 总计 beside 总计.
    private static func bySums(_ blocks: [FormBlock], _ rows: [DisclosureTable.Row]) -> [[Int?]] {
        let runs = blocks.map { block in Self.runs(block, rows) }
        let count = runs.map(\.count).max() ?? 0
        guard runs.allSatisfy({ $0.count == count }) else { return zip(blocks.map { Array($0.rows) }) }
        return (0..<count).flatMap { number -> [[Int?]] in
            let pieces = runs.map { $0[number] }
            let height = pieces.map(\.count).max() ?? 0
            // A sum is the last row of its run: what is missing is missing above it.
            return zip(
                pieces.map { piece in
                    guard let last = piece.last.flatMap({ $0 }), piece.count < height, rows[last].kind != .item else {
                        return piece
                    }
                    return piece.dropLast() + Array(repeating: nil, count: height - piece.count) + [last]
                })
        }
    }

    private static func runs(_ block: FormBlock, _ rows: [DisclosureTable.Row]) -> [[Int?]] {
        var runs: [[Int?]] = [[]]
        for index in block.rows {
            runs[runs.count - 1].append(index)
            if rows[index].kind != .item, index + 1 < block.rows.upperBound { runs.append([]) }
        }
        return runs
    }

    private static func zip(_ columns: [[Int?]]) -> [[Int?]] {
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { line in columns.map { line < $0.count ? $0[line] : nil } }
    }
}
