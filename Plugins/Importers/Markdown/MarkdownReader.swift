import ConversionGraph
import DisclosureModel
import SourceText

/// Reads a markdown file into a source document.
enum MarkdownReader {
    /// Reads a file.
    ///
    /// - Throws: ``ConversionError`` (exit 65) for bytes that are no text, for a file that another version of the model
    ///   wrote, and for exceeded limits.
    static func read(_ content: FileContent, context: inout ConversionContext) throws -> SourceDocument {
        let file = try content.bytes(limits: context.limits)
        let text = try DecodedText(decoding: file, context: &context)
        if HTMLPage.begins(text.bytes.span) {
            let page = try HTMLPage(text, context: &context)
            return SourceDocument(
                source: content.sourceFile(format: "markdown", bytes: file), blocks: page.blocks.compactMap(Self.block),
                properties: page.title.map { [.init(key: "title", value: $0)] } ?? [])
        }
        let matter = FrontMatter(text.lines, in: text.bytes.span)
        let isOurs = try isOurs(matter, in: text)
        var scanner = BlockScanner(exact: isOurs, limits: context.limits)
        try scanner.scan(
            text.lines.dropFirst(matter.lineCount).map { LineView($0) }, in: text.bytes.span, depth: 0,
            context: &context)
        return SourceDocument(
            source: content.sourceFile(format: "markdown", bytes: file),
            blocks: scanner.blocks.compactMap(Self.block),
            properties: matter.entries.sorted { ($0.key, $0.value) < ($1.key, $1.value) },
            embedded: isOurs ? embedded(matter, scanner.blocks, in: text.bytes, context: &context) : nil)
    }

    /// Whether the front matter states our model.
    private static func isOurs(_ matter: FrontMatter, in text: DecodedText) throws -> Bool {
        guard let schema = matter["schema"], schema != DisclosureDocument.schema else { return matter["schema"] != nil }
        guard schema.hasPrefix("tabularium/") else { return false }
        let bytes = text.bytes.span
        let line = text.lines.first { bytes.hasPrefix("schema:", at: $0.range.lowerBound) }
        throw ConversionError(
            .data, "markdown.schema", at: line.map { .text(line: $0.number, column: 1) },
            "The front matter states the model \(schema); this version reads \(DisclosureDocument.schema).",
            excerpt: "schema: \(schema)",
            hint: "The file was written by another version of the program; use that one.")
    }

    /// The document that one of our own files carries, or nothing where somebody changed more than values.
    private static func embedded(
        _ matter: FrontMatter, _ blocks: [MarkdownBlock], in bytes: [UInt8], context: inout ConversionContext
    ) -> DisclosureDocument? {
        do {
            return try EmbeddedDocument.read(matter, blocks, in: bytes)
        } catch {
            context.report(
                Diagnostic(
                    .warning, "markdown.edited", at: error.at,
                    "\(error.message): the file is read as any other markdown, from its tables as printed.",
                    hint: "Change values, rows and labels freely, but leave the comments and columns as they are."))
            return nil
        }
    }

    private static func block(_ block: MarkdownBlock) -> SourceDocument.Block? {
        switch block {
        case .heading(let level, let text, let at):
            text.isEmpty ? nil : .heading(.init(level: level, text: text, at: at))
        case .line(let line): .paragraph(.init(text: line.text, at: line.at, continues: line.continues))
        case .grid(let grid, _): .grid(grid)
        case .pageBreak(let at): .pageBreak(at: at)
        case .comment: nil
        }
    }
}
