import DisclosureModel
import FormCatalogue

/// An amount with its unit behind it in one cell: `1,500.50元`, `300.50万元`.
struct PrintedQuantity: Sendable, Equatable {
    /// The amount, in its own unit.
    let amount: Amount
    /// The unit as printed, without blanks.
    let unit: String
    /// Whether blanks stood inside the digits.
    let innerBlanks: Bool

    /// Reads a cell; nil where it is no number followed by a unit of money.
    ///
    /// - Parameter key: The text reduced, which the caller has.
    /// - Complexity: O(1) for what does not end in 元, O(n) else.
    init?(_ text: String, key: String) {
        guard key.ends("元") else { return nil }
        let scalars = text.unicodeScalars
        guard let last = scalars.lastIndex(where: { !LabelText.isBlank($0) }) else { return nil }
        var start = last
        while start > scalars.startIndex, Self.multiples.contains(scalars[scalars.index(before: start)]) {
            start = scalars.index(before: start)
        }
        guard case .amount(let shown, let innerBlanks) = PrintedAmount(String(scalars[..<start])) else { return nil }
        amount = shown
        unit = String(scalars[start...last])
        self.innerBlanks = innerBlanks
    }

    /// The same amount in another unit, exact; nil where one of the units is unknown.
    func amount(in label: String, units: [Unit]) -> Amount? {
        if unit == label { return amount }
        guard let own = units.first(where: { $0.names.contains(unit) }),
            let other = units.first(where: { $0.label == label })
        else { return nil }
        return amount.shifted(by: own.powerOfTen - other.powerOfTen)
    }

    private static let multiples: [Unicode.Scalar] = ["十", "百", "千", "万", "亿", "萬", "億"]
}
