import DisclosureModel
import FormCatalogue

/// *Finds:* a page of a table whose amounts stand under the heads of their neighbours, as where the columns that are empty
/// on one page are not those of another: the sums that rows of several pages make do not hold, or those of its own rows.
///
/// *Repairs:* the columns of that page, each as a whole and their order kept, where one choice of columns makes every sum
/// hold that any choice does.
struct PagePlacement: RepairRule {
    static let id = ColumnPlacement.id

    /// Where the tables of fixed-width pages stand.
    let pages: Set<Locator>
    /// The lines that begin a page.
    let starts: [Int]

    func apply(to tables: inout [DisclosureTable], catalogue: Catalogue) {
        for index in tables.indices {
            guard tables[index].at.map(pages.contains) == true, let form = tables[index].form.flatMap(catalogue.form)
            else { continue }
            for section in Self.sections(of: form) { place(&tables, index, section, form, catalogue) }
        }
    }

    private static func sections(of form: Form) -> [String?] {
        switch form.layout {
        case .codes, .list: [nil]
        case .sideBySide: form.sections.map(\.id)
        default: []
        }
    }

    private func place(
        _ tables: inout [DisclosureTable], _ index: Int, _ section: String?, _ form: Form, _ catalogue: Catalogue
    ) {
        var table = tables[index]
        defer { tables[index] = table }
        let printed = table.columns.filter { $0.type == .amount }.map(\.key)
        let targets = form.columns.filter { $0.section == section && printed.contains($0.key) }.map(\.key)
        guard targets.count > 2 else { return }
        let sources = printed.filter { key in
            targets.contains(key) || section == nil && !form.columns.contains { $0.key == key }
        }
        let sums = ColumnSums(table, section: section, form: form, catalogue: catalogue)
        guard !sums.families.isEmpty else { return }
        let proven = proven(table, section, targets, in: tables, form, catalogue)
        let rows = table.rows.indices.filter { section == nil || table.rows[$0].section == section }
        let groups = groups(rows, table.rows)
        for _ in groups {
            guard let (group, filled, places) = next(groups, table, sources, targets, sums, proven) else { break }
            move(&table, group, filled, places, sources)
        }
        let used = Set(table.rows.flatMap { $0.amounts.keys + $0.texts.keys + $0.cells.keys })
        table.columns.removeAll { column in
            sources.contains(column.key) && !targets.contains(column.key) && !used.contains(column.key)
        }
    }

    /// The page whose columns are not what the others say: where two may be, the one that the document proves otherwise, or
    /// that has by far fewer rows.
    private func next(
        _ groups: [[Int]], _ table: DisclosureTable, _ sources: [String], _ targets: [String], _ sums: ColumnSums,
        _ proven: Int?
    ) -> (group: [Int], filled: [String], places: [String])? {
        var found: [(group: [Int], filled: [String], places: [String])] = []
        for group in groups where proven.map(group.contains) != true {
            let filled = sources.filter { key in group.contains { table.rows[$0].amounts[key] != nil } }
            // A page that fills all columns leaves none to choose, whatever their order.
            guard filled.count < targets.count || filled.contains(where: { !targets.contains($0) }),
                let places = places(table.rows, Set(group), filled, targets, sums)
            else { continue }
            found.append((group, filled, places))
        }
        found.sort { $0.group.count < $1.group.count }
        guard let first = found.first else { return nil }
        return found.count == 1 || 2 * first.group.count <= found[1].group.count ? first : nil
    }

