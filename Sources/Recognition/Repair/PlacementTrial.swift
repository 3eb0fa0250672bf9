import DisclosureModel

/// Tries the columns that some rows of a table may fill: which sums of the table hold under each choice.
struct PlacementTrial {
    let rows: [DisclosureTable.Row]
    /// The columns that amounts may stand in, in the order of the form.
    let targets: [String]
    private let sums: ColumnSums
    /// What another table prints for a row, where it prints the row with the same total.
    private let twins: [Int: [String: Amount]]
    /// The sums that a row is part of.
    private var families: [Int: [Int]] = [:]
    /// The rows of sums that do not hold as they stand, and those that another table prints otherwise.
    private var suspects: Set<Int> = []

    /// Looks for the sums that do not hold. O(sums × columns).
    init(_ rows: [DisclosureTable.Row], targets: [String], sums: ColumnSums, twins: [Int: [String: Amount]]) {
        self.rows = rows
        self.targets = targets
        self.sums = sums
        self.twins = twins
        func amount(_ row: Int, _ key: String) -> Amount? { rows[row].amounts[key] }
        for (index, family) in sums.families.enumerated() {
            let own = family.parts + [family.whole]
            for row in own { families[row, default: []].append(index) }
            if !holds(family, amount) { suspects.formUnion(own) }
        }
        suspects.formUnion(twins.keys.filter { !agrees($0, amount) })
    }

    /// The columns that rows fill, those that they should fill, and the sums that then hold and did not.
    struct Choice {
        var filled: [String]
        var places: [String]
        var mended: Set<Int>

        /// Whether another choice moves what it moves to the same columns.
        func isAlike(_ other: Choice) -> Bool {
            zip(other.filled, other.places).allSatisfy { from, to in
                zip(filled, places).contains { $0 == (from, to) }
            }
        }
    }

    /// The one choice of columns under which every sum holds that holds under any; nil where no sum fails as the rows stand,
    /// or more than one choice serves. O(choices × sums).
    func choice(for group: Set<Int>, filled: [String]) -> Choice? {
        guard !group.isDisjoint(with: suspects) else { return nil }
        let families = Set(group.flatMap { self.families[$0] ?? [] }).sorted()
        let proven = group.filter { twins[$0] != nil }.sorted()
        let lines = group.sorted()
        func held(_ places: [String]) -> [Bool] {
            func amount(_ row: Int, _ key: String) -> Amount? {
                guard group.contains(row) else { return rows[row].amounts[key] }
                return places.firstIndex(of: key).flatMap { rows[row].amounts[filled[$0]] }
            }
            return families.map { holds(sums.families[$0], amount) }
                + proven.map { agrees($0, amount) }
                + lines.map { row in
                    var amounts: [String: Amount] = [:]
                    for key in targets { amounts[key] = amount(row, key) }
                    return sums.hold(amounts)
                }
        }
        let present = held(filled)
        let deciding = present.indices.prefix(families.count + proven.count)
        guard deciding.contains(where: { !present[$0] }) else { return nil }
        // Where any amount is printed, their total is.
        let choices = ColumnPlacement.choices(of: filled.count, among: targets).filter { choice in
            targets.first != "total" || choice.first == "total"
        }
        guard choices.count <= Self.mostChoices else { return nil }
        let outcomes = choices.map(held)
        // What holds in no way says nothing of the columns: its rows are not all there.
        let telling = present.indices.filter { index in outcomes.contains { $0[index] } }
        let mended = telling.filter { deciding.contains($0) && !present[$0] }
        guard !mended.isEmpty else { return nil }
        let serving = choices.indices.filter { choice in telling.allSatisfy { outcomes[choice][$0] } }
        guard serving.count == 1 else { return nil }
        let names = mended.map { $0 < families.count ? families[$0] : -1 - proven[$0 - families.count] }
        return Choice(filled: filled, places: choices[serving[0]], mended: Set(names))
    }

    private func holds(_ family: ColumnSums.Family, _ amount: (Int, String) -> Amount?) -> Bool {
        targets.allSatisfy { key in
            var sum = Amount.zero
            for part in family.parts {
                guard let next = sum.adding(amount(part, key) ?? .zero) else { return false }
                sum = next
            }
            return ColumnProofs.isNear(sum, amount(family.whole, key) ?? .zero)
        }
    }

    private func agrees(_ row: Int, _ amount: (Int, String) -> Amount?) -> Bool {
        targets.allSatisfy { key in
            twins[row]?[key].map { ColumnProofs.isNear(amount(row, key) ?? .zero, $0) } ?? true
        }
    }

    private static let mostChoices = 924
}
