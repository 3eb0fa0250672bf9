import DisclosureModel
import TerminalReport

/// The rows of a table, its columns side by side.
struct RowTable {
    let table: DisclosureTable
    /// How many rows are shown; nil for all.
    let limit: Int?

    func lines(style: TerminalStyle) -> [String] {
        let keys = self.keys
        var text = TextTable(
            [
                .init("at"), .init("kind"), .init("section"), .init("行次", .right), .init("code"),
                .init("label", maximumWidth: 40),
            ] + keys.map { TextTable.Column($0.key, $0.isAmount ? .right : .left, maximumWidth: 36) })
        for row in table.rows.prefix(limit ?? .max) {
            let values = keys.map { key in
                key.isAmount ? row.amounts[key.key]?.description ?? "" : row.texts[key.key] ?? ""
            }
            text.add(
                [
                    row.at?.description ?? "", row.kind == .item ? "" : row.kind.rawValue, row.section ?? "",
                    row.line.map { String($0) } ?? "", row.code ?? "", row.label,
                ] + values)
        }
        guard !text.isEmpty else { return [] }
        let rest = table.rows.count - min(limit ?? .max, table.rows.count)
        return text.lines(style: style) + (rest > 0 ? ["… and \(rest) more; --rows shows all"] : [])
    }

    /// The keys of the columns, each once, then those that only rows have.
    private var keys: [(key: String, isAmount: Bool)] {
        var keys = table.columns.map { (key: $0.key, isAmount: $0.type == .amount) }
        for row in table.rows {
            keys += row.amounts.keys.map { ($0, true) } + row.texts.keys.map { ($0, false) }
        }
        var seen: Set<String> = []
        return keys.filter { seen.insert("\($0.isAmount) \($0.key)").inserted }
    }
}
