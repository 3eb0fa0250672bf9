import DisclosureModel
import FormCatalogue

/// Labels of columns that a line of the grid has spoilt, where the other forms of the document all print the same.
enum HeaderLabels {
    /// Gives the column of targets its label, on the record that says what is printed there: `年初目标(A) | 示值`.
    static func mend(_ tables: inout [DisclosureTable]) {
        var labels: [String: Set<String>] = [:]
        for table in tables {
            guard let form = table.form, record(of: table) == nil, let label = column(of: table)?.label else {
                continue
            }
            labels[form, default: []].insert(label)
        }
        for index in tables.indices {
            guard let form = tables[index].form, let own = labels[form], own.count == 1, let label = own.first,
                let repair = record(of: tables[index]), let place = tables[index].columns.firstIndex(where: isTarget),
                shares(tables[index].repairs[repair].before, with: label)
            else { continue }
            tables[index].columns[place].label = label
            tables[index].columns[place].path = [label]
            tables[index].repairs[repair].after = label
        }
    }

    /// The place of the record that the label was lost.
    private static func record(of table: DisclosureTable) -> Int? {
        guard table.form?.begins("performance/") == true, let column = column(of: table) else { return nil }
        return table.repairs.firstIndex { $0.rule == "header.replaced" && $0.after == column.label }
    }

    private static func column(of table: DisclosureTable) -> DisclosureTable.Column? {
        table.columns.first(where: isTarget)
    }

    private static func isTarget(_ column: DisclosureTable.Column) -> Bool { column.key == "target" }

    /// Whether what is printed begins as a label does, with three characters at least.
    private static func shares(_ printed: String, with label: String) -> Bool {
        zip(LabelText.key(printed), LabelText.key(label)).prefix { $0 == $1 }.count >= 3
    }
}
