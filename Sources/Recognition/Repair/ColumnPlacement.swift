import DisclosureModel
import FormCatalogue

/// *Finds:* amounts that stand under the head of a neighbour, as where a page prints columns that are empty and only
/// blanks tell which: their sums are not those that another table, or the other side of the table, prints for the
/// columns, or their rows stand in another table with the same total under other heads, or a table of one row does not
/// add up.
///
/// *Repairs:* the columns, each as a whole and their order kept, where one choice of columns agrees with all that the
/// document prints and what is printed adds up. Only columns of fixed-width pages are moved: where the file itself tells
/// cells apart, a sum that fails is the agency's.
struct ColumnPlacement: RepairRule {
    static let id = "columns.placed"

    /// Where the tables of fixed-width pages stand.
    let pages: Set<Locator>

    func apply(to tables: inout [DisclosureTable], catalogue: Catalogue) {
        for index in tables.indices {
            guard tables[index].at.map(pages.contains) == true, let form = tables[index].form.flatMap(catalogue.form)
            else { continue }
            if form.layout == .oneRow { place(&tables[index], form, RecordSums(form, catalogue)) }
            for side in Self.sides(of: tables[index], form) {
                let proofs = ColumnProofs(form: form, side: side, catalogue: catalogue).proofs(
                    for: tables[index], in: tables)
                guard let places = Self.places(tables[index], side, proofs) else { continue }
                move(&tables[index], side, places)
            }
        }
    }

    /// Columns that share rows: their total and its parts, in the order of the form.
    struct Side {
        var section: String?
        var parts: [String]
    }

    private static func sides(of table: DisclosureTable, _ form: Form) -> [Side] {
        guard form.layout == .codes || form.layout == .sideBySide || form.layout == .list else { return [] }
        let printed = Set(table.columns.filter { $0.type == .amount }.map(\.key))
        let sections = form.layout == .sideBySide ? form.sections.map(\.id) : [nil]
        return sections.compactMap { section in
            let keys = form.columns.filter { $0.section == section && printed.contains($0.key) }.map(\.key)
            guard keys.first == "total", keys.count > 2, !keys.contains(where: { $0.utf8.contains(UInt8(ascii: ".")) })
            else { return nil }
            return Side(section: section, parts: Array(keys.dropFirst()))
        }
    }

    /// The columns that the filled ones should be, where one choice agrees with every proof and the present does not.
    private static func places(_ table: DisclosureTable, _ side: Side, _ proofs: [ColumnProofs.Proof]) -> [String:
        String]?
    {
        let rows = table.rows.filter { side.section == nil || $0.section == side.section }
        let filled = side.parts.filter { key in rows.contains { $0.amounts[key] != nil } }
        func agrees(_ places: [String: String]) -> Bool {
            proofs.allSatisfy { proof in
                var moved: [String: Amount] = [:]
                for (from, to) in places { moved[to] = proof.printed[from] }
                return side.parts.allSatisfy { key in
                    guard let expected = proof.expected[key] else { return true }
                    return ColumnProofs.isNear(moved[key] ?? .zero, expected)
                }
            }
        }
        var present: [String: String] = [:]
        for key in filled { present[key] = key }
        guard !agrees(present) else { return nil }
        let choices = choices(of: filled.count, among: side.parts).map {
            Dictionary(uniqueKeysWithValues: zip(filled, $0))
        }
        let serving = choices.filter(agrees)
        return serving.count == 1 ? serving[0] : nil
    }

    /// Places the amounts of a table of one row where its sums hold in one way and do not as it stands.
    private func place(_ table: inout DisclosureTable, _ form: Form, _ sums: RecordSums) {
        let printed = table.columns.filter { $0.type == .amount }.map(\.key)
        let keys = printed.filter { key in form.columns.contains { $0.key == key && !$0.isOptional } }
        guard table.rows.count == 1, let row = table.rows.first, Set(keys).count == keys.count,
            keys.count == form.columns.count(where: { !$0.isOptional }),
            row.amounts.allSatisfy({ keys.contains($0.key) })
        else { return }
        let filled = keys.filter { row.amounts[$0] != nil }
        func amounts(_ places: [String]) -> [String: Amount] {
            var amounts: [String: Amount] = [:]
            for (from, to) in zip(filled, places) { amounts[to] = row.amounts[from] }
            return amounts
        }
        guard filled.count > 1, !sums.hold(amounts(filled)) else { return }
        let serving = Self.choices(of: filled.count, among: keys).filter { sums.hold(amounts($0)) }
        guard serving.count == 1, let only = serving.first else { return }
        move(&table, Side(section: nil, parts: keys), Dictionary(uniqueKeysWithValues: zip(filled, only)))
    }

    /// The ways to choose some of the keys, their order kept; none where there are more keys than a form has amounts,
    /// for the ways double with each.
    static func choices(of count: Int, among keys: [String]) -> [[String]] {
        guard keys.count <= mostKeys else { return [] }
        guard count > 0 else { return [[]] }
        guard keys.count >= count, let first = keys.first else { return [] }
        let rest = Array(keys.dropFirst())
        return choices(of: count - 1, among: rest).map { [first] + $0 } + choices(of: count, among: rest)
    }

    private static let mostKeys = 14

    private func move(_ table: inout DisclosureTable, _ side: Side, _ places: [String: String]) {
        func label(_ key: String) -> String { table.columns.first { $0.key == key }?.label ?? key }
        let filled = side.parts.filter { places[$0] != nil }
        let labels = (filled.map(label), filled.compactMap { places[$0] }.map(label))
        for index in table.rows.indices where side.section == nil || table.rows[index].section == side.section {
            let old = table.rows[index]
            for key in side.parts {
                table.rows[index].amounts[key] = nil
                table.rows[index].cells[key] = nil
            }
            for key in side.parts {
                guard let from = filled.first(where: { places[$0] == key }) else { continue }
                if let amount = old.amounts[from] { table.rows[index].amounts[key] = amount }
                if let cell = old.cells[from] { table.rows[index].cells[key] = cell }
            }
        }
        table.repairs.append(
            .init(
                at: table.at, rule: Self.id, before: labels.0.joined(separator: " | "),
                after: labels.1.joined(separator: " | ")))
    }
}
