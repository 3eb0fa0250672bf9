import DisclosureModel
import FormCatalogue

/// An amount that stands in a field beside a table: `362.56万元`, `3,352,775.69元`, `97.35%`, `99分`.
struct FieldAmount {
    let value: Amount
    /// The unit printed with it, in its label, or of the table.
    let unit: String
    /// The unit as a power of ten of 元; 0 for percentages and points.
    let power: Int

    /// No amount yet.
    static let nothing = FieldAmount(value: .zero, unit: "", power: 0)

    private init(value: Amount, unit: String, power: Int) {
        self.value = value
        self.unit = unit
        self.power = power
    }

    /// Reads a field; nil where it holds no amount, or more than one.
    ///
    /// - Parameters:
    ///   - usual: The unit where neither the field nor its label names one.
    ///   - powers: The units of money and their powers of ten.
    init?(_ field: DisclosureTable.Field, usual: String, powers: [String: Int]) {
        let text = LabelText.key(field.text)
        let digits = text.utf8.prefix {
            $0 &- 0x30 <= 9 || [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-")].contains($0)
        }
        let number = String(decoding: digits.filter { $0 != UInt8(ascii: ",") }, as: UTF8.self)
        guard !number.isEmpty, let value = Amount(number) else { return nil }
        self.value = value
        let rest = String(decoding: text.utf8.dropFirst(digits.count), as: UTF8.self)
        let isCount = FieldKey.isCount(field.key)
        switch rest {
        case "": unit = isCount ? "" : Self.unit(in: LabelText.key(field.label), powers) ?? usual
        case "%", "分": unit = rest
        default:
            guard !isCount, powers[rest] != nil else { return nil }
            unit = rest
        }
        power = powers[unit] ?? 0
    }

    private static func unit(in label: String, _ powers: [String: Int]) -> String? {
        powers.keys.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }.first { label.hasSuffix("(\($0))") }
    }
}

/// The key of a field: a name, and before it the group that it stands in (`年度财政资金总额/executed`).
enum FieldKey {
    /// The name without its group.
    static func name(_ key: String) -> Substring {
        key.utf8.lastIndex(of: UInt8(ascii: "/")).map { key[key.index(after: $0)...] } ?? key[...]
    }

    /// The group with its slash; empty for a field that stands in none.
    static func group(_ key: String) -> Substring {
        key.utf8.lastIndex(of: UInt8(ascii: "/")).map { key[...$0] } ?? ""
    }

    /// Whether a field holds points or a percentage rather than money.
    static func isCount(_ key: String) -> Bool {
        ["score", "executionRate", "executionScore", "executionWeight", "goalScore"].contains(name(key))
    }
}
