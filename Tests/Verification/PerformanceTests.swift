import DisclosureModel
import FormCatalogue
import Testing

@testable import Verification

@Suite("Performance forms")
struct PerformanceTests {
    private func verdict(_ tables: [DisclosureTable], statements: [Statement] = []) throws -> Verdict {
        let rules = try #require(nationalRules)
        let document = DisclosureDocument(
            document: DocumentInfo(year: 2024, kind: .final, unit: "万元"), tables: tables, statements: statements)
        return verify(document, catalogue: rules.catalogue, book: rules.book)
    }

    private func field(_ key: String, _ text: String, line: Int = 1, label: String = "") -> DisclosureTable.Field {
        .init(key: key, label: label.isEmpty ? key : label, text: text, at: .text(line: line, column: 1))
    }

    @Test(
        "The completion rate is what was spent of what was planned, in each group",
        arguments: [
            ("2961.62", "2812.11", "95%", true), ("2,961.62万元", "28121100元", "94.95%", true),
            ("2961.62", "2812.11", "59%", false), ("2961.62", "2812.11", "93%", false),
        ])
    func rate(budgeted: String, executed: String, rate: String, isSound: Bool) throws {
        let verdict = try verdict([
            DisclosureTable(
                form: "performance/project",
                fields: [
                    field("年度财政资金总额/budgeted", budgeted), field("年度财政资金总额/executed", executed, line: 2),
                    field("年度财政资金总额/executionRate", rate, line: 3), field("其他资金/budgeted", "1"),
                    field("其他资金/executed", "1"),
                ])
        ])
        #expect(verdict.isSound == isSound)
        #expect(verdict.findings.allSatisfy { $0.code == .performance && $0.check.at == .text(line: 3, column: 1) })
    }

    @Test("A group that is printed again is judged once, by its first fields", arguments: [1, 2, 40])
    func repeatedGroup(times: Int) throws {
        let group = [("budgeted", "10.00"), ("executed", "5.00"), ("executionRate", "60%")]
        let fields = (0..<times).flatMap { time in
            group.map { field("其他资金/" + $0.0, $0.1, line: time + 1) } + [field("k\(time)/budgeted", "10.00")]
        }
        let verdict = try verdict([DisclosureTable(form: "performance/project", fields: fields)])
        let failed = verdict.checks.filter { $0.result == .fail }
        #expect(failed.map(\.at) == [.text(line: 1, column: 1)])
        #expect(verdict.findings.count == 1)
    }

    @Test("Basic and project expenditure are what was spent, or what was planned; a zero base is skipped")
    func parts() throws {
        func form(_ basic: String, _ budgeted: String) -> DisclosureTable {
            DisclosureTable(
                form: "performance/overall",
                fields: [
                    field("basicTotal", basic), field("projectTotal", "2498.77"), field("budgeted", budgeted),
                    field("executed", "2812.11"),
                ])
        }
        #expect(try verdict([form("313.34", "2961.62")]).isSound)
        #expect(try verdict([form("462.85", "2961.62")]).isSound)
        #expect(try !verdict([form("331.34", "2961.62")]).isSound)
        let zero = DisclosureTable(
            form: "performance/project",
            fields: [field("budgeted", "0"), field("executed", "5"), field("executionRate", "100%")])
        #expect(try verdict([zero]).checks.contains { ($0.message ?? "").hasPrefix("zero-base") })
    }

    private func scored(_ total: String, _ scores: [(String, String)]) -> DisclosureTable {
        DisclosureTable(
            form: "performance/project",
            fields: [
                field("score", total), field("年度财政资金总额/executionScore", "19.8"), field("goalScore", "20分"),
            ],
            rows: scores.enumerated().map { index, score in
                .init(
                    texts: ["level1": "产出指标(60分)", "level2": score.0, "indicator": "指标", "score": score.1],
                    at: .text(line: index + 20, column: 1))
            })
    }

