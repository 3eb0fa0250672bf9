/// Finds the cells that explain what does not hold: the fewest whose correction makes every identity hold again.
///
/// A cell is judged by what its correction mends and what it breaks: a wrong part breaks its row and its column, and
/// nothing but the part itself stands in both. Ties go to the cell whose printed value a misprint explains, then to a
/// printed cell before a blank one, then to the first in reading order.
struct Localiser {
    private let constraints: [Constraint]
    private let ledger: Ledger
    private let touching: [Int: [Int]]
    private var values: [Money?]
    private var isOpen: [Bool]
    /// Cells that were corrected: no cell is corrected twice.
    private var isSettled: Set<Int> = []

    /// A cell that is wrong, as far as the identities tell.
    struct Suspect {
        let cell: Int
        let expected: Money
        /// The constraints that its correction mends; the first is the shortest.
        let mends: [Int]
        /// Other cells whose correction would mend as much.
        let rivals: [Int]
        let misprint: Misprint?
        /// What the first constraint alone implies, where no correction mends more than it breaks.
        var implied: Money?
    }

    /// The most suspects that are looked for.
    static let maximum = 200

    /// The terms that trials may still evaluate. A table of thousands of rows in which nothing adds up has no few
    /// cells to blame; when this is spent, the claims that do not hold are reported as they stand.
    private var budget = 20_000_000

    init(_ constraints: [Constraint], ledger: Ledger) {
        self.constraints = constraints
        self.ledger = ledger
        values = ledger.values
        isOpen = Array(repeating: true, count: constraints.count)
        var touching: [Int: [Int]] = [:]
        // Most documents are sound: nothing is looked for there.
        guard constraints.contains(where: { $0.strength != .soft && $0.outcome(ledger.values) == .broken }) else {
            self.touching = touching
            return
        }
        for (index, constraint) in constraints.enumerated() {
            for term in constraint.terms where touching[term.cell]?.last != index {
                touching[term.cell, default: []].append(index)
            }
        }
        self.touching = touching
    }

    /// The suspects, in the order found, and the values with all of them corrected.
    mutating func suspects() -> (suspects: [Suspect], values: [Money?]) {
        var found: [Suspect] = []
        while found.count < Self.maximum, let next = next() {
            found.append(next)
            values[next.cell] = next.expected
            isSettled.insert(next.cell)
        }
        return (found, values)
    }

    private mutating func next() -> Suspect? {
        let broken = constraints.indices.filter {
            isOpen[$0] && counts($0) && constraints[$0].outcome(values) == .broken
        }
        guard !broken.isEmpty else { return nil }
        var best: (gain: Int, rank: Int, cell: Int, value: Money, misprint: Misprint?)?
        var tied: [Trial] = []
        var tried: Set<Trial> = []
        for index in broken where budget > 0 {
            for term in constraints[index].terms {
                guard !isSettled.contains(term.cell), let value = constraints[index].implied(term.cell, values),
                    tried.insert(Trial(cell: term.cell, value: value)).inserted
                else { continue }
                let gain = self.gain(term.cell, value)
                guard gain > 0 else { continue }
                let misprint = self.misprint(term.cell, value)
                let rank = (misprint?.weight ?? 0) * 2 + (values[term.cell] == nil ? 0 : 1)
                let trial = Trial(cell: term.cell, value: value)
                if let current = best {
                    if (gain, rank) == (current.gain, current.rank) { tied.append(trial) }
                    guard (gain, rank, current.cell) > (current.gain, current.rank, term.cell) else { continue }
                    if (gain, rank) > (current.gain, current.rank) { tied = [] }
                }
                tied.append(trial)
                best = (gain, rank, term.cell, value, misprint)
            }
        }
        guard let best else {
            // Nothing mends it without breaking more: the claim itself is reported, once.
            guard let index = broken.first else { return nil }
            for other in broken where constraints[other].subject == constraints[index].subject { isOpen[other] = false }
            let constraint = constraints[index]
            let value = constraint.implied(constraint.subject, values) ?? values[constraint.subject] ?? 0
            return Suspect(
                cell: constraint.subject, expected: values[constraint.subject] ?? 0, mends: [index], rivals: [],
                misprint: nil, implied: value)
        }
        let open = Set(broken)
        let mends = self.mends(best.cell, best.value, open)
        var rivals: [Trial] = []
        for trial in tied.prefix(Self.rivalReach) where trial.cell != best.cell {
            if self.mends(trial.cell, trial.value, open) == mends { rivals.append(trial) }
        }
        return Suspect(
            cell: best.cell, expected: best.value, mends: mends, rivals: Set(rivals.map(\.cell)).sorted(),
            misprint: best.misprint)
    }

    /// The broken constraints that a correction mends, the shortest first.
    private mutating func mends(_ cell: Int, _ value: Money, _ open: Set<Int>) -> [Int] {
        let printed = values[cell]
        values[cell] = value
        let mended = (touching[cell] ?? []).filter { open.contains($0) && constraints[$0].outcome(values) != .broken }
        values[cell] = printed
        return mended.sorted { (constraints[$0].terms.count, $0) < (constraints[$1].terms.count, $1) }
    }

    /// How many cells that would mend as much are compared: a reader is told of a few.
    private static let rivalReach = 64

    private struct Trial: Hashable {
        let cell: Int
        let value: Money
    }

    private func counts(_ index: Int) -> Bool { constraints[index].strength != .soft }

    /// The value is put in place and taken back again: a copy of all values at each trial would cost more than all else.
    private mutating func gain(_ cell: Int, _ value: Money) -> Int {
        let before = penalties(touching: cell)
        let printed = values[cell]
        values[cell] = value
        let after = penalties(touching: cell)
        values[cell] = printed
        return before - after
    }

    private mutating func penalties(touching cell: Int) -> Int {
        var sum = 0
        for index in touching[cell] ?? [] where isOpen[index] {
            budget -= constraints[index].terms.count
            sum += (counts(index) ? 2 : 1) * Self.penalty(constraints[index].outcome(values))
        }
        return sum
    }

    private static func penalty(_ outcome: Constraint.Outcome) -> Int {
        switch outcome {
        case .exact, .void: 0
        case .rounding: 1
        case .broken: 4
        }
    }

    private func misprint(_ cell: Int, _ value: Money) -> Misprint? {
        guard let printed = ledger.printed(cell), let expected = ledger.amount(value, at: cell) else { return nil }
        return Misprint(printed: printed, expected: expected)
    }
}
