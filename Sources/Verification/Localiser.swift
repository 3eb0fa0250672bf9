import FormCatalogue

/// Finds the cells that explain what does not hold: the fewest whose correction makes every identity hold again.
///
/// A cell is judged by what its correction mends and what it breaks: a wrong part breaks its row and its column, and
/// nothing but the part itself stands in both. Ties go to the cell whose printed value a misprint explains, then to the
/// correction that leaves less to rounding, then to a printed cell before a blank one, then to the first in reading
/// order. An amount that stands in the wrong column of its row is one correction of two cells.
///
/// The corrections of a claim are judged once, and again only after a correction near it: O(terms of broken claims ×
/// claims of a cell) for the first suspect, and for each further one the terms of the claims that it touches.
struct Localiser {
    private let constraints: [Constraint]
    private let ledger: Ledger
    private var claims: Claims
    private var isOpen: [Bool]
    /// The claims that are to be explained yet.
    private var open: [Int]
    /// Cells that were corrected: no cell is corrected twice.
    private var isSettled: Set<Int> = []
    /// The best correction of each claim that was judged; nil where none mends more than it breaks.
    private var judged: [Correction?]
    private var isJudged: [Bool]

    /// A cell that is wrong, as far as the identities tell.
    struct Suspect {
        let cell: Int
        let expected: Money
        /// The constraints that its correction mends; the first is the shortest.
        let mends: [Int]
        /// Other cells whose correction would mend as much.
        let rivals: [Int]
        let misprint: Misprint?
        /// The cell of the same row that the amount belongs into, where it stands in the wrong column.
        var belongs: Int?
        /// What the first constraint alone implies, where no correction mends more than it breaks.
        var implied: Money?
    }

    /// The most suspects that are looked for.
    static let maximum = 200

    /// How many corrections may still be judged. A table of thousands of rows in which nothing adds up has no few cells
    /// to blame; when this is spent, the claims that do not hold are reported as they stand.
    private var budget: Int

    /// The corrections that are judged at most, in a document.
    static let usualBudget = 2_000_000

    /// - Parameter outcomes: What the constraints come to with the printed values; worked out where it is not at hand.
    init(
        _ constraints: [Constraint], outcomes: [Constraint.Outcome]? = nil, ledger: Ledger,
        budget: Int = Self.usualBudget
    ) {
        self.constraints = constraints
        self.ledger = ledger
        self.budget = budget
        let claims = Claims(
            constraints, outcomes: outcomes ?? constraints.map { $0.outcome(ledger.values) }, values: ledger.values)
        self.claims = claims
        open = claims.broken.filter { constraints[$0].strength != .soft }
        isOpen = Array(repeating: true, count: open.isEmpty ? 0 : constraints.count)
        judged = Array(repeating: nil, count: isOpen.count)
        isJudged = Array(repeating: false, count: isOpen.count)
    }

    /// The suspects, in the order found, and the values with all of them corrected.
    mutating func suspects() -> (suspects: [Suspect], values: [Money?]) {
        var found: [Suspect] = []
        while found.count < Self.maximum, let next = next() {
            found.append(next)
            guard next.implied == nil else { continue }
            var touched = claims.set(next.cell, next.belongs == nil ? next.expected : nil)
            isSettled.insert(next.cell)
            if let other = next.belongs {
                touched += claims.set(other, ledger.values[next.cell])
                isSettled.insert(other)
            }
            // What held until the correction is a consequence of the wrong amount, not another one.
            for index in touched where claims.breaksAnew(index) { isOpen[index] = false }
            forget(near: touched)
        }
        return (found, claims.values)
    }

    /// Claims that share a cell with one that has changed are judged again.
    private mutating func forget(near touched: [Int]) {
        for index in touched {
            isJudged[index] = false
            for term in constraints[index].terms {
                for neighbour in claims.touching(term.cell) { isJudged[neighbour.claim] = false }
            }
        }
    }

    private mutating func next() -> Suspect? {
        open.removeAll { !isOpen[$0] || !claims.isBroken($0) }
        guard !open.isEmpty else { return nil }
        var best: Correction?
        for index in open {
            if !isJudged[index] {
                judged[index] = budget > 0 ? bestCorrection(of: index) : nil
                isJudged[index] = true
            }
            if let candidate = judged[index], best.map({ candidate.isBetter(than: $0) }) ?? true { best = candidate }
        }
        guard let best else { return claim() }
        let mends = self.mends(best)
        var rivals: Set<Int> = []
        for index in mends.prefix(1) {
            for trial in corrections(of: index).prefix(Self.rivalReach) where trial.cell != best.cell {
                guard trial.gain == best.gain, trial.weight == best.weight, self.mends(trial) == mends else {
                    continue
                }
                rivals.insert(trial.cell)
            }
        }
        return Suspect(
            cell: best.cell, expected: best.value, mends: mends, rivals: rivals.sorted(), misprint: best.misprint,
            belongs: best.belongs)
    }

    /// Nothing mends it without breaking more: the claim itself is reported, once.
    private mutating func claim() -> Suspect? {
        guard let index = open.first else { return nil }
        let subject = constraints[index].subject
        for other in open where constraints[other].subject == subject { isOpen[other] = false }
        let printed = claims.values[subject] ?? 0
        let implied = claims.implied(index, subject) ?? printed
        return Suspect(cell: subject, expected: printed, mends: [index], rivals: [], misprint: nil, implied: implied)
    }

