import DisclosureModel
import FormCatalogue

/// A form with its labels reduced to keys once, for matching against many headers.
struct FormKeys: Sendable {
    let form: Form
    let columns: [ColumnKeys]
    let title: String

    /// A column's labels as keys.
    struct ColumnKeys: Sendable {
        let column: FormColumn
        let leaves: Set<String>
        let groups: [Set<String>]
    }

    init(_ form: Form) {
        self.form = form
        title = TitleIndex.strip(form.title)
        columns = form.columns.map { column in
            ColumnKeys(
                column: column, leaves: Set(([column.label] + column.also).map(LabelText.key)),
                groups: column.under.map { Set($0.map(LabelText.key)) })
        }
    }

    /// The columns that a side of a section can have.
    func columns(of section: String?) -> [ColumnKeys] {
        columns.filter { $0.column.section == nil || section == nil || $0.column.section == section }
    }
}

extension FormKeys.ColumnKeys {
    /// How well a header path names this column; 0 where it does not, 3 and more where it does exactly.
    func fit(_ path: [String]) -> Double {
        let tokens = Self.tokens(path)
        guard let leaf = tokens.last else { return 0 }
        var score: Double
        if leaves.contains(leaf) || Self.endings(tokens).contains(where: leaves.contains) {
            score = 3
        } else if tokens.contains(where: leaves.contains) {
            score = 2.2
        } else if leaves.contains(where: { Self.overlaps($0, leaf) }) {
            score = 1.2
        } else {
            return 0
        }
        for group in groups {
            if tokens.contains(where: group.contains) {
                score += 1.5
            } else if tokens.contains(where: { token in group.contains { Self.overlaps($0, token) } }) {
                score += 1
            } else {
                if column.isOptional { return 0 }
                score -= tokens.count > 1 ? 1 : 0.2
            }
        }
        return max(score, 0.1)
    }

    /// The labels of a path as keys; labels that were joined into one (`本年支出/小计`) are taken apart.
    private static func tokens(_ path: [String]) -> [String] {
        path.flatMap { label -> [String] in
            let key = withoutYear(withoutUnit(LabelText.key(label)))
            let parts = key.split(whereSeparator: { "/>_|·-".contains($0) }).map(String.init)
            return parts.count > 1 ? parts : [key]
        }
    }

    /// Drops a unit in brackets: 决算数(万元).
    private static func withoutUnit(_ key: String) -> String {
        guard key.hasSuffix("元)"), let open = key.lastIndex(of: "(") else { return key }
        return String(key[..<open])
    }

    /// Drops the year that a label names first: 2024年机关运行经费预算数.
    private static func withoutYear(_ key: String) -> String {
        let digits = key.utf8.prefix { (0x30...0x39).contains($0) }
        guard digits.count == 4 else { return key }
        let rest = key.dropFirst(4)
        for word in ["年度", "年"] where rest.hasPrefix(word) && rest.count > word.count + 1 {
            return String(rest.dropFirst(word.count))
        }
        return key
    }

    /// The last labels joined: a header cell that was cut into rows reads whole again.
    private static func endings(_ tokens: [String]) -> [String] {
        (2...3).compactMap { $0 <= tokens.count ? tokens.suffix($0).joined() : nil }
    }

    /// Whether one label is a substantial part of the other, as when a wrap cut it off.
    private static func overlaps(_ left: String, _ right: String) -> Bool {
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        return short.count >= 4 && (long.hasPrefix(short) || long.hasSuffix(short))
    }
}
