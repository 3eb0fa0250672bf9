import DisclosureModel
import Foundation
import SpreadsheetML
import TestSupport
import Testing

/// The parts of one small workbook, compared with files that a person can read and review.
@Suite struct WorkbookGoldenTests {
    @Test(arguments: [
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml",
        "xl/sharedStrings.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "customXml/item1.xml",
    ])
    func part(name: String) throws {
        var conversions = try Conversions(options: ["formulas": "true"])
        var workbook = try Workbook(bytes: conversions.workbook(Self.document))
        let part = try #require(try workbook.bytes(ofPart: name))
        let file = name.split(separator: "/").joined(separator: "-")
        let path = Repository.root() + "/Tests/Exporters/XLSX/Golden/\(file)"
        let text = Self.broken(String(decoding: part, as: UTF8.self))
        if ProcessInfo.processInfo.environment["TABULARIUM_RECORD"] == "1" {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    /// A line break after each element, so that a difference is a line.
    private static func broken(_ xml: String) -> String {
        xml.replacingOccurrences(of: "><", with: ">\n<") + "\n"
    }

    private static let document = DisclosureDocument(
        document: DocumentInfo(title: "2024年度某局部门决算", agency: "某局", year: 2024, kind: .final, unit: "万元"),
        tables: [
            DisclosureTable(
                form: "final/summary", title: "2024年度收入支出决算总表", number: "公开01表", agency: "某局", unit: "万元",
                fields: [.init(key: "标识", label: "标识", text: "=1+1")],
                columns: [.init(key: "amount", label: "金额", path: ["收入", "金额"], ordinal: 1, type: .amount)],
                rows: [
                    row("revenue", "一、财政拨款收入", 1, 254_010, 2), row("revenue", "二、事业收入", 2, nil, 0),
                    row("revenue", "总计", 30, 25401, 1, .total), row("expenditure", "一、教育支出", 31, 254_010, 2),
                    row("expenditure", "总计", 60, 254_010, 2, .total),
                ],
                notes: ["注：本表反映总收支。"])
        ])

    private static func row(
        _ section: String, _ label: String, _ line: Int, _ coefficient: Int64?, _ scale: UInt8,
        _ kind: DisclosureTable.Row.Kind = .item
    ) -> DisclosureTable.Row {
        var row = DisclosureTable.Row(kind: kind, section: section, line: line, label: label)
        row.amounts["amount"] = coefficient.map { Amount(coefficient: $0, scale: scale) }
        return row
    }
}
