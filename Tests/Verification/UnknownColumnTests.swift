import DisclosureModel
import FormCatalogue
import Testing

@testable import Verification

@Suite("Columns that no form knows")
struct UnknownColumnTests {
    private func summary(_ column: String, _ amounts: [String]) -> DisclosureDocument {
        let rows: [(DisclosureTable.Row.Kind, String)] = [
            (.item, "一、一般公共预算财政拨款收入"), (.item, "二、政府性基金预算财政拨款收入"), (.subtotal, "本年收入合计"),
            (.item, "年初结转和结余"), (.total, "总计"),
        ]
        let own = ["290.00", "10.00", "300.00", "5.00", "305.00"]
        return DisclosureDocument(
            "final/summary", ["amount", column],
            rows.indices.map { (rows[$0].0, "revenue", rows[$0].1, ["amount": own[$0], column: amounts[$0]]) })
    }

    @Test("Ratios in a column that the form does not know need not add up: skipped, with the column's name")
    func ratios() throws {
        let verdict = try nationalVerdict(summary("完成预算", ["96.67", "50.00", "92.31", "12.00", "93.11"]))
        #expect(verdict.isSound)
        let skipped = verdict.checks.filter { $0.message?.contains("has no column 完成预算") == true }
        #expect(skipped.map(\.result) == [.skipped, .skipped])
        #expect(verdict.count(.pass) == 2)
    }

    @Test("Amounts in a column that the form does not know may add up, and count where they do")
    func amounts() throws {
        let verdict = try nationalVerdict(summary("全年预算数", ["280.00", "20.00", "300.00", "7.00", "307.00"]))
        #expect(verdict.checks.filter { $0.result == .pass }.allSatisfy { $0.message == "It holds in 2 places." })
        #expect(verdict.count(.pass) == 2 && verdict.isSound)
    }

    @Test("A column of codes that the form does not know is held to what most of its sums show")
    func proven() throws {
        func accounts(_ wrong: String) -> DisclosureDocument {
            let codes = ["", "201", "20101", "20102", "205", "20501", "20502"]
            let amounts = ["10.00", "6.00", "2.00", "4.00", "4.00", "1.00", wrong]
            var document = DisclosureDocument(
                "final/expenditure", ["total", "上年数"],
                amounts.indices.map {
                    ($0 == 0 ? .total : .item, nil, codes[$0], ["total": "0.00", "上年数": amounts[$0]])
                })
            for row in codes.indices.dropFirst() { document.tables[0].rows[row].code = codes[row] }
            return document
        }
        #expect(try nationalVerdict(accounts("3.00")).isSound)
        #expect(try nationalVerdict(accounts("3.50")).findings.map(\.check.at) == [.text(line: 16, column: 1)])
    }
}
