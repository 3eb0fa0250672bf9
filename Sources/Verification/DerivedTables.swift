import DisclosureModel
import FormCatalogue

/// Builds the tables of a document that its sentences and its project forms determine.
struct Derivation {
    private let document: DisclosureDocument
    private let catalogue: Catalogue
    private let book: IdentityBook
    private(set) var tables: [DisclosureTable] = []

    init(_ document: DisclosureDocument, catalogue: Catalogue, book: IdentityBook) {
        self.document = document
        self.catalogue = catalogue
        self.book = book
    }

    private var isBudget: Bool { document.document.kind == .budget }

    /// The form, where the document has no table of it.
    private func missing(_ id: String) -> Form? {
        document.tables.contains { $0.form == id && $0.state != .absent } ? nil : catalogue.form(id)
    }

    // MARK: Items

    /// The general public budget's expenditure from the items of the text, in order of their codes where all are known.
    mutating func addItems() {
        guard let form = missing(isBudget ? "budget/general-expenditure" : "final/general-expenditure") else { return }
        var rows: [DisclosureTable.Row] = []
        var seen: Set<String> = []
        var unit = document.document.unit
        for statement in document.statements where statement.unit != "%" {
            guard let item = ItemName(statement.subject), [1, 3].contains(item.level) else { continue }
            let measures = isBudget ? ["budget", "total"] : (item.level == 1 ? ["total", "actual"] : ["actual"])
            guard measures.contains(statement.measure), let name = item.names.last,
                seen.insert(LabelText.key(statement.subject)).inserted
            else { continue }
            unit = statement.unit
            rows.append(
                row(
                    code: catalogue.code(of: item), level: item.level, label: name, amounts: ["total": statement.value],
                    at: statement.at))
        }
        guard rows.contains(where: { $0.level == 3 }) else { return }
        if rows.allSatisfy({ $0.code != nil }), Set(rows.map(\.code)).count == rows.count {
            rows.sort { ($0.code ?? "") < ($1.code ?? "") }
        }
        add(form, unit: unit, rows)
    }

    // MARK: Totals

    /// The totals that the text states, in the places of the tables that they are; and in those of the tables so begun
    /// that print the same amount.
    mutating func addSubjects() {
        var stated: [(place: Equation.Term, statement: Statement)] = []
        for subject in book.subjects {
            guard let term = subject.cell.first, subject.cell.count == 1, let statement = statement(of: subject) else {
                continue
            }
            stated.append((term, statement))
            put(statement, at: term)
        }
        for (place, statement) in stated {
            for twin in twins(of: place) where tables.contains(where: { $0.form == twin.form }) {
                put(statement, at: twin)
            }
        }
        for index in tables.indices { arrange(&tables[index]) }
    }

    /// The places that print the same amount as another by an identity: the total of the expenditure table is the
    /// year's expenditure of the summary.
    private func twins(of term: Equation.Term) -> [Equation.Term] {
        book.identities.compactMap { identity in
            let equation = identity.equation
            guard identity.form == term.form, identity.strength != .soft, equation.relation == .equal,
                let left = equation.left.first, var right = equation.right.first, equation.left.count == 1,
                equation.right.count == 1, equation.divisor.isEmpty, left.form == nil, left.rows == term.rows,
                left.column == term.column
            else { return nil }
            right.form = right.form ?? identity.form
            return right
        }
    }

    /// Columns, and the amounts of each row, stand as the form lists them.
    private func arrange(_ table: inout DisclosureTable) {
        guard let form = table.form.flatMap({ catalogue.form($0) }) else { return }
        let order = form.columns.map(\.key)
        func rank(_ key: String) -> Int { order.firstIndex(of: key) ?? order.count }
        table.columns.sort { rank($0.key) < rank($1.key) }
        for row in table.rows.indices {
            let amounts = table.rows[row].amounts
            table.rows[row].amounts = [:]
            for column in table.columns { table.rows[row].amounts[column.key] = amounts[column.key] }
        }
    }

    private mutating func put(_ statement: Statement, at place: Equation.Term) {
        guard let id = place.form, let key = place.column, let selector = place.rows, let form = missing(id),
            form.kind == document.document.kind
        else { return }
        if let index = tables.firstIndex(where: { $0.form == id }) {
            guard tables[index].unit == statement.unit else { return }
            put(statement, in: index, form, selector, key)
        } else {
            add(form, unit: statement.unit, [])
            put(statement, in: tables.count - 1, form, selector, key)
            if tables.last?.rows.isEmpty == true { tables.removeLast() }
        }
    }

    private func statement(of subject: NarrativeSubject) -> Statement? {
        let names = Set(subject.names.map(LabelText.key))
        let agency = document.document.agency.map(LabelText.key) ?? ""
        return document.statements.first { statement in
            guard subject.measures.contains(statement.measure), statement.unit != "%" else { return false }
            let key = LabelText.key(statement.subject)
            return names.contains(key)
                || !agency.isEmpty && key.hasPrefix(agency)
                    && names.contains(String(key.dropFirst(agency.count)))
        }
    }

    private mutating func put(
        _ statement: Statement, in index: Int, _ form: Form, _ selector: RowSelector, _ key: String
    ) {
        guard let place = emptyRow(form, selector), let column = form.column(key, section: place.section) else {
            return
        }
        if !tables[index].columns.contains(where: { $0.key == key }) {
            tables[index].columns.append(self.column(column))
        }
        let known = tables[index].rows.firstIndex {
            $0.kind == place.kind && $0.section == place.section && $0.label == place.label && $0.code == nil
        }
        guard let row = known else {
            var row = place
            row.amounts[key] = statement.value
            row.at = statement.at
            row.cells[key] = statement.at
            let next = tables[index].rows.firstIndex { order($0, form) > order(row, form) }
            tables[index].rows.insert(row, at: next ?? tables[index].rows.count)
            tables[index].at = tables[index].at ?? statement.at
            return
        }
        guard tables[index].rows[row].amounts[key] == nil else { return }
        tables[index].rows[row].amounts[key] = statement.value
        tables[index].rows[row].cells[key] = statement.at
    }

