import DisclosureModel
import FormCatalogue
import Testing

@testable import Verification

@Suite("Sums that a layout makes and the form does not")
struct LayoutSumTests {
    private func summary(_ rows: [(DisclosureTable.Row.Kind, String, String)]) -> DisclosureDocument {
        DisclosureDocument(
            "budget/summary", ["amount"], rows.map { ($0.0, "revenue", $0.1, $0.2.isEmpty ? [:] : ["amount": $0.2]) })
    }

    @Test(
        "Lines without a numeral that add up to the numbered one above them are its parts",
        arguments: ["50.00", "60.00"])
    func unnumbered(fund: String) throws {
        let verdict = try nationalVerdict(
            summary([
                (.item, "一、财政拨款收入", "800.00"), (.item, "一般公共预算", "750.00"), (.item, "政府性基金预算", fund),
                (.item, "二、其他收入", "50.00"), (.subtotal, "本年收入合计", "850.00"), (.item, "上年结转", "10.00"),
                (.total, "收入总计", "860.00"),
            ]))
        #expect(verdict.isSound == (fund == "50.00"))
    }

    @Test("Where no total is called so, the last sum is the total", arguments: ["530.00", "540.00"])
    func lastSum(total: String) throws {
        let verdict = try nationalVerdict(
            summary([
                (.item, "一般公共预算财政拨款收入", "500.00"), (.item, "事业收入", "20.00"), (.subtotal, "本年收入合计", "520.00"),
                (.item, "上年结转", "10.00"), (.subtotal, "收入合计", total),
            ]))
        #expect(verdict.isSound == (total == "530.00"))
    }

    @Test("In a list, rows above their parts are found by their sums", arguments: ["150.00", "151.00"])
    func heads(project: String) throws {
        let rows: [(DisclosureTable.Row.Kind, String, [String: String])] = [
            (.total, "合计", ["total": "650.00", "generalPublic": "600.00", "unitFunds": "50.00"]),
            (.item, "某县农业农村局", ["total": "350.00", "generalPublic": "300.00", "unitFunds": "50.00"]),
            (.item, "高标准农田", ["total": "200.00", "generalPublic": "200.00"]),
            (.item, "粮食生产", ["total": project, "generalPublic": "100.00", "unitFunds": "50.00"]),
            (.item, "某县农技站", ["total": "300.00", "generalPublic": "300.00"]),
            (.item, "培训", ["total": "300.00", "generalPublic": "300.00"]),
        ]
        let verdict = try nationalVerdict(
            DisclosureDocument(
                "budget/projects", ["total", "generalPublic", "unitFunds"], rows.map { ($0.0, nil, $0.1, $0.2) }))
        #expect(verdict.isSound == (project == "150.00"))
    }

    @Test("A sum that goes over columns which the form does not know claims nothing", arguments: ["15.00", "16.00"])
    func unknownParts(funds: String) throws {
        let rows: [(DisclosureTable.Row.Kind, String, [String: String])] = [
            (.total, "合计", ["total": "325.00", "basic": "235.00", "project": "75.00", "c7": "15.00"]),
            (.item, "文化旅游体育与传媒支出", ["total": "290.00", "basic": "200.00", "project": "75.00", "c7": funds]),
            (.item, "卫生健康支出", ["total": "35.00", "basic": "35.00"]),
        ]
        let verdict = try nationalVerdict(
            DisclosureDocument(
                "budget/expenditure", ["total", "basic", "project", "c7"], rows.map { ($0.0, nil, $0.1, $0.2) }))
        #expect(verdict.isSound == (funds == "15.00"))
        let skipped = verdict.checks.contains {
            $0.result == .skipped && $0.message?.contains("part of the sum") == true
        }
        #expect(skipped == (funds == "15.00"))
    }
}
