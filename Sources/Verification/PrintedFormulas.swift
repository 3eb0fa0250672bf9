import DisclosureModel

/// Runs the formulas that the notes of a table print, and says where they differ from what the table obeys.
///
/// A formula that holds is an outcome like any other. One that does not, while no amount is suspected, contradicts the
/// form's own identities: the note, its line numbers or the edition of the form is not what it seems.
struct PrintedFormulas {
    private let ledger: Ledger

    init(_ ledger: Ledger) { self.ledger = ledger }

    /// The outcomes with the corrected values, and a hint for each formula that differs.
    func verdict(_ values: [Money?]) -> (checks: [Check], hints: [Diagnostic]) {
        var checks: [Check] = []
        var hints: [Diagnostic] = []
        for table in ledger.tables where table.isReported {
            for formula in Set(table.table.notes.flatMap(PrintedFormula.all)).sorted(by: { $0.text < $1.text }) {
                let rule = (table.table.form ?? "table") + ":printed:" + formula.text
                let instances = self.instances(formula, table)
                guard !instances.isEmpty else {
                    let reason = formula.axis == .lines ? "行次" : "栏次"
                    checks.append(
                        Check(
                            rule: rule, at: table.table.at, result: .skipped,
                            message: "The table prints no \(reason) that the note's formula names."))
                    continue
                }
                let broken = instances.first { terms in
                    let slack = Money(max(0, terms.count { values[$0.cell] != nil } - 1) / 2) * table.place
                    return abs(Constraint.sum(terms, values)) > slack
                }
                if let cell = broken?.first?.cell {
                    let text =
                        "The note's formula \(formula.text) does not hold at \(ledger.name(of: cell)), though the form's do."
                    hints.append(Diagnostic(.warning, FindingCode.formula.rawValue, at: ledger.locator(of: cell), text))
                    checks.append(Check(rule: rule, at: ledger.locator(of: cell), result: .skipped, message: text))
                } else {
                    let at = instances.first?.first.flatMap { ledger.locator(of: $0.cell) }
                    checks.append(Check(rule: rule, at: at, result: .pass, message: "The printed formula holds."))
                }
            }
        }
        return (checks, hints)
    }

    private func instances(_ formula: PrintedFormula, _ table: LedgerTable) -> [[Constraint.Term]] {
        switch formula.axis {
        case .lines: byLine(formula, table)
        case .columns: byColumn(formula, table)
        }
    }

    private func byLine(_ formula: PrintedFormula, _ table: LedgerTable) -> [[Constraint.Term]] {
        let rows = table.table.rows
        func row(_ line: Int) -> Int? { rows.firstIndex { $0.line == line } }
        guard let left = row(formula.left) else { return [] }
        let parts = formula.right.compactMap { number in row(abs(number)).map { ($0, number < 0 ? -1 : 1) } }
        guard parts.count == formula.right.count else { return [] }
        return table.columns.indices.compactMap { column in
            terms(table.cell(row: left, column: column), parts.map { (table.cell(row: $0.0, column: column), $0.1) })
        }
    }

    private func byColumn(_ formula: PrintedFormula, _ table: LedgerTable) -> [[Constraint.Term]] {
        func column(_ ordinal: Int) -> Int? {
            table.table.columns.first { $0.ordinal == ordinal }.flatMap { table.column($0.key) }
        }
        guard let left = column(formula.left) else { return [] }
        let parts = formula.right.compactMap { number in column(abs(number)).map { ($0, number < 0 ? -1 : 1) } }
        guard parts.count == formula.right.count else { return [] }
        return table.table.rows.indices.compactMap { row in
            terms(table.cell(row: row, column: left), parts.map { (table.cell(row: row, column: $0.0), $0.1) })
        }
    }

    /// The terms of an instance; nil where its total is not printed, or it stands in another section.
    private func terms(_ left: Int, _ right: [(Int, Int)]) -> [Constraint.Term]? {
        guard ledger.values[left] != nil else { return nil }
        return [Constraint.Term(cell: left, factor: 1)] + right.map { .init(cell: $0.0, factor: -$0.1) }
    }
}
