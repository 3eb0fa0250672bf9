import DisclosureModel
import FormCatalogue

/// Units of amounts that are missing or that no catalogue knows: without one an amount is no sum of money.
enum UnitDoubts {
    static func diagnostics(
        _ candidates: [TableCandidate], _ document: DisclosureDocument, _ catalogue: Catalogue
    ) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for candidate in candidates {
            for line in candidate.head + [candidate.title].compactMap({ $0 }) {
                guard let unit = TableHead.unknownUnit(in: line.text, units: catalogue.units) else { continue }
                found.append(
                    Diagnostic(
                        .warning, "unit.unknown", at: line.at,
                        "The unit \(unit) is not known; the table's amounts are kept without one.", excerpt: line.text,
                        hint: "A profile can name further units."))
            }
        }
        guard found.isEmpty, document.document.unit == nil,
            let table = document.tables.first(where: { isOfAmounts($0, catalogue) })
        else { return found }
        return [
            Diagnostic(
                .warning, "unit.none", at: table.at, "No table says in which unit its amounts are.",
                hint: "Look for 单位： in the published document; `value_yuan` stays empty without it.")
        ]
    }

    /// Whether a table of the accounts, not of performance, has amounts.
    private static func isOfAmounts(_ table: DisclosureTable, _ catalogue: Catalogue) -> Bool {
        guard table.form.flatMap(catalogue.form)?.kind != nil else { return false }
        return table.rows.contains { !$0.amounts.isEmpty }
    }
}
