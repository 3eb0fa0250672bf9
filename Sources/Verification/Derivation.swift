public import DisclosureModel
public import FormCatalogue

extension DisclosureDocument {
    /// Adds the tables that the narrative determines and the file does not hold, marked as derived.
    ///
    /// The items that the text names by 类, 款 and 项, each with its budget and final account, are the rows of the
    /// general public budget's expenditure; each row stands where its sentence does. Nothing is added where the table
    /// is printed, or where no item is named down to its 项.
    public mutating func derive(catalogue: Catalogue) {
        let form = document.kind == .budget ? "budget/general-expenditure" : "final/general-expenditure"
        guard !tables.contains(where: { $0.form == form && ($0.state == .reported || $0.state == .derived) }),
            let known = catalogue.form(form)
        else { return }
        let measures = document.kind == .budget ? ["budget", "total"] : ["actual"]
        var rows: [DisclosureTable.Row] = []
        var seen: Set<String> = []
        var unit = document.unit
        for statement in statements where measures.contains(statement.measure) && statement.unit != "%" {
            guard let item = ItemName(statement.subject), item.level == 3, seen.insert(statement.subject).inserted
            else {
                continue
            }
            unit = statement.unit
            rows.append(
                DisclosureTable.Row(
                    code: catalogue.code(of: item), level: 3, label: item.names[2], amounts: ["total": statement.value],
                    at: statement.at, cells: statement.at.map { ["total": $0] } ?? [:]))
        }
        guard !rows.isEmpty else { return }
        tables.removeAll { $0.form == form && $0.state == .absent }
        tables.append(
            DisclosureTable(
                form: form, title: known.title, unit: unit, state: .derived,
                columns: [.init(key: "total", label: known.column("total")?.label ?? "合计", type: .amount)], rows: rows,
                at: rows.first?.at))
    }

    /// Fills in the amounts that identities imply for blank places; each is recorded as a repair `amount.implied`.
    public mutating func fill(_ implied: [ImpliedAmount]) {
        for amount in implied {
            guard tables.indices.contains(amount.table), tables[amount.table].rows.indices.contains(amount.row),
                tables[amount.table].rows[amount.row].amounts[amount.column] == nil
            else { continue }
            let row = tables[amount.table].rows[amount.row]
            tables[amount.table].rows[amount.row].amounts[amount.column] = amount.amount
            tables[amount.table].repairs.append(
                .init(
                    at: row.cells[amount.column] ?? row.at, rule: "amount.implied", before: "",
                    after: amount.amount.description))
        }
    }
}

extension Catalogue {
    /// The code of a named item, by the names of its 类, 款 and 项; nil where one is not in the list of codes.
    func code(of item: ItemName) -> String? {
        guard let first = item.names.first else { return nil }
        let classes = classCodes
        var code = classes[first] ?? classes[first + "支出"]
        for name in item.names.dropFirst() {
            guard let parent = code else { return nil }
            code = codes.codes(named: name, below: parent)
        }
        return code
    }
}

extension ClassificationCodes {
    /// The code of a name directly below another code; nil where there is none, or more than one.
    fileprivate func codes(named name: String, below parent: String) -> String? {
        var matches: Set<String> = []
        for variant in [name, name.replacing("(", with: "（").replacing(")", with: "）")] {
            for code in codes(named: variant) where code.hasPrefix(parent) && code.utf8.count == parent.utf8.count + 2 {
                matches.insert(code)
            }
        }
        return matches.count == 1 ? matches.first : nil
    }
}
