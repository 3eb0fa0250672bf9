import DisclosureModel

/// Claims that do not hold, and rest on a cell that holds no amount: such a cell may stand for any amount, so they
/// accuse no other, and were not run.
struct UnreadClaims {
    private let constraints: [Constraint]
    private let ledger: Ledger
    /// Their indices, in order.
    let claims: [Int]

    /// - Parameter outcomes: What the constraints come to, where cells that hold no amount count as zero. A claim that
    ///   holds so proves that nothing was lost with them.
    init(_ constraints: [Constraint], _ outcomes: [Constraint.Outcome], _ ledger: Ledger) {
        self.constraints = constraints
        self.ledger = ledger
        guard !ledger.unread.isEmpty else {
            claims = []
            return
        }
        claims = constraints.indices.filter { index in
            outcomes[index] == .broken && constraints[index].terms.contains { ledger.unread.contains($0.cell) }
        }
    }

    /// What the claims say of the cells that hold no amount.
    struct Answer {
        /// Cells whose amount follows.
        var suspects: [Localiser.Suspect] = []
        /// The same in words.
        var findings: [Finding] = []
        /// The claims from which nothing follows.
        var skipped: [Check] = []
    }

    /// Draws from the claims what follows from them for the cells that hold no amount.
    ///
    /// - Parameters:
    ///   - values: The values with every wrong amount corrected.
    ///   - isKept: Whether a claim is about tables that identities are drawn from.
    func answer(values: [Money?], isKept: (Constraint) -> Bool) -> Answer {
        let open = claims.filter { isKept(constraints[$0]) }
        guard !open.isEmpty else { return Answer() }
        let cells = Set(open.flatMap { constraints[$0].terms.map(\.cell) }).intersection(ledger.unread)
        // Claims that hold with nothing in those cells speak against another amount in them.
        let about = constraints.filter { constraint in
            isKept(constraint) && constraint.terms.contains { cells.contains($0.cell) }
        }
        var ledger = ledger
        ledger.values = values
        var localiser = Localiser(about, ledger: ledger, unknown: cells)
        let (suspects, settled) = localiser.suspects()
        var answer = Answer(suspects: suspects)
        let writer = FindingWriter(ledger: ledger, constraints: about, corrected: settled)
        answer.findings = suspects.compactMap(writer.finding)
        var seen: Set<Check> = []
        for index in open where constraints[index].outcome(settled) == .broken {
            guard let cell = constraints[index].terms.first(where: { cells.contains($0.cell) })?.cell else { continue }
            let check = Check(
                rule: constraints[index].rule, at: ledger.locator(of: cell), result: .skipped,
                message: ledger.unreadable(cell))
            if seen.insert(check).inserted { answer.skipped.append(check) }
        }
        return answer
    }
}
