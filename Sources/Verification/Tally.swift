import DisclosureModel

/// Counts what holds: one outcome for each rule, and one line of rounding for each table.
struct Tally {
    let ledger: Ledger
    let constraints: [Constraint]
    /// What they come to with the values as printed.
    let outcomes: [Constraint.Outcome]

    /// One outcome for each table, or the text, that has sums which rounding alone explains.
    func rounding() -> [Check] {
        var groups: [String: (count: Int, of: Int, first: Int?)] = [:]
        var order: [String] = []
        var last = (rule: "", key: "")
        for (index, constraint) in constraints.enumerated() {
            if constraint.rule != last.rule {
                last = (constraint.rule, String(constraint.rule.prefix { $0 != ":" }))
            }
            if groups[last.key] == nil { order.append(last.key) }
            groups[last.key, default: (0, 0, nil)].of += 1
            guard outcomes[index] == .rounding else { continue }
            groups[last.key, default: (0, 0, nil)].count += 1
            if groups[last.key]?.first == nil { groups[last.key]?.first = index }
        }
        return order.compactMap { key in
            guard let group = groups[key], let first = group.first else { return nil }
            let subject = constraints[first].subject
            return Check(
                rule: key + ":rounding", at: ledger.locator(of: subject), result: .rounding,
                message: "\(group.count) of \(group.of) identities differ by rounding alone.")
        }
    }

    /// One outcome for each rule that holds wherever it was run.
    func passes(except broken: Set<String>) -> [Check] {
        var counts: [String: (count: Int, first: Int)] = [:]
        var order: [String] = []
        for (index, constraint) in constraints.enumerated() where !broken.contains(constraint.rule) {
            switch outcomes[index] {
            case .exact, .rounding: break
            case .broken, .void: continue
            }
            if counts[constraint.rule] == nil { order.append(constraint.rule) }
            counts[constraint.rule, default: (0, constraint.subject)].count += 1
        }
        return order.compactMap { rule in
            guard let (count, first) = counts[rule] else { return nil }
            return Check(
                rule: rule, at: ledger.locator(of: first), result: .pass,
                message: count == 1 ? "It holds." : "It holds in \(count) places.")
        }
    }
}
