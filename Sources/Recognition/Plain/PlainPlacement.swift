import DisclosureModel
import FormCatalogue

/// Finds the columns that the amounts of plain rows belong to.
///
/// A row that prints as many amounts as there are columns says it itself. One that prints fewer has blank cells, and
/// where they stand follows only from the accounts: the first amount is the total of the rest, and each column of a
/// parent is the sum of its children's. Where that leaves one possibility, it is taken; else nothing is.
struct PlainPlacement {
    private var items: [PlainItem]
    private let layout: PlainColumns
    /// The possible columns of each item's amounts.
    private var choices: [[[Int]]] = []

    /// The items with their columns.
    ///
    /// - Parameters:
    ///   - facts: What other tables of the document say of the columns.
    ///   - infers: Whether columns are inferred from sums; else only full rows are placed.
    static func place(
        _ items: [PlainItem], _ columns: PlainColumns, facts: PlainFacts = PlainFacts(), infers: Bool
    ) -> [PlainItem] {
        var placement = PlainPlacement(items: items, layout: columns)
        placement.choices = items.map { item in
            let possible = placement.possible(item, infers: infers)
            guard possible.count > 1 else { return possible }
            return facts.agreeing(possible, item, columns.columns(of: item.section))
        }
        if infers {
            placement.narrow()
            placement.unify()
        }
        for index in items.indices {
            let choices = placement.choices[index]
            if choices.count == 1 { placement.items[index].columns = choices[0] }
            // What all choices say alike is told, whatever they differ in.
            placement.items[index].known = items[index].amounts.indices.map { place in
                let said = Set(choices.map { $0[place] })
                return said.count == 1 ? said.first : nil
            }
        }
        return placement.items
    }

    private init(items: [PlainItem], layout: PlainColumns) {
        self.items = items
        self.layout = layout
    }

    // MARK: One row

    /// The places that the amounts of a row can have among the columns.
    private func possible(_ item: PlainItem, infers: Bool) -> [[Int]] {
        let columns = layout.columns(of: item.section)
        return layout.areCounted ? Self.readings(item, columns, infers: infers) : (item.amounts.isEmpty ? [[]] : [])
    }

    /// The places that the amounts of a row can have among columns, as far as the row itself says. O(2^columns).
    static func readings(_ item: PlainItem, _ columns: [FormColumn], infers: Bool) -> [[Int]] {
        let amounts = item.amounts.map { $0.amount ?? .zero }
        if amounts.isEmpty { return [[]] }
        if amounts.count > columns.count { return [] }
        if columns.contains(where: { $0.key == "vehicles" || $0.key == "budget.vehicles" }) {
            return combinations(of: amounts.count, from: columns.count, fixed: false).filter {
                holdsVehicles($0, amounts, columns)
            }
        }
        if amounts.count == columns.count { return [Array(columns.indices)] }
        guard infers, columns.count <= widest else { return [] }
        if isBalance(columns) {
            return combinations(of: amounts.count, from: columns.count, fixed: false).filter {
                balances($0, amounts, columns)
            }
        }
        guard totals.contains(columns.first?.key ?? "") else { return [] }
        return combinations(of: amounts.count, from: columns.count, fixed: true).filter { _ in
            sums(amounts[0], amounts.dropFirst())
        }
    }

    /// Whether columns go from what was left of last year to what is left of this one.
    static func isBalance(_ columns: [FormColumn]) -> Bool {
        Set(columns.map(\.key)).isSuperset(of: ["opening", "revenue", "total", "closing"])
    }

