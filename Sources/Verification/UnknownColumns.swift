import DisclosureModel
import FormCatalogue

/// Columns that a table prints and its form does not know: whether their amounts add up, they must show themselves.
///
/// An agency prints the year before beside the year, and a share of the total beside both: the one adds up, the other
/// does not, and no label tells for certain. Sums that hold are kept; such that do not are claims only where others of
/// the column, of two parts or more, hold in greater number.
struct UnknownColumns {
    /// The constraints without those that are no claims.
    private(set) var constraints: [Constraint]
    /// What was left out, once for each identity and column.
    private(set) var skipped: [Check] = []

    /// O(constraints) where a table prints a column that its form does not know; else O(columns).
    init(_ constraints: [Constraint], _ ledger: Ledger) {
        self.constraints = constraints
        let unknown = ledger.tables.reduce(into: [Int: Set<Int>]()) { unknown, table in
            guard let form = table.form else { return }
            let columns = table.columns.indices.filter { form.column(table.columns[$0]) == nil }
            if !columns.isEmpty { unknown[table.index] = Set(columns) }
        }
        guard !unknown.isEmpty else { return }
        var sums: [Column: (held: Int, broken: [Int])] = [:]
        for (index, constraint) in constraints.enumerated() {
            guard let place = ledger.place(of: constraint.subject), let columns = unknown[place.table.index],
                columns.contains(place.column)
            else { continue }
            let column = Column(table: place.table.index, column: place.column)
            switch constraint.outcome(ledger.values) {
            case .broken: sums[column, default: (0, [])].broken.append(index)
            case .exact, .rounding:
                // A whole that has one part is printed alike in a column of shares.
                let amounts = constraint.terms.count { ledger.values[$0.cell] ?? 0 != 0 }
                if amounts > 2 { sums[column, default: (0, [])].held += 1 }
            case .void: break
            }
        }
        let dropped = Set(sums.values.lazy.filter { $0.broken.count >= $0.held }.flatMap(\.broken))
        guard !dropped.isEmpty else { return }
        self.constraints = constraints.indices.filter { !dropped.contains($0) }.map { constraints[$0] }
        var seen: Set<Check> = []
        for index in dropped.sorted() {
            guard let place = ledger.place(of: constraints[index].subject) else { continue }
            let key = place.table.columns[place.column]
            let label = place.table.table.columns.first { $0.key == key }?.label ?? key
            let check = Check(
                rule: constraints[index].rule, at: place.table.table.at, result: .skipped,
                message: "The form has no column \(label), and nothing shows that its amounts add up.")
            if seen.insert(check).inserted { skipped.append(check) }
        }
    }

    private struct Column: Hashable {
        let table: Int
        let column: Int
    }
}
