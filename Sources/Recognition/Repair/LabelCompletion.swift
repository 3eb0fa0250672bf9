import DisclosureModel
import FormCatalogue

/// *Finds:* a label that a wrap has cut off: a coded item whose label is the beginning of a longer label that the same
/// code has in another table of the document.
///
/// *Repairs:* the longer label, where all the longer ones agree. Nothing but the document itself completes a label.
struct LabelCompletion: RepairRule {
    static let id = "label.completed"

    func apply(to tables: inout [DisclosureTable], catalogue: Catalogue) {
        var labels: [String: [String]] = [:]
        for row in tables.flatMap(\.rows) {
            guard let code = row.code, !row.label.isEmpty else { continue }
            if !labels[code, default: []].contains(row.label) { labels[code, default: []].append(row.label) }
        }
        for table in tables.indices {
            for row in tables[table].rows.indices {
                let printed = tables[table].rows[row]
                guard let code = printed.code, let others = labels[code], others.count > 1 else { continue }
                let key = LabelText.key(printed.label)
                let longer = others.filter { LabelText.key($0).begins(key) && LabelText.key($0) != key }
                guard let whole = longer.first, Set(longer.map(LabelText.key)).count == 1 else { continue }
                tables[table].repairs.append(.init(at: printed.at, rule: Self.id, before: printed.label, after: whole))
                tables[table].rows[row].label = whole
            }
        }
    }
}
