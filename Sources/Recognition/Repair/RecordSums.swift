import DisclosureModel
import FormCatalogue

/// The sums of a table of one row: its total is its items together, and an item is its parts together.
///
/// They are the identities of the form that speak of one row, as its districts write them. Where those cannot be used,
/// verification says why; here they say nothing.
struct RecordSums: Sendable {
    private let sums: [Equation.ColumnSum]

    /// Takes the sums of a form's columns from the identities of its districts. O(identities).
    init(_ form: Form, _ catalogue: Catalogue) {
        let identities = (try? IdentityBook.of(catalogue))?.identities ?? []
        sums = identities.compactMap { identity in
            guard identity.form == form.id, identity.strength != .soft, identity.needs.isEmpty,
                identity.unless == nil, identity.section == nil
            else { return nil }
            return identity.equation.columnSum
        }
    }

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