    /// Where a row stands in the form: by section, then as the form lists its rows.
    private func order(_ row: DisclosureTable.Row, _ form: Form) -> Int {
        guard let section = form.sections.firstIndex(where: { $0.id == row.section }) else { return -1 }
        let rows = form.sections[section].rows
        return section * 1000 + (rows.firstIndex { $0.label == row.label && $0.kind == row.kind } ?? rows.count)
    }

    /// The row that a selector means, without amounts; nil where the form does not name it.
    private func emptyRow(_ form: Form, _ selector: RowSelector) -> DisclosureTable.Row? {
        switch selector {
        case .total: return .init(kind: .total, label: "合计")
        case .first: return .init()
        case .named(let name):
            let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, let section = form.sections.first(where: { $0.id == parts[0] }) else { return nil }
            if let row = section.rows.first(where: { $0.key == parts[1] }) {
                return .init(kind: row.kind, section: section.id, line: row.line, label: row.label)
            }
            guard parts[1] == "total", let label = section.total else { return nil }
            return .init(kind: .total, section: section.id, label: label)
        default: return nil
        }
    }

    // MARK: Projects

    /// A budget's project expenditure from the applications for its projects.
    mutating func addProjects() {
        guard let form = missing("budget/projects"), isBudget else { return }
        let columns = ["total", "generalPublic", "governmentFund", "stateCapital", "fiscalAccount", "unitFunds"]
        let known = columns.compactMap { form.column($0) }
        var rows: [DisclosureTable.Row] = []
        var unit: String?
        for table in document.tables where table.form == "performance/project-target" && table.state == .reported {
            let usual = table.unit ?? document.document.unit ?? "万元"
            guard let name = table.fields.first(where: { $0.key == "projectName" }) else { continue }
            var row = self.row(code: nil, level: nil, label: name.text, amounts: [:], at: name.at ?? table.at)
            for source in table.rows where source.section == "funding" {
                let label = LabelText.key(source.label)
                guard let amount = source.amounts["amount"], !label.hasPrefix("其中"),
                    let column = source.kind == .item
                        ? known.first(where: { label.hasPrefix(LabelText.key($0.label)) }) : known.first,
                    row.amounts[column.key] == nil
                else { continue }
                row.amounts[column.key] = amount
                row.cells[column.key] = source.cells["amount"] ?? source.at
            }
            if row.amounts["total"] == nil, let field = table.fields.first(where: { $0.key == "yearBudget" }),
                let amount = FieldAmount(field, usual: usual, powers: catalogue.powers), amount.unit == usual
            {
                row.amounts["total"] = amount.value
                row.cells["total"] = field.at
            }
            if let code = table.fields.first(where: { $0.key == "projectCode" }) {
                row.texts["projectCode"] = code.text
                row.cells["projectCode"] = code.at
            }
            guard !row.amounts.isEmpty, unit == nil || unit == usual else { continue }
            unit = usual
            rows.append(row)
        }
        guard rows.count >= 2 else { return }
        if let total = tables.firstIndex(where: { $0.form == form.id }) { tables.remove(at: total) }
        if let subject = book.subject("budget.expenditure.project"), let whole = statement(of: subject),
            whole.unit == unit
        {
            var row = self.row(code: nil, level: nil, label: "合计", amounts: ["total": whole.value], at: whole.at)
            row.kind = .total
            rows.insert(row, at: 0)
        }
        add(form, unit: unit, rows)
        guard let last = tables.indices.last else { return }
        tables[last].columns = known.filter { column in rows.contains { $0.amounts[column.key] != nil } }
            .map(self.column)
        if rows.contains(where: { $0.texts["projectCode"] != nil }) {
            tables[last].columns.insert(.init(key: "projectCode", label: "项目编码", type: .text), at: 0)
        }
    }

    // MARK: Tables

    private func row(
        code: String?, level: Int?, label: String, amounts: Keyed<Amount>, at: Locator?
    ) -> DisclosureTable.Row {
        var cells: Keyed<Locator> = [:]
        for key in amounts.keys { cells[key] = at }
        return .init(code: code, level: level, label: label, amounts: amounts, at: at, cells: cells)
    }

    /// A column of a form as the standard prints it: of the labels of each group above it, the first.
    private func column(_ column: FormColumn) -> DisclosureTable.Column {
        .init(
            key: column.key, label: column.label, path: column.under.compactMap(\.first) + [column.label], type: .amount
        )
    }

    private mutating func add(_ form: Form, unit: String?, _ rows: [DisclosureTable.Row]) {
        let keys = rows.contains { $0.amounts["total"] != nil } ? ["total"] : []
        tables.append(
            DisclosureTable(
                form: form.id, title: form.title, unit: unit, state: .derived,
                columns: keys.map { form.column($0).map(column) ?? .init(key: $0, label: "合计", type: .amount) },
                rows: rows, at: rows.first?.at))
    }
}

extension Catalogue {
    /// The units of money and their powers of ten of 元.
    var powers: [String: Int] {
        Dictionary(units.map { ($0.label, $0.powerOfTen) }, uniquingKeysWith: { first, _ in first })
    }
}
