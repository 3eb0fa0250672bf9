import ConversionGraph
import DisclosureModel
import PDFImporter
import Testing

@Suite struct PDFImporterTests {
    /// A PDF of one page that shows a line of text. Its table of objects is left out, as readers allow.
    private static let page = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
        4 0 obj<</Length 44>>stream
        BT /F 12 Tf 20 100 Td (total 2540.11) Tj ET 
        endstream endobj
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
        trailer<</Root 1 0 R>>
        """

    private func registry() throws -> Registry {
        var registry = try Registry(plugins: [PDFImporterPlugin()])
        try registry.add(Format("text", title: "Text", extensions: ["txt"]))
        return registry
    }

    private func isInstalled(_ registry: Registry) -> Bool {
        if registry.edges["pdftotext"]?.availability() == .available { return true }
        print("LEFT OUT: pdftotext is not installed, so no PDF is read")
        return false
    }

    private func convert(_ bytes: [UInt8], limits: [(LimitName, Int)] = []) throws -> String {
        String(decoding: try text(of: bytes, limits: limits).bytes(limits: Limits()), as: UTF8.self)
    }

    private func text(of bytes: [UInt8], limits: [(LimitName, Int)] = []) throws -> FileContent {
        let registry = try registry()
        var context = registry.context()
        for (name, value) in limits { context.limits[name] = value }
        let route = try registry.route(from: "pdf", to: "text")
        return try registry.run(
            route, on: FileContent(name: "a.pdf", bytes: bytes), to: .format("text"), context: &context)
    }

    @Test func aPageBecomesText() throws {
        guard isInstalled(try registry()) else { return }
        #expect(try convert(Array(Self.page.utf8)).contains("total 2540.11"))
    }

    /// What is on record as the source is the file that was given, not the text that another program made of it.
    @Test func theSourceIsThePDF() throws {
        guard isInstalled(try registry()) else { return }
        let bytes = Array(Self.page.utf8)
        let source = try text(of: bytes).sourceFile(format: "text", bytes: [])
        #expect(source == FileContent(name: "a.pdf", bytes: bytes).sourceFile(format: "pdf", bytes: bytes))
        #expect(source.format == "pdf" && source.bytes == bytes.count)
    }

    @Test func aDamagedFileIsDamagedInput() throws {
        guard isInstalled(try registry()) else { return }
        let error = #expect(throws: ConversionError.self) { try convert(Array("%PDF-1.4\nnothing".utf8)) }
        #expect(error?.kind == .data)
        #expect(error?.diagnostic.code == "pdf.unreadable")
    }

    @Test(arguments: [("%PDF-1.7\n", 95), ("junk\n%PDF-1.4", 70), ("% PDF", nil), ("", nil)] as [(String, Int?)])
    func isToldByItsHeader(text: String, score: Int?) throws {
        let format = try #require(try registry().formats["pdf"])
        #expect(format.probe(ProbeInput(name: "x", bytes: Array(text.utf8)))?.score == score)
    }
}
