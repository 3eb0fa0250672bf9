import DisclosureModel
import FormCatalogue

/// A form with its labels reduced to keys once, for matching against many headers.
struct FormKeys: Sendable {
    let form: Form
    private(set) var columns: [ColumnKeys]
    let title: String
    /// Which of the words that set titles apart stand in the form's own.
    let qualifiers: [String]
    /// The budget whose expenditure by function the form is; nil for any other.
    let fund: String?
    let finder: SectionFinder

    /// A column's labels as keys.
    struct ColumnKeys: Sendable {
        let column: FormColumn
        let leaves: Set<LabelKey>
        let groups: [Set<LabelKey>]
        /// Whether the column is the sum of the group above it: 小计, 合计.
        let isSubtotal: Bool
        /// Whether the form itself calls it a sum.
        let isSum: Bool
        /// Whether the form itself says 上年 of the column.
        let isOfLastYear: Bool
        /// Whether what is planned can be none of its amounts: those of final accounts were spent, unless it says other.
        let isOfActual: Bool

        init(_ column: FormColumn, isFinal: Bool) {
            self.column = column
            leaves = FormKeys.keys([column.label] + column.also)
            groups = column.under.map(FormKeys.keys)
            isSum = Self.sums.contains(LabelKey(label: column.label))
            isSubtotal = leaves.contains("小计") || leaves.contains("合计")
            isOfActual = isFinal && !([leaves] + groups).contains { $0.contains { HeaderTokens.isPlan($0.text) } }
            isOfLastYear = ([leaves] + groups).contains { $0.contains { $0.text.begins("上年") } }
        }
    }

    init(_ form: Form, vocabulary: Vocabulary) {
        self.form = form
        finder = SectionFinder(form, vocabulary: vocabulary)
        title = TitleIndex.strip(form.title)
        let titles = [form.title] + form.aliases
        fund = form.classification == .functional ? TitleEvidence.funds.first { form.title.holds($0) } : nil
        qualifiers = TitleEvidence.qualifiers.filter { word in titles.contains { $0.holds(word) } }
        columns = form.columns.map { ColumnKeys($0, isFinal: form.kind == .final) }
    }

    /// The form without the columns that divide another one (年初结转和结余 / 结转): their words are pieces of others, which
    /// a page breaks into the same pieces.
    var undivided: FormKeys {
        var form = self
        form.columns.removeAll { part in
            part.column.isOptional && columns.contains { part.isUnder(anyOf: $0.leaves) }
        }
        return form
    }

    private static func keys(_ labels: [String]) -> Set<LabelKey> { Set(labels.map(LabelKey.init(label:))) }

    /// The columns that a side of a section can have.
    ///
    /// - Parameter isOne: Whether the side has one column of amounts: in a list of 人员经费 that word names the list.
    func columns(of section: String?, isOne: Bool) -> [ColumnKeys] {
        let lists = isOne && section != nil ? FormKeys.keys(form.sections.compactMap(\.label)) : []
        return columns.filter {
            $0.column.type == .amount
                && ($0.column.section == nil || section == nil || $0.column.section == section)
                && ($0.leaves.isDisjoint(with: lists) || !$0.column.isOptional)
        }
    }
}

extension FormKeys.ColumnKeys {
    /// How well a header path names this column; 0 where it does not, 3 and more where it does exactly.
    func fit(_ header: HeaderTokens) -> Double {
        let tokens = header.tokens
        guard let leaf = header.leaf, isOfLastYear || !header.isOfLastYear, !isOfActual || !header.isOfPlan else {
            return 0
        }
        var score: Double
        if header.endings.contains(where: leaves.contains) {
            score = 3
        } else if !isSum, Self.sums.contains(leaf), let above = tokens.dropLast().last, !leaves.contains(above) {
            // The sum of what another label divides.
            return 0
        } else if leaves.contains(leaf) {
            score = 3
        } else if Self.sums.contains(leaf), let above = tokens.dropLast().last, leaves.contains(above) {
            // 年初结转和结余 / 合计: a label that its parts divide, and their sum.
            score = 3
        } else if tokens.contains(where: leaves.contains) {
            score = 2.2
        } else if isSubtotal, groups.last?.contains(leaf) == true {
            // A group that nothing divides prints its sum under its own name.
            score = 1.5
        } else if leaves.contains(where: { Self.overlaps($0.text, leaf.text) }) {
            score = 1.2
        } else {
            return 0
        }
        for group in groups {
            if tokens.contains(where: group.contains) {
                score += 1.5
            } else if tokens.contains(where: { token in group.contains { Self.overlaps($0.text, token.text) } }) {
                score += 1
            } else {
                if column.isOptional { return 0 }
                score -= tokens.count > 1 ? 1 : 0.2
            }
        }
        return max(score, 0.1)
    }

    /// Whether a header path is a part of what this column holds: its label stands above another one that is no word
    /// for an amount or a sum (年初结转和结余 / 项目支出结转和结余).
    func isDivided(by header: HeaderTokens) -> Bool {
        guard let leaf = header.leaf, !leaves.contains(leaf), !header.endings.contains(where: leaves.contains) else {
            return false
        }
        return header.tokens.contains(where: leaves.contains) && !Self.sums.contains(leaf) && !Self.isMeasure(leaf)
    }

    /// Whether a label is the innermost group that the column stands under.
    func isUnder(_ label: LabelKey?) -> Bool { label.map { groups.last?.contains($0) == true } ?? false }

    /// Whether one of the labels is the innermost group that the column stands under.
    func isUnder(anyOf labels: Set<LabelKey>) -> Bool { groups.last.map { !$0.isDisjoint(with: labels) } ?? false }

    /// Whether a label says that amounts stand below it, and not which: 金额, 决算数.
    static func isMeasure(_ label: LabelKey) -> Bool { measures.contains(where: label.text.ends) }

    private static let sums: [LabelKey] = ["合计", "小计"]
    private static let measures = ["数", "额"]

    /// Whether one label is a substantial part of the other, as when a wrap cut it off.
    private static func overlaps(_ left: String, _ right: String) -> Bool {
        let (short, long) = left.utf8.count < right.utf8.count ? (left, right) : (right, left)
        // Four Chinese characters.
        return short.utf8.count >= 12 && (long.begins(short) || long.ends(short))
    }
}
