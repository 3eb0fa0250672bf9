import ConversionGraph
import DisclosureModel
import Recognition
import TerminalReport

/// What the program sees in an input, as tables.
struct InspectReport {
    let sight: Sight
    let style: TerminalStyle
    /// How many rows of a table are shown; nil for all.
    let rowLimit: Int?

    private var document: DisclosureDocument { sight.document }

    /// The file, its blocks, and what the document is.
    func head(of path: String) -> [String] {
        let info = document.document
        var lines = [style.paint(TerminalText.sanitised(info.title ?? path), .strong)]
        let facts: [(String, String?)] = [
            ("agency", info.agency), ("year", info.year.map { String($0) }), ("kind", info.kind?.rawValue),
            ("published", info.published), ("unit", info.unit), ("profile", info.profile),
            ("source", info.source.map { "\($0.name), \($0.format), \($0.bytes) bytes" }),
            ("coverage", coverage.map(shares)), ("blocks", sight.source.map(blocks)),
            ("route", sight.route.nodes.map(\.name).joined(separator: " → ")),
        ]
        for case (let name, let value?) in facts {
            lines.append("  " + name.padded(to: 10) + TerminalText.sanitised(value))
        }
        return lines
    }

    /// How much of the source's grids reached the output; nil where there is no source to compare with.
    private var coverage: Coverage? {
        guard let source = sight.source, let trace = sight.trace else { return nil }
        return Coverage(source, trace)
    }

    private func shares(_ coverage: Coverage) -> String {
        [("cells", coverage.cells), ("amounts", coverage.amounts)].map { name, share in
            "\(share.reached) of \(share.total) \(name)"
        }.joined(separator: ", ")
    }

    /// The cells of grids that belong to no table, with their places.
    private var outside: [String] {
        guard let cells = coverage?.outside, !cells.isEmpty else { return [] }
        var table = TextTable([.init("at"), .init("text", maximumWidth: 80)])
        for cell in cells { table.add([cell.at.description, cell.text]) }
        return ["", style.paint("Cells that belong to no table", .strong)] + table.lines(style: style)
    }

    /// One line for each table.
    var overview: [String] {
        var table = TextTable([
            .init("", .right), .init("at"), .init("form"), .init("sure", .right), .init("title", maximumWidth: 44),
            .init("number"), .init("unit"), .init("state"), .init("rows", .right), .init("amounts", .right),
            .init("repairs", .right), .init("unread", .right),
        ])
        for (index, item) in document.tables.enumerated() {
            let trace = sight.trace(of: item)
            table.add([
                String(index + 1), item.at?.description ?? "", item.form ?? "–",
                trace.flatMap { $0.form == nil ? nil : percent($0.confidence) } ?? "", item.title ?? "",
                item.number ?? "", item.unit ?? "",
                item.state.rawValue, String(item.rows.count), count(item.rows.reduce(0) { $0 + $1.amounts.count }),
                count(item.repairs.count), trace.map { count(Coverage.Table($0).unread.count) } ?? "",
            ])
        }
        return table.isEmpty ? ["", "No table was found."] : [""] + table.lines(style: style)
    }

    /// Every table in detail.
    var details: [String] {
        document.tables.indices.flatMap { details(of: document.tables[$0], number: $0 + 1) } + outside
    }

    /// One table in detail.
    ///
    /// - Throws: `ConversionError` (exit 64) where there is no table of this number.
    func details(ofTable number: Int) throws -> [String] {
        guard document.tables.indices.contains(number - 1) else {
            throw ConversionError(
                .usage, "table.unknown", "There is no table \(number); the document has \(document.tables.count).",
                hint: "--overview lists them.")
        }
        return details(of: document.tables[number - 1], number: number)
    }

    private func details(of table: DisclosureTable, number: Int) -> [String] {
        let trace = sight.trace(of: table)
        var lines = [
            "", style.paint("\(number). \(TerminalText.sanitised(table.title ?? "without a title"))", .strong),
        ]
        lines.append("  " + ["form".padded(to: 10), table.form ?? "none fits; kept as printed"].joined())
        if let trace, trace.form != nil { lines += recognition(trace) }
        lines += section("Columns", trace.map { columns($0, of: table) } ?? columns(of: table))
        lines += section("Fields", fields(of: table))
        lines += section("Rows", RowTable(table: table, limit: rowLimit).lines(style: style))
        lines += section("Repairs", repairs(of: table))
        lines += section("Notes", table.notes.map { "  " + TerminalText.sanitised($0) })
        if let trace { lines += section("Did not reach the output", unreadCells(trace)) }
        return lines
    }

