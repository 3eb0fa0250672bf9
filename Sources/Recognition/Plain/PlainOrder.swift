import DisclosureModel
import FormCatalogue

/// The columns of a table of one row in the order in which the row prints them, as far as the header tells it: with
/// reception before the vehicles or behind them, with each budget beside its account or all budgets before the accounts.
struct PlainOrder: Sendable {
    /// The order that the header suggests.
    let columns: [FormColumn]
    /// The other order; nil where the form has no reception.
    let other: [FormColumn]?
    /// Whether one line of the header prints reception beside the parts of the vehicles.
    let isPrinted: Bool

    init(_ columns: [FormColumn], keys: FormKeys, header: [TableCandidate.Line]) {
        let lines = header.map { PlainToken.words(of: $0).map(\.key) }
        let order = lines.lazy.compactMap(Self.receptionIsFirst).first
        let drawn = lines.joined().joined()
        let isFirst = order ?? Self.stands(Self.reception, before: "公务用车", in: drawn)
        let times = Self.times(of: columns, keys: keys, lines)
        let moved = Self.withReceptionFirst(columns)
        isPrinted = order != nil
        self.columns = Self.paired(isFirst ? moved : columns, times)
        other = moved == columns ? nil : Self.paired(isFirst ? columns : moved, times)
    }

    /// Whether a line prints reception before the parts of the vehicles; nil where it does not print both.
    private static func receptionIsFirst(_ words: [String]) -> Bool? {
        guard let place = words.firstIndex(where: { $0.holds(reception) }) else { return nil }
        let parts = words.indices.filter { words[$0].holds("购置费") || words[$0].holds("运行") && $0 != place }
        guard parts.count > 1, let first = parts.first else { return nil }
        return place < first
    }

    private static func stands(_ word: String, before other: String, in text: String) -> Bool {
        guard let left = text[...].range(ofKey: word), let right = text[...].range(ofKey: other) else { return false }
        return left.lowerBound < right.lowerBound
    }

    private static func withReceptionFirst(_ columns: [FormColumn]) -> [FormColumn] {
        var columns = columns
        for prefix in Set(columns.map(prefix)).sorted() {
            guard let from = columns.firstIndex(where: { $0.key == prefix + "reception" }),
                let to = columns.firstIndex(where: { $0.key == prefix + "vehicles" }), to < from
            else { continue }
            columns.insert(columns.remove(at: from), at: to)
        }
        return columns
    }

    // MARK: Budget beside account

    /// The times that a line of the header repeats over the columns, in its order: budget., actual.
    private static func times(of columns: [FormColumn], keys: FormKeys, _ lines: [[String]]) -> [String] {
        var names: [String: String] = [:]
        for column in keys.columns where !prefix(column.column).isEmpty {
            for name in column.groups.first ?? [] { names[name.text] = prefix(column.column) }
        }
        for words in lines {
            let times = words.compactMap { names[$0] }
            guard times.count == words.count, times.count > 2, let first = times.first,
                let second = times.dropFirst().first,
                first != second, times.indices.allSatisfy({ times[$0] == ($0.isMultiple(of: 2) ? first : second) })
            else { continue }
            return [first, second]
        }
        return []
    }

    private static func paired(_ columns: [FormColumn], _ times: [String]) -> [FormColumn] {
        guard let first = times.first, let second = times.last else { return columns }
        let others = columns.filter { prefix($0) != first && prefix($0) != second }
        let pairs = columns.filter { prefix($0) == first }.flatMap { column in
            let name = column.key.dropFirst(first.count)
            return [column] + columns.filter { $0.key == second + name }
        }
        return pairs.count + others.count == columns.count ? pairs + others : columns
    }

    /// What of a column's key says the time: `budget.` of budget.total; nothing of a key without a point.
    private static func prefix(_ column: FormColumn) -> String {
        guard let point = column.key.utf8.firstIndex(of: UInt8(ascii: ".")) else { return "" }
        return String(column.key[...point])
    }

    private static let reception = "公务接待费"
}
