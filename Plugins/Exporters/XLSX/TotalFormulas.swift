import DisclosureModel
import SpreadsheetML

/// Writes the sums of a table as formulas, where the table's structure says what is summed and the sum is exact.
///
/// A formula is written only where it gives the printed amount to the last digit. So a formula never changes what the
/// document says, and a printed sum that stays a number is one that does not add up (or that the structure does not explain).
/// References lead down the hierarchy of rows or of columns, never back: there are no circles.
struct TotalFormulas {
    private let plan: FormPlan
    private var table: DisclosureTable { plan.table }

    init(_ plan: FormPlan) { self.plan = plan }

    /// The formula of a cell, without the equals sign; nil where the amount is not a sum that holds.
    func formula(row: Int, column: DisclosureTable.Column) -> String? {
        guard let amount = table.rows[row].amounts[column.key] else { return nil }
        for rows in rowCandidates(row) {
            let operands = rows.map { (row: $0, key: column.key) }
            if let formula = sum(operands, amount) { return formula }
        }
        for keys in columnCandidates(column) {
            if let formula = sum(keys.map { (row: row, key: $0) }, amount) { return formula }
        }
        return nil
    }

    // Down a column

    private func rowCandidates(_ row: Int) -> [[Int]] {
        let section = sectionRows(of: row)
        switch table.rows[row].kind {
        case .item: return children(of: row, in: section).map { [$0] } ?? []
        case .subtotal: return partsOfSubtotal(row, section)
        case .total: return partsOfTotal(row, section)
        }
    }

    private func sectionRows(of row: Int) -> Range<Int> {
        let name = table.rows[row].section
        let before = table.rows[..<row].lastIndex { $0.section != name }.map { $0 + 1 } ?? 0
        let after = table.rows[row...].firstIndex { $0.section != name } ?? table.rows.count
        return before..<after
    }

    /// The rows one level below that follow: 款 below 类, 项 below 款.
    private func children(of row: Int, in section: Range<Int>) -> [Int]? {
        guard let level = table.rows[row].level else { return nil }
        let below = (row + 1..<max(row + 1, section.upperBound)).prefix { index in
            table.rows[index].kind == .item && (table.rows[index].level ?? 0) > level
        }
        guard let next = below.compactMap({ table.rows[$0].level }).min() else { return nil }
        return below.filter { table.rows[$0].level == next }
    }

    /// Of these rows the items that are not part of another one.
    private func topItems(_ rows: Range<Int>) -> [Int] {
        let items = rows.filter { table.rows[$0].kind == .item }
        guard let top = items.compactMap({ table.rows[$0].level }).min() else { return items }
        return items.filter { table.rows[$0].level == top }
    }

    private func partsOfSubtotal(_ row: Int, _ section: Range<Int>) -> [[Int]] {
        let start =
            (section.lowerBound..<row).last { table.rows[$0].kind != .item }.map { $0 + 1 } ?? section.lowerBound
        let end =
            (row + 1..<max(row + 1, section.upperBound)).first { table.rows[$0].kind != .item } ?? section.upperBound
        return [topItems(start..<row), topItems(section), topItems(row + 1..<max(row + 1, end))]
    }

    private func partsOfTotal(_ row: Int, _ section: Range<Int>) -> [[Int]] {
        let subtotals = section.filter { table.rows[$0].kind == .subtotal }
        var candidates: [[Int]] = []
        if let last = subtotals.last(where: { $0 < row }) { candidates.append([last] + topItems(last + 1..<row)) }
        if !subtotals.isEmpty { candidates.append(subtotals) }
        candidates.append(topItems(section))
        return candidates
    }

    // Across a row

    private func columnCandidates(_ column: DisclosureTable.Column) -> [[String]] {
        guard column.type == .amount, Self.isSum(column) else { return [] }
        let block = table.columns.filter { $0.section == column.section && $0.type == .amount }
        guard let place = block.firstIndex(where: { $0.key == column.key }) else { return [] }
        let group = column.path.dropLast()
        let right = block[(place + 1)...]
        let members = right.prefix { $0.path.starts(with: group) }
        // A column that opens a group of its own stands for the group; its parts are in it already.
        var direct: [String] = []
        var open: ArraySlice<String>?
        for member in members {
            let parent = member.path.dropLast()
            if let open, !parent.isEmpty, parent.starts(with: open), parent.count >= open.count { continue }
            open = parent.count > group.count && Self.isSum(member) ? parent : nil
            direct.append(member.key)
        }
        let all = right.map(\.key)
        return direct == all ? [direct] : [direct, members.map(\.key), all]
    }

    private static func isSum(_ column: DisclosureTable.Column) -> Bool {
        column.label.hasSuffix("合计") || column.label.hasSuffix("小计") || column.label.hasSuffix("总计")
            || column.key == "total" || column.key.hasSuffix(".total")
    }

    // The sum

    private func sum(_ operands: [(row: Int, key: String)], _ amount: Amount) -> String? {
        var found = Amount.zero
        var seen = 0
        var cells: [CellReference] = []
        for operand in operands {
            guard let cell = plan.cell(row: operand.row, column: operand.key) else { return nil }
            cells.append(cell)
            guard let part = table.rows[operand.row].amounts[operand.key] else { continue }
            guard let next = found.adding(part) else { return nil }
            found = next
            seen += 1
        }
        guard seen > 0, found == amount else { return nil }
        let ranges = Self.ranges(cells)
        // Excel takes 255 arguments and 8192 characters.
        guard ranges.count <= 255 else { return nil }
        let formula = "SUM(\(ranges.map(\.description).joined(separator: ",")))"
        return formula.utf8.count <= 8192 ? formula : nil
    }

    /// Neighbouring cells as ranges, in order.
    private static func ranges(_ cells: [CellReference]) -> [CellRange] {
        var ranges: [CellRange] = []
        for cell in cells {
            if let last = ranges.last {
                let below = cell.column == last.last.column && last.columnCount == 1 && cell.row == last.last.row + 1
                let beside = cell.row == last.last.row && last.rowCount == 1 && cell.column == last.last.column + 1
                if below || beside {
                    ranges[ranges.count - 1] = CellRange(last.first, cell)
                    continue
                }
            }
            ranges.append(CellRange(cell, cell))
        }
        return ranges
    }
}