    private func recognition(_ trace: RecognitionTrace.Table) -> [String] {
        var lines = ["  " + "sure".padded(to: 10) + percent(trace.confidence) + " %"]
        if let other = trace.runnerUp {
            lines.append("  " + "next".padded(to: 10) + "\(other.form), \(percent(other.confidence)) %")
        }
        for (index, reason) in trace.reasons.enumerated() {
            lines.append("  " + (index == 0 ? "because" : "").padded(to: 10) + TerminalText.sanitised(reason))
        }
        return lines
    }

    /// The places of the source and what they were read as, under the labels that hold for them: where the header is
    /// shifted, those are not the ones printed above.
    private func columns(_ trace: RecognitionTrace.Table, of item: DisclosureTable) -> [String] {
        var table = TextTable([
            .init("place", .right), .init("header", maximumWidth: 60), .init("栏次", .right), .init("read as"),
            .init("section"),
        ])
        for column in trace.columns {
            let (key, path) = output(of: column, in: item)
            table.add([
                String(column.index + 1), path.joined(separator: " / "),
                column.ordinal.map { String($0) } ?? "", key ?? "–", column.section ?? "",
            ])
        }
        return table.isEmpty ? [] : table.lines(style: style)
    }

    /// The key that a place of the source has in the output, and the labels that hold for it.
    private func output(of column: RecognitionTrace.Column, in item: DisclosureTable) -> (key: String?, path: [String])
    {
        // What no form knows goes by its place.
        let key = column.key ?? "c\(column.index + 1)"
        let named = item.columns.filter { $0.key == key }
        if let own = named.first(where: { $0.section == column.section }) { return (key, own.path) }
        let isElsewhere = item.columns.contains { $0.path == column.path }
        // Sides of one form may share a column, each below a label of its own.
        guard let shared = named.first(where: { $0.section == nil }) else {
            return (column.key, isElsewhere ? [] : column.path)
        }
        return (key, isElsewhere ? shared.path : column.path)
    }

    private func columns(of item: DisclosureTable) -> [String] {
        var table = TextTable([
            .init("key"), .init("header", maximumWidth: 60), .init("栏次", .right), .init("type"), .init("section"),
        ])
        for column in item.columns {
            let path = column.path.isEmpty ? [column.label] : column.path
            table.add([
                column.key, path.joined(separator: " / "), column.ordinal.map { String($0) } ?? "",
                column.type.rawValue, column.section ?? "",
            ])
        }
        return table.isEmpty ? [] : table.lines(style: style)
    }

    private func fields(of item: DisclosureTable) -> [String] {
        var table = TextTable([.init("key"), .init("label"), .init("text", maximumWidth: 80), .init("at")])
        for field in item.fields { table.add([field.key, field.label, field.text, field.at?.description ?? ""]) }
        return table.isEmpty ? [] : table.lines(style: style)
    }

    private func repairs(of item: DisclosureTable) -> [String] {
        var table = TextTable([.init("at"), .init("rule"), .init("before"), .init("after")])
        let shown = rowLimit == nil ? item.repairs[...] : item.repairs.prefix(20)
        for repair in shown {
            table.add([repair.at?.description ?? "", repair.rule, repair.before, repair.after])
        }
        let rest = item.repairs.count - shown.count
        let more = rest > 0 ? ["… and \(rest) more; --rows shows all"] : []
        return table.isEmpty ? [] : table.lines(style: style) + more
    }

    private func unreadCells(_ trace: RecognitionTrace.Table) -> [String] {
        var table = TextTable([.init("at"), .init("text", maximumWidth: 90)])
        for cell in Coverage.Table(trace).unread { table.add([cell.at.description, cell.text]) }
        return table.isEmpty ? [] : table.lines(style: style)
    }

    private func section(_ title: String, _ content: [String]) -> [String] {
        content.isEmpty ? [] : ["", "  " + style.paint(title, .note)] + content.map { "  " + $0 }
    }

    private func blocks(_ source: SourceDocument) -> String {
        var counts = (headings: 0, paragraphs: 0, grids: 0, pages: 0)
        for block in source.blocks {
            switch block {
            case .heading: counts.headings += 1
            case .paragraph: counts.paragraphs += 1
            case .grid: counts.grids += 1
            case .pageBreak: counts.pages += 1
            }
        }
        return "\(counts.headings) headings, \(counts.paragraphs) paragraphs, \(counts.grids) grids, "
            + "\(counts.pages) page breaks"
    }

    private func percent(_ confidence: Double) -> String { String(Int(confidence.rounded())) }
    private func count(_ number: Int) -> String { number == 0 ? "" : String(number) }
}

extension String {
    /// The text with blanks up to a width in columns.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
    }
}