    /// The total's row, where other tables or the other side prove that its amounts stand where they should.
    private func proven(
        _ table: DisclosureTable, _ section: String?, _ targets: [String], in tables: [DisclosureTable], _ form: Form,
        _ catalogue: Catalogue
    ) -> Int? {
        guard targets.first == "total" else { return nil }
        let side = ColumnPlacement.Side(section: section, parts: Array(targets.dropFirst()))
        let proofs = ColumnProofs(form: form, side: side, catalogue: catalogue).proofs(for: table, in: tables)
        let total = table.rows.lastIndex { ($0.section == section || section == nil) && $0.kind == .total }
        guard let total, let proof = proofs.first, proofs.count == 1, proof.printed == table.rows[total].amounts else {
            return nil
        }
        let agrees = side.parts.allSatisfy { key in
            proof.expected[key].map { ColumnProofs.isNear(proof.printed[key] ?? .zero, $0) } ?? true
        }
        return agrees ? total : nil
    }

    /// The rows with amounts, page by page.
    private func groups(_ rows: [Int], _ all: [DisclosureTable.Row]) -> [[Int]] {
        var groups: [Int: [Int]] = [:]
        for row in rows where !all[row].amounts.isEmpty {
            guard let line = all[row].at?.line else { continue }
            groups[starts.count { $0 <= line }, default: []].append(row)
        }
        return groups.keys.sorted().compactMap { groups[$0] }
    }

    /// The columns that those of a page should be; nil where they hold as they stand, or more than one choice serves.
    private func places(
        _ rows: [DisclosureTable.Row], _ page: Set<Int>, _ filled: [String], _ targets: [String], _ sums: ColumnSums
    ) -> [String]? {
        // Where any amount is printed, their total is.
        let choices = ColumnPlacement.choices(of: filled.count, among: targets).filter { choice in
            targets.first != "total" || choice.first == "total"
        }
        guard choices.count <= Self.mostChoices else { return nil }
        let families = sums.families.filter { family in (family.parts + [family.whole]).contains(where: page.contains) }
        /// Which sums hold under a choice: those of the families, then those of the page's rows.
        func held(_ places: [String]) -> [Bool] {
            func amount(_ row: Int, _ key: String) -> Amount? {
                guard page.contains(row) else { return rows[row].amounts[key] }
                return places.firstIndex(of: key).flatMap { rows[row].amounts[filled[$0]] }
            }
            return families.map { family in
                targets.allSatisfy { key in
                    var sum = Amount.zero
                    for part in family.parts {
                        guard let next = sum.adding(amount(part, key) ?? .zero) else { return false }
                        sum = next
                    }
                    return ColumnProofs.isNear(sum, amount(family.whole, key) ?? .zero)
                }
            }
                + page.sorted().map { row in
                    var amounts: [String: Amount] = [:]
                    for key in targets { amounts[key] = amount(row, key) }
                    return sums.hold(amounts)
                }
        }
        let outcomes = choices.map(held)
        let count = outcomes.first?.count ?? 0
        // What holds in no way says nothing of the columns: its rows are not all there.
        let telling = (0..<count).filter { index in outcomes.contains { $0[index] } }
        let present = held(filled)
        guard telling.contains(where: { $0 < families.count && !present[$0] }) else { return nil }
        let serving = choices.indices.filter { choice in telling.allSatisfy { outcomes[choice][$0] } }
        return serving.count == 1 ? choices[serving[0]] : nil
    }

    private func move(
        _ table: inout DisclosureTable, _ page: [Int], _ filled: [String], _ places: [String], _ sources: [String]
    ) {
        func label(_ key: String) -> String { table.columns.first { $0.key == key }?.label ?? key }
        let labels = (filled.map(label), places.map(label))
        for index in page {
            let old = table.rows[index]
            for key in sources {
                table.rows[index].amounts[key] = nil
                if old.texts[key] == nil { table.rows[index].cells[key] = nil }
            }
            for (from, to) in zip(filled, places) {
                if let amount = old.amounts[from] { table.rows[index].amounts[to] = amount }
                if old.texts[from] == nil, let cell = old.cells[from] { table.rows[index].cells[to] = cell }
            }
        }
        table.repairs.append(
            .init(
                at: page.first.flatMap { table.rows[$0].at }, rule: Self.id,
                before: labels.0.joined(separator: " | "), after: labels.1.joined(separator: " | ")))
    }

    private static let mostChoices = 924
}
