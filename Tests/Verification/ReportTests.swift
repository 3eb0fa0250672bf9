import CanonicalJSON
import DisclosureModel
import Foundation
import TestSupport
import Testing

@testable import Verification

@Suite("Logs of findings")
struct ReportTests {
    private var named: [NamedVerdict] {
        let check = Check(
            rule: "final/expenditure:total=basic+project", at: .text(line: 162, column: 31), result: .fail,
            expected: Amount("260.14"), found: Amount("260.24"), message: "It differs.")
        let finding = Finding(
            code: .row, check: check,
            cells: [
                .init(at: check.at, name: "事业运行", printed: Amount("260.24"), unit: "万元"),
                .init(at: .sheet("表 1", row: 7, column: 2), name: "基本支出", printed: Amount("256.96"), unit: "万元"),
            ], arithmetic: "256.96 + 3.18 = 260.14", rules: [check.rule], hint: nil)
        return [NamedVerdict(name: "/home/人/a b.txt", verdict: Verdict(checks: [check], findings: [finding]))]
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// What the schema of SARIF 2.1.0 requires of a log, and of the parts that we write.
    @Test("A SARIF log has what SARIF 2.1.0 requires, and no path of the machine")
    func sarif() throws {
        let text = SARIFLog.json(named, version: "1.0.0")
        let log = try object(text)
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "tabularium")
        let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        #expect(rules == rules.sorted() && Set(rules).count == rules.count)
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        #expect(rules.contains(try #require(result["ruleId"] as? String)))
        #expect(result["level"] as? String == "error")
        #expect((result["message"] as? [String: Any])?["text"] is String)
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        let physical = try #require(location["physicalLocation"] as? [String: Any])
        #expect((physical["artifactLocation"] as? [String: Any])?["uri"] as? String == "a%20b.txt")
        let region = try #require(physical["region"] as? [String: Any])
        #expect(region["startLine"] as? Int == 162 && region["startColumn"] as? Int == 31)
        let related = try #require((result["relatedLocations"] as? [[String: Any]])?.first)
        let logical = try #require((related["logicalLocations"] as? [[String: Any]])?.first)
        #expect(logical["fullyQualifiedName"] as? String == "表 1!B7")
        #expect(!text.contains("/home"))
    }

    @Test("The schema of SARIF 2.1.0 accepts a log, with findings and without")
    func sarifSchema() throws {
        let folder = FileManager.default.temporaryDirectory
        for (index, verdicts) in [named, []].enumerated() {
            let file = folder.appendingPathComponent("tabularium-\(index)-\(getpid()).sarif")
            defer { try? FileManager.default.removeItem(at: file) }
            try Data(SARIFLog.json(verdicts, version: "1.0.0").utf8).write(to: file)
            let verdict = try ValidationScript.run("sarif.sh", on: file.path, tools: "tabularium-sarif")
            if verdict == .leftOut {
                print("LEFT OUT: the schema of SARIF 2.1.0 cannot be had here, so no log was validated with it.")
                return
            }
            #expect(verdict == .valid)
        }
    }

    @Test("The JSON record keeps amounts as printed")
    func record() throws {
        let text = VerdictRecord.json(named)
        #expect(text.contains("\"expected\": 260.14"))
        let documents = try #require(try object(text)["documents"] as? [[String: Any]])
        #expect(documents.first?["sound"] as? Bool == false)
    }
}
