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
    @Test(arguments: ["xlsx", "markdown"] as [NodeID])
    func aVerifiedDocumentReadsBackWithTheSameChecks(format: NodeID) throws {
        let registry = try Registry(plugins: [
            TextDumpImporterPlugin(), MarkdownImporterPlugin(), XLSXImporterPlugin(), JSONImporterPlugin(),
            JSONExporterPlugin(), MarkdownExporterPlugin(), XLSXExporterPlugin(), RecognitionPlugin(),
            VerificationPlugin(), NationalDistrictPlugin(), WuhanDistrictPlugin(),
        ])
        func convert(_ content: FileContent, _ from: NodeID, _ to: NodeID) throws -> FileContent {
            var context = registry.context()
            let route = try registry.route(from: from, to: to)
            let output = try registry.run(route, on: content, to: .format(to), context: &context)
            return FileContent(name: "file", bytes: try output.bytes(limits: context.limits))
        }
        let text = """
            2024年度支出决算表

            单位：万元

            科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
            \t合计\t10.50\t4.20\t6.30
            201\t一般公共服务支出\t10.50\t4.20\t6.40
            """
        let json = try convert(FileContent(name: "dump.txt", text: text), "text", "json")
        let again = try convert(convert(json, "json", format), format, "json")
        let limits = Limits()
        let first = String(decoding: try json.bytes(limits: limits), as: UTF8.self)
        #expect(first.contains("\"result\": \"fail\""))
        #expect(String(decoding: try again.bytes(limits: limits), as: UTF8.self) == first)
    }
}
