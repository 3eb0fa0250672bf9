public import DisclosureModel

/// One line of the tidy form: an amount, and all that says what it is.
public struct TidyRecord: Sendable {
    /// The columns of the tidy form, in order.
    public static let columns = [
        "document", "agency", "year", "kind", "form", "title", "section", "line", "code", "level", "label", "column",
        "column_label", "value", "unit", "value_yuan", "at", "repaired",
    ]

    /// The name of the document's file, or its title where no file is known.
    public let document: String?
    /// The table's agency, or the document's.
    public let agency: String?
    /// The fiscal year.
    public let year: Int?
    /// Whether it is a budget or a final account.
    public let kind: DocumentInfo.Kind?
    /// The table's form.
    public let form: String?
    /// The table's title.
    public let title: String?
    /// The row.
    public let row: DisclosureTable.Row
    /// The key of the column.
    public let column: String
    /// The printed label of the column; nil where the table does not list the column.
    public let columnLabel: String?
    /// The amount in `unit`.
    public let value: Amount
    /// The table's unit, or the document's.
    public let unit: String?
    /// The amount in 元; nil where the unit is unknown or the amount does not fit.
    public let valueInYuan: Amount?
    /// Where the amount stands, or its row.
    public let at: Locator?
    /// Whether the place of the amount or of its row was mended.
    public let isRepaired: Bool
}

extension DisclosureDocument {
    /// Visits every amount of the tables once, row by row, in the order of the document. O(amounts).
    public func forEachTidyRecord(_ body: (TidyRecord) throws -> Void) rethrows {
        for table in tables {
            let repaired = Set(table.repairs.compactMap(\.at))
            let labels = ColumnLabels(table.columns)
            let unit = table.unit ?? document.unit
            let power = unit.flatMap(MoneyUnit.powerOfTen)
            for row in table.rows {
                for entry in row.amounts {
                    let place = row.cells[entry.key]
                    try body(
                        TidyRecord(
                            document: document.source?.name ?? document.title, agency: table.agency ?? document.agency,
                            year: document.year, kind: document.kind, form: table.form, title: table.title, row: row,
                            column: entry.key, columnLabel: labels.label(of: entry.key, in: row.section),
                            value: entry.value, unit: unit,
                            valueInYuan: power.flatMap { entry.value.shifted(by: $0) }, at: place ?? row.at,
                            isRepaired: [place, row.at].contains { $0.map(repaired.contains) ?? false }))
                }
            }
        }
    }
}

/// Units of money.
public enum MoneyUnit {
    /// How many places the decimal point moves from a unit to 元; nil for a unit that is none of money.
    public static func powerOfTen(_ unit: String) -> Int? {
        let name = unit.hasPrefix("人民币") ? String(unit.dropFirst(3)) : unit
        return powers[name]
    }

    private static let powers = ["元": 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8]
}

/// Finds the label of a column; of two columns with one key that of the row's section.
private struct ColumnLabels {
    private var columns: [String: [DisclosureTable.Column]] = [:]

    init(_ columns: [DisclosureTable.Column]) {
        for column in columns { self.columns[column.key, default: []].append(column) }
    }

    func label(of key: String, in section: String?) -> String? {
        guard let found = columns[key] else { return nil }
        return (found.first { $0.section == section } ?? found.first)?.label
    }
}
