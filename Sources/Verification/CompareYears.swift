public import DisclosureModel
public import FormCatalogue

/// What documents of one agency say of each other's years.
///
/// The total that a final account states, less the change that it states, is the total of the year before; its opening
/// balance is the closing balance of the year before; the budget that it names is the budget of its year. The first is a
/// finding where it does not hold; the others are warnings, for balances are adjusted and items regrouped.
///
/// - Returns: One verdict for each document, in the order given; empty where it has no partner.
public func compareYears(
    _ documents: [DisclosureDocument], catalogue: Catalogue, book: IdentityBook
) -> [Verdict] {
    var verdicts = documents.map { _ in Verdict() }
    for (later, document) in documents.enumerated() {
        for (earlier, other) in documents.enumerated()
        where earlier != later && isRelated(document, other) && isSameAgency(document, other) {
            let comparison = YearComparison(document, other, catalogue: catalogue, book: book)
            verdicts[later].append(comparison.verdict())
        }
    }
    return verdicts
}

/// Whether the first is a final account, and the second that of the year before or the budget of its year.
private func isRelated(_ one: DisclosureDocument, _ other: DisclosureDocument) -> Bool {
    guard let year = one.document.year, let past = other.document.year, one.document.kind == .final else {
        return false
    }
    return other.document.kind == .final ? past &+ 1 == year : past == year
}

private func isSameAgency(_ one: DisclosureDocument, _ other: DisclosureDocument) -> Bool {
    guard let a = one.document.agency.map(LabelText.key), let b = other.document.agency.map(LabelText.key) else {
        return false
    }
    return a.hasPrefix(b) || b.hasPrefix(a)
}

/// Compares a final account with another document of its agency.
struct YearComparison {
    private let now: Ledger
    private let before: Ledger
    private let book: IdentityBook

    init(_ now: DisclosureDocument, _ before: DisclosureDocument, catalogue: Catalogue, book: IdentityBook) {
        self.now = Ledger(now, catalogue: catalogue)
        self.before = Ledger(before, catalogue: catalogue)
        self.book = book
    }

    func verdict() -> Verdict {
        let this = now.document.document
        let other = before.document.document
        guard let year = this.year, let past = other.year, this.kind == .final else { return Verdict() }
        var verdict = Verdict()
        if other.kind == .final, past &+ 1 == year {
            compareChanges(&verdict)
            compareBalances(&verdict)
        } else if other.kind == .budget, past == year {
            compareBudget(&verdict)
        }
        return verdict
    }

    /// `增加 D`: this year's total less D is last year's total.
    private func compareChanges(_ verdict: inout Verdict) {
        let statements = now.document.statements
        for (index, statement) in statements.enumerated() where statement.measure == "change" {
            guard
                let subject = book.subjects.first(where: { $0.names.contains(statement.subject) && $0.kind != "budget" }
                ),
                let total = statements[..<index].lastIndex(where: {
                    $0.subject == statement.subject && subject.measures.contains($0.measure)
                }),
                let present = now.values[now.cell(statement: total)],
                let change = now.values[now.cell(statement: index)],
                let (cell, past) = value(of: subject, in: before)
            else { continue }
            let cells = [now.cell(statement: index), now.cell(statement: total)]
            let place = max(now.places[cells[0]], before.places[cell])
            judge(
                present - change, past, tolerance: place, "years:\(subject.id)=total-change", cells, cell, &verdict,
                isFinding: true)
        }
    }

    private func compareBalances(_ verdict: inout Verdict) {
        for (form, opening, closing) in [("final/summary", "revenue/opening", "expenditure/closing")] {
            guard let a = cell(form, opening, in: now), let b = cell(form, closing, in: before),
                let first = now.values[a], let last = before.values[b]
            else { continue }
            judge(first, last, tolerance: now.places[a], "years:opening=closing", [a], b, &verdict, isFinding: false)
        }
    }

