import FormCatalogue

/// What a candidate's title says about its form.
struct TitleEvidence: Sendable {
    /// The forms that the title names.
    let named: [String]
    let match: TitleIndex.Match
    /// The stripped title, where it names no form.
    let stripped: String
    /// Whether the title is that of a table which is no form.
    let isUnclaimed: Bool

    init(_ candidate: TableCandidate, index: TitleIndex) {
        var named: (ids: [String], match: TitleIndex.Match) = ([], .whole)
        var stripped = ""
        var isUnclaimed = false
        for title in [candidate.title?.text, candidate.name].compactMap({ $0 }) {
            named = index.forms(named: title)
            isUnclaimed = named.ids.isEmpty && index.isUnclaimed(title)
            if !named.ids.isEmpty || isUnclaimed { break }
            if stripped.isEmpty { stripped = TitleIndex.strip(title) }
        }
        self.named = named.ids
        self.isUnclaimed = isUnclaimed
        match = named.match
        self.stripped = named.ids.isEmpty ? stripped : ""
    }

    /// The weight of the title for a form, and the reason in words.
    ///
    /// A whole title weighs most. A title that names no form at all may share words with one; that is a hint, and
    /// never enough by itself.
    func weight(for keys: FormKeys) -> (Double, String) {
        if named.contains(keys.form.id) {
            return match == .whole ? (60, "the title") : (55, "the title, after an agency's name")
        }
        if isUnclaimed { return (-60, "the title of a table that is no form") }
        guard named.isEmpty else { return (-20, "the title of another form") }
        guard stripped.count >= 4 else { return (0, "") }
        let isOfAll = stripped.holds("财政拨款") && keys.fund.map { !stripped.holds($0) } ?? false
        if isOfAll || Self.qualifiers.contains(where: { stripped.holds($0) && !keys.qualifiers.contains($0) }) {
            return (-30, "a title that says what the form's does not")
        }
        let shared = Self.likeness(stripped, keys.title)
        return shared > 0.5 ? (25 * shared, "a title that resembles it") : (0, "")
    }

    /// Words that set a table apart from the forms whose titles lack them: 项目支出决算表 is no 支出决算表, whatever its columns.
    static let qualifiers = [
        "项目", "基本支出", "财政拨款", "政府采购", "购买服务", "机关运行", "经济分类", "转移支付", "债务", "资产", "专户",
    ]

    /// The budgets that money comes from, of which 财政拨款 is the whole.
    static let funds = ["公共预算", "政府性基金", "国有资本"]

    /// Twice the longest common subsequence over the summed lengths: 1 for equal texts.
    static func likeness(_ left: String, _ right: String) -> Double {
        let a = Array(left.unicodeScalars)
        let b = Array(right.unicodeScalars)
        guard !a.isEmpty, !b.isEmpty, a.count <= 80 else { return 0 }
        var previous = [Int](repeating: 0, count: b.count + 1)
        for scalar in a {
            var current = [0]
            for (index, other) in b.enumerated() {
                current.append(scalar == other ? previous[index] + 1 : max(previous[index + 1], current[index]))
            }
            previous = current
        }
        return 2 * Double(previous[b.count]) / Double(a.count + b.count)
    }
}