    /// How many cells that would mend as much are compared: a reader is told of a few.
    private static let rivalReach = 64

    // MARK: Corrections

    private mutating func bestCorrection(of index: Int) -> Correction? {
        var best: Correction?
        for candidate in corrections(of: index) where best.map({ candidate.isBetter(than: $0) }) ?? true {
            best = candidate
        }
        return best
    }

    /// The corrections that make a claim hold and mend more than they break.
    private mutating func corrections(of index: Int) -> [Correction] {
        var found: [Correction] = []
        let constraint = constraints[index]
        for term in constraint.terms where !isSettled.contains(term.cell) {
            guard let value = claims.implied(index, term.cell) else { continue }
            budget -= 1
            if let moved = moved(term.cell, value) { found.append(moved) }
            let change = judge(term.cell, value)
            guard change.gain > 0 else { continue }
            var correction = Correction(
                cell: term.cell, value: value, gain: change.gain, rounding: change.rounding,
                isPrinted: claims.values[term.cell] != nil)
            if let slip = slip(term.cell, value, within: constraint.tolerance) {
                let change =
                    slip.value == value ? change : judge(term.cell, slip.value)
                if change.gain >= correction.gain {
                    correction.value = slip.value
                    correction.misprint = slip.misprint
                    correction.gain = change.gain
                    correction.rounding = change.rounding
                }
            }
            found.append(correction)
        }
        return found
    }

    private func judge(_ cell: Int, _ value: Money) -> (gain: Int, rounding: Int) {
        claims.judge([.init(cell: cell, value: value)], isOpen: isOpen)
    }

    /// The misprint that explains a printed value best, looked for as far as rounding reaches.
    private func slip(_ cell: Int, _ value: Money, within tolerance: Money) -> (value: Money, misprint: Misprint)? {
        guard let printed = ledger.printed(cell) else { return nil }
        let place = max(ledger.places[cell], 1)
        let reach = min(tolerance / place, Self.slipReach)
        var best: (value: Money, misprint: Misprint)?
        for step in 0...(2 * reach) {
            let offset = (step + 1) / 2 * (step.isMultiple(of: 2) ? -1 : 1)
            let near = value + offset * place
            guard let expected = ledger.amount(near, at: cell),
                let misprint = Misprint(printed: printed, expected: expected)
            else { continue }
            if misprint.weight > best?.misprint.weight ?? 0 { best = (near, misprint) }
        }
        return best
    }

    /// The most units of the last place by which the expected value of a misprint may differ from the implied one.
    private static let slipReach: Money = 4

    /// An amount that stands in the wrong column of its row: what the cell lacks, another one of the row has.
    private mutating func moved(_ cell: Int, _ value: Money) -> Correction? {
        let printed = claims.values[cell] ?? 0
        guard (printed == 0) != (value == 0), let row = ledger.row(of: cell) else { return nil }
        var best: Correction?
        for other in row where other != cell && !isSettled.contains(other) {
            let there = claims.values[other] ?? 0
            guard printed == 0 ? there == value : there == 0 else { continue }
            let (from, to) = printed == 0 ? (other, cell) : (cell, other)
            guard let amount = claims.values[from] else { continue }
            budget -= 1
            let change = claims.judge([.init(cell: from, value: 0), .init(cell: to, value: amount)], isOpen: isOpen)
            guard change.gain > 0 else { continue }
            let correction = Correction(
                cell: from, value: 0, gain: change.gain, rounding: change.rounding, isPrinted: true, belongs: to)
            if best.map({ correction.isBetter(than: $0) }) ?? true { best = correction }
        }
        return best
    }

    /// The broken constraints that a correction mends, the shortest first.
    private func mends(_ correction: Correction) -> [Int] {
        var cells = [Claims.Entry(cell: correction.cell, value: correction.value)]
        if let other = correction.belongs, let amount = claims.values[correction.cell] {
            cells.append(.init(cell: other, value: amount))
        }
        return claims.mended(by: cells).filter { isOpen[$0] && constraints[$0].strength != .soft }
            .sorted { (constraints[$0].terms.count, $0) < (constraints[$1].terms.count, $1) }
    }
}

/// A value that a cell would have to have, and what it would do to the claims.
struct Correction {
    let cell: Int
    var value: Money
    /// What it mends less what it breaks, in claims; a soft one counts half.
    var gain: Int
    /// How many claims less hold by rounding alone.
    var rounding: Int
    var isPrinted: Bool
    var misprint: Misprint?
    /// The cell that the amount belongs into, where it only stands in the wrong column.
    var belongs: Int?

    /// How telling the slip is that explains it.
    var weight: Int { belongs == nil ? misprint?.weight ?? 0 : Self.shift }

    private static let shift = 6

    func isBetter(than other: Correction) -> Bool {
        let mine = (gain, weight, rounding, isPrinted ? 1 : 0)
        let theirs = (other.gain, other.weight, other.rounding, other.isPrinted ? 1 : 0)
        return mine == theirs ? cell < other.cell : mine > theirs
    }
}
