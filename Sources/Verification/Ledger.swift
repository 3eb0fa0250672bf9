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
    /// One unit of each cell's last printed place.
    private(set) var places: [Money] = []
    private(set) var statementBase = 0
    private let powers: [String: Int]
    private let classCodes: [String: String]
    private var byForm: [String: [Int]] = [:]

    init(_ document: DisclosureDocument, catalogue: Catalogue) {
        self.document = document
        self.catalogue = catalogue
        powers = Dictionary(catalogue.units.map { ($0.label, $0.powerOfTen) }, uniquingKeysWith: { first, _ in first })
        classCodes = catalogue.classCodes
        let usual = document.document.unit.flatMap { powers[$0] } ?? 4
        for (index, table) in document.tables.enumerated() {
            let power = table.unit.flatMap { powers[$0] } ?? usual
            let form = table.form.flatMap { catalogue.form($0) }
            add(LedgerTable(table, index: index, form: form, power: power, base: values.count, catalogue: catalogue))
        }
        statementBase = values.count
        for statement in document.statements { add(statement) }
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
    func statement(of cell: Int) -> Int? { cell >= statementBase ? cell - statementBase : nil }

    /// The table and row of a cell; nil where it is a statement's.
    func place(of cell: Int) -> (table: LedgerTable, row: Int, column: Int)? {
        guard cell < statementBase, let table = tables.last(where: { $0.base <= cell && !$0.isBlank }) else {
            return nil
        }
        let offset = cell - table.base
        return (table, offset / table.columns.count, offset % table.columns.count)
    }

    /// Where a cell stands in the source: its own place, else its row's.
    func locator(of cell: Int) -> Locator? {
        if let statement = statement(of: cell) { return document.statements[statement].at }
        guard let place = place(of: cell) else { return nil }
        let row = place.table.table.rows[place.row]
        return row.cells[place.table.columns[place.column]] ?? row.at ?? place.table.table.at
    }

    /// The amount of a cell as the document prints it, in the unit that it is printed in.
    func printed(_ cell: Int) -> Amount? {
        if let statement = statement(of: cell) { return document.statements[statement].value }
        guard let place = place(of: cell) else { return nil }
        return place.table.table.rows[place.row].amounts[place.table.columns[place.column]]
    }

    /// A value as it would be printed in a cell's place.
    func amount(_ value: Money, at cell: Int) -> Amount? {
        if let index = statement(of: cell) {
            let statement = document.statements[index]
            let least = statement.unit == "%" ? 0 : power(of: statement) / 2
            return MoneyScale.amount(
                value, power: power(of: statement), scale: max(Int(statement.value.scale), least))
        }
        guard let table = place(of: cell)?.table else { return nil }
        return MoneyScale.amount(value, power: table.power, scale: table.scale)
    }

    /// The unit that a cell is printed in.
    func unit(of cell: Int) -> String {
        if let statement = statement(of: cell) { return document.statements[statement].unit }
        return place(of: cell)?.table.table.unit ?? document.document.unit ?? "万元"
    }

    /// A cell's name for a person: 支出决算表 2010350 事业运行, 基本支出.
    func name(of cell: Int) -> String {
        if let index = statement(of: cell) {
            let statement = document.statements[index]
            return "\(statement.subject) in the text (\(statement.measure))"
        }
        guard let place = place(of: cell) else { return "a cell" }
        let row = place.table.table.rows[place.row]
        let label = [row.code, row.label.isEmpty ? nil : row.label].compactMap { $0 }.joined(separator: " ")
        let key = place.table.columns[place.column]
        let column = place.table.table.columns.first { $0.key == key }?.label ?? key
        let title = place.table.form?.title ?? place.table.table.title ?? "a table"
        return label.isEmpty ? "\(title), \(column)" : "\(title), \(label), \(column)"
    }
}