    @Test("The scores of all lines are the total; where the weights show that a line is missing, they are not compared")
    func scores() throws {
        let lines = [("数量指标(30分)", "30"), ("质量指标（20分）", "18分"), ("时效指标(10分)", "10")]
        #expect(
            try verdict([scored("97.8", lines)]).checks.contains {
                $0.result == .pass && $0.rule.hasSuffix("sum(scores)")
            })
        #expect(try verdict([scored("98.7", lines)]).findings.map(\.code) == [.performance])
        let part = try verdict([scored("97.8", Array(lines.dropLast()))])
        #expect(part.isSound && part.checks.contains { $0.result == .skipped && $0.rule.hasSuffix("sum(scores)") })
    }

    @Test("A project that two sentences name has one amount; a phrase that is listed twice is no project")
    func projects() throws {
        func statement(_ subject: String, _ measure: String, _ value: String, _ line: Int) throws -> Statement {
            Statement(
                subject: subject, measure: measure, value: try #require(Amount(value)), unit: "万元",
                at: .text(line: line, column: 1))
        }
        let name = "卫生专网及视频会议设备"
        let listed = [try statement(name, "budget", "6.97", 2), try statement(name, "actual", "6.97", 3)]
        let once = try verdict([], statements: [try statement(name, "total", "6.67", 1)] + listed)
        #expect(once.findings.map(\.check.at) == [.text(line: 1, column: 1)])
        let again = [try statement(name, "budget", "0.94", 4), try statement(name, "actual", "0.94", 5)]
        #expect(try verdict([], statements: listed + again).isSound)
    }

    @Test("Applications for projects become the budget's project table, and stated totals their tables")
    func derived() throws {
        let rules = try #require(nationalRules)
        var document = DisclosureDocument(document: DocumentInfo(year: 2024, kind: .budget, unit: "万元"))
        for (index, amount) in ["397.37", "265.00"].enumerated() {
            document.tables.append(
                DisclosureTable(
                    form: "performance/project-target",
                    fields: [
                        field("projectName", "项目\(index)", line: 10 + index), field("projectCode", "4201T\(index)"),
                        field("yearBudget", amount),
                    ],
                    columns: [.init(key: "amount", label: "金额", type: .amount)],
                    rows: [
                        .init(
                            kind: .total, section: "funding", label: "合计",
                            amounts: ["amount": try #require(Amount(amount))]),
                        .init(section: "funding", label: "单位资金", amounts: ["amount": try #require(Amount(amount))]),
                    ]))
        }
        document.tables.append(DisclosureTable(form: "budget/projects", title: "表10", state: .absent))
        document.statements = [
            Statement(
                subject: "部门支出/项目支出", measure: "total", value: try #require(Amount("662.37")), unit: "万元",
                at: .text(line: 5, column: 3))
        ]
        let verdict = verify(document, catalogue: rules.catalogue, book: rules.book)
        #expect(
            verdict.isSound
                && verdict.checks.contains { $0.result == .pass && $0.rule.hasPrefix("performance/project-target:sum") }
        )
        document.derive(catalogue: rules.catalogue, book: rules.book)
        let projects = try #require(document.tables.first { $0.form == "budget/projects" })
        #expect(projects.state == .derived)
        #expect(projects.columns.map(\.key) == ["projectCode", "total", "unitFunds"])
        #expect(projects.rows.map(\.label) == ["合计", "项目0", "项目1"])
        #expect(projects.rows.last?.amounts["unitFunds"] == Amount("265.00"))
        #expect(projects.rows.last?.at == .text(line: 11, column: 1))
        let expenditure = try #require(document.tables.first { $0.form == "budget/expenditure" })
        #expect(
            expenditure.state == .derived && expenditure.rows.map(\.amounts) == [["project": Amount("662.37") ?? .zero]]
        )
        let before = document
        document.derive(catalogue: rules.catalogue, book: rules.book)
        #expect(document == before)
    }
}
