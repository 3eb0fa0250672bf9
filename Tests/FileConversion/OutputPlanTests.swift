import ConversionGraph
import DisclosureModel
import FileConversion
import Testing

@Suite struct OutputPlanTests {
    private struct Formats: Plugin {
        let manifest = PluginManifest(id: "formats", summary: "Formats for tests.")

        func contribute(to registry: inout Registry) throws {
            try registry.add(Format("json", title: "JSON", extensions: ["json"]))
            try registry.add(Format("text", title: "Text", extensions: ["txt", "text"]))
            try registry.add(Format("markdown", title: "Markdown", extensions: ["md", "txt"]))
        }
    }

    @Test(
        arguments: [
            (nil, nil, "json"), (nil, "a.md", "markdown"), (nil, "a.TXT", "text"), (nil, "a", "json"),
            (nil, "a.foo", "json"),
            ("text", "a.md", "text"), (nil, ".md", "json"), (nil, "b.md/a", "json"), (nil, "-", "json"),
        ] as [(String?, String?, String)])
    func theFormatIsNamedOrThatOfTheExtension(name: String?, output: String?, format: String) throws {
        let registry = try Registry(plugins: [Formats()])
        #expect(try TargetFormat.choose(named: name, output: output, in: registry).name == format)
    }

    @Test func ofTwoFormatsOfAnExtensionTheOneThatIsWrittenIsTheTarget() throws {
        struct Both: Plugin {
            let manifest = PluginManifest(id: "both", summary: "A format that is read and one that is written.")

            func contribute(to registry: inout Registry) throws {
                try registry.add(Format("a-read", title: "Read", extensions: ["csv"]))
                try registry.add(Format("b-written", title: "Written", extensions: ["csv"]))
                try registry.add(
                    Converter("read", from: .format("a-read"), to: .source, summary: "") { content, _ in
                        SourceDocument(source: content.sourceFile(format: "a-read", bytes: []), blocks: [])
                    })
                try registry.add(
                    Converter("write", from: .source, to: .format("b-written"), summary: "") { _, _ in
                        FileContent(bytes: [])
                    })
            }
        }
        let registry = try Registry(plugins: [Both()])
        #expect(try TargetFormat.choose(named: nil, output: "a.csv", in: registry) == "b-written")
        #expect(try registry.detect(ProbeInput(name: "a.csv", bytes: [0x61])).format == "a-read")
    }

    @Test func namesKeepTheirExtensionWhereTheyWouldMeet() throws {
        let format = Format("json", title: "JSON", extensions: ["json"])
        #expect(
            try OutputNames.names(for: ["x/a.txt", "y/a.md", "b.txt", "-"], format: format) == [
                "a.txt.json", "a.md.json", "b.json", "stdin.json",
            ])
        #expect(throws: ConversionError.self) {
            try OutputNames.names(for: ["x/a.txt", "y/a.txt"], format: format)
        }
    }

    @Test(
        arguments: [
            ("jsno", "json"), ("JSON", "json"), ("markdwon", "markdown"), ("xml", nil), ("completely", nil), ("", nil),
        ] as [(String, String?)])
    func suggestsTheNearest(name: String, nearest: String?) {
        #expect(Suggestion.nearest(to: name, among: ["json", "markdown", "text"]) == nearest)
    }
}
