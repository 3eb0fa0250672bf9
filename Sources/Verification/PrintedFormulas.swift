import DisclosureModel
import FormCatalogue

/// Turns the formulas that the notes of a table print into constraints.
///
/// They are claims like the form's own: a wrong amount breaks both. Where a printed formula does not hold although the
/// form's do, the two disagree, and that is a finding: the note, its line numbers or the edition is not what it seems.
struct PrintedFormulas {
    private let ledger: Ledger
    private(set) var constraints: [Constraint] = []
    /// Formulas whose lines or columns the table does not number.
    private(set) var skipped: [Check] = []

    init(_ ledger: Ledger) { self.ledger = ledger }

    mutating func build() {
        for table in ledger.tables where table.isReported && !table.table.notes.isEmpty {
            for formula in Set(table.table.notes.flatMap(PrintedFormula.all)).sorted(by: { $0.text < $1.text }) {
                add(formula, table)
            }
        }
    }

    private mutating func add(_ formula: PrintedFormula, _ table: LedgerTable) {
        let rule = (table.table.form ?? "table") + ":printed:" + formula.text
        let instances = self.instances(formula, table)
        guard !instances.isEmpty else {
            let reason = formula.axis == .lines ? "行次" : "栏次"
            skipped.append(
                Check(
                    rule: rule, at: table.table.at, result: .skipped,
                    message: "The table prints no \(reason) that the note's formula names."))
            return
        }
        for terms in instances {
            let printed = terms.count { ledger.values[$0.cell] != nil }
            // A total without any of its parts is no claim: they were lost.
            guard let subject = terms.first?.cell, printed >= 2 else { continue }
            constraints.append(
                Constraint(
                    rule: rule, code: .formula, strength: .rounding, shape: .equal(terms),
                    tolerance: Money((printed - 1) / 2) * table.place, subject: subject))
        }
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
