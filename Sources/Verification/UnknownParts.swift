import DisclosureModel
import FormCatalogue

/// Columns that a table prints beside those of its form, and whose amounts are parts of the form's own sums.
///
/// An agency divides its total into more columns than the form knows (单位资金, 财政专户管理的支出), so that the form's
/// formula falls short by just these in every row. It says nothing of such a table; what it lacks, no one has got wrong.
struct UnknownParts {
    /// The constraints without those whose sums go over such columns.
    private(set) var constraints: [Constraint]
    /// What was left out, once for each rule and table.
    private(set) var skipped: [Check] = []

    /// O(constraints) where a table prints a column that its form does not know; else O(columns).
    init(_ constraints: [Constraint], _ ledger: Ledger) {
        self.constraints = constraints
        let unknown = ledger.tables.reduce(into: [Int: [Int]]()) { unknown, table in
            guard let form = table.form else { return }
            let columns = table.columns.indices.filter { form.column(table.columns[$0]) == nil }
            if !columns.isEmpty, columns.count <= Self.most { unknown[table.index] = columns }
        }
        guard !unknown.isEmpty else { return }
        var sums: [Rule: [Int]] = [:]
        for (index, constraint) in constraints.enumerated() where constraint.code == .row && constraint.isSum {
            guard let place = ledger.place(of: constraint.subject), let columns = unknown[place.table.index],
                !columns.contains(place.column)
            else { continue }
            sums[Rule(rule: constraint.rule, table: place.table.index), default: []].append(index)
        }
        var dropped: Set<Int> = []
        var divided: [Int: Set<Int>] = [:]
        let rules = sums.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
        for (rule, indices) in rules {
            guard let columns = unknown[rule.table], let parts = Self.parts(columns, of: indices, constraints, ledger),
                let table = ledger.place(of: constraints[indices[0]].subject)?.table
            else { continue }
            dropped.formUnion(indices)
            divided[rule.table, default: []].formUnion(indices.map { constraints[$0].subject })
            let labels = parts.map { column in
                table.table.columns.first { $0.key == table.columns[column] }?.label ?? table.columns[column]
            }
            skipped.append(
                Check(
                    rule: rule.rule, at: table.table.at, result: .skipped,
                    message: "The form has no column \(labels.joined(separator: ", ")), which is part of the sum."))
        }
        guard !dropped.isEmpty else { return }
        // What is only a part of 基本支出 in such a table need not be the 基本支出 of another.
        var seen: Set<Rule> = []
        for (index, constraint) in constraints.enumerated()
        where constraint.code != .row && constraint.isSum && constraint.outcome(ledger.values) == .broken {
            let places = constraint.terms.compactMap { term in ledger.place(of: term.cell).map { (term.cell, $0) } }
            guard Set(places.map(\.1.table.index)).count > 1,
                let (_, place) = places.first(where: { cell, place in
                    divided[place.table.index]?.contains(cell) == false
                })
            else { continue }
            dropped.insert(index)
            guard seen.insert(Rule(rule: constraint.rule, table: place.table.index)).inserted else { continue }
            skipped.append(
                Check(
                    rule: constraint.rule, at: place.table.table.at, result: .skipped,
                    message: "The table divides its sums into columns that the form does not know."))
        }
        self.constraints = constraints.indices.filter { !dropped.contains($0) }.map { constraints[$0] }
    }

    /// The fewest columns whose amounts make up what a rule's sums fall short by, in every row; nil where it does not
    /// fall short, or none do.
    private static func parts(
        _ columns: [Int], of indices: [Int], _ constraints: [Constraint], _ ledger: Ledger
    ) -> [Int]? {
        guard indices.contains(where: { constraints[$0].outcome(ledger.values) == .broken }) else { return nil }
        let sets = (1..<(1 << columns.count)).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
        let found = sets.first { set in
            indices.allSatisfy { index in
                guard let place = ledger.place(of: constraints[index].subject) else { return false }
                var residue = Constraint.sum(constraints[index].terms, ledger.values)
                for (bit, column) in columns.enumerated() where set & (1 << bit) != 0 {
                    residue -= ledger.values[place.table.cell(row: place.row, column: column)] ?? 0
                }
                return abs(residue) <= constraints[index].tolerance
            }
        }
        return found.map { set in columns.indices.filter { set & (1 << $0) != 0 }.map { columns[$0] } }
    }

    private struct Rule: Hashable {
        let rule: String
        let table: Int
    }

    /// More columns than these are not tried in all their combinations.
    private static let most = 8
}
