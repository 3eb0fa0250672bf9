import CanonicalJSON
import DisclosureModel
import MarkdownForm

/// Writes a disclosure document as markdown that people read and the importer reads back equal.
struct MarkdownDocumentWriter {
    /// Headings and tables alone.
    let plain: Bool
    /// How much of the places in the source is written.
    let locators: CanonicalJSON.LocatorDetail
    var output: [UInt8] = []

    init(plain: Bool, locators: CanonicalJSON.LocatorDetail) {
        self.plain = plain
        self.locators = locators
    }

    mutating func write(_ document: DisclosureDocument) {
        if !plain { FrontMatterWriter.write(document.document, to: &output) }
        if let title = document.document.title { heading(1, title) }
        for (index, table) in document.tables.enumerated() { write(table, ordinal: index + 1) }
        guard !plain else { return }
        list(.repairs, "Repairs", repairs(of: document.tables))
        list(.statements, "Statements", document.statements.map { $0.cells(place) })
        list(.checks, "Checks", document.checks.map { $0.cells(place) })
        list(.diagnostics, "Diagnostics", document.diagnostics.map { $0.cells(place) })
    }

    /// A place as it is written, or nothing.
    func place(_ locator: Locator?) -> String {
        locators == .none ? "" : locator?.description ?? ""
    }

    mutating func heading(_ level: Int, _ text: String) {
        blankLine()
        for _ in 0..<level { output.append(UInt8(ascii: "#")) }
        output.append(0x20)
        MarkdownEscape.append(text, .line, to: &output)
        output.append(0x0A)
    }

    mutating func line(_ text: String) {
        output += text.utf8
        output.append(0x0A)
    }

    mutating func blankLine() {
        if !output.isEmpty { output.append(0x0A) }
    }

    mutating func comment(_ part: MarkdownPart, _ words: [String] = []) {
        blankLine()
        line("<!-- " + ([MarkdownPart.mark + part.rawValue] + words).joined(separator: " ") + " -->")
    }

    /// Writes a list of findings as a table of its own; nothing where there are none.
    mutating func list(_ part: MarkdownPart, _ title: String?, _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        comment(part)
        if let title { heading(2, title) }
        blankLine()
        var table = PipeTableWriter(alignsRight: part.columns.map { _ in false })
        for column in part.columns { table.cell(column) }
        for row in rows {
            for cell in row { table.cell(cell) }
        }
        table.write(to: &output)
    }

    private func repairs(of tables: [DisclosureTable]) -> [[String]] {
        tables.enumerated().flatMap { index, table in
            table.repairs.map { [String(index + 1), place($0.at), $0.rule, $0.before, $0.after] }
        }
    }
}

extension Statement {
    fileprivate func cells(_ place: (Locator?) -> String) -> [String] {
        [subject, measure, value.description, unit, place(at)]
    }
}

extension Check {
    fileprivate func cells(_ place: (Locator?) -> String) -> [String] {
        [
            rule, result.rawValue, expected?.description ?? "", found?.description ?? "",
            tolerance?.description ?? "", place(at), message ?? "",
        ]
    }
}

extension Diagnostic {
    fileprivate func cells(_ place: (Locator?) -> String) -> [String] {
        [severity.rawValue, code, place(at), message, excerpt ?? "", hint ?? ""]
    }
}
