import DisclosureModel

/// One of the lists of rows that a form prints beside each other: revenue and expenditure, or three lists of codes.
///
/// The model gives the rows of such a form one list after the other; a block is one list, with the columns it has.
struct FormBlock {
    /// The section that its rows are in; nil in forms without sections.
    let section: String?
    /// The rows, as indices into the table's.
    let rows: Range<Int>
    /// The columns that its rows can have amounts or text in.
    let columns: [DisclosureTable.Column]
    /// Which columns stand before those: only what some row has is printed.
    let heads: [Head]

    /// A column of the rows themselves.
    enum Head: Hashable {
        case code
        case label
        case line
    }

    /// How many columns of the sheet it takes.
    var width: Int { heads.count + columns.count }

    /// The blocks of a table, in order.
    ///
    /// A new block starts with a new section, and where the rows of one section start over at the top of the page, as
    /// the third list of economic codes does.
    static func blocks(of table: DisclosureTable) -> [FormBlock] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in table.rows.indices.dropFirst() {
            let isNewSection = table.rows[index].section != table.rows[index - 1].section
            if isNewSection || startsOver(table.rows[index - 1], table.rows[index]) {
                ranges.append(start..<index)
                start = index
            }
        }
        ranges.append(start..<table.rows.count)
        return ranges.map { FormBlock(table: table, rows: $0) }
    }

    private init(table: DisclosureTable, rows: Range<Int>) {
        let section = rows.isEmpty ? nil : table.rows[rows.lowerBound].section
        self.section = section
        self.rows = rows
        columns = table.columns.filter { $0.section == nil || section == nil || $0.section == section }
        let all = table.rows[rows]
        var heads: [Head] = []
        if all.contains(where: { $0.code != nil }) { heads.append(.code) }
        if all.isEmpty || columns.isEmpty || all.contains(where: { !$0.label.isEmpty }) { heads.append(.label) }
        if all.contains(where: { $0.line != nil }) { heads.append(.line) }
        self.heads = heads
    }

    private static func startsOver(_ before: DisclosureTable.Row, _ row: DisclosureTable.Row) -> Bool {
        guard row.section != nil, let above = before.at?.printedRow, let place = row.at?.printedRow else {
            return false
        }
        return above.sheet == place.sheet && place.row < above.row
    }
}

extension Locator {
    /// The line or row of the source, and the sheet it is on.
    var printedRow: (sheet: String, row: Int)? {
        switch self {
        case .text(let line, _): ("", line)
        case .sheet(let name, let row, _): (name, row)
        }
    }
}
