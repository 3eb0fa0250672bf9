public import ConversionGraph
import DisclosureModel
import SourceText

/// Reads GitHub Flavored Markdown: pipe tables (GFM 4.10), HTML tables, tab-separated tables, headings, text.
public struct MarkdownImporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "importer.markdown", summary: "Reads markdown with pipe, HTML and tab-separated tables.")

    /// Makes the plugin.
    public init() {}

    /// Adds the format `markdown` and the converter `markdown` → `source`.
    public func contribute(to registry: inout Registry) throws {
        let format = Format(
            "markdown", title: "Markdown", extensions: ["md", "markdown", "mdown", "mkd", "html", "htm"],
            specialises: "text",
            probe: MarkdownProbe.probe)
        try registry.add(format)
        registry.add(Limit.textLineBytes)
        registry.add(Limit.gridColumns)
        try registry.add(
            Converter(
                "markdown-to-source", from: format.node, to: .source,
                summary: "Finds headings, paragraphs and tables, with the line and column of every cell.",
                convert: MarkdownReader.read))
    }
}
