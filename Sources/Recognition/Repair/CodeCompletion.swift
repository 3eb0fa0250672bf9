import DisclosureModel
import FormCatalogue

/// *Finds:* a classification code that lost digits (`3010` beside 基本工资), or a row of a coded list whose code cannot
/// be read, while its label can.
///
/// *Repairs:* the code that the label has in another table of the same document, else in the classification, if
/// exactly one such code begins with the digits that are left and stands in order between the codes above and below.
struct CodeCompletion: RepairRule {
    static let id = "code.completed"

    func apply(to tables: inout [DisclosureTable], catalogue: Catalogue) {
        guard tables.contains(where: { table in table.rows.contains { Self.isDamaged($0, table, catalogue) } }) else {
            return
        }
        let printed = Self.printed(in: tables)
        let known = Self.known(catalogue)
        for index in tables.indices {
            let form = tables[index].form.flatMap(catalogue.form)
            guard let classification = form?.classification else { continue }
            for row in tables[index].rows.indices
            where Self.isDamaged(tables[index].rows[row], tables[index], catalogue) {
                let damaged = tables[index].rows[row]
                let key = LabelText.itemKey(damaged.label)
                let bounds = Self.bounds(of: row, in: tables[index].rows)
                func fitting(_ codes: Set<String>) -> [String] {
                    codes.filter { code in
                        Self.isWhole(code, classification) && code.begins(damaged.code ?? "")
                            && (bounds.above.map { $0 < code } ?? true) && (bounds.below.map { code < $0 } ?? true)
                    }.sorted()
                }
                let candidates = [printed[key], known[key]].compactMap { $0 }.map(fitting)
                guard let code = candidates.first(where: { !$0.isEmpty }), code.count == 1 else { continue }
                tables[index].repairs.append(
                    .init(
                        at: damaged.at, rule: Self.id, before: damaged.texts["code"] ?? damaged.code ?? "",
                        after: code[0]))
                tables[index].rows[row].code = code[0]
                tables[index].rows[row].level = ClassificationCodes.level(of: code[0])
                tables[index].rows[row].texts["code"] = nil
            }
        }
    }

    /// Whether a row of a coded table lacks a whole code although it names an item.
    private static func isDamaged(_ row: DisclosureTable.Row, _ table: DisclosureTable, _ catalogue: Catalogue) -> Bool
    {
        guard row.kind == .item, !row.label.isEmpty,
            let classification = table.form.flatMap(catalogue.form)?.classification
        else { return false }
        guard let code = row.code else { return row.texts["code"] != nil }
        return !isWhole(code, classification) && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isWhole(_ code: String, _ classification: Form.Classification) -> Bool {
        classification == .economic ? ClassificationCodes.isEconomic(code) : ClassificationCodes.isFunctional(code)
    }

    /// The nearest whole codes above and below in the same list.
    private static func bounds(of row: Int, in rows: [DisclosureTable.Row]) -> (above: String?, below: String?) {
        func code(_ other: DisclosureTable.Row) -> String? {
            guard other.section == rows[row].section, let code = other.code, ClassificationCodes.level(of: code) != nil
            else {
                return nil
            }
            return code
        }
        return (rows[..<row].reversed().lazy.compactMap(code).first, rows[(row + 1)...].lazy.compactMap(code).first)
    }

    private static func printed(in tables: [DisclosureTable]) -> [String: Set<String>] {
        var codes: [String: Set<String>] = [:]
        for row in tables.flatMap(\.rows) {
            if let code = row.code { codes[LabelText.itemKey(row.label), default: []].insert(code) }
        }
        return codes
    }

    private static func known(_ catalogue: Catalogue) -> [String: Set<String>] {
        var codes: [String: Set<String>] = [:]
        for (code, entry) in catalogue.codes.entries { codes[LabelText.itemKey(entry.name), default: []].insert(code) }
        return codes
    }
}
