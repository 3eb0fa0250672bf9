import CanonicalJSON
public import ConversionGraph
public import DisclosureModel
public import SpreadsheetML

extension EmbeddedDisclosure {
    /// Sets ``SourceDocument/embedded`` where a workbook carries the meaning of its cells and no cell was changed since.
    ///
    /// Where one was, or where another program has dropped what the workbook carried, the document loses the sheets that only
    /// repeat the tables, and the user is told (`workbook.edited`, `workbook.resaved`).
    ///
    /// - Parameter document: what was read from the workbook's sheets, in their order.
    public static func restore(
        into document: inout SourceDocument, from workbook: inout Workbook, context: inout ConversionContext
    ) {
        guard let content = workbook.customXML(root: "disclosure", attributes: ["cells", "besides"]),
            content.attributes.count == 2, let cells = content.attributes[0]
        else { return leaveOutCompanions(of: &document, context: &context) }
        let besides = (content.attributes[1] ?? "").split(separator: "/").map(String.init)
        guard cells == fingerprint(of: document).hexadecimal else {
            leaveOut(besides, of: &document)
            context.report(
                Diagnostic(
                    .warning, "workbook.edited",
                    "Cells were changed since Tabularium wrote this workbook; the tables are read from the cells.",
                    hint: lossHint))
            return
        }
        var quiet = context
        do {
            document.embedded = try CanonicalJSON.decode(content.text, context: &quiet)
        } catch {
            leaveOut(besides, of: &document)
            context.report(
                Diagnostic(
                    .warning, "workbook.embedded",
                    "The data that Tabularium wrote into this workbook cannot be read; the tables are read from the cells.",
                    excerpt: (error as? ConversionError)?.diagnostic.message,
                    hint: "Another version of Tabularium may have written it."))
        }
    }

    private static let lossHint =
        "Repairs, checks and places in the first source, which came with it, are not carried on."

    private static func leaveOut(_ sheets: [String], of document: inout SourceDocument) {
        document.blocks.removeAll { block in
            if case .grid(let grid) = block, let name = grid.name { sheets.contains(name) } else { false }
        }
    }

    /// Two sheets of these shapes in one workbook are ours; one alone may be anybody's.
    private static func leaveOutCompanions(of document: inout SourceDocument, context: inout ConversionContext) {
        var names: [String] = []
        var kinds: Set<CompanionSheet> = []
        for case .grid(let grid) in document.blocks {
            guard let name = grid.name, let kind = CompanionSheet(grid) else { continue }
            names.append(name)
            kinds.insert(kind)
        }
        guard kinds.count >= 2 else { return }
        leaveOut(names, of: &document)
        context.report(
            Diagnostic(
                .warning, "workbook.resaved",
                "Tabularium wrote this workbook, and another program has saved it without the data it carried; "
                    + "the tables are read from the cells.",
                hint:
                    "The sheets \(names.map { "“\($0)”" }.joined(separator: ", ")) only repeat them and are left out. "
                    + lossHint))
    }

    /// The fingerprint of the cells of a workbook's sheets.
    static func fingerprint(of document: SourceDocument) -> CellFingerprint {
        var fingerprint = CellFingerprint()
        for case .grid(let grid) in document.blocks {
            fingerprint.addSheet(grid.name ?? "")
            for row in grid.rows {
                for cell in row.cells {
                    let (row, column) = (row.index + 1, cell.column + 1)
                    switch cell.value {
                    case .number(let number)?: fingerprint.add(row: row, column: column, number: number)
                    case .boolean(let value)?: fingerprint.add(row: row, column: column, boolean: value)
                    default: fingerprint.add(row: row, column: column, text: cell.text)
                    }
                }
            }
        }
        return fingerprint
    }
}
