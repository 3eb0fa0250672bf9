import DisclosureModel
import FormCatalogue

/// The sums of a table of one row: its total is its items together, and an item is its parts together.
///
/// The form names a total `total` and an item that has parts in the plural, its parts after it: `vehicles`,
/// `vehiclePurchase`. Columns under 预算数 and 决算数 share what stands before the dot, and add up each for themselves.
struct RecordSums: Sendable {
    private let sums: [(whole: String, parts: [String])]

    /// Reads the sums of a form's columns.
    init(_ form: Form) {
        var sums: [(String, [String])] = []
        let keys = form.columns.filter { !$0.isOptional }.map(\.key)
        for total in keys where total == "total" || total.hasSuffix(".total") {
            let side = String(total.dropLast("total".count))
            let own = keys.filter { $0.hasPrefix(side) && $0 != total && $0.utf8.contains(0x2E) == !side.isEmpty }
            var items = own
            for item in own where item.hasSuffix("s") {
                let parts = own.filter { $0 != item && $0.hasPrefix(item.dropLast()) }
                guard !parts.isEmpty else { continue }
                sums.append((item, parts))
                items.removeAll { parts.contains($0) }
            }
            sums.append((total, items))
        }
        self.sums = sums
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
