import DisclosureModel
import FormCatalogue

/// *Finds:* an amount that stands one column off: its column's children have just so much more than their parent, and
/// those of another column just so much less.
///
/// *Repairs:* the amount, into that other column, where exactly one row can have lent it and its cell there is blank.
struct MisplacedValue: RepairRule {
    static let id = "value.misplaced"

    func apply(to tables: inout [DisclosureTable], catalogue: Catalogue) {
        for index in tables.indices {
            guard let form = tables[index].form.flatMap(catalogue.form), form.layout == .codes,
                tables[index].rows.count > 2
            else { continue }
            let families = CodeFamilies(tables[index].rows).families
            let keys = tables[index].columns.filter { $0.type == .amount }.map(\.key)
            for family in families { mend(&tables[index], family, keys) }
        }
    }

    private func mend(_ table: inout DisclosureTable, _ family: CodeFamilies.Family, _ keys: [String]) {
        let surplus = keys.map { CodeFamilies.surplus(family, $0, in: table.rows) }
        guard surplus.allSatisfy({ $0 != nil }) else { return }
        let wrong = keys.indices.filter { surplus[$0].map { !$0.isZero } ?? false }
        guard wrong.count == 2 else { return }
        let from = wrong.first { surplus[$0].map { !$0.isNegative } ?? false }
        let to = wrong.first { surplus[$0]?.isNegative ?? false }
        guard let from, let to, let value = surplus[from], let lack = surplus[to], lack.negated == value else { return }
        let lenders = family.children.filter { child in
            table.rows[child].amounts[keys[from]] == value && table.rows[child].amounts[keys[to]] == nil
                && table.rows[child].level == deepest(table, family)
        }
        guard lenders.count == 1, let row = lenders.first, let amount = table.rows[row].amounts[keys[from]] else {
            return
        }
        let at = table.rows[row].cells[keys[from]] ?? table.rows[row].at
        func label(_ key: String) -> String { table.columns.first { $0.key == key }?.label ?? key }
        table.repairs.append(
            .init(
                at: at, rule: Self.id, before: "\(label(keys[from])) \(amount)", after: "\(label(keys[to])) \(amount)"))
        table.rows[row].amounts = Self.moved(table.rows[row].amounts, keys[from], keys[to], order: keys)
        if let place = table.rows[row].cells[keys[from]] {
            table.rows[row].cells[keys[from]] = nil
            table.rows[row].cells[keys[to]] = place
        }
    }

    /// The level of a family's children, where they are no parents themselves.
    private func deepest(_ table: DisclosureTable, _ family: CodeFamilies.Family) -> Int? {
        let levels = Set(family.children.map { table.rows[$0].level })
        return levels.count == 1 ? levels.first ?? nil : nil
    }

    static func moved(_ amounts: Keyed<Amount>, _ from: String, _ to: String, order: [String]) -> Keyed<Amount> {
        var result: Keyed<Amount> = [:]
        for key in order {
            if key == to { result[key] = amounts[from] } else if key != from { result[key] = amounts[key] }
        }
        for entry in amounts where !order.contains(entry.key) { result[entry.key] = entry.value }
        return result
    }
}
