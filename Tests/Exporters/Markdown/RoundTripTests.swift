import ConversionGraph
import DisclosureModel
import MarkdownExporter
import MarkdownImporter
import TestSupport
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: UInt64(0)..<300)
    func whatWeWriteReadsBackEqual(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        let document = generator.document()
        let (written, context) = try write(document, ["locators": "cells"])
        let (read, said) = try source(written)
        #expect(said.isEmpty && context.diagnostics.isEmpty)
        let embedded = try #require(read.embedded)
        #expect(embedded.difference(from: document) == nil)
        #expect(try write(embedded, ["locators": "cells"]).bytes == written)
    }
}

func write(
    _ document: DisclosureDocument, _ settings: [String: String] = [:]
) throws -> (bytes: [UInt8], context: ConversionContext) {
    let registry = try Registry(plugins: [MarkdownExporterPlugin()])
    var options = ConversionOptions()
    for (name, value) in settings { options[name] = value }
    var context = registry.context(options: options)
    let route = try registry.route(from: "disclosure", to: "markdown")
    let content = try registry.run(
        route, on: document, to: Node<FileContent>.format("markdown"), context: &context)
    return (try content.bytes(limits: context.limits), context)
}

func source(_ bytes: [UInt8]) throws -> (SourceDocument, [Diagnostic]) {
    let registry = try Registry(plugins: [MarkdownImporterPlugin()])
    var context = registry.context()
    let route = try registry.route(from: "markdown", to: "source")
    let source = try registry.run(
        route, on: FileContent(name: "x.md", bytes: bytes), to: Node<SourceDocument>.source, context: &context)
    return (source, context.diagnostics)
}
