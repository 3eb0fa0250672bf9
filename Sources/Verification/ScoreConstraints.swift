import DisclosureModel
import FormCatalogue

/// The scores of a performance form's lines, with those of its budget and goals, add up to its total score.
///
/// A line that was lost would make the sum too small. The weights that are printed with the indicators (`数量指标(5分)`)
/// show whether all are there: with 20 points for each score beside the table they come to 100, or the form is left out.
struct ScoreConstraints {
    private let ledger: Ledger
    private(set) var constraints: [Constraint] = []
    private(set) var skipped: [Check] = []

    init(_ ledger: Ledger) { self.ledger = ledger }

    mutating func build() {
        for form in ["performance/overall", "performance/project"] {
            for table in ledger.tables(of: form) where table.table.state == .reported { add(table, form) }
        }
    }

    private mutating func add(_ table: LedgerTable, _ form: String) {
        let totals = ledger.fieldCells("score", in: table)
        guard let total = totals.first?.cell, totals.count == 1 else { return }
        let lines = ledger.scoreCells(in: table)
        let beside = ["executionScore", "goalScore"].flatMap { ledger.fieldCells($0, in: table) }.map(\.cell)
        guard !lines.isEmpty else { return }
        let rule = form + ":score=sum(scores)"
        guard isComplete(table, lines.map(\.row), beside: beside.count) else {
            skipped.append(
                Check(
                    rule: rule, at: ledger.locator(of: total), result: .skipped,
                    message: "The printed weights do not come to 100: a line may be missing."))
            return
        }
        let cells = beside + lines.map(\.cell)
        let place = ([total] + cells).map { ledger.places[$0] }.min() ?? 1
        constraints.append(
            Constraint(
                rule: rule, code: .performance, strength: .rounding,
                shape: .equal([.init(cell: total, factor: 1)] + cells.map { .init(cell: $0, factor: -1) }),
                tolerance: Money(cells.count / 2) * min(place, ledger.places[total]), subject: total))
    }

    private func isComplete(_ table: LedgerTable, _ rows: [Int], beside count: Int) -> Bool {
        var sum = 20 * count
        for row in rows {
            let texts = table.table.rows[row].texts
            guard let weight = ["level2", "level1"].lazy.compactMap({ texts[$0].flatMap(Self.weight) }).first else {
                return false
            }
            sum += weight
        }
        return sum == 100
    }

    /// The points that stand in brackets at the end of a name; nil where none do.
    private static func weight(_ name: String) -> Int? {
        let key = LabelText.key(name)
        guard key.hasSuffix("分)"), let open = key.lastIndex(of: "(") else { return nil }
        return Int(key[key.index(after: open)...].dropLast(2))
    }
}
