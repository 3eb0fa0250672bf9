import DisclosureModel
import FormCatalogue

/// The parents and children of a table by code: each amount of a parent is the sum of its children's.
struct CodeFamilies {
    /// A parent's row and those of its children; the total row is the parent of the rows of level 1.
    struct Family: Equatable {
        var parent: Int
        var children: [Int]
    }

    let families: [Family]

    /// The families of a table's rows. O(n²) in the rows of a level, n being small.
    init(_ rows: [DisclosureTable.Row]) {
        var families: [Family] = []
        let coded = rows.indices.filter { rows[$0].level != nil && rows[$0].kind == .item }
        for parent in coded {
            guard let code = rows[parent].code, code.utf8.count < 7 else { continue }
            let children = coded.filter { index in
                guard let own = rows[index].code else { return false }
                return own.utf8.count == code.utf8.count + 2 && own.begins(code)
                    && rows[index].section == rows[parent].section
            }
            if !children.isEmpty { families.append(Family(parent: parent, children: children)) }
        }
        let totals = rows.indices.filter { rows[$0].kind == .total }
        if totals.count == 1, let total = totals.first {
            let tops = coded.filter { rows[$0].level == 1 }
            if !tops.isEmpty { families.append(Family(parent: total, children: tops)) }
        }
        self.families = families
    }

    /// What the children have more than their parent in a column; nil where a sum does not fit.
    static func surplus(_ family: Family, _ key: String, in rows: [DisclosureTable.Row]) -> Amount? {
        var sum = Amount.zero
        for child in family.children {
            guard let next = sum.adding(rows[child].amounts[key] ?? .zero) else { return nil }
            sum = next
        }
        return sum.subtracting(rows[family.parent].amounts[key] ?? .zero)
    }
}
