import ConversionGraph
import DisclosureModel
import FileConversion
import Testing

@Suite struct RouteAnswerTests {
    private struct Gap: Plugin {
        let manifest = PluginManifest(id: "gap", summary: "Two islands.")

        func contribute(to registry: inout Registry) throws {
            let text = Format("text", title: "Text", extensions: ["txt"])
            let pdf = Format("pdf", title: "PDF", extensions: ["pdf"])
            let json = Format("json", title: "JSON", extensions: ["json"])
            for format in [text, pdf, json] { try registry.add(format) }
            try registry.add(
                Converter(
                    "pdf-to-text", from: pdf.node, to: text.node, summary: "Needs a tool.",
                    availability: { .unavailable(reason: "pdftotext is not installed", hint: "Install poppler-utils.") }
                ) { file, _ in file })
            try registry.add(
                Converter("write", from: .disclosure, to: json.node, summary: "Writes.") { _, _ in
                    FileContent(text: "w")
                })
            try registry.add(
                Converter("read", from: json.node, to: .disclosure, summary: "Reads.") { _, _ in
                    DisclosureDocument(document: DocumentInfo())
                })
        }
    }

    @Test func noRouteSaysWhatIsReachableAndWhatIsMissing() throws {
        let converter = FileConverter(registry: try Registry(plugins: [Gap()]))
        let error = #expect(throws: ConversionError.self) { try converter.route(from: "pdf", to: "json") }
        #expect(error?.kind == .usage)
        #expect(error?.diagnostic.message == "There is no route from pdf to json.")
        #expect(
            error?.diagnostic.hint
                == "Nothing can be reached from pdf. A plugin would close the gap that converts pdf to "
                + "disclosure or json. pdf-to-text cannot run here: pdftotext is not installed. Install poppler-utils.")
    }

    @Test func aFormatToItselfPassesTheMeaning() throws {
        let converter = FileConverter(registry: try Registry(plugins: [Gap()]))
        #expect(try converter.route(from: "json", to: "json").nodes == ["json", "disclosure", "json"])
        #expect(try converter.route(from: "text", to: "text").edges.isEmpty)
    }
}
