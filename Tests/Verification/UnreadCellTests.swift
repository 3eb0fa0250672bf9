import DisclosureModel
import FormCatalogue
import Testing

@testable import Verification

@Suite("Cells that hold no amount")
struct UnreadCellTests {
    private func threePublic(_ cells: [String: String]) -> DisclosureDocument {
        let parts = ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"]
        return DisclosureDocument("final/three-public", parts.map { "actual." + $0 }, [(.item, nil, "", cells)])
    }

    private let total = "final/three-public:actual.total=actual.abroad+actual.vehicles+actual.reception"
    private let vehicles = "final/three-public:actual.vehicles=actual.vehiclePurchase+actual.vehicleOperation"

    @Test(
        "A row whose only sum rests on a cell that holds no amount accuses no other: it is skipped, and quoted",
        arguments: [
            ("actual.reception", "#DIV/0!", "公务接待费"), ("actual.abroad", "—?", "因公出国（境）费"),
            ("actual.reception", "详见附件", "公务接待费"),
        ])
    func oneSum(column: String, text: String, label: String) throws {
        var cells = [
            "actual.total": "5.76", "actual.abroad": "1.00", "actual.vehicles": "2.00",
            "actual.vehicleOperation": "2.00", "actual.reception": "2.76",
        ]
        let amount = try #require(cells[column].flatMap { Amount($0) })
        cells[column] = text
        var document = threePublic(cells)
        let verdict = try nationalVerdict(document)
        #expect(verdict.isSound)
        let skipped = try #require(verdict.checks.first { $0.rule == total })
        #expect(skipped.result == .skipped && skipped.expected == amount)
        #expect(skipped.message?.contains("\(column) is \"\(text)\", no amount") == true)
        #expect(verdict.checks.first { $0.rule == vehicles }?.result == .pass)
        document.fill(verdict.implied)
        #expect(document.tables[0].rows[0].amounts[column] == amount)
    }

    @Test("Where two cells of a sum hold no amount neither follows; the sum is skipped all the same")
    func twoUnknowns() throws {
        let verdict = try nationalVerdict(
            threePublic([
                "actual.total": "5.76", "actual.abroad": "*", "actual.vehicles": "2.00",
                "actual.vehicleOperation": "2.00", "actual.reception": "?",
            ]))
        #expect(verdict.isSound && verdict.implied.isEmpty)
        let check = try #require(verdict.checks.first { $0.rule == total })
        #expect(check.result == .skipped && check.expected == nil)
        #expect(check.message?.hasSuffix("actual.abroad is \"*\", no amount.") == true)
    }

    @Test("A total that holds no amount is the reason why its sum was not run")
    func unreadTotal() throws {
        let verdict = try nationalVerdict(
            threePublic([
                "actual.vehicles": "#REF!", "actual.vehiclePurchase": "1.00", "actual.vehicleOperation": "1.00",
            ]))
        let check = try #require(verdict.checks.first { $0.rule == vehicles })
        #expect(check.result == .skipped)
        #expect(check.message?.hasSuffix("actual.vehicles is \"#REF!\", no amount.") == true)
    }

    @Test("A wrong amount is found by what else it is part of, and not drawn into the cell that holds none")
    func wrongBesideUnread() throws {
        let columns = ["total", "basic", "project"]
        var document = DisclosureDocument(
            "final/expenditure", columns,
            [
                (.total, nil, "合计", ["total": "9.00", "basic": "6.00", "project": "3.00"]),
                (.item, nil, "甲", ["total": "4.00", "basic": "1.00", "project": "3.00"]),
                (.item, nil, "乙", ["total": "5.70", "basic": "#REF!"]),
            ])
        document.tables[0].rows[1].code = "201"
        document.tables[0].rows[2].code = "205"
        let verdict = try nationalVerdict(document)
        #expect(verdict.findings.map(\.check.at) == [.text(line: 12, column: 1)])
        #expect(verdict.findings.first?.check.expected == Amount("5.00"))
        #expect(verdict.implied.map(\.amount) == [Amount("5.00")])
    }
}
