import CanonicalJSON
public import ConversionGraph
import DisclosureModel

/// Writes GitHub Flavored Markdown: a disclosure document so that it reads back equal, or a source as printed.
public struct MarkdownExporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "exporter.markdown", summary: "Writes markdown that people read and that reads back equal.")

    /// Makes the plugin.
    public init() {}

    /// Adds the format `markdown`, the converters from `disclosure` and `source`, and the option `plain`.
    public func contribute(to registry: inout Registry) throws {
        let format = Format(
            "markdown", title: "Markdown", extensions: ["md", "markdown", "mdown", "mkd"], specialises: "text")
        try registry.add(format)
        registry.add(OptionSpec("plain", values: ["true", "false"], "Write headings and tables alone."))
        registry.add(
            OptionSpec(
                "locators", values: CanonicalJSON.LocatorDetail.allCases.map(\.rawValue),
                "How much of the places in the source is written: none, those of rows, or those of cells too."))
        registry.add(Limit.markdownCells)
        try registry.add(
            Converter(
                "disclosure-to-markdown", from: .disclosure, to: format.node,
                summary: "Writes tables, metadata, checks and repairs; the importer reads them back equal."
            ) { document, context in
                var writer = MarkdownDocumentWriter(
                    plain: context.options.isOn("plain"),
                    locators: try CanonicalJSON.Options(context.options).locators)
                writer.write(document)
                return FileContent(bytes: writer.output)
            })
        try registry.add(
            Converter(
                "source-to-markdown", from: .source, to: format.node,
                losses: [.meaning, .types, .layout, .locators, .annotations],
                summary: "Writes headings, text and tables as printed."
            ) { document, context in
                var writer = SourceMarkdownWriter()
                try writer.write(document, limits: context.limits)
                return FileContent(bytes: writer.output)
            })
    }
}
