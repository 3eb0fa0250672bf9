import DisclosureModel
import FormCatalogue

/// An item as the narrative names it: `一般公共服务支出(类)统计信息事务(款)信息事务(项)`.
struct ItemName: Hashable {
    /// The names of 类, 款 and 项, as far as given.
    let names: [String]
    /// How deep it goes: 1 类, 2 款, 3 项.
    var level: Int { names.count }

    /// Reads a subject; nil where it names no 类.
    init?(_ subject: String) {
        var rest = Substring(LabelText.key(subject))
        if let slash = rest.lastIndex(of: "/") { rest = rest[rest.index(after: slash)...] }
        var names: [String] = []
        for mark in ["(类)", "(款)", "(项)"] {
            guard let place = Self.find(mark, in: rest) else { break }
            names.append(String(rest[rest.startIndex..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        if names.isEmpty, rest.hasSuffix("类支出") { names = [String(rest.dropLast(3))] }
        guard let first = names.first, !first.isEmpty, rest.isEmpty || rest == "支出" || rest.hasSuffix("类支出") else {
            return nil
        }
        self.names = names
    }

    private static func find(_ mark: String, in text: Substring) -> Range<Substring.Index>? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(mark) { return index..<text.index(index, offsetBy: mark.count) }
            index = text.index(after: index)
        }
        return nil
    }
}

/// Finds the row of a named item in the table that the narrative's items come from.
struct ItemRows {
    private let table: LedgerTable?
    private let column: Int?
    private let classes: [ExpenditureClass]
    private let keys: [String]

    init(_ ledger: Ledger) {
        let forms = ["final/general-expenditure", "budget/general-expenditure"]
        table = ledger.tables.first { table in
            table.isReported && !table.repeatsCodes && forms.contains(table.table.form ?? "")
        }
        column = table?.column("total")
        classes = ledger.catalogue.classes
        keys = table?.table.rows.map { LabelText.itemKey($0.label) } ?? []
    }

    /// The form of the table.
    var form: String? { table?.table.form }

    /// The cell of an item's total; nil where the table does not print it, or not under that name.
    func cell(of item: ItemName) -> Int? {
        guard let table, let column, let code = code(of: item, in: table) else { return nil }
        return table.table.rows.firstIndex { $0.code == code }.map { table.cell(row: $0, column: column) }
    }

    private func code(of item: ItemName, in table: LedgerTable) -> String? {
        guard let first = item.names.first else { return nil }
        let plain = Self.withoutEnding(first)
        var code = classes.first { known in
            ([known.label] + known.also).contains { Self.withoutEnding(LabelText.key($0)) == plain }
        }?.code
        for name in item.names.dropFirst() {
            guard let parent = code else { return nil }
            code = table.table.rows.indices.first { row in
                guard let own = table.table.rows[row].code, own.utf8.count == parent.utf8.count + 2 else {
                    return false
                }
                return own.hasPrefix(parent) && keys[row] == name
            }.flatMap { table.table.rows[$0].code }
        }
        return code
    }

    private static func withoutEnding(_ name: String) -> String {
        name.hasSuffix("支出") ? String(name.dropLast(2)) : name
    }
}
