import DisclosureModel
import FormCatalogue

/// One table of the ledger: its rows by code, by name and by line, and the tree that the codes make.
///
/// A class, for it is passed around with every cell that is looked at, and never changes.
final class LedgerTable: Sendable {
    let table: DisclosureTable
    let index: Int
    let form: Form?
    /// The table's unit as a power of ten of 元.
    let power: Int
    /// The decimals that its amounts are printed with, at most two beyond the unit's own: more are not rounded amounts.
    let scale: Int
    /// The first of its cells.
    let base: Int
    /// The keys of its amount columns.
    let columns: [String]
    /// For each row, the row that its amounts are part of, by code; nil for the highest.
    let parents: [Int?]
    /// For each row that has any, the rows directly below it, by code.
    let children: [Int: [Int]]
    /// Rows by section and key of the form.
    let named: [String: Int]
    /// The row of the table's own total.
    let totalRow: Int?
    /// For each row, whether it is a part of its section's sum; lines after 其中 are parts of the line above.
    private let isItem: [Bool]
    /// How deep the enumerator of each row's label says that it stands.
    private let depths: [Int?]
    /// For each row, whether any amount is printed in it.
    let isPrinted: [Bool]
    /// For each row, whether its code has a place in the tree; a damaged code (`71102`) has none.
    let isPlaced: [Bool]
    /// Whether a code stands twice in one section: then the codes make no tree.
    let repeatsCodes: Bool
    /// The row of each code.
    private let byCode: [String: Int]
    private let byColumn: [String: Int]

    init(_ table: DisclosureTable, index: Int, form: Form?, power: Int, base: Int, catalogue: Catalogue) {
        self.table = table
        self.index = index
        self.form = form
        self.power = power
        self.base = base
        var keys = table.columns.filter { $0.type == .amount }.map(\.key)
        if keys.isEmpty { keys = form?.columns.map(\.key) ?? [] }
        for row in table.rows {
            for entry in row.amounts where !keys.contains(entry.key) { keys.append(entry.key) }
        }
        var seen: Set<String> = []
        columns = keys.filter { seen.insert($0).inserted }
        let widest = table.rows.lazy.flatMap { $0.amounts.lazy.map { Int($0.value.scale) } }.max() ?? 0
        scale = min(widest, 2)
        isPrinted = table.rows.map { !$0.amounts.isEmpty }
        byColumn = Dictionary(
            columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        totalRow =
            table.rows.firstIndex { $0.kind == .total && $0.section == nil }
            ?? table.rows.firstIndex { $0.kind != .item && $0.section == nil && $0.code == nil }
        let tree = CodeTree(table.rows)
        repeatsCodes = tree.repeatsCodes
        byCode = tree.byCode
        let isList = form?.layout == .list
        isPlaced = isList ? table.rows.map { _ in false } : tree.isPlaced
        var list = byCode.isEmpty || isList ? EnumeratorTree(table.rows) : nil
        list?.add(SummedRows(table.rows, columns: columns, power: power, scale: scale, isList: isList))
        parents = list?.parents ?? tree.parents
        children = list?.children ?? tree.children
        let above = parents
        depths = table.rows.map { LabelText.enumeratorDepth($0.label) }
        isItem = table.rows.indices.map { row in
            table.rows[row].kind == .item && (list == nil || above[row] == nil)
                && !LabelText.key(table.rows[row].label).utf8.starts(with: "其中".utf8)
        }
        named = form.map { NamedRows.find($0, in: table.rows) } ?? [:]
    }

    /// One unit of the last printed place.
    var place: Money { MoneyScale.place(power: power, scale: scale) }

    /// Whether it has no cells at all.
    var isBlank: Bool { table.rows.isEmpty || columns.isEmpty }

    func column(_ key: String) -> Int? { byColumn[key] }

    /// The row of a code; the first, where it stands twice.
    func row(code: String) -> Int? { byCode[code] }

    func cell(row: Int, column: Int) -> Int { base + row * columns.count + column }

    /// Whether identities may be drawn from it.
    var isReported: Bool { table.state == .reported && !isBlank }

    /// How many printed amounts without parts of their own stand below a row, in a column; at least 1.
    func leaves(below row: Int, column: Int, values: [Money?]) -> Int {
        // A total that prints a code stands among the codes, too, and never below itself.
        let below = (row == totalRow ? topRows(section: nil) : children[row] ?? []).filter {
            $0 != row && $0 != totalRow
        }
        guard !below.isEmpty else { return 1 }
        return max(
            1,
            below.reduce(0) { sum, child in
                values[cell(row: child, column: column)] == nil
                    ? sum : sum + leaves(below: child, column: column, values: values)
            })
    }

    /// How many rounded parts a sum in this cell may have been added up from.
    func partsBehind(_ row: Int, _ column: Int, values: [Money?]) -> Int {
        let printed = table.rows[row]
        if printed.code == nil, let section = printed.section, printed.kind != .item {
            let rows = items(section: section) + topRows(section: section).filter { table.rows[$0].code != nil }
            return max(1, rows.count { values[cell(row: $0, column: column)] != nil })
        }
        return leaves(below: row, column: column, values: values)
    }

    /// The highest rows: those whose code has no parent here; in lists without codes, every item.
    func topRows(section: String?) -> [Int] {
        let coded = table.rows.indices.filter {
            isPlaced[$0] && parents[$0] == nil && (section == nil || table.rows[$0].section == section)
        }
        if !coded.isEmpty { return coded }
        // Rows of a classification whose codes are not printed stand on levels that nobody knows.
        if form?.classification != nil, section == nil { return [] }
        return table.rows.indices.filter { isItem[$0] && (section == nil || table.rows[$0].section == section) }
    }

    /// The highest codes of a section whose own total is not printed, by the total's name (`personnel/total`): what it
    /// would be the sum of. Nil where the name is no section's total, or the section has no codes.
    func parts(ofTotal name: String) -> [Int]? {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"))
        guard parts.count == 2, parts[1].elementsEqual("total".utf8) else { return nil }
        let rows = topRows(section: String(decoding: parts[0], as: UTF8.self)).filter { table.rows[$0].code != nil }
        return rows.isEmpty ? nil : rows
    }

    /// The items of a section, before the first sum in it; where a sum comes first, those that follow it.
    ///
    /// Items are numbered alike: under 一、 the lines 1、 and （一） are parts of it, and after （一） a 二、 is beyond them.
    func items(section: String) -> [Int] {
        let rows = table.rows.indices.filter { table.rows[$0].section == section }
        let first = rows.first { isItem[$0] }
        let depth = first.flatMap { depths[$0] }
        return rows.drop { $0 != first }
            .prefix { row in table.rows[row].kind == .item && !isBelow(depth, depths[row]) }
            .filter { row in isItem[row] && !isBelow(depths[row], depth) }
    }

    private func isBelow(_ depth: Int?, _ other: Int?) -> Bool {
        guard let depth, let other else { return false }
        return depth > other
    }

    /// The items of a section that follow its first sum and precede its total.
    func rest(section: String) -> [Int] {
        let rows = table.rows.indices.filter { table.rows[$0].section == section }
        return rows.drop { table.rows[$0].kind == .item }.dropFirst()
            .prefix { table.rows[$0].kind == .item }.filter { isItem[$0] }
    }
}

/// The tree that the codes of a table make: each row under the longest printed code that its own begins with.
struct CodeTree {
    private(set) var parents: [Int?]
    private(set) var children: [Int: [Int]] = [:]
    private(set) var isPlaced: [Bool]
    private(set) var repeatsCodes = false
    private(set) var byCode: [String: Int] = [:]

