import ConversionGraph
public import DisclosureModel
public import FormCatalogue

/// Proves a document's numbers against the identities of its forms, its own sentences, and each other.
///
/// - Parameters:
///   - document: The document; derived tables take no part.
///   - catalogue: The districts in force: forms, codes, units.
///   - book: Their identities.
/// - Returns: One outcome for each rule and table, and one finding for each amount that is wrong. Never throws:
///   what cannot be checked is `skipped` with the reason.
/// - Complexity: O(amounts) for a sound document; locating k wrong amounts takes O(k × broken identities) more.
public func verify(_ document: DisclosureDocument, catalogue: Catalogue, book: IdentityBook) -> Verdict {
    Verifier(document, catalogue: catalogue, book: book).verdict()
}

/// Runs the steps in order: lay out, build, locate, tell.
struct Verifier {
    private let ledger: Ledger
    private let catalogue: Catalogue
    private let constraints: [Constraint]
    /// What the constraints come to with the values as printed; those that rest on cells that hold no amount say nothing.
    private let outcomes: [Constraint.Outcome]
    private let skipped: [Check]
    private let unread: UnreadClaims

    init(_ document: DisclosureDocument, catalogue: Catalogue, book: IdentityBook) {
        ledger = Ledger(document, catalogue: catalogue)
        self.catalogue = catalogue
        let (builder, narrative, formulas, scores, projects) = Self.built(ledger, book)
        let parts = UnknownParts(builder.constraints, ledger)
        let columns = UnknownColumns(parts.constraints, ledger)
        let constraints =
            columns.constraints + formulas.constraints + scores.constraints + narrative.constraints
            + projects.constraints
        let values = ledger.values
        self.constraints = constraints
        var outcomes = constraints.map { $0.outcome(values) }
        unread = UnreadClaims(constraints, outcomes, ledger)
        for index in unread.claims { outcomes[index] = .void }
        self.outcomes = outcomes
        skipped =
            Self.absent(document, catalogue) + builder.skipped + parts.skipped + columns.skipped + formulas.skipped
            + scores.skipped
            + narrative.skipped
    }

    /// What all identities, sentences and formulas demand: those of the forms on one core, all others on another.
    private static func built(
        _ ledger: Ledger, _ book: IdentityBook
    ) -> (ConstraintBuilder, NarrativeConstraints, PrintedFormulas, ScoreConstraints, ProjectConstraints) {
        let ((builder, formulas), (narrative, scores, projects)) = concurrently(
            {
                var builder = ConstraintBuilder(ledger)
                for identity in book.identities { builder.add(identity) }
                var formulas = PrintedFormulas(ledger)
                formulas.build()
                return (builder, formulas)
            },
            {
                var narrative = NarrativeConstraints(ledger, book: book)
                narrative.build()
                var scores = ScoreConstraints(ledger)
                scores.build()
                var projects = ProjectConstraints(ledger, book: book)
                projects.build()
                return (narrative, scores, projects)
            })
        return (builder, narrative, formulas, scores, projects)
    }

    func verdict() -> Verdict {
        let sentinel = Sentinel(ledger)
        var shifted = sentinel.misread(constraints, outcomes)
        let said = Set(unread.claims)
        var kept = constraints.indices.filter { !said.contains($0) && !isAbout(shifted, constraints[$0]) }
        var localiser = Localiser(kept.map { constraints[$0] }, outcomes: kept.map { outcomes[$0] }, ledger: ledger)
        var (suspects, values) = localiser.suspects()
        let more = sentinel.misread(suspects.filter { !isFormula($0, kept) })
        if !more.isEmpty {
            shifted.formUnion(more)
            kept = kept.filter { !isAbout(more, constraints[$0]) }
            var again = Localiser(kept.map { constraints[$0] }, outcomes: kept.map { outcomes[$0] }, ledger: ledger)
            (suspects, values) = again.suspects()
        }
        let open = kept.map { constraints[$0] }
        let writer = FindingWriter(ledger: ledger, constraints: open, corrected: values)
        var verdict = Verdict()
        let answer = unread.answer(values: values) { !isAbout(shifted, $0) }
        let blanks = suspects.filter { values[$0.cell] != nil && ledger.values[$0.cell] == nil }
        let printed = suspects.filter { ledger.values[$0.cell] != nil }
        verdict.findings = Shifts.merge(printed, ledger).compactMap(writer.finding)
        verdict.findings += softFindings(open, values)
        verdict.findings = merged(verdict.findings)
        verdict.findings.sort {
            ($0.check.at ?? Self.nowhere, $0.check.rule) < ($1.check.at ?? Self.nowhere, $1.check.rule)
        }
        let openPlaces = blanks.compactMap(writer.finding) + answer.findings
        let failed = Set(verdict.findings.flatMap(\.rules))
        let tally = Tally(ledger: ledger, constraints: open, outcomes: kept.map { outcomes[$0] })
        verdict.checks = verdict.findings.map(\.check)
        verdict.checks += openPlaces.flatMap(skippedChecks) + answer.skipped
        verdict.implied = (blanks + answer.suspects).compactMap(implied)
        verdict.checks += shifted.sorted().map(misreadCheck)
        verdict.checks += tally.rounding() + tally.passes(except: failed) + skipped
        verdict.hints =
            UnknownForms.hints(ledger.document, catalogue)
            + softHints(open, values, except: failed.union(openPlaces.flatMap(\.rules)))
            + ClassificationHints(ledger.document, catalogue).hints()
        return verdict
    }

