import DisclosureModel
import MarkdownForm

/// Reads a list of findings or fields, which is a table with the columns of its part.
struct EmbeddedList {
    private let part: MarkdownPart
    private let rows: [Row]

    private struct Row {
        let cells: [String]
        let at: Locator?

        subscript(index: Int) -> String { index < cells.count ? cells[index] : "" }

        func optional(_ index: Int) -> String? { self[index].utf8.isEmpty ? nil : self[index] }

        func value<Value>(_ index: Int, _ read: (String) -> Value?) throws(EmbeddedDocument.Misfit) -> Value {
            guard let value = read(self[index]) else {
                throw EmbeddedDocument.Misfit(message: "The cell does not hold what its column is for", at: at)
            }
            return value
        }

        func optional<Value>(
            _ index: Int, _ read: (String) -> Value?
        ) throws(EmbeddedDocument.Misfit) -> Value? {
            optional(index) == nil ? nil : try value(index, read)
        }

        func place(_ index: Int) throws(EmbeddedDocument.Misfit) -> Locator? {
            try optional(index) { Locator($0) }
        }
    }

    init(_ grid: Grid, _ part: MarkdownPart) throws(EmbeddedDocument.Misfit) {
        self.part = part
        guard grid.rows.first?.cells.map(\.text) == part.columns else {
            throw EmbeddedDocument.Misfit(message: "The list has other columns than its part", at: grid.at)
        }
        rows = grid.rows.dropFirst().map { row in
            var cells = [String](repeating: "", count: part.columns.count)
            for cell in row.cells where cell.column < cells.count { cells[cell.column] = cell.text }
            return Row(cells: cells, at: row.cells.first?.at)
        }
    }

    func append(to document: inout DisclosureDocument) throws(EmbeddedDocument.Misfit) {
        for row in rows {
            switch part {
            case .table: break
            case .fields:
                guard !document.tables.isEmpty else { continue }
                document.tables[document.tables.count - 1].fields.append(
                    .init(key: row[2], label: row[0], text: row[1], at: try row.place(3)))
            case .repairs: try appendRepair(row, to: &document)
            case .statements:
                document.statements.append(
                    Statement(
                        subject: row[0], measure: row[1], value: try row.value(2) { Amount($0) }, unit: row[3],
                        at: try row.place(4)))
            case .checks: document.checks.append(try check(row))
            case .diagnostics:
                document.diagnostics.append(
                    Diagnostic(
                        try row.value(0) { Diagnostic.Severity(rawValue: $0) }, row[1], at: try row.place(2), row[3],
                        excerpt: row.optional(4), hint: row.optional(5)))
            }
        }
    }

    private func appendRepair(_ row: Row, to document: inout DisclosureDocument) throws(EmbeddedDocument.Misfit) {
        let index = try row.value(0) { Int($0) }
        guard index >= 1, index <= document.tables.count else {
            throw EmbeddedDocument.Misfit(message: "A repair names a table that is not there", at: row.at)
        }
        document.tables[index - 1].repairs.append(
            .init(at: try row.place(1), rule: row[2], before: row[3], after: row[4]))
    }

    private func check(_ row: Row) throws(EmbeddedDocument.Misfit) -> Check {
        Check(
            rule: row[0], at: try row.place(5), result: try row.value(1) { Check.Result(rawValue: $0) },
            expected: try row.optional(2) { Amount($0) }, found: try row.optional(3) { Amount($0) },
            tolerance: try row.optional(4) { Amount($0) }, message: row.optional(6))
    }
}
