import DisclosureModel
import FormCatalogue

/// A document's amounts laid out flat: one cell for every place where an amount may stand, and one per statement.
///
/// Identities become constraints over these cells; a cell's index is its name.
struct Ledger {
    let document: DisclosureDocument
    let catalogue: Catalogue
    private(set) var tables: [LedgerTable] = []
    /// The value of each cell; nil where nothing is printed.
    var values: [Money?] = []
    /// The cells that hold something else than an amount.
    private(set) var unread: Set<Int> = []
    /// One unit of each cell's last printed place.
    private(set) var places: [Money] = []
    private(set) var statementBase = 0
    private(set) var fieldBase = 0
    /// The fields that hold an amount, each a cell.
    private(set) var fields: [Field] = []
    /// The cells of fields by table and name, with their groups; and the first of each group.
    private var namedFields: [FieldName: [(cell: Int, group: Substring)]] = [:]
    private var groupedFields: [FieldName: Int] = [:]
    /// The cells of scores by table, with their rows.
    private var scores: [Int: [(cell: Int, row: Int)]] = [:]
    let powers: [String: Int]
    private let classCodes: [String: String]
    private var byForm: [String: [Int]] = [:]

    init(_ document: DisclosureDocument, catalogue: Catalogue) {
        self.document = document
        self.catalogue = catalogue
        powers = catalogue.powers
        classCodes = catalogue.classCodes
        let usual = document.document.unit.flatMap { powers[$0] } ?? 4
        for (index, table) in document.tables.enumerated() {
            let power = table.unit.flatMap { powers[$0] } ?? usual
            let form = table.form.flatMap { catalogue.form($0) }
            add(LedgerTable(table, index: index, form: form, power: power, base: values.count, catalogue: catalogue))
        }
        statementBase = values.count
        for statement in document.statements { add(statement) }
        fieldBase = values.count
        for (index, table) in document.tables.enumerated() {
            guard let form = table.form, form.hasPrefix("performance/") else { continue }
            let unit = table.unit ?? document.document.unit ?? ""
            for field in table.fields.indices { add(.init(table: index, place: .field(field)), unit: unit) }
            for row in table.rows.indices where table.rows[row].texts["score"] != nil {
                add(.init(table: index, place: .score(row)), unit: unit)
            }
        }
    }

    private mutating func add(_ field: Field, unit: String) {
        var field = field
        guard let amount = FieldAmount(printedField(field), usual: unit, powers: powers) else { return }
        field.amount = amount
        let cell = fieldBase + fields.count
        switch field.place {
        case .field(let index):
            let key = document.tables[field.table].fields[index].key
            let (name, group) = (FieldKey.name(key), FieldKey.group(key))
            namedFields[FieldName(table: field.table, name: name), default: []].append((cell, group))
            let grouped = FieldName(table: field.table, name: name, group: group)
            if groupedFields[grouped] == nil { groupedFields[grouped] = cell }
        case .score(let row): scores[field.table, default: []].append((cell, row))
        }
        fields.append(field)
        values.append(MoneyScale.money(amount.value, power: amount.power))
        places.append(MoneyScale.place(power: amount.power, scale: max(Int(amount.value.scale), amount.power / 2)))
    }

    /// An amount that stands in a field of a performance form, or the score of one of its lines.
    struct Field {
        /// The table's index in the document.
        let table: Int
        let place: Place
        var amount = FieldAmount.nothing

        /// Where in the table: the index of the field, or of the row.
        enum Place {
            case field(Int)
            case score(Int)
        }
    }

    /// The name of fields, of all groups of a table or of one.
    private struct FieldName: Hashable {
        let table: Int
        let name: Substring
        var group: Substring?
    }

    /// The cells of a table's fields of this name, with the groups that they stand in. O(1).
    func fieldCells(_ name: String, in table: LedgerTable) -> [(cell: Int, group: Substring)] {
        namedFields[FieldName(table: table.index, name: name[...])] ?? []
    }

    /// The cell of the first field of this name in a group. O(1).
    func fieldCell(_ name: String, of group: Substring?, in table: LedgerTable) -> Int? {
        group.flatMap { groupedFields[FieldName(table: table.index, name: name[...], group: $0)] }
    }

    /// The field of a cell; nil where it is none's.
    func field(of cell: Int) -> Field? { cell >= fieldBase && cell < values.count ? fields[cell - fieldBase] : nil }

    /// The cells of the scores of a form's lines, with their rows.
    func scoreCells(in table: LedgerTable) -> [(cell: Int, row: Int)] {
        scores[table.index] ?? []
    }

    private func printedField(_ field: Field) -> DisclosureTable.Field {
        let table = document.tables[field.table]
        switch field.place {
        case .field(let index): return table.fields[index]
        case .score(let index):
            let row = table.rows[index]
            return .init(
                key: "score", label: row.texts["indicator"] ?? row.label, text: row.texts["score"] ?? "",
                at: row.cells["score"] ?? row.at)
        }
    }

    private mutating func add(_ table: LedgerTable) {
        let place = table.place
        for row in table.table.rows {
            let first = values.count
            values.append(contentsOf: repeatElement(nil, count: table.columns.count))
            places.append(contentsOf: repeatElement(place, count: table.columns.count))
            for entry in row.amounts {
                guard let column = table.column(entry.key) else { continue }
                values[first + column] = MoneyScale.money(entry.value, power: table.power)
            }
            for entry in row.texts {
                guard let column = table.column(entry.key), values[first + column] == nil else { continue }
                unread.insert(first + column)
            }
        }
        if let form = table.table.form { byForm[form, default: []].append(tables.count) }
        tables.append(table)
    }

