import DisclosureModel
import FormCatalogue

/// *Finds:* two columns whose labels were exchanged: in every row that tells, the total is not the sum of its parts, and
/// it is if the two columns change places; or 基本支出 and 项目支出 stand crosswise to the table of basic expenditure.
///
/// *Repairs:* the values of the two columns, one for the other, where no other exchange would serve and the head is not
/// out of order besides: that of 基本支出, 项目支出, 合计 may as well be shifted, and then says nothing of the parts. So may
/// a head in order over a total that stands behind several parts, unless the table of basic expenditure proves the
/// parts; and what it disproves is no exchange.
struct ColumnExchange: RepairRule {
    static let id = "columns.exchanged"

    func apply(to tables: inout [DisclosureTable], catalogue: Catalogue) {
        for index in tables.indices {
            guard let form = tables[index].form.flatMap(catalogue.form), form.layout == .codes else { continue }
            let keys = tables[index].columns.filter { $0.type == .amount }.map(\.key)
            guard keys.contains("total"), keys.count > 2, !keys.contains(where: { $0.contains(".") || $0 == "opening" })
            else { continue }
            if let pair = exchange(tables[index].rows, keys) {
                let basic = basicTotal(for: tables[index], in: tables).map { basic in
                    Self.printedBasic(of: tables[index], exchanging: pair) == basic
                }
                let isOneOff = zip(keys, keys.dropFirst()).contains { $0 == pair || $0 == (pair.1, pair.0) }
                guard basic != false,
                    Self.isInOrder(keys, form) && (isOneOff || basic == true)
                        || Self.isInOrder(Self.exchanged(keys, pair.0, pair.1), form)
                else { continue }
                exchange(&tables[index], pair.0, pair.1, keys)
            } else if let basic = basicTotal(for: tables[index], in: tables), isCrosswise(tables[index], basic) {
                exchange(&tables[index], "basic", "project", keys)
            }
        }
    }

    // MARK: Within the table

    /// The one exchange of the total and another column under which every row adds up that does not as it stands.
    private func exchange(_ rows: [DisclosureTable.Row], _ keys: [String]) -> (String, String)? {
        func holds(_ row: DisclosureTable.Row, total: String) -> Bool {
            var sum = Amount.zero
            for key in keys where key != total {
                guard let next = sum.adding(row.amounts[key] ?? .zero) else { return false }
                sum = next
            }
            return sum == row.amounts[total] ?? .zero
        }
        let telling = rows.filter { row in
            row.amounts.count > 2 && keys.filter { row.amounts[$0].map { !$0.isZero } ?? false }.count > 2
        }
        guard telling.count >= Self.fewestRows, telling.allSatisfy({ !holds($0, total: "total") }) else { return nil }
        let all = rows.filter { !$0.amounts.isEmpty }
        let serving = keys.filter { key in key != "total" && all.allSatisfy { holds($0, total: key) } }
        return serving.count == 1 ? ("total", serving[0]) : nil
    }

    /// Whether columns stand in the order of the form, those aside that it does not know.
    private static func isInOrder(_ keys: [String], _ form: Form) -> Bool {
        let places = keys.compactMap { key in form.columns.firstIndex { $0.key == key } }
        return zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    }

    private static func exchanged(_ keys: [String], _ first: String, _ second: String) -> [String] {
        keys.map { $0 == first ? second : ($0 == second ? first : $0) }
    }

    // MARK: Against another table

    /// The total of basic expenditure, once two columns are exchanged.
    private static func printedBasic(of table: DisclosureTable, exchanging pair: (String, String)) -> Amount? {
        let key = pair.0 == "basic" ? pair.1 : (pair.1 == "basic" ? pair.0 : "basic")
        return table.rows.first { $0.kind == .total }?.amounts[key]
    }

    /// What the table of basic expenditure adds up to, for a table that it details.
    private func basicTotal(for table: DisclosureTable, in tables: [DisclosureTable]) -> Amount? {
        guard let form = table.form, form.ends("/general-expenditure") else { return nil }
        let other = form.replacingSuffix("/general-expenditure", with: "/general-basic")
        guard let basic = tables.first(where: { $0.form == other }) else { return nil }
        let key = basic.columns.first { $0.type == .amount }?.key ?? "amount"
        let tops = basic.rows.filter { $0.level == 1 }.compactMap { $0.amounts[key] }
        var sum = Amount.zero
        for top in tops {
            guard let next = sum.adding(top) else { return nil }
            sum = next
        }
        return tops.isEmpty ? nil : sum
    }

    /// Whether the table's project expenditure is what basic expenditure adds up to, and the other way round it is not.
    private func isCrosswise(_ table: DisclosureTable, _ basic: Amount) -> Bool {
        guard let total = table.rows.first(where: { $0.kind == .total }), let project = total.amounts["project"],
            let own = total.amounts["basic"], !basic.isZero
        else { return false }
        return project == basic && own != basic && Self.addsUp(table, total, "project")
            && Self.addsUp(table, total, "basic")
    }

    /// Whether the total of a column is the sum of the rows of the first level, so that it stands in its own column.
    private static func addsUp(_ table: DisclosureTable, _ total: DisclosureTable.Row, _ key: String) -> Bool {
        let tops = table.rows.filter { $0.level == 1 }
        guard !tops.isEmpty else { return true }
        var sum = Amount.zero
        for top in tops {
            guard let next = sum.adding(top.amounts[key] ?? .zero) else { return false }
            sum = next
        }
        return sum == total.amounts[key] ?? .zero
    }

    private func exchange(_ table: inout DisclosureTable, _ first: String, _ second: String, _ keys: [String]) {
        func label(_ key: String) -> String { table.columns.first { $0.key == key }?.label ?? key }
        let labels = (label(first), label(second))
        for index in table.rows.indices {
            let old = table.rows[index]
            var amounts: Keyed<Amount> = [:]
            for key in keys { amounts[key] = old.amounts[key == first ? second : (key == second ? first : key)] }
            table.rows[index].amounts = amounts
            (table.rows[index].cells[first], table.rows[index].cells[second]) = (old.cells[second], old.cells[first])
        }
        table.repairs.append(
            .init(at: table.at, rule: Self.id, before: "\(labels.0) | \(labels.1)", after: "\(labels.1) | \(labels.0)"))
    }

    private static let fewestRows = 3
}

extension String {
    /// The text with another ending.
    fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
        ends(suffix) ? String(dropLast(suffix.count)) + other : self
    }
}
