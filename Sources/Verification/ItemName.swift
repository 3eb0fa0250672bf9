import DisclosureModel
import FormCatalogue

/// An item as the narrative names it: `一般公共服务支出(类)统计信息事务(款)信息事务(项)`.
struct ItemName: Hashable {
    /// The names of 类, 款 and 项, as far as given.
    let names: [String]
    /// How deep it goes: 1 类, 2 款, 3 项.
    var level: Int { names.count }

    /// Reads a subject; nil where it names no 类.
    init?(_ subject: String) { self.init(key: LabelText.key(subject)) }

    /// Reads the key of a subject.
    init?(key: String) {
        let bytes = Array(key.utf8)
        var start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        var names: [String] = []
        for mark in Self.marks {
            guard let place = Self.find(mark, in: bytes, from: start) else { break }
            names.append(String(decoding: bytes[start..<place], as: UTF8.self))
            start = place + mark.count
        }
        let rest = bytes[start...]
        if names.isEmpty, rest.count > Self.ending.count, rest.suffix(Self.ending.count).elementsEqual(Self.ending) {
            names = [String(decoding: rest.dropLast(Self.ending.count), as: UTF8.self)]
        } else if !rest.isEmpty, !rest.elementsEqual("支出".utf8) {
            return nil
        }
        guard let first = names.first, !first.isEmpty else { return nil }
        self.names = names
    }

    private static let marks = ["(类)", "(款)", "(项)"].map { Array($0.utf8) }
    private static let ending = Array("类支出".utf8)

    private static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let lead = mark.first else { return nil }
        var index = start
        while index + mark.count <= bytes.count {
            if bytes[index] == lead, bytes[index..<index + mark.count].elementsEqual(mark) { return index }
            index += 1
        }
        return nil
    }
}

/// Finds the row of a named item in the table that the narrative's items come from.
struct ItemRows {
    private let table: LedgerTable?
    private let column: Int?
    private let classes: [String: String]
    private let keys: [String]

    init(_ ledger: Ledger) {
        let forms = ["final/general-expenditure", "budget/general-expenditure"]
        table = ledger.tables.first { table in
            table.isReported && !table.repeatsCodes && forms.contains(table.table.form ?? "")
        }
        column = table?.column("total")
        classes = Dictionary(
            ledger.catalogue.classCodes.map { (Self.withoutEnding($0.key), $0.value) },
            uniquingKeysWith: { min($0, $1) })
        keys = table?.table.rows.map { LabelText.itemKey($0.label) } ?? []
    }

    /// The form of the table.
    var form: String? { table?.table.form }

    /// The cell of an item's total; nil where the table does not print it, or not under that name.
    func cell(of item: ItemName) -> Int? {
        guard let table, let column, let code = code(of: item, in: table) else { return nil }
        return table.row(code: code).map { table.cell(row: $0, column: column) }
    }

    private func code(of item: ItemName, in table: LedgerTable) -> String? {
        guard let first = item.names.first else { return nil }
        var code = classes[Self.withoutEnding(first)]
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
