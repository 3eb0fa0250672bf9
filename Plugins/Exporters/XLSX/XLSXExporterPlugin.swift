public import ConversionGraph
import DisclosureModel
import SpreadsheetML

/// Writes Excel workbooks (ECMA-376): a document in the layout of the official forms, or the tables of a source as printed.
public struct XLSXExporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "exporter.xlsx", summary: "Writes Excel workbooks in the layout of the official forms.")

    /// The plugin.
    public init() {}

    /// Adds the formats `xlsx` and `xlsx-printed`, the ways to them, and the option `formulas`.
    public func contribute(to registry: inout Registry) throws {
        let format = Format("xlsx", title: "Excel workbook", extensions: ["xlsx"])
        try registry.add(format)
        registry.add(
            OptionSpec(
                "formulas", values: ["true", "false"],
                "Whether a workbook's sums are live formulas, where they give the printed amounts exactly."))
        try registry.add(
            Converter(
                "disclosure-to-xlsx", from: .disclosure, to: format.node,
                summary: "Writes a workbook: contents, one sheet per table as the official form, checks, tidy data."
            ) { document, context in
                let workbook = DisclosureWorkbook(
                    document: document, writesFormulas: context.options.isOn("formulas"))
                return FileContent(bytes: try Self.writing { try workbook.bytes() })
            })
        // The same under a name of its own, for those who want the printed tables though their meaning is known.
        let printed = Format("xlsx-printed", title: "Excel workbook of the tables as printed", extensions: [])
        try registry.add(printed)
        for target in [format, printed] {
            try registry.add(
                Converter(
                    "source-to-\(target.id)", from: .source, to: target.node,
                    losses: [.meaning, .narrative, .locators], cost: 20,
                    summary: "Writes the tables as printed, one sheet each."
                ) { document, context in
                    try Self.writing { try SourceWorkbook(document: document).content(&context) }
                })
        }
    }

    /// Turns what goes wrong in the workbook library into the errors of a conversion.
    private static func writing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SpreadsheetError {
            let kind: ConversionError.Kind =
                switch error.code {
                case .scratchFile, .archiveWrite: .io
                case .beyondFormat: .data
                default: .defect
                }
            throw ConversionError(kind, error.code.description, error.message, hint: error.hint)
        }
    }
}