    /// The tables of a form, in order.
    func tables(of form: String) -> [LedgerTable] { byForm[form].map { $0.map { tables[$0] } } ?? [] }

    /// The code of the 类 that a line's label names; nil where it names none.
    func code(ofClass label: String) -> String? { classCodes[LabelText.itemKey(label)] }

    private mutating func add(_ statement: Statement) {
        let power = power(of: statement)
        values.append(MoneyScale.money(statement.value, power: power))
        let scale = Int(statement.value.scale)
        places.append(MoneyScale.place(power: power, scale: statement.unit == "%" ? scale : max(scale, power / 2)))
    }

    func power(of statement: Statement) -> Int { powers[statement.unit] ?? 0 }

    /// The cell of a statement.
    func cell(statement index: Int) -> Int { statementBase + index }

    /// The statement of a cell; nil where the cell stands in a table.
    func statement(of cell: Int) -> Int? {
        cell >= statementBase && cell < fieldBase ? cell - statementBase : nil
    }

    /// The table and row of a cell; nil where it is a statement's.
    func place(of cell: Int) -> (table: LedgerTable, row: Int, column: Int)? {
        guard cell >= 0, cell < statementBase else { return nil }
        var low = 0
        var high = tables.count
        while low < high {
            let middle = (low + high) / 2
            if tables[middle].base <= cell { low = middle + 1 } else { high = middle }
        }
        // Tables without cells have the base of the one that follows.
        guard let table = tables[..<low].last(where: { !$0.isBlank }) else { return nil }
        let offset = cell - table.base
        return (table, offset / table.columns.count, offset % table.columns.count)
    }

    /// The cells of the row that a cell stands in; nil where it is a statement's.
    func row(of cell: Int) -> Range<Int>? {
        guard let place = place(of: cell) else { return nil }
        let first = place.table.cell(row: place.row, column: 0)
        return first..<first + place.table.columns.count
    }

    /// Where a cell stands in the source: its own place, else its row's.
    func locator(of cell: Int) -> Locator? {
        if let statement = statement(of: cell) { return document.statements[statement].at }
        if let field = field(of: cell) { return printedField(field).at ?? document.tables[field.table].at }
        guard let place = place(of: cell) else { return nil }
        let row = place.table.table.rows[place.row]
        return row.cells[place.table.columns[place.column]] ?? row.at ?? place.table.table.at
    }

    /// The amount of a cell as the document prints it, in the unit that it is printed in.
    func printed(_ cell: Int) -> Amount? {
        if let statement = statement(of: cell) { return document.statements[statement].value }
        if let field = field(of: cell) { return field.amount.value }
        guard let place = place(of: cell) else { return nil }
        return place.table.table.rows[place.row].amounts[place.table.columns[place.column]]
    }

    /// What stands in a cell that should hold an amount and holds none; nil where it is blank or an amount.
    func text(of cell: Int) -> String? {
        guard unread.contains(cell), let place = place(of: cell) else { return nil }
        return place.table.table.rows[place.row].texts[place.table.columns[place.column]]
    }

    /// Why nothing can be said of a cell that should hold an amount; nil where it is blank or an amount.
    func unreadable(_ cell: Int) -> String? {
        text(of: cell).map { "\(name(of: cell)) is \"\($0)\", no amount." }
    }

    /// A value as it would be printed in a cell's place.
    func amount(_ value: Money, at cell: Int) -> Amount? {
        if let index = statement(of: cell) {
            let statement = document.statements[index]
            let least = statement.unit == "%" ? 0 : power(of: statement) / 2
            return MoneyScale.amount(
                value, power: power(of: statement), scale: max(Int(statement.value.scale), least))
        }
        if let field = field(of: cell) {
            return MoneyScale.amount(value, power: field.amount.power, scale: Int(field.amount.value.scale))
        }
        guard let table = place(of: cell)?.table else { return nil }
        return MoneyScale.amount(value, power: table.power, scale: table.scale)
    }

    /// The unit that a cell is printed in; empty where the document states none.
    func unit(of cell: Int) -> String {
        if let statement = statement(of: cell) { return document.statements[statement].unit }
        if let field = field(of: cell) { return field.amount.unit }
        return place(of: cell)?.table.table.unit ?? document.document.unit ?? ""
    }

    /// A cell's name for a person: 支出决算表 2010350 事业运行, 基本支出.
    func name(of cell: Int) -> String {
        if let index = statement(of: cell) {
            let statement = document.statements[index]
            return "\(statement.subject) in the text (\(statement.measure))"
        }
        if let field = field(of: cell) {
            let table = document.tables[field.table]
            let title = table.form.flatMap { catalogue.form($0)?.title } ?? table.title ?? "a table"
            let project = table.fields.first { $0.key == "projectName" }.map { " \($0.text)" } ?? ""
            return "\(title)\(project), \(printedField(field).label)"
        }
        guard let place = place(of: cell) else { return "a cell" }
        let row = place.table.table.rows[place.row]
        let label = [section(of: row, in: place.table), row.code, row.label.isEmpty ? nil : row.label]
            .compactMap { $0 }.joined(separator: " ")
        let key = place.table.columns[place.column]
        let column = place.table.table.columns.first { $0.key == key }?.label ?? key
        let title = place.table.form?.title ?? place.table.table.title ?? "a table"
        return label.isEmpty ? "\(title), \(column)" : "\(title), \(label), \(column)"
    }

    /// The printed label of a row's section, where another section has a row of the same name.
    private func section(of row: DisclosureTable.Row, in table: LedgerTable) -> String? {
        let isRepeated =
            row.section != nil
            && table.table.rows.contains {
                $0.section != row.section && $0.label == row.label && $0.code == row.code
            }
        return isRepeated ? table.form?.sections.first { $0.id == row.section }?.label : nil
    }
}
