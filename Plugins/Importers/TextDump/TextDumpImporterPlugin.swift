public import ConversionGraph
import DisclosureModel
import SourceText

/// Reads text dumps of PDFs: what a viewer's "save as text" or an OCR tool leaves of a disclosure document.
public struct TextDumpImporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "importer.text-dump", summary: "Reads text dumps: tab-separated tables, headings, paragraphs, page breaks.")

    /// Makes the plugin.
    public init() {}

    /// Adds the format `text` and the converter to the printed representation.
    public func contribute(to registry: inout Registry) throws {
        let text = Format("text", title: "Text dump", extensions: ["txt", "text"], probe: TextProbe.probe)
        try registry.add(text)
        registry.add(.textLineBytes)
        registry.add(.textPageLines)
        try registry.add(
            Converter(
                "text-dump", from: text.node, to: .source,
                summary: "Finds tables, headings and paragraphs in a text dump."
            ) { content, context in
                try TextDumpReader.read(content, context: &context)
            })
    }
}

extension LimitName {
    /// The lines of one page of text without tabs that are searched for columns together.
    static let textPageLines: LimitName = "text.page-lines"
}

extension Limit {
    /// Where a text has no form feeds it is one page; the search grows with the square of a page's runs.
    static let textPageLines = Limit(
        .textPageLines, 300,
        "Lines of a page of text in columns that are searched together; a longer page is read in pieces.")
}
