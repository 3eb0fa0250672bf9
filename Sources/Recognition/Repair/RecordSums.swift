import DisclosureModel
import FormCatalogue

/// The sums of a table of one row: its total is its items together, and an item is its parts together.
///
/// They are the identities of the form that speak of one row, as its districts write them. Where those cannot be used,
/// verification says why; here they say nothing.
struct RecordSums: Sendable {
    private let sums: [Equation.ColumnSum]

    /// Takes the sums of a form's columns from the identities of its districts. O(identities).
    ///
    /// - Parameters:
    ///   - section: The section whose rows they speak of; nil for those of any row.
    ///   - columns: The columns that a table prints; none where any may be printed.
    init(_ form: Form, _ catalogue: Catalogue, section: String? = nil, columns: Set<String> = []) {
        let identities = (try? IdentityBook.of(catalogue))?.identities ?? []
        sums = identities.compactMap { identity in
            guard identity.form == form.id, identity.strength != .soft, identity.needs.allSatisfy(columns.contains),
                identity.unless == nil, identity.section == section, let sum = identity.equation.columnSum
            else { return nil }
            // Without the column of its whole, or without any of its parts', a table has no such sum.
            return columns.isEmpty || columns.contains(sum.whole) && sum.parts.contains(where: columns.contains)
                ? sum : nil
        }
    }

    /// Whether the form has none.
    var isEmpty: Bool { sums.isEmpty }

    /// The columns whose sum a column is; none where it is no sum.
    func parts(of column: String) -> [String] {
        sums.filter { $0.whole == column }.flatMap(\.parts)
    }

    /// Whether all sums hold, a column without an amount counting nothing; false where the form has none.
    func hold(_ amounts: [String: Amount]) -> Bool {
        !sums.isEmpty
            && sums.allSatisfy { sum in
                var whole = Amount.zero
                for part in sum.parts {
                    guard let next = whole.adding(amounts[part] ?? .zero) else { return false }
                    whole = next
                }
                return ColumnProofs.isNear(whole, amounts[sum.whole] ?? .zero)
            }
    }
}