    private func compareBudget(_ verdict: inout Verdict) {
        guard let subject = book.subjects.first(where: { $0.id == "general.budget" }),
            let statement = now.document.statements.indices.first(where: { index in
                let statement = now.document.statements[index]
                return subject.names.contains(statement.subject) && subject.measures.contains(statement.measure)
            }),
            let table = before.tables.first(where: { $0.table.form == "budget/general-expenditure" && $0.isReported }),
            let row = table.totalRow, let column = table.column("total")
        else { return }
        let a = now.cell(statement: statement)
        let b = table.cell(row: row, column: column)
        guard let stated = now.values[a], let planned = before.values[b] else { return }
        judge(
            stated, planned, tolerance: max(now.places[a], before.places[b]) / 2, "years:budget=budget", [a], b,
            &verdict,
            isFinding: false)
    }

    private func cell(_ form: String, _ row: String, in ledger: Ledger) -> Int? {
        guard let table = ledger.tables.first(where: { $0.table.form == form && $0.isReported }),
            let index = table.named[row], let column = table.column("amount")
        else { return nil }
        return table.cell(row: index, column: column)
    }

    /// A subject's amount: in its table, else in the text.
    private func value(of subject: NarrativeSubject, in ledger: Ledger) -> (cell: Int, value: Money)? {
        let narrative = NarrativeConstraints(ledger, book: book)
        if let cells = narrative.cells(of: subject), let first = cells.first {
            return (first, cells.reduce(0) { $0 + (ledger.values[$1] ?? 0) })
        }
        for (index, statement) in ledger.document.statements.enumerated() {
            guard subject.names.contains(statement.subject), subject.measures.contains(statement.measure) else {
                continue
            }
            let cell = ledger.cell(statement: index)
            if let value = ledger.values[cell] { return (cell, value) }
        }
        return nil
    }

    private func judge(
        _ left: Money, _ right: Money, tolerance: Money, _ rule: String, _ cells: [Int], _ cell: Int,
        _ verdict: inout Verdict, isFinding: Bool
    ) {
        guard let subject = cells.first else { return }
        let at = now.locator(of: subject)
        let year = before.document.document.year.map(String.init) ?? "the other year"
        let stated = now.amount(left, at: subject)
        let printed = before.printed(cell)
        let difference = abs(left - right)
        if difference <= tolerance {
            verdict.checks.append(
                Check(
                    rule: rule, at: at, result: difference == 0 ? .pass : .rounding, message: "It agrees with \(year).")
            )
            return
        }
        func shown(_ amount: Amount?, _ unit: String) -> String { amount.map { "\($0)\(unit)" } ?? "another amount" }
        let there = "\(shown(printed, before.unit(of: cell))) for \(before.name(of: cell))"
        let message =
            "\(now.name(of: subject)) makes it \(shown(stated, now.unit(of: subject))) in \(year), but that document has \(there)."
        guard isFinding else {
            let message =
                "\(now.name(of: subject)) is \(shown(stated, now.unit(of: subject))), but the document of \(year) has \(there)."
            verdict.hints.append(
                Diagnostic(
                    .warning, FindingCode.years.rawValue, at: at, message,
                    excerpt: now.printed(subject)?.description,
                    hint: "This may be right: balances are adjusted, and items regrouped. Compare both documents."))
            return
        }
        let check = Check(
            rule: rule, at: at, result: .fail, expected: printed, found: stated,
            tolerance: now.amount(tolerance, at: subject), message: message)
        verdict.checks.append(check)
        verdict.findings.append(
            Finding(
                code: .years, check: check,
                cells: cells.map {
                    Finding.Cell(
                        at: now.locator(of: $0), name: now.name(of: $0), printed: now.printed($0),
                        unit: now.unit(of: $0))
                }, arithmetic: cells.compactMap { now.printed($0)?.description }.reversed().joined(separator: " - "),
                rules: [rule], hint: "Compare both documents; the agency may have merged or its accounts been adjusted."
            ))
    }
}
