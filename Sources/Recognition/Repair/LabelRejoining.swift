import DisclosureModel
import FormCatalogue

/// *Finds:* the rest of a wrapped label as a row of its own, without code, 行次 and amounts, below the coded row that
/// it belongs to.
///
/// *Repairs:* the label of the row above, where both together are the name that its code has in the classification or
/// in another table of the document, or a row that the form names.
struct LabelRejoining: RepairRule {
    static let id = "label.rejoined"

    func apply(to tables: inout [DisclosureTable], catalogue: Catalogue) {
        guard tables.contains(where: { $0.rows.contains(where: Self.isRest) }) else { return }
        let classes = Set(catalogue.classes.flatMap { [$0.label] + $0.also }.map(LabelKey.init(item:)))
        var names: [String: Set<String>] = [:]
        for row in tables.flatMap(\.rows) {
            if let code = row.code { names[code, default: []].insert(LabelText.key(row.label)) }
        }
        for table in tables.indices {
            let form = tables[table].form.flatMap(catalogue.form)
            var index = 1
            while index < tables[table].rows.count {
                let rest = tables[table].rows[index]
                guard Self.isRest(rest) else {
                    index += 1
                    continue
                }
                let above = tables[table].rows[index - 1]
                let whole = LabelText.clean(above.label + rest.label)
                let key = LabelText.key(whole)
                let kind =
                    above.code == nil
                    ? form.flatMap { Self.kind(of: whole, in: $0, section: above.section, classes) } : nil
                let isRow = form.flatMap { Self.kind(of: rest.label, in: $0, section: rest.section, classes) } != nil
                let isNamed = above.code.map { code in
                    names[code]?.contains(key) == true || catalogue.codes[code].map { LabelText.key($0.name) } == key
                }
                guard !isRow, !LabelText.itemKey(above.label).isEmpty, above.section == rest.section,
                    isNamed
                        ?? (kind != nil
                            || form?.classification != nil && Self.isCut(above.label, rest.label, catalogue.codes))
                else {
                    index += 1
                    continue
                }
                if let kind { tables[table].rows[index - 1].kind = kind }
                tables[table].repairs.append(
                    .init(at: rest.at, rule: Self.id, before: "\(above.label) / \(rest.label)", after: whole))
                tables[table].rows[index - 1].label = whole
                tables[table].rows.remove(at: index)
            }
        }
    }

    /// What part a row plays that the form names; nil where it names none so.
    private static func kind(
        of label: String, in form: Form, section: String?, _ classes: Set<LabelKey>
    ) -> DisclosureTable.Row.Kind? {
        let key = LabelText.itemKey(label)
        for candidate in form.sections where section == nil || candidate.id == section {
            if candidate.total.map(LabelText.itemKey) == key { return .subtotal }
            if let row = candidate.rows.first(where: { ([$0.label] + $0.also).map(LabelText.itemKey).contains(key) }) {
                return row.kind
            }
            if candidate.hasClasses, classes.contains(LabelKey(key)) { return .item }
        }
        return nil
    }

    /// Whether a name of the classification was cut in two, where its code is not printed.
    private static func isCut(_ first: String, _ rest: String, _ codes: ClassificationCodes) -> Bool {
        func isName(_ label: String) -> Bool { !codes.codes(named: LabelText.itemKey(label)).isEmpty }
        return isName(first + rest) && !isName(first) && !isName(rest)
    }

    private static func isRest(_ row: DisclosureTable.Row) -> Bool {
        row.code == nil && row.line == nil && row.amounts.isEmpty && row.texts.isEmpty
            && !row.label.isEmpty
    }
}