    /// Whether what was left and came in, less what was spent, is what is left; and what was spent is the sum of its parts.
    private static func balances(_ choice: [Int], _ amounts: [Amount], _ columns: [FormColumn]) -> Bool {
        var values: [String: Amount] = [:]
        for (place, amount) in zip(choice, amounts) { values[columns[place].key] = amount }
        func parts(_ keys: [String]) -> [Amount] { keys.compactMap { values[$0] } }
        guard let left = parts(["total", "closing"]).reduce(Amount?.some(.zero), { $0?.adding($1) }),
            sums(left, parts(["opening", "revenue"])[...])
        else { return false }
        let known: Set = ["opening", "revenue", "total", "basic", "project", "closing"]
        let others = values.keys.filter { !known.contains($0) }
        return others.isEmpty && sums(values["total"] ?? .zero, parts(["basic", "project"])[...])
    }

    /// Whether official vehicles are purchase and operation, and the total is all three, in a row of that form.
    private static func holdsVehicles(_ choice: [Int], _ amounts: [Amount], _ columns: [FormColumn]) -> Bool {
        var values: [String: Amount] = [:]
        for (place, amount) in zip(choice, amounts) { values[columns[place].key] = amount }
        let prefixes = Set(
            columns.map { $0.key.begins("budget.") ? "budget." : ($0.key.begins("actual.") ? "actual." : "") })
        return prefixes.allSatisfy { prefix in
            func parts(_ keys: [String]) -> [Amount] { keys.compactMap { values[prefix + $0] } }
            let vehicles = parts(["vehiclePurchase", "vehicleOperation"])
            let all = parts(["abroad", "vehicles", "reception"])
            return sums(values[prefix + "vehicles"] ?? .zero, vehicles[...])
                && sums(values[prefix + "total"] ?? .zero, all[...])
        }
    }

    /// Whether parts make a total, up to the rounding of the parts.
    static func sums(_ total: Amount, _ parts: ArraySlice<Amount>) -> Bool {
        var sum = Amount.zero
        for part in parts {
            guard let next = sum.adding(part) else { return false }
            sum = next
        }
        return isClose(sum, total, count: parts.count)
    }

    private static func isClose(_ left: Amount, _ right: Amount, count: Int) -> Bool {
        guard let difference = left.subtracting(right)?.magnitude else { return false }
        let place = left.scale > right.scale ? left.lastPlace : right.lastPlace
        guard let bound = place.multiplied(by: Int64(count / 2)) else { return false }
        return difference <= bound
    }

    /// The ways to choose places in order, the first of them the first place where it is fixed.
    private static func combinations(of count: Int, from places: Int, fixed: Bool) -> [[Int]] {
        guard count <= places else { return [] }
        var result: [[Int]] = [[]]
        for step in 0..<count {
            result = result.flatMap { chosen -> [[Int]] in
                let first = (chosen.last ?? -1) + 1
                if fixed, step == 0 { return [[0]] }
                let last = places - (count - step)
                return first <= last ? (first...last).map { chosen + [$0] } : []
            }
        }
        return result
    }

    // MARK: Rows alike

    /// Takes the one choice that all rows share, where each prints as many amounts and zeros are among them: what prints
    /// its zeros leaves no cell blank but those of columns that it does not use.
    private mutating func unify() {
        let filled = items.indices.filter { !items[$0].amounts.isEmpty }
        guard let first = filled.first, filled.count > 2, choices.contains(where: { $0.count > 1 }),
            filled.allSatisfy({ items[$0].amounts.count == items[first].amounts.count && items[$0].section == nil }),
            filled.contains(where: { items[$0].amounts.contains { $0.amount?.isZero == true } })
        else { return }
        let shared = choices[first].filter { choice in filled.allSatisfy { choices[$0].contains(choice) } }
        guard shared.count == 1 else { return }
        for index in filled { choices[index] = shared }
    }

    // MARK: Parents and children

    /// Drops what no sum of children allows, until nothing changes.
    private mutating func narrow() {
        let families = Self.families(items)
        var changed = true
        while changed {
            changed = false
            for family in families where family.contains(where: { choices[$0].count > 1 }) {
                guard let allowed = allowed(family) else { continue }
                for (index, kept) in zip(family, allowed) where kept.count < choices[index].count {
                    choices[index] = kept
                    changed = true
                }
            }
        }
    }

