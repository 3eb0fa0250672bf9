import ConversionGraph
import DisclosureModel

@testable import MarkdownImporter

/// Reads a text as the importer does.
func read(_ markdown: String) throws -> SourceDocument {
    var context = try Registry(plugins: [MarkdownImporterPlugin()]).context()
    return try read(markdown, context: &context)
}

/// Reads a text in a context of one's own.
func read(_ markdown: String, context: inout ConversionContext) throws -> SourceDocument {
    try MarkdownReader.read(FileContent(name: "sample.md", text: markdown), context: &context)
}

extension SourceDocument {
    /// The tables.
    var grids: [Grid] {
        blocks.compactMap { if case .grid(let grid) = $0 { grid } else { nil } }
    }
}
