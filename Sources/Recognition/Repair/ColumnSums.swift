import DisclosureModel
import FormCatalogue

/// The sums that the rows of one list of a table print: of parents over their children, of totals over their items, and of
/// the columns in each row.
struct ColumnSums {
    /// Rows that add up to another in every column.
    struct Family: Equatable {
        var whole: Int
        var parts: [Int]
    }

    let families: [Family]
    private let columns: RecordSums

    /// Finds the sums of a table's section; of the whole table where it has no sections.
    ///
    /// What a list of names adds up to is written in several ways: each of them is a family, and those that the table
    /// does not follow hold in no way of reading it. O(rows²).
    init(_ table: DisclosureTable, section: String?, form: Form, catalogue: Catalogue) {
        columns = RecordSums(form, catalogue, section: section, columns: Set(table.columns.map(\.key)))
        if form.layout == .list {
            families = Self.lists(Array(table.rows.indices), table.rows)
            return
        }
        guard section != nil else {
            families = CodeFamilies(table.rows).families.map { Family(whole: $0.parent, parts: $0.children) }
            return
        }
        let rows = table.rows.indices.filter { table.rows[$0].section == section }
        families = Self.lists(rows, table.rows)
    }

    /// Whether the columns of a row add up; true where the form has no sum of columns.
    func hold(_ amounts: [String: Amount]) -> Bool { columns.isEmpty || columns.hold(amounts) }

    private static func lists(_ rows: [Int], _ all: [DisclosureTable.Row]) -> [Family] {
        var families: [Family] = []
        let items = rows.filter { all[$0].kind == .item }
        let total = rows.last { all[$0].kind == .total }
        if let sub = rows.first(where: { all[$0].kind == .subtotal }) {
            let before = items.filter { $0 < sub }
            families.append(Family(whole: sub, parts: before))
            let depth = LabelText.enumeratorDepth(all[sub].label) ?? 0
            let below = rows.filter { $0 > sub }.prefix { row in
                all[row].kind == .item && (LabelText.enumeratorDepth(all[row].label) ?? depth + 1) > depth
            }
            families.append(Family(whole: sub, parts: Array(below)))
            if let total {
                let rest = rows.filter { $0 > sub && $0 < total }
                families.append(Family(whole: total, parts: [sub] + rest))
                families.append(Family(whole: total, parts: [sub] + rest.filter { !below.contains($0) }))
            }
        }
        if let total { families.append(Family(whole: total, parts: items.filter { $0 < total })) }
        return families.filter { !$0.parts.isEmpty }
    }
}
