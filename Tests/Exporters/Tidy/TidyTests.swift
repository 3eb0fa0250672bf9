import ConversionGraph
import DisclosureModel
import TestSupport
import Testing
import TidyExporter

@Suite struct TidyTests {
    private static let header =
        "document,agency,year,kind,form,title,section,line,code,level,label,column,column_label,value,unit,"
        + "value_yuan,at,repaired"

    private func document(label: String = "项", unit: String? = "万元", value: Amount) -> DisclosureDocument {
        DisclosureDocument(
            document: DocumentInfo(agency: "甲局", year: 2024, kind: .final),
            tables: [
                .init(
                    form: "final/expenditure", title: "支出决算表", unit: unit,
                    columns: [.init(key: "basic", label: "基本支出", type: .amount)],
                    rows: [
                        .init(
                            line: 3, code: "2010350", level: 3, label: label, amounts: ["basic": value],
                            at: .text(line: 7, column: 2))
                    ],
                    repairs: [.init(at: .text(line: 7, column: 2), rule: "code.rejoined", before: "a", after: "b")])
            ])
    }

    @Test func oneLinePerAmountWithTheHeaderOfTheContract() throws {
        let csv = String(decoding: try tidy(document(value: try #require(Amount("2540.10")))), as: UTF8.self)
        #expect(
            csv == Self.header + "\r\n"
                + ",甲局,2024,final,final/expenditure,支出决算表,,3,2010350,3,项,basic,基本支出,2540.10,万元,25401000,7:2,true\r\n")
    }

    @Test(arguments: [
        ("元", "12.30", "12.30"), ("千元", "12.3", "12300"), ("万元", "0.000001", "0.01"), ("亿元", "-1.5", "-150000000"),
        ("人民币万元", "1", "10000"), ("%", "1", ""), ("", "1", ""),
    ])
    func amountsInYuanAreExact(unit: String, value: String, yuan: String) throws {
        let csv = try tidy(document(unit: unit.isEmpty ? nil : unit, value: try #require(Amount(value))))
        let record = String(decoding: csv, as: UTF8.self).split(separator: "\r\n")[1]
        #expect(Array(record.split(separator: ",", omittingEmptySubsequences: false))[15] == yuan)
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
    func textIsNeverAFormulaAndNumbersAreNeverTouched(label: String) throws {
        let csv = String(decoding: try tidy(document(label: label, value: Amount(-5))), as: UTF8.self)
        #expect(csv.contains(",\"'\(label)\","))
        #expect(csv.contains(",-5,万元,-50000,"))
    }

    @Test func marksAndQuotesFollowRFC4180() throws {
        let csv = try tidy(document(label: "a\"b,c\nd", value: Amount(1)), ["bom": "true"])
        #expect(csv.prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(String(decoding: csv, as: UTF8.self).contains(",\"a\"\"b,c\nd\","))
    }

    @Test(arguments: UInt64(0)..<100)
    func everyAmountHasItsRecord(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        let document = generator.document()
        let records = CSVRecords.read(try tidy(document))
        let amounts = document.tables.flatMap { $0.rows.flatMap { $0.amounts.map(\.value.description) } }
        #expect(records.dropFirst().map { $0[13] } == amounts)
        #expect(records.allSatisfy { $0.count == 18 })
    }
}

func tidy(_ document: DisclosureDocument, _ settings: [String: String] = [:]) throws -> [UInt8] {
    try convert(document, to: "tidy", settings).bytes(limits: Limits())
}

func convert(
    _ document: DisclosureDocument, to format: NodeID, _ settings: [String: String] = [:]
) throws -> FileContent {
    let registry = try Registry(plugins: [TidyExporterPlugin()])
    var options = ConversionOptions()
    for (name, value) in settings { options[name] = value }
    var context = registry.context(options: options)
    let route = try registry.route(from: "disclosure", to: format)
    return try registry.run(route, on: document, to: Node<FileContent>.format(format), context: &context)
}
