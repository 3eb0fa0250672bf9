import DisclosureModel
import FormCatalogue
import Testing

@testable import Verification

@Suite("Codes and names")
struct ClassificationTests {
    @Test(
        "What is unusual about codes and names is a hint, never a failure",
        arguments: [
            ([("298", "某某支出")], "classification.unknown"), ([("205", "医疗卫生支出")], "classification.name"),
            ([("210", "医疗卫生与计划生育支出")], "classification.renamed"),
            ([("205", "教育支出"), ("2080505", "某项")], "classification.parent"),
            ([("208", "社会保障和就业支出"), ("205", "教育支出")], "classification.order"),
        ])
    func hints(rows: [(String, String)], code: String) throws {
        let rules = try #require(nationalRules)
        let table = DisclosureTable(
            form: "final/expenditure", unit: "万元", columns: [.init(key: "total", label: "合计", type: .amount)],
            rows: rows.map { .init(code: $0.0, label: $0.1, amounts: [:], at: .text(line: 7, column: 1)) })
        let verdict = verify(
            DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final), tables: [table]),
            catalogue: rules.catalogue, book: rules.book)
        #expect(verdict.isSound && verdict.count(.fail) == 0)
        #expect(verdict.hints.map(\.code).contains(code))
        #expect(verdict.hints.allSatisfy { $0.severity < .error })
    }

    @Test(
        "Codes that number agencies are no classes",
        arguments: [[("205", "某市教育局"), ("205001", "某市教育局本级")], [("205", "某市教育局")]])
    func agencies(rows: [(String, String)]) throws {
        let rules = try #require(nationalRules)
        let table = DisclosureTable(
            form: "budget/revenue", unit: "万元", columns: [.init(key: "total", label: "合计", type: .amount)],
            rows: rows.map { .init(code: $0.0, label: $0.1, amounts: [:], at: .text(line: 7, column: 1)) })
        let document = DocumentInfo(agency: "某市教育局", year: 2024, kind: .budget)
        let verdict = verify(
            DisclosureDocument(document: document, tables: [table]), catalogue: rules.catalogue, book: rules.book)
        #expect(!verdict.hints.contains { $0.code.hasPrefix("classification") })
    }
}
