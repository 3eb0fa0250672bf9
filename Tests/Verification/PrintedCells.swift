import DisclosureModel
import FormCatalogue
import Testing

@testable import Verification

/// What verification says of a document, by the national rules.
func nationalVerdict(_ document: DisclosureDocument) throws -> Verdict {
    let rules = try #require(nationalRules)
    return verify(document, catalogue: rules.catalogue, book: rules.book)
}

extension DisclosureDocument {
    /// A table of a form: each row a kind, a section, a label and the cells by column; what is no amount is a text.
    init(
        _ form: String, _ columns: [String],
        _ rows: [(kind: DisclosureTable.Row.Kind, section: String?, label: String, cells: [String: String])]
    ) {
        let table = DisclosureTable(
            form: form, unit: "万元", columns: columns.map { .init(key: $0, label: $0, type: .amount) },
            rows: rows.enumerated().map { index, row in
                var made = DisclosureTable.Row(
                    kind: row.kind, section: row.section, label: row.label, at: .text(line: index + 10, column: 1))
                for column in columns {
                    guard let cell = row.cells[column] else { continue }
                    if let amount = Amount(cell) { made.amounts[column] = amount } else { made.texts[column] = cell }
                }
                return made
            })
        self.init(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"), tables: [table])
    }
}