    init(_ rows: [DisclosureTable.Row]) {
        parents = Array(repeating: nil, count: rows.count)
        isPlaced = rows.map {
            $0.code.map { ClassificationCodes.isFunctional($0) || ClassificationCodes.isEconomic($0) } ?? false
        }
        // Lists by unit, or of another classification, have codes of their own: then all of them count.
        if !isPlaced.contains(true) { isPlaced = rows.map { $0.code != nil } }
        for (index, row) in rows.enumerated() {
            guard let code = row.code else { continue }
            if byCode[code] == nil { byCode[code] = index } else { repeatsCodes = true }
        }
        guard !repeatsCodes else { return }
        for (index, row) in rows.enumerated() {
            guard let code = row.code else { continue }
            for length in [5, 3] where length < code.utf8.count {
                guard let parent = byCode[String(code.prefix(length))] else { continue }
                parents[index] = parent
                children[parent, default: []].append(index)
                break
            }
        }
    }
}

/// The rows of a form that have a name of their own, found by label, in the order of the form where labels repeat.
enum NamedRows {
    static func find(_ form: Form, in rows: [DisclosureTable.Row]) -> [String: Int] {
        var found: [String: Int] = [:]
        for section in form.sections {
            let labels = section.rows.map { row in Set(([row.label] + row.also).map(LabelText.itemKey)) }
            var last = -1
            for (index, row) in rows.enumerated() where row.section == section.id && !row.label.isEmpty {
                let key = LabelText.itemKey(row.label)
                let fits = section.rows.indices.filter {
                    labels[$0].contains(key) && found[section.id + "/" + section.rows[$0].key] == nil
                }
                guard let match = fits.first(where: { $0 > last }) ?? fits.first else { continue }
                found[section.id + "/" + section.rows[match].key] = index
                last = match
            }
            let total = section.total.map(LabelText.itemKey)
            if found[section.id + "/total"] == nil {
                let totals = rows.indices.filter {
                    rows[$0].section == section.id && rows[$0].code == nil
                        && (rows[$0].kind != .item || LabelText.itemKey(rows[$0].label) == total)
                }
                // Of the sums of named items the last holds the others: 本年收入合计, 上年结转, 收入合计.
                found[section.id + "/total"] = section.rows.isEmpty ? totals.first : totals.last
            }
        }
        // Forms name few sections; a total that a table prints in one of its own is that section's.
        for (index, row) in rows.enumerated() where row.kind == .total {
            guard let section = row.section, found[section + "/total"] == nil else { continue }
            found[section + "/total"] = index
        }
        return found
    }
}
