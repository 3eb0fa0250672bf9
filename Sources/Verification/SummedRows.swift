import DisclosureModel
import FormCatalogue

/// Rows of a list without codes that are the sums of the rows below them, and say so by their amounts alone.
///
/// Under 一、财政拨款收入 stand 一般公共预算 and 政府性基金预算 without numerals of their own; in a list of projects, the row
/// of each agency stands above its projects. Only sums that hold in every column are believed.
struct SummedRows {
    private let rows: [DisclosureTable.Row]
    private let columns: [String]
    private let power: Int
    private let place: Money
    /// For each row that is part of one above it, that row.
    private(set) var parents: [Int: Int] = [:]

    /// Finds what stands below items with a numeral; O(rows) unless items without one follow them.
    init(_ rows: [DisclosureTable.Row], columns: [String], power: Int, scale: Int, isList: Bool) {
        self.rows = rows
        self.columns = columns
        self.power = power
        place = MoneyScale.place(power: power, scale: scale)
        if isList { findHeads() } else { findUnnumbered() }
    }

    private mutating func findUnnumbered() {
        var head: Int?
        var parts: [Int] = []
        func isProven(_ head: Int) -> Bool {
            let sum = parts.reduce(into: values([])) { add($1, to: &$0) }
            return parts.contains { !rows[$0].amounts.isEmpty } && agrees(values([head]), sum, parts: parts.count)
        }
        func close(_ found: inout [Int: Int]) {
            if let head, !parts.isEmpty, isProven(head) { for part in parts { found[part] = head } }
            parts = []
        }
        var found: [Int: Int] = [:]
        for (index, row) in rows.enumerated() {
            let isNumbered = LabelText.enumeratorDepth(row.label) != nil
            if row.kind == .item, !isNumbered, let above = head, rows[above].section == row.section {
                parts.append(index)
                continue
            }
            close(&found)
            head = row.kind == .item && isNumbered && !row.amounts.isEmpty ? index : nil
        }
        close(&found)
        parents = found
    }

    /// Takes a list apart into heads and their parts, where its total is that of the heads and not of all rows.
    private mutating func findHeads() {
        guard let total = rows.firstIndex(where: { $0.kind == .total }) else { return }
        let items = rows.indices.filter { rows[$0].kind == .item && !rows[$0].amounts.isEmpty }
        let whole = values([total])
        guard items.count > 1, !agrees(whole, values(items), parts: items.count) else { return }
        var found: [Int: Int] = [:]
        var heads: [Int] = []
        var next = 0
        while next < items.count {
            let head = values([items[next]])
            var sum = values([])
            var end: Int?
            for index in (next + 1)..<max(items.count, next + 1) {
                add(items[index], to: &sum)
                if agrees(head, sum, parts: index - next) {
                    end = index
                    break
                }
            }
            guard let end else { return }
            for index in (next + 1)...end { found[items[index]] = items[next] }
            heads.append(items[next])
            next = end + 1
        }
        if agrees(whole, values(heads), parts: heads.count) { parents = found }
    }

    private func values(_ indices: [Int]) -> [Money] {
        indices.reduce(into: [Money](repeating: 0, count: columns.count)) { add($1, to: &$0) }
    }

    private func add(_ row: Int, to sum: inout [Money]) {
        for (index, column) in columns.enumerated() {
            guard let amount = rows[row].amounts[column] else { continue }
            sum[index] += MoneyScale.money(amount, power: power) ?? 0
        }
    }

    /// Whether two lines of sums differ by no more than the rounding of so many parts.
    private func agrees(_ left: [Money], _ right: [Money], parts: Int) -> Bool {
        zip(left, right).allSatisfy { abs($0 - $1) <= Money(parts / 2) * place }
    }
}
