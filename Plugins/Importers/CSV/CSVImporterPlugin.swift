public import ConversionGraph
import DisclosureModel
import SourceText

/// Reads comma-separated values (RFC 4180), and their kin with semicolons or tabs.
public struct CSVImporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "importer.csv", summary: "Reads comma-separated values, also with semicolons or tabs.")

    /// Makes the plugin.
    public init() {}

    /// Adds the format `csv`, its converter to the printed representation, the option `delimiter` and a limit.
    public func contribute(to registry: inout Registry) throws {
        let csv = Format(
            "csv", title: "Comma-separated values", extensions: ["csv", "tsv"], specialises: "text",
            probe: CSVProbe.probe)
        try registry.add(csv)
        registry.add(.textLineBytes)
        registry.add(Limit(.csvFields, 4_000_000, "Fields of one file of comma-separated values."))
        registry.add(
            OptionSpec(
                "delimiter", values: CSVDelimiter.allCases.map(\.rawValue),
                "What stands between the fields of CSV; found by evidence where left out."))
        try registry.add(
            Converter(
                "csv-to-source", from: csv.node, to: .source,
                summary: "Reads the records into one grid, with the line and column of every field.",
                convert: CSVReader.read))
    }
}

extension LimitName {
    /// The fields of one file.
    static let csvFields: LimitName = "csv.fields"
}