    /// The checks that could not be run for an amount that is not there, one for each rule that needs it.
    private func skippedChecks(_ finding: Finding) -> [Check] {
        finding.rules.map { rule in
            var check = finding.check
            check.rule = rule
            check.result = .skipped
            return check
        }
    }

    /// Whether a suspect is no amount but a printed formula.
    private func isFormula(_ suspect: Localiser.Suspect, _ kept: [Int]) -> Bool {
        suspect.implied != nil && suspect.mends.first.map { constraints[kept[$0]].code == .formula } ?? false
    }

    private func isAbout(_ tables: Set<Int>, _ constraint: Constraint) -> Bool {
        guard !tables.isEmpty else { return false }
        return constraint.terms.contains { ledger.place(of: $0.cell).map { tables.contains($0.table.index) } ?? false }
    }

    private func implied(_ suspect: Localiser.Suspect) -> ImpliedAmount? {
        guard suspect.rivals.isEmpty, suspect.implied == nil, let place = ledger.place(of: suspect.cell),
            let amount = ledger.amount(suspect.expected, at: suspect.cell)
        else { return nil }
        return ImpliedAmount(
            table: place.table.index, row: place.row, column: place.table.columns[place.column], amount: amount)
    }

    /// A sentence that states one wrong amount twice is one finding; so is a printed formula that fails in many rows.
    private func merged(_ findings: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        for finding in findings {
            if finding.code == .formula,
                let twin = kept.firstIndex(where: { $0.code == .formula && $0.check.rule == finding.check.rule })
            {
                kept[twin].hint = "It fails in other places, too."
                continue
            }
            let twin = kept.firstIndex {
                $0.code == .statement && finding.code == .statement && $0.check.found == finding.check.found
                    && $0.check.expected == finding.check.expected && $0.cells.dropFirst() == finding.cells.dropFirst()
            }
            if let twin {
                kept[twin].rules = Set(kept[twin].rules + finding.rules).sorted()
            } else {
                kept.append(finding)
            }
        }
        return kept
    }

    private static let nowhere = Locator.text(line: .max, column: 1)

    private static func absent(_ document: DisclosureDocument, _ catalogue: Catalogue) -> [Check] {
        document.tables.compactMap { table in
            guard let form = table.form else { return nil }
            let title = catalogue.form(form)?.title ?? form
            let reason: String
            switch table.state {
            case .reported: return nil
            case .empty: reason = "\(title) is empty."
            case .absent: reason = "\(title) is announced, but not in the file."
            case .derived: reason = "\(title) is not in the file; what is derived proves nothing."
            }
            return Check(rule: form, at: table.at, result: .skipped, message: reason)
        }
    }

    private func misreadCheck(_ index: Int) -> Check {
        let table = ledger.document.tables[index]
        return Check(
            rule: (table.form ?? "table") + ":structure", at: table.at, result: .misread,
            message: "So many rows of \(table.title ?? "the table") contradict themselves that it was read shifted; "
                + "no finding is drawn from it.")
    }

    /// A soft identity that a single misprint explains is a finding; else it is at most a hint.
    private func softFindings(_ constraints: [Constraint], _ values: [Money?]) -> [Finding] {
        softBroken(constraints, values).compactMap { index, misprint in
            guard let misprint, let value = constraints[index].implied(constraints[index].subject, values) else {
                return nil
            }
            let suspect = Localiser.Suspect(
                cell: constraints[index].subject, expected: value, mends: [index], rivals: [], misprint: misprint)
            return FindingWriter(ledger: ledger, constraints: constraints, corrected: values).finding(suspect)
        }
    }

    private func softBroken(_ constraints: [Constraint], _ values: [Money?]) -> [(Int, Misprint?)] {
        constraints.indices.compactMap { index in
            let constraint = constraints[index]
            guard constraint.strength == .soft, constraint.outcome(values) == .broken else { return nil }
            guard let value = constraint.implied(constraint.subject, values),
                let printed = ledger.printed(constraint.subject),
                let expected = ledger.amount(value, at: constraint.subject)
            else { return (index, nil) }
            return (index, Misprint(printed: printed, expected: expected))
        }
    }

    private func softHints(_ constraints: [Constraint], _ values: [Money?], except rules: Set<String>) -> [Diagnostic] {
        softBroken(constraints, values).compactMap { index, _ in
            let constraint = constraints[index]
            guard !rules.contains(constraint.rule) else { return nil }
            let difference = Constraint.sum(constraint.terms, values)
            let amount = ledger.amount(abs(difference), at: constraint.subject)
            return Diagnostic(
                .note, constraint.code.soft, at: ledger.locator(of: constraint.subject),
                "\(ledger.name(of: constraint.subject)) differs by \(amount.map(\.description) ?? "some") "
                    + "from what \(constraint.rule) usually gives; this is often right.")
        }
    }
}
