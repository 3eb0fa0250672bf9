import FormCatalogue

/// Finds the cells that explain what does not hold: the fewest whose correction makes every identity hold again.
///
/// A cell is judged by what its correction mends and what it breaks: a wrong part breaks its row and its column, and
/// nothing but the part itself stands in both. Ties go to the cell whose printed value a misprint explains, then to the
/// correction that leaves less to rounding, then to a printed cell before a blank one, then to the first in reading
/// order. An amount that stands in the wrong column of its row is one correction of two cells; where no single cell
/// explains a claim, two cells of a row are tried that hide each other there, as a wrong part and the total made of it.
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
    /// The only cells that may be to blame, each of them unknown; nil where any may.
    private let unknown: Set<Int>?
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
        /// The other cell of the row that is wrong by as much, so that the row adds up all the same.
        var alongside: Claims.Entry?
    }

    /// The most suspects that are looked for.
    static let maximum = 200

    /// How many corrections may still be judged. A table of thousands of rows in which nothing adds up has no few cells
    /// to blame; when this is spent, the claims that do not hold are reported as they stand.
    private var budget: Int

    /// The corrections that are judged at most, in a document.
    static let usualBudget = 2_000_000

    /// - Parameters:
    ///   - outcomes: What the constraints come to with the printed values; worked out where it is not at hand.
    ///   - unknown: The only cells that may be to blame; what they do not explain is left unexplained.
    init(
        _ constraints: [Constraint], outcomes: [Constraint.Outcome]? = nil, ledger: Ledger,
        budget: Int = Self.usualBudget, unknown: Set<Int>? = nil
    ) {
        self.constraints = constraints
        self.unknown = unknown
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
            let second = next.alongside.map { twin(of: next, $0) }
            var touched = claims.set(next.cell, next.belongs == nil ? next.expected : nil)
            isSettled.insert(next.cell)
            if let other = next.belongs {
                touched += claims.set(other, ledger.values[next.cell])
                isSettled.insert(other)
            }
            if let second {
                found.append(second)
                touched += claims.set(second.cell, second.expected)
                isSettled.insert(second.cell)
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
        guard let best else { return unknown == nil ? claim() : nil }
        let mends = self.mends(best)
        var rivals: Set<Int> = []
        for index in mends.prefix(1) {
            for trial in candidates(of: index).prefix(Self.rivalReach) where trial.cell != best.cell {
                guard trial.gain == best.gain, best.weight <= Self.faint || trial.weight == best.weight,
                    self.mends(trial) == mends
                else { continue }
                rivals.insert(trial.cell)
            }
        }
        let own = best.alongside == nil ? mends : mends.filter { touches($0, best.cell) }
        return Suspect(
            cell: best.cell, expected: best.value, mends: own, rivals: rivals.sorted(), misprint: best.misprint,
            belongs: best.belongs, alongside: best.alongside)
    }

    /// The weight of a slip that explains most cells of a sum as well as one: a single digit.
    private static let faint = 1

    private func touches(_ index: Int, _ cell: Int) -> Bool { constraints[index].terms.contains { $0.cell == cell } }

    /// The second of two cells of a row that are wrong together, a suspect of its own.
    private func twin(of suspect: Suspect, _ other: Claims.Entry) -> Suspect {
        let both = [other, Claims.Entry(cell: suspect.cell, value: suspect.expected)]
        let mends = claims.mended(by: both).filter { isOpen[$0] && touches($0, other.cell) }
            .sorted { (constraints[$0].terms.count, $0) < (constraints[$1].terms.count, $1) }
        let printed = Claims.Entry(cell: suspect.cell, value: ledger.values[suspect.cell] ?? 0)
        return Suspect(
            cell: other.cell, expected: other.value, mends: mends, rivals: [],
            misprint: slip(other.cell, other.value, within: 0)?.misprint, alongside: printed)
    }

    /// Nothing mends it without breaking more: the claim itself is reported, once.
    private mutating func claim() -> Suspect? {
        guard let index = open.first else { return nil }
        let subject = constraints[index].subject
        for other in open where constraints[other].subject == subject { isOpen[other] = false }
        let printed = claims.values[subject] ?? 0
        let implied = claims.implied(index, subject) ?? printed
        // Two places that print one amount differently: neither is to blame more than the other.
        let others = constraints[index].isSum && constraints[index].terms.count == 2 && budget > 0 ? terms(index) : []
        return Suspect(
            cell: subject, expected: printed, mends: [index], rivals: others.filter { $0 != subject }, misprint: nil,
            implied: implied)
    }

    /// How many cells that would mend as much are compared: a reader is told of a few.
    private static let rivalReach = 64

    private func terms(_ index: Int) -> [Int] {
        constraints[index].terms.map(\.cell).filter { claims.values[$0] != nil }
    }

    // MARK: Corrections

    private mutating func bestCorrection(of index: Int) -> Correction? {
        var best: Correction?
        for candidate in candidates(of: index) where best.map({ candidate.isBetter(than: $0) }) ?? true {
            best = candidate
        }
        return best
    }

    private mutating func candidates(of index: Int) -> [Correction] {
        let single = corrections(of: index)
        return single.isEmpty && unknown == nil ? pairs(of: index) : single
    }

    /// The corrections of two cells of a row that leave its sum as it is, and with it two other claims in order, one for
    /// each cell.
    private mutating func pairs(of index: Int) -> [Correction] {
        guard case .equal(let terms) = constraints[index].shape else { return [] }
        var found: [Correction] = []
        for term in terms where !isSettled.contains(term.cell) {
            guard let printed = claims.values[term.cell], let value = claims.implied(index, term.cell),
                let row = ledger.row(of: term.cell)
            else { continue }
            for touch in claims.touching(term.cell) where touch.claim != index && !claims.isBroken(touch.claim) {
                guard case .equal(let parts) = constraints[touch.claim].shape,
                    parts.allSatisfy({ row.contains($0.cell) })
                else { continue }
                for part in parts where part.cell != term.cell && !isSettled.contains(part.cell) {
                    guard let other = claims.values[part.cell] else { continue }
                    budget -= 1
                    // Factors are 1 or -1: what one side gains, the other does, too.
                    let difference = (printed - value) * Money(touch.factor * part.factor)
                    let twin = Claims.Entry(cell: part.cell, value: other + difference)
                    if let pair = pair(.init(cell: term.cell, value: value), twin) { found.append(pair) }
                }
            }
        }
        return found
    }

    private func pair(_ one: Claims.Entry, _ other: Claims.Entry) -> Correction? {
        // An amount that would have to change its sign as well explains nothing.
        guard [one, other].allSatisfy({ ($0.value < 0) == ((claims.values[$0.cell] ?? 0) < 0) }) else { return nil }
        let change = claims.judge([one, other], isOpen: isOpen)
        let mended = claims.mended(by: [one, other]).filter { isOpen[$0] && constraints[$0].strength != .soft }
        guard change.gain > Self.least, mended.contains(where: { touches($0, one.cell) }),
            mended.contains(where: { touches($0, other.cell) && !touches($0, one.cell) })
        else { return nil }
        let slips = [one, other].map { slip($0.cell, $0.value, within: 0)?.misprint }
        let faintest = slips.contains { $0 == nil } ? nil : slips.compactMap { $0 }.min { $0.weight < $1.weight }
        // One wrong cell is likelier than two.
        return Correction(
            cell: one.cell, value: one.value, gain: change.gain - 1, rounding: change.rounding, isPrinted: true,
            misprint: faintest, alongside: other)
    }

    /// The gain of one mended claim: two cells must explain more.
    private static let least = 2

    /// The corrections that make a claim hold and mend more than they break.
    private mutating func corrections(of index: Int) -> [Correction] {
        var found: [Correction] = []
        let constraint = constraints[index]
        let terms = constraint.terms.filter { !isSettled.contains($0.cell) && unknown?.contains($0.cell) ?? true }
        // Of two unknowns in one claim neither follows.
        guard unknown == nil || terms.count == 1 else { return [] }
        for term in terms {
            guard let value = claims.implied(index, term.cell) else { continue }
            budget -= 1
            if unknown == nil, let moved = moved(term.cell, value) { found.append(moved) }
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
        if let other = correction.alongside { cells.append(other) }
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
    /// The other cell of the row that is wrong by as much.
    var alongside: Claims.Entry?

    /// How telling the slip is that explains it.
    var weight: Int { belongs == nil ? misprint?.weight ?? 0 : Self.shift }

    private static let shift = 6

    func isBetter(than other: Correction) -> Bool {
        let mine = (gain, weight, rounding, isPrinted ? 1 : 0)
        let theirs = (other.gain, other.weight, other.rounding, other.isPrinted ? 1 : 0)
        return mine == theirs ? cell < other.cell : mine > theirs
    }
}
