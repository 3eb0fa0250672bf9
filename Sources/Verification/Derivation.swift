public import DisclosureModel
public import FormCatalogue

extension DisclosureDocument {
    /// Adds the tables that the narrative and the project forms determine and the file does not hold, marked as derived.
    ///
    /// - The items that the text names by 类, 款 and 项 are the rows of the general public budget's expenditure.
    /// - The totals that the text states stand in the places of the tables that the book's subjects name.
    /// - Each application for a project is a row of the budget's project expenditure.
    ///
    /// Every amount has the place of its sentence or field. Nothing is added where a table is printed, even empty.
    public mutating func derive(catalogue: Catalogue, book: IdentityBook) {
        var derivation = Derivation(self, catalogue: catalogue, book: book)
        derivation.addItems()
        derivation.addSubjects()
        derivation.addProjects()
        for table in derivation.tables {
            let absent = tables.firstIndex { $0.form == table.form && $0.state == .absent }
            if let absent { tables[absent] = table } else { tables.append(table) }
        }
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
