import ConversionGraph
import DisclosureModel
import SourceText
import TestSupport
import Testing

@testable import CSVImporter

@Suite struct CSVReaderTests {
    @Test(
        arguments: [
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("合计,,\n,,\n", [["合计", "", ""], ["", "", ""]]),
            ("\"1,234.50\",\"说\"\"明\"\"\",x\n", [["1,234.50", "说\"明\"", "x"]]),
            ("\"一\r\n二\r三\n四\",b\n", [["一\n二\n三\n四", "b"]]),
            ("  a , \u{3000}b\u{A0},\"  c \"\n", [["a", "b", "c"]]),
            ("sep=;\na;b,c\n", [["a", "b,c"]]),
            ("\"\",\"\"\"\"\n", [["", "\""]]),
        ] as [(String, [[String]])])
    func recordsAreThoseOfTheStandard(text: String, expected: [[String]]) throws {
        #expect(try readCSV(text)?.texts == expected)
    }

    @Test func placesCountLinesWithinQuotes() throws {
        let grid = try #require(try readCSV("表,\"上\n下\", 三\n\n\"四\",五,\n"))
        #expect(grid.rows.map { $0.cells.map(\.at.description) } == [["1:1", "1:4", "2:5"], ["4:2", "4:5", "4:7"]])
        #expect(grid.rows.map(\.index) == [0, 2])
        #expect(grid.origin == .csv)
    }

    @Test(arguments: [
        ("x,\"a\"b,c\n", ["x", "ab", "c"], "1:4"), ("x,\"a,c\n", ["x", "\"a", "c"], "1:3"),
    ])
    func whatTheStandardForbidsIsReadAsMeantAndReported(text: String, fields: [String], at: String) throws {
        var context = try Registry(plugins: [CSVImporterPlugin()]).context()
        #expect(try readCSV(Array(text.utf8), context: &context)?.texts == [fields])
        #expect(context.diagnostics.map(\.code) == ["csv.quote"])
        #expect(context.diagnostics.first?.at?.description == at)
    }

    private static let plain = "合计,1\n支出,2\n"

    private static func wide(_ bytes: (UInt16) -> [UInt8]) -> [UInt8] {
        [0xFEFF].flatMap(bytes) + plain.utf16.flatMap(bytes)
    }

    private static let encodings: [[UInt8]] = [
        Array(plain.utf8), [0xEF, 0xBB, 0xBF] + Array(plain.utf8),
        [0xBA, 0xCF, 0xBC, 0xC6, 0x2C, 0x31, 0x0A, 0xD6, 0xA7, 0xB3, 0xF6, 0x2C, 0x32, 0x0A],
        wide { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, wide { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
    ]

    @Test(arguments: encodings)
    func everyEncodingGivesTheSameFields(bytes: [UInt8]) throws {
        let registry = try Registry(plugins: [CSVImporterPlugin()])
        var context = registry.context()
        #expect(try readCSV(bytes, context: &context)?.texts == [["合计", "1"], ["支出", "2"]])
        #expect(try registry.detect(ProbeInput(name: "a.csv", bytes: bytes)).format == "csv")
    }

    @Test(
        arguments: [
            ("a;b;c\n1,5;2,5;3,5\n", CSVDelimiter.semicolon), ("a\tb\n1,5\t2,5\n", .tab), ("a,b;c\nd,e\n", .comma),
            ("表\n单位：万元\na;b;c\nd;e;f\ng;h;i\n", .semicolon), ("\"a;b\",c\n\"d;e\",f\n", .comma),
        ])
    func theDelimiterIsFoundByEvidence(text: String, delimiter: CSVDelimiter) {
        let bytes = Array(text.utf8)
        #expect(DelimiterEvidence.best(in: bytes.span, isWhole: true)?.delimiter == delimiter)
    }

    @Test func theDelimiterCanBeStated() throws {
        var context = try Registry(plugins: [CSVImporterPlugin()]).context()
        context.options["delimiter"] = "comma"
        #expect(try readCSV(Array("a;b,c\n1;2,3\n".utf8), context: &context)?.texts == [["a;b", "c"], ["1;2", "3"]])
    }

    @Test func moreFieldsThanTheLimitAreRefused() throws {
        var context = try Registry(plugins: [CSVImporterPlugin()]).context()
        context.limits["csv.fields"] = 3
        #expect(try readCSV(Array("a,b\nc\n".utf8), context: &context)?.texts.count == 2)
        let error = #expect(throws: ConversionError.self) {
            try readCSV(Array("a,b\nc,d\n".utf8), context: &context)
        }
        #expect(error?.diagnostic.code == "limit.exceeded")
        #expect(error?.diagnostic.at == .text(line: 2, column: 1))
    }

    @Test(arguments: 0..<200)
    func whatIsWrittenByTheStandardReadsBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let width = 2 + random.below(4)
        let records = (0...random.below(5)).map { _ in
            (0..<width).map { _ in random.once(in: 3) ? "" : TextGenerator.text(&random) }
        }
        let delimiter = random.one(of: CSVDelimiter.allCases, or: .comma)
        var context = try Registry(plugins: [CSVImporterPlugin()]).context()
        context.options["delimiter"] = delimiter.rawValue
        let read = try readCSV(Array(written(records, delimiter).utf8), context: &context)
        #expect(read?.texts == records.map { $0.map(trimmed) })
    }

    private func written(_ records: [[String]], _ delimiter: CSVDelimiter) -> String {
        let separator = String(UnicodeScalar(delimiter.byte))
        return records.map { record in
            record.map { field in
                "\"" + field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
            }.joined(separator: separator)
        }.joined(separator: "\r\n")
    }

    private func trimmed(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0x0A, bytes.last == 0x0D { bytes.removeLast() }
            bytes.append(byte)
        }
        bytes = bytes.map { $0 == 0x0D ? 0x0A : $0 }
        return bytes.span.string(in: bytes.span.trimmed(0..<bytes.count))
    }
}
