import ConversionGraph
import DisclosureModel
import JSONExporter
import JSONImporter
import MarkdownExporter
import MarkdownImporter
import NationalDistrict
import Recognition
import TestSupport
import Testing
import TextDumpImporter
import Verification
import WuhanDistrict
import XLSXExporter
import XLSXImporter

/// Checks survive a round trip as they were written, although the file keeps fewer places than the document had.
@Suite struct VerifiedRoundTripTests {
    private let registry: Registry

    init() throws {
        registry = try Registry(plugins: [
            TextDumpImporterPlugin(), MarkdownImporterPlugin(), XLSXImporterPlugin(), JSONImporterPlugin(),
            JSONExporterPlugin(), MarkdownExporterPlugin(), XLSXExporterPlugin(), RecognitionPlugin(),
            VerificationPlugin(), NationalDistrictPlugin(), WuhanDistrictPlugin(),
        ])
    }

    private func convert(_ content: FileContent, _ from: NodeID, _ to: NodeID) throws -> FileContent {
        var context = registry.context()
        let route = try registry.route(from: from, to: to)
        let output = try registry.run(route, on: content, to: .format(to), context: &context)
        return FileContent(name: "file", bytes: try output.bytes(limits: context.limits))
    }

    private static let dump = """
        2024年度支出决算表

        单位：万元

        科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
        \t合计\t10.50\t4.20\t6.30
        201\t一般公共服务支出\t10.50\t4.20\t6.40
        """

    @Test(arguments: ["xlsx", "markdown"] as [NodeID])
    func aVerifiedDocumentReadsBackWithTheSameChecks(format: NodeID) throws {
        let json = try convert(FileContent(name: "dump.txt", text: Self.dump), "text", "json")
        let again = try convert(convert(json, "json", format), format, "json")
        let limits = Limits()
        let first = String(decoding: try json.bytes(limits: limits), as: UTF8.self)
        #expect(first.contains("\"result\": \"fail\""))
        #expect(String(decoding: try again.bytes(limits: limits), as: UTF8.self) == first)
    }

    /// Someone corrects, or falsifies, an amount in the file that we wrote: the outcomes are those of the new amounts.
    @Test(arguments: [("6.40", "6.30", false), ("4.20 |     6.30", "4.90 |     6.30", true)])
    func anEditedFileIsVerifiedAgain(before: String, after: String, fails: Bool) throws {
        let markdown = try convert(FileContent(name: "dump.txt", text: Self.dump), "text", "markdown")
        let written = String(decoding: try markdown.bytes(limits: Limits()), as: UTF8.self)
        let edited = written.replacing(before, with: after, maxReplacements: 1)
        #expect(edited != written)
        let json = try convert(FileContent(name: "file.md", text: edited), "markdown", "json")
        let text = String(decoding: try json.bytes(limits: Limits()), as: UTF8.self)
        #expect(text.contains("\"result\": \"fail\"") == fails)
        #expect(!fails || text.contains("\"found\": 4.90") || text.contains("\"found\": 10.50"))
    }

    /// JSON is an input like any other: what it says of its checks holds as long as its amounts bear it out, and a file
    /// that we wrote is written again as it was, with as much of the places as it has.
    @Test(arguments: ["none", "rows", "cells"])
    func jsonKeepsTheChecksThatItsAmountsBearOut(locators: String) throws {
        var context = registry.context()
        context.options["locators"] = locators
        let route = try registry.route(from: "text", to: "json")
        let dump = FileContent(name: "dump.txt", text: Self.dump.replacing("4.20\t6.40", with: "4.90\t6.40"))
        let written = try registry.run(route, on: dump, to: .format("json"), context: &context)
        let bytes = try written.bytes(limits: Limits())
        let round = try registry.route(from: "json", to: "json", via: [Node.disclosure.id])
        let again = try registry.run(
            round, on: FileContent(name: "a.json", bytes: bytes), to: .format("json"), context: &context)
        #expect(try again.bytes(limits: Limits()) == bytes)
    }

    @Test func editedJSONIsVerifiedAgainWhateverItTurnsInto() throws {
        let sound = Self.dump.replacing("6.40", with: "6.30")
        let json = try convert(FileContent(name: "dump.txt", text: sound), "text", "json")
        let text = String(decoding: try json.bytes(limits: Limits()), as: UTF8.self)
        #expect(!text.contains("\"result\": \"fail\""))
        let edited = text.replacing("\"project\": 6.30", with: "\"project\": 6.60", maxReplacements: 1)
        #expect(edited != text)
        for format in ["markdown", "xlsx"] as [NodeID] {
            let file = try convert(FileContent(name: "a.json", text: edited), "json", format)
            let back = String(decoding: try convert(file, format, "json").bytes(limits: Limits()), as: UTF8.self)
            #expect(back.contains("\"result\": \"fail\""), "\(format)")
        }
    }

    /// A code that is none is no value of our markdown: what is read from it would be JSON that nobody reads.
    @Test func aCodeOfLettersIsNoCode() throws {
        let markdown = try convert(FileContent(name: "dump.txt", text: Self.dump), "text", "markdown")
        let written = String(decoding: try markdown.bytes(limits: Limits()), as: UTF8.self)
        let edited = written.replacing("| 201 ", with: "| 2O1 ", maxReplacements: 1)
        #expect(edited != written)
        let json = try convert(FileContent(name: "file.md", text: edited), "markdown", "json")
        #expect(throws: Never.self) { try convert(json, "json", "markdown") }
    }
}
