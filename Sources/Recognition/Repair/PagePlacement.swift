import DisclosureModel
import FormCatalogue

/// *Finds:* rows of a page whose amounts stand under the heads of their neighbours, as where the columns that are empty on
/// one page are not those of another, or a row is set by itself: the sums that they make with others do not hold.
///
/// *Repairs:* the columns of a page, of its rows that fill the same columns, of a row with all below it, or of one row, each
/// as a whole and their order kept, where one choice of columns makes every sum hold that any choice does; those of the
/// total, where one choice agrees with what other tables print for its parts.
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
        let rows = table.rows.indices.filter {
            (section == nil || table.rows[$0].section == section) && !table.rows[$0].amounts.isEmpty
        }
        let side = ColumnPlacement.Side(section: section, parts: Array(targets.dropFirst()))
        let proofs = ColumnProofs(form: form, side: side, catalogue: catalogue)
        let total = targets.first == "total" ? provenTotal(&table, rows, sources, proofs, in: tables) : nil
        let twins = proofs.twins(for: table, in: tables)
        let pages = pages(rows.filter { $0 != total }, table.rows)
        for _ in 0..<Self.mostMoves {
            let groups = groups(pages, table.rows, sources)
            let trial = PlacementTrial(table.rows, targets: targets, sums: sums, twins: twins)
            guard let (group, choice) = next(groups, trial, sources) else { break }
            move(&table, group, choice.filled, choice.places, sources)
        }
        let used = Set(table.rows.flatMap { $0.amounts.keys + $0.texts.keys + $0.cells.keys })
        table.columns.removeAll { column in
            sources.contains(column.key) && !targets.contains(column.key) && !used.contains(column.key)
        }
    }

    /// The rows whose columns are not what the others say: where two may be, those that mend more, or by far fewer rows.
    private func next(
        _ groups: [[Int]], _ trial: PlacementTrial, _ sources: [String]
    ) -> (group: [Int], choice: PlacementTrial.Choice)? {
        var found: [(group: [Int], choice: PlacementTrial.Choice)] = []
        for group in groups {
            let filled = sources.filter { key in group.contains { trial.rows[$0].amounts[key] != nil } }
            // A page that fills all columns leaves none to choose, whatever their order.
            guard filled.count < trial.targets.count || filled.contains(where: { !trial.targets.contains($0) }),
                let choice = trial.choice(for: Set(group), filled: filled)
            else { continue }
            found.append((group, choice))
        }
        return found.indices.first { index in
            found.indices.allSatisfy { other in
                guard other != index else { return true }
                let (own, rival) = (found[index].choice.mended, found[other].choice.mended)
                if own.isDisjoint(with: rival) || own.isStrictSuperset(of: rival) { return true }
                if rival.isStrictSuperset(of: own) { return false }
                // Some of the rows that move alike.
                let isPart = Set(found[index].group).isSuperset(of: found[other].group)
                if isPart, found[index].choice.isAlike(found[other].choice) { return true }
                return 2 * found[index].group.count <= found[other].group.count
            }
        }.map { found[$0] }
    }

    /// The total's row, where other tables or the other side prove where its amounts stand: it is put there.
    private func provenTotal(
        _ table: inout DisclosureTable, _ rows: [Int], _ sources: [String], _ proofs: ColumnProofs,
        in tables: [DisclosureTable]
    ) -> Int? {
        let known = proofs.proofs(for: table, in: tables)
        guard let total = rows.last(where: { table.rows[$0].kind == .total }), let proof = known.first,
            known.count == 1, proof.printed == table.rows[total].amounts
        else { return nil }
        if agrees(proof.printed, proof.expected) { return total }
        let filled = sources.filter { proof.printed[$0] != nil }
        let serving = ColumnPlacement.choices(of: filled.count, among: ["total"] + proofs.side.parts).filter { choice in
            var moved: Keyed<Amount> = [:]
            for (from, to) in zip(filled, choice) { moved[to] = proof.printed[from] }
            return choice.first == "total" && agrees(moved, proof.expected)
        }
        guard serving.count == 1 else { return nil }
        move(&table, [total], filled, serving[0], sources)
        return total
    }

    private func agrees(_ amounts: Keyed<Amount>, _ expected: [String: Amount]) -> Bool {
        expected.allSatisfy { ColumnProofs.isNear(amounts[$0.key] ?? .zero, $0.value) }
    }

    /// The rows of each page.
    private func pages(_ rows: [Int], _ all: [DisclosureTable.Row]) -> [[Int]] {
        var groups: [Int: [Int]] = [:]
        for row in rows {
            guard let line = all[row].at?.line else { continue }
            groups[starts.count { $0 <= line }, default: []].append(row)
        }
        return groups.keys.sorted().compactMap { groups[$0] }
    }

    /// Which rows may move together, besides a total that is proven, the most of them first: all, those of a page, those of
    /// a page that fill the same columns, a row and all below it, and each row.
    private func groups(_ pages: [[Int]], _ all: [DisclosureTable.Row], _ sources: [String]) -> [[Int]] {
        var groups = pages.count > 1 ? [pages.flatMap { $0 }] + pages : pages
        for page in pages {
            let sets = Dictionary(grouping: page) { row in sources.filter { all[row].amounts[$0] != nil } }
            groups += sets.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
            guard page.count <= Self.mostRows else { continue }
            for row in page {
                guard let code = all[row].code else { continue }
                groups.append(page.filter { all[$0].code?.begins(code) == true })
            }
            groups += page.map { [$0] }
        }
        var seen: Set<[Int]> = []
        return groups.filter { seen.insert($0).inserted }
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

    /// How many times rows of a table move at most.
    private static let mostMoves = 40
    /// How many rows a page has at most for each of them to be looked at by itself.
    private static let mostRows = 400
}