    /// A parent and its children, for each parent that has some: by codes, and the total over the rows of level 1.
    static func families(_ items: [PlainItem]) -> [[Int]] {
        var families: [[Int]] = []
        for section in Set(items.map(\.section)).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
            let members = items.indices.filter { items[$0].section == section }
            let totals = members.filter {
                items[$0].codes.isEmpty && PlainFacts.isTotal(items[$0]) && !items[$0].amounts.isEmpty
            }
            let coded = members.filter { !items[$0].codes.isEmpty }
            if let total = totals.last {
                let tops =
                    coded.isEmpty
                    ? members.filter { !PlainFacts.isTotal(items[$0]) }
                    : coded.filter { items[$0].code.utf8.count == 3 }
                families.append([total] + tops)
            }
            for parent in coded where items[parent].code.utf8.count < 7 {
                let code = items[parent].code
                let children = coded.filter {
                    items[$0].code.utf8.count == code.utf8.count + 2 && items[$0].code.begins(code)
                }
                if !children.isEmpty { families.append([parent] + children) }
            }
        }
        return families
    }

    /// The choices of each member that take part in some solution of the family; nil where there is none, or where
    /// the search would be too long.
    private func allowed(_ family: [Int]) -> [[[Int]]]? {
        guard let parent = family.first else { return nil }
        let width = layout.columns(of: items[parent].section).count
        guard width > 0, family.allSatisfy({ !choices[$0].isEmpty }) else { return nil }
        let members = family.dropFirst().filter { !items[$0].amounts.isEmpty }
        var kept = family.map { _ in Set<Int>() }
        var steps = 0
        for (parentChoice, columns) in choices[parent].enumerated() {
            guard let wanted = spread(parent, columns, width) else { return nil }
            var picks: [Int] = []
            func search(_ position: Int, _ left: [Amount]) -> Bool {
                steps += 1
                guard steps <= Self.longestSearch else { return false }
                guard position < members.count else {
                    guard left.allSatisfy({ Self.isClose($0, .zero, count: members.count) }) else { return true }
                    kept[0].insert(parentChoice)
                    for (member, pick) in zip(members, picks) {
                        if let place = family.firstIndex(of: member) { kept[place].insert(pick) }
                    }
                    return true
                }
                let member = members[members.startIndex + position]
                for (pick, columns) in choices[member].enumerated() {
                    guard let next = subtract(member, columns, from: left) else { continue }
                    picks.append(pick)
                    defer { picks.removeLast() }
                    if !search(position + 1, next) { return false }
                }
                return true
            }
            guard search(0, wanted) else { return nil }
        }
        guard !kept[0].isEmpty else { return nil }
        return zip(family, kept).map { index, picks in
            picks.isEmpty ? choices[index] : picks.sorted().map { choices[index][$0] }
        }
    }

    private func spread(_ index: Int, _ columns: [Int], _ width: Int) -> [Amount]? {
        var result = [Amount](repeating: .zero, count: width)
        for (place, word) in zip(columns, items[index].amounts) {
            guard place < width else { return nil }
            result[place] = word.amount ?? .zero
        }
        return result
    }

    /// What is left of a parent's columns; nil where a child takes more than there is.
    private func subtract(_ index: Int, _ columns: [Int], from left: [Amount]) -> [Amount]? {
        var left = left
        for (place, word) in zip(columns, items[index].amounts) {
            let amount = word.amount ?? .zero
            guard place < left.count, let rest = left[place].subtracting(amount) else { return nil }
            if rest.isNegative, !amount.isNegative, !Self.isClose(rest, .zero, count: items.count) { return nil }
            left[place] = rest
        }
        return left
    }

    /// The keys of columns that are the sum of the others.
    private static let totals: Set<String> = ["total", "amount"]
    private static let widest = 8
    private static let longestSearch = 50_000
}
