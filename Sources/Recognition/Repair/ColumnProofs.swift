import DisclosureModel
import FormCatalogue

/// What a document prints elsewhere about the columns of a table.
struct ColumnProofs {
    let form: Form
    let side: ColumnPlacement.Side
    let catalogue: Catalogue

    /// One row's amounts as they stand, and what they should be as far as that is printed elsewhere.
    struct Proof {
        var printed: Keyed<Amount>
        var expected: [String: Amount]
    }

    /// The proofs: of the total, where what is expected adds up to it; of rows that stand in another table as well.
    func proofs(for table: DisclosureTable, in tables: [DisclosureTable]) -> [Proof] {
        var proofs: [Proof] = []
        if let total = total(of: table), let whole = total["total"], let expected = expected(of: table, in: tables),
            let sum = Self.sum(expected.values), Self.isNear(sum, whole)
        {
            proofs.append(Proof(printed: total, expected: expected))
        }
        if proofs.isEmpty, form.layout == .codes { proofs = rows(of: table, in: tables) }
        return proofs
    }

    // MARK: Totals

    /// The row of the total; the sum of the first level where none is printed.
    private func total(of table: DisclosureTable) -> Keyed<Amount>? {
        let rows = table.rows.filter { side.section == nil || $0.section == side.section }
        if let total = rows.last(where: { $0.kind == .total }) { return total.amounts }
        let tops = rows.filter { $0.level == 1 && $0.code != nil }
        guard form.layout == .codes, !tops.isEmpty else { return nil }
        var result: Keyed<Amount> = [:]
        for key in ["total"] + side.parts {
            let printed = tops.compactMap { $0.amounts[key] }
            guard let sum = Self.sum(printed) else { return nil }
            if !printed.isEmpty { result[key] = sum }
        }
        return result
    }

    /// What each part adds up to by the rows of its name: those of the table's other side, or of the summary. nil where
    /// a part has no such row.
    private func expected(of table: DisclosureTable, in tables: [DisclosureTable]) -> [String: Amount]? {
        if form.layout == .sideBySide {
            return expected(by: table, form)
        }
        if form.id.hasSuffix("/projects") { return expectedOfProjects(in: tables) }
        guard let kind = form.kind, form.id.hasSuffix("/revenue"),
            let summary = tables.first(where: { $0.form == "\(kind.rawValue)/summary" }),
            let other = summary.form.flatMap(catalogue.form)
        else { return nil }
        return expected(by: summary, other)
    }

    /// What the projects cost each budget, as the tables of their expenditure print it; nil where none does.
    private func expectedOfProjects(in tables: [DisclosureTable]) -> [String: Amount]? {
        guard let kind = form.kind else { return nil }
        var expected: [String: Amount] = [:]
        for (key, name) in Self.budgets where side.parts.contains(key) {
            let own = tables.filter { $0.form == "\(kind.rawValue)/\(name)" && $0.state == .reported }
            guard own.count == 1, let total = own[0].rows.last(where: { $0.kind == .total }) else { continue }
            expected[key] = total.amounts["project"] ?? .zero
        }
        return expected.isEmpty ? nil : expected
    }

    private static let budgets = [
        ("generalPublic", "general-expenditure"), ("governmentFund", "government-fund"),
        ("stateCapital", "state-capital"),
    ]

    private func expected(by table: DisclosureTable, _ form: Form) -> [String: Amount]? {
        guard let section = form.sections.first(where: { $0.id == "revenue" }), section.id != side.section else {
            return nil
        }
        var expected: [String: Amount] = [:]
        for key in side.parts {
            var keys = [key]
            // 财政拨款收入 is what the three budgets give together.
            if key == "appropriation" { keys = ["generalPublic", "governmentFund", "stateCapital"] }
            let named = section.rows.filter { row in
                keys.contains(row.key) || keys.contains { row.key == "opening." + $0 }
            }
            let labels = Set(named.flatMap { [$0.label] + $0.also }.map(LabelText.itemKey))
            let rows = table.rows.filter { $0.section == section.id && labels.contains(LabelText.itemKey($0.label)) }
            guard !rows.isEmpty, let sum = Self.sum(rows.compactMap { $0.amounts["amount"] }) else { return nil }
            expected[key] = sum
        }
        return expected
    }

    // MARK: Rows

    /// Rows with the code and the total of a row in the table of all expenditure, where that table fills every part and
    /// its rows add up; every row of the first level must be there.
    private func rows(of table: DisclosureTable, in tables: [DisclosureTable]) -> [Proof] {
        guard let kind = form.kind, side.parts == ["basic", "project"],
            let other = tables.first(where: { $0.form == "\(kind.rawValue)/expenditure" && $0.form != form.id }),
            side.parts.allSatisfy({ key in other.rows.contains { $0.amounts[key].map { !$0.isZero } ?? false } })
        else { return [] }
        var proofs: [Proof] = []
        for row in table.rows {
            guard let code = row.code else { continue }
            let same = other.rows.filter { $0.code == code && $0.amounts["total"] == row.amounts["total"] }
            guard same.count == 1, let twin = same.first, let total = twin.amounts["total"], !total.isZero,
                let sum = Self.sum(side.parts.compactMap { twin.amounts[$0] }), sum == total
            else {
                if row.level == 1 { return [] }
                continue
            }
            var expected: [String: Amount] = [:]
            for key in side.parts { expected[key] = twin.amounts[key] ?? .zero }
            proofs.append(Proof(printed: row.amounts, expected: expected))
        }
        return proofs
    }

    /// What the table of all expenditure, or that of the general budget, prints for the rows of the other with their code,
    /// by the index of the row: total, 基本支出 and 项目支出, which are all of it. Where the totals are equal, so are these.
    func twins(for table: DisclosureTable, in tables: [DisclosureTable]) -> [Int: [String: Amount]] {
        let names = ["expenditure", "general-expenditure"]
        guard let kind = form.kind, form.layout == .codes,
            let own = names.firstIndex(where: { form.id == "\(kind.rawValue)/\($0)" })
        else { return [:] }
        let others = tables.filter { $0.form == "\(kind.rawValue)/\(names[1 - own])" && $0.state == .reported }
        guard others.count == 1, let other = others.first else { return [:] }
        let columns = Set(other.columns.map(\.key))
        guard ["total", "basic", "project"].allSatisfy(columns.contains) else { return [:] }
        var twins: [Int: [String: Amount]] = [:]
        for (index, row) in table.rows.enumerated() where row.code != nil {
            let same = other.rows.filter { $0.code == row.code }
            guard same.count == 1, let twin = same.first, let total = twin.amounts["total"], !total.isZero,
                let sum = Self.sum(["basic", "project"].compactMap { twin.amounts[$0] }), sum == total,
                row.amounts.contains(where: { $0.value == total })
            else { continue }
            var expected: [String: Amount] = ["total": total]
            for key in side.parts { expected[key] = twin.amounts[key] ?? .zero }
            twins[index] = expected
        }
        return twins
    }

    // MARK: Amounts

    private static func sum(_ amounts: some Sequence<Amount>) -> Amount? {
        var sum = Amount.zero
        for amount in amounts {
            guard let next = sum.adding(amount) else { return nil }
            sum = next
        }
        return sum
    }

    /// Whether two sums are the same but for the rounding of their parts, and neither is nothing.
    static func isNear(_ left: Amount, _ right: Amount) -> Bool {
        if left == right { return true }
        guard !left.isZero, !right.isZero, let apart = left.subtracting(right)?.magnitude,
            let most = left.lastPlace.adding(left.lastPlace)
        else { return false }
        return apart <= most
    }
}
