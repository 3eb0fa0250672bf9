import TestSupport

/// How a district prints: what real districts do differently.
struct DistrictStyle {
    var isBudget: Bool
    var agency: String
    var unit: String
    var decimals: Int
    var separators: Bool
    var blank: String
    var codes: Codes
    var header: Header
    var repeatsGroups: Bool
    var ordinals: Bool
    var lines: Bool
    var total: Total
    var stacked: Bool
    var numbered: Bool
    var number: Number
    var head: Head
    var prefix: String
    var renamed: Bool
    var basic: Basic
    var pairs: Bool
    var empty: Empty
    var hasContents: Bool

    enum Codes: CaseIterable { case one, three, firstOfThree, joined, none }
    enum Header: CaseIterable { case threeRows, oneRow }
    enum Total: CaseIterable { case first, last, none }
    enum Number: CaseIterable { case none, line, bracket, before, enumerated, attachment }
    enum Head: CaseIterable { case lines, oneLine, tabbed, inTitle, inGrid }
    enum Basic: CaseIterable { case lists, list, columns }
    enum Empty: CaseIterable { case totalAndSentence, sentence, zeros }

    init(_ random: inout SeededGenerator) {
        isBudget = random.once(in: 3)
        agency = random.one(of: ["临江县财政局", "某某市青山区教育局", "长河市第一中学", "滨河街道办事处"], or: "")
        unit = random.one(of: ["万元", "万元", "元", "千元"], or: "万元")
        decimals = random.one(of: unit == "元" ? [0, 2] : [2, 2, 4], or: 2)
        separators = !random.once(in: 3)
        blank = random.one(of: ["", "", "", "-", "—", "0.00"], or: "")
        codes = random.one(of: Codes.allCases, or: .one)
        header = random.one(of: Header.allCases, or: .oneRow)
        repeatsGroups = random.once(in: 2)
        ordinals = random.once(in: 2)
        lines = random.once(in: 2)
        total = random.one(of: Total.allCases, or: .first)
        stacked = random.once(in: 5)
        numbered = !random.once(in: 4)
        number = random.one(of: Number.allCases, or: .none)
        head = random.one(of: Head.allCases, or: .lines)
        prefix = random.one(of: ["2024年度", "2024年", "2024年度" + agency, ""], or: "")
        renamed = random.once(in: 2)
        basic = random.one(of: Basic.allCases, or: .lists)
        pairs = random.once(in: 3)
        empty = random.one(of: Empty.allCases, or: .totalAndSentence)
        hasContents = random.once(in: 2)
    }

    /// The zero that stands for an empty cell; nil where none does.
    var printsZero: Bool { blank == "0.00" }

    /// An amount as this district prints it; the empty cell's mark for zero.
    func print(_ value: Int64) -> String {
        guard value != 0 else { return blank }
        var places = 1 as Int64
        for _ in 0..<decimals { places *= 10 }
        var whole = String(value / places)
        if separators {
            var index = whole.endIndex
            while let next = whole.index(index, offsetBy: -3, limitedBy: whole.startIndex), next > whole.startIndex {
                whole.insert(",", at: next)
                index = next
            }
        }
        guard decimals > 0 else { return whole }
        let rest = String(value % places)
        return whole + "." + String(repeating: "0", count: decimals - rest.count) + rest
    }
}
