import DisclosureModel
import FormCatalogue

/// Tells a table that was read shifted from one that contains a wrong amount.
///
/// *Means:* one wrong amount breaks one row. Where so many rows contradict themselves that at least three suspects, and
/// as many as half of the printed rows, would be needed to explain them, the columns or rows were shifted in reading.
struct Sentinel {
    private let ledger: Ledger

    init(_ ledger: Ledger) { self.ledger = ledger }

    /// The tables of which at least three rows, and half of the printed ones, contradict themselves: no search for single
    /// wrong amounts is worth while.
    func misread(_ constraints: [Constraint], _ outcomes: [Constraint.Outcome]) -> Set<Int> {
        var rows: [Int: Set<Int>] = [:]
        for (index, constraint) in constraints.enumerated() where outcomes[index] == .broken {
            guard constraint.code == .row, constraint.strength != .soft,
                let place = ledger.place(of: constraint.subject)
            else {
                continue
            }
            rows[place.table.index, default: []].insert(place.row)
        }
        return shifted(rows)
    }

    /// The tables that were read shifted, by their index in the document.
    func misread(_ suspects: [Localiser.Suspect]) -> Set<Int> {
        var rows: [Int: Set<Int>] = [:]
        for suspect in suspects {
            guard let place = ledger.place(of: suspect.cell) else { continue }
            rows[place.table.index, default: []].insert(place.row)
        }
        return shifted(rows)
    }

    private func shifted(_ rows: [Int: Set<Int>]) -> Set<Int> {
        Set(
            rows.compactMap { index, wrong in
                guard let table = ledger.tables.first(where: { $0.index == index }) else { return nil }
                return wrong.count >= 3 && wrong.count * 2 >= table.isPrinted.count { $0 } ? index : nil
            })
    }
}

/// Two suspects in one row that have each other's amount are one: an amount that stands in the wrong column.
enum Shifts {
    static func merge(_ suspects: [Localiser.Suspect], _ ledger: Ledger) -> [Localiser.Suspect] {
        var merged: Set<Int> = []
        for (index, suspect) in suspects.enumerated() where !merged.contains(index) {
            guard let place = ledger.place(of: suspect.cell), let value = ledger.values[suspect.cell] else { continue }
            let twin = suspects.indices.first { other in
                guard other != index, let there = ledger.place(of: suspects[other].cell) else { return false }
                return there.table.index == place.table.index && there.row == place.row
                    && suspects[other].expected == value
                    && (ledger.values[suspects[other].cell] ?? 0) == suspect.expected
            }
            if let twin, twin > index || !merged.contains(twin) { merged.insert(twin) }
        }
        return suspects.indices.filter { !merged.contains($0) }.map { suspects[$0] }
    }
}
