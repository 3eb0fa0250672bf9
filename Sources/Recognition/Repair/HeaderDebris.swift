import DisclosureModel
import FormCatalogue

/// *Finds:* a label of a column that holds no Chinese character: debris of letters, signs or another script where a
/// label was, over a column that its 栏次 or its place shows to be one of the form's.
///
/// *Repairs:* the label, with the form's; the printed one stays in the column's path.
enum HeaderDebris {
    static let id = "header.replaced"

    /// Replaces such labels, each with a record.
    static func replaced(in columns: inout [DisclosureTable.Column], _ form: Form, at: Locator)
        -> [DisclosureTable.Repair]
    {
        var repairs: [DisclosureTable.Repair] = []
        for index in columns.indices {
            let printed = columns[index].label
            guard !printed.isEmpty, !printed.unicodeScalars.contains(where: \.properties.isIdeographic),
                let column = form.column(columns[index].key, section: columns[index].section), column.label != printed
            else { continue }
            columns[index].label = column.label
            repairs.append(.init(at: at, rule: id, before: printed, after: column.label))
        }
        return repairs
    }
}
