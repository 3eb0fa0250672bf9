import CanonicalJSON
public import ConversionGraph

/// Writes the canonical model as canonical JSON (`tabularium/1`).
public struct JSONExporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(id: "exporter.json", summary: "Writes canonical JSON.")

    /// The plugin.
    public init() {}

    /// Adds the format `json`, the way to it from the meaning, and the options `amounts` and `locators`.
    public func contribute(to registry: inout Registry) throws {
        let format = Format("json", title: "Canonical JSON", extensions: ["json"])
        try registry.add(format)
        registry.add(
            OptionSpec(
                "amounts", values: CanonicalJSON.AmountStyle.allCases.map(\.rawValue),
                "Amounts as JSON numbers with their printed decimals, or as strings."))
        registry.add(
            OptionSpec(
                "locators", values: CanonicalJSON.LocatorDetail.allCases.map(\.rawValue),
                "How much of the places in the source is written: none, those of rows, or those of cells too."))
        try registry.add(
            Converter(
                "disclosure-to-json", from: .disclosure, to: format.node, summary: "Writes canonical JSON."
            ) { document, context in
                FileContent(bytes: CanonicalJSON.encode(document, options: try CanonicalJSON.Options(context.options)))
            })
    }
}
