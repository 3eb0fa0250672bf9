import CSVImporter
import ConversionGraph
import Testing
import TextDumpImporter

@Suite struct CSVDetectionTests {
    @Test(
        arguments: [
            ("a.csv", "科目,合计,基本\n教育,1,2\n", "csv"), ("stdin", "科目,合计,基本\n教育,1,2\n", "csv"),
            ("a.txt", "科目,合计,基本\n教育,1,2\n", "csv"), ("a.csv", "只有一行\n", "text"), ("a.csv", "a,b\n", "csv"),
            ("a.txt", "合计 1,234.50 2,345.60\n教育 1,000.00 2,000.00\n", "text"),
            ("a.txt", "教育\t1\t2\n小学\t1\t2\n", "text"), ("stdin", "教育\t1\t2\n小学\t1\t2\n", "text"),
            ("a.tsv", "教育\t1\t2\n小学\t1\t2\n", "csv"), ("a.txt", "First, a line.\nThen, another.\n", "text"),
            ("stdin", "sep=;\na;b\n", "csv"), ("a.csv", "{\"a\":1,\"b\":2}\n{\"a\":1,\"b\":2}\n", "text"),
        ])
    func contentDecidesAndThenTheExtension(name: String, text: String, format: String) throws {
        let registry = try Registry(plugins: [TextDumpImporterPlugin(), CSVImporterPlugin()])
        let detection = try registry.detect(ProbeInput(name: name, bytes: Array(text.utf8)))
        #expect(detection.format.name == format)
        #expect(detection.diagnostics.isEmpty)
    }

    @Test func aRecordLongerThanTheWindowCounts() throws {
        let registry = try Registry(plugins: [TextDumpImporterPlugin(), CSVImporterPlugin()])
        let bytes = Array(String(repeating: "a,", count: ProbeInput.window).utf8)
        #expect(try registry.detect(ProbeInput(name: "a.csv", bytes: bytes)).format == "csv")
    }
}
