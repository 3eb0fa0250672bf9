import DisclosureModel
import FormCatalogue
import Testing

@testable import Verification

@Suite("Naming the wrong cell")
struct LocaliserTests {
    private func verdict(_ document: DisclosureDocument) throws -> Verdict {
        let rules = try #require(nationalRules)
        return verify(document, catalogue: rules.catalogue, book: rules.book)
    }

    /// Rows of code, total, basic and project; the first without a code is the total.
    private func expenditure(_ rows: [[String?]]) -> DisclosureDocument {
        let keys = ["total", "basic", "project"]
        let table = DisclosureTable(
            form: "final/expenditure", unit: "万元",
            columns: keys.enumerated().map {
                .init(key: $0.element, label: $0.element, ordinal: $0.offset + 1, type: .amount)
            },
            rows: rows.enumerated().map { index, row in
                var amounts: Keyed<Amount> = [:]
                for (key, value) in zip(keys, row.dropFirst()) { amounts[key] = value.flatMap { Amount($0) } }
                return .init(
                    kind: row[0] == nil ? .total : .item, code: row[0], label: row[0] ?? "合计", amounts: amounts,
                    at: .text(line: index + 10, column: 1))
            })
        return DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"), tables: [table])
    }

    private var sound: [[String?]] {
        [
            [nil, "9.00", "6.00", "3.00"], ["201", "4.00", "1.00", "3.00"], ["20103", "4.00", "1.00", "3.00"],
            ["2010350", "4.00", "1.00", "3.00"], ["205", "5.00", "5.00", nil], ["20501", "5.00", "5.00", nil],
        ]
    }

    @Test("An amount in the wrong column is one finding, which says where it belongs")
    func shifted() throws {
        var rows = sound
        rows[4] = ["205", "5.00", nil, "5.00"]
        let verdict = try verdict(expenditure(rows))
        #expect(verdict.findings.map(\.check.at) == [.text(line: 14, column: 1)])
        let finding = try #require(verdict.findings.first)
        #expect(finding.check.found == Amount("5.00"))
        #expect(finding.check.message?.contains("belongs into another column") == true)
        #expect(finding.check.message?.hasSuffix("basic.") == true)
    }

    @Test("A misprint is seen through rounding", arguments: [("-4.00", "sign"), ("40.00", "decimal point")])
    func misprintWithinRounding(printed: String, word: String) throws {
        let rows: [[String?]] = [
            [nil, "12.01", nil, nil], ["201", printed, nil, nil], ["205", "4.00", nil, nil], ["208", "4.00", nil, nil],
        ]
        let verdict = try verdict(expenditure(rows))
        #expect(verdict.findings.allSatisfy { $0.check.at == .text(line: 11, column: 1) })
        #expect(verdict.findings.contains { $0.hint?.contains(word) == true && $0.check.expected == Amount("4.00") })
    }

    @Test("An amount that is wrong in the total of its row alike is named, and not the sum above it")
    func wrongTogether() throws {
        let verdict = try verdict(
            expenditure([
                [nil, "500.00", "400.00", "100.00"], ["201", "500.00", "400.00", "100.00"],
                ["20103", "500.00", "400.00", "100.00"], ["2010301", "400.00", "400.00", nil],
                ["2010308", "110.00", nil, "110.00"],
            ]))
        #expect(verdict.findings.map(\.check.at) == Array(repeating: .text(line: 14, column: 1), count: 2))
        #expect(verdict.findings.map(\.check.expected) == [Amount("100.00"), Amount("100.00")])
        #expect(verdict.findings.map(\.rules) == Array(repeating: ["final/expenditure:[parent]=[children]"], count: 2))
        #expect(verdict.findings.allSatisfy { $0.hint?.contains("so that the row adds up all the same") == true })
        #expect(verdict.findings.allSatisfy { $0.hint?.contains("Or ") == false })
    }

    @Test("Where two places print one amount and nothing tells which is wrong, both are named, each with its section")
    func eitherSide() throws {
        func row(_ section: String, _ kind: DisclosureTable.Row.Kind, _ label: String, _ amount: String, _ line: Int)
            -> DisclosureTable.Row
        {
            .init(
                kind: kind, section: section, label: label, amounts: ["amount": Amount(amount) ?? .zero],
                at: .text(line: line, column: section == "revenue" ? 1 : 20))
        }
        let table = DisclosureTable(
            form: "final/summary", unit: "万元", columns: [.init(key: "amount", label: "金额", type: .amount)],
            rows: [
                row("revenue", .item, "一、一般公共预算财政拨款收入", "500.00", 1),
                row("revenue", .subtotal, "本年收入合计", "500.00", 2), row("revenue", .total, "总计", "500.00", 4),
                row("expenditure", .item, "一、一般公共服务支出", "500.00", 1),
                row("expenditure", .subtotal, "本年支出合计", "500.00", 2),
                row("expenditure", .item, "年末结转和结余", "10.00", 3), row("expenditure", .total, "总计", "510.00", 4),
            ])
        let verdict = try verdict(
            DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"), tables: [table]))
        let finding = try #require(verdict.findings.first)
        #expect(verdict.findings.count == 1)
        #expect(finding.cells.map(\.name) == ["收入支出决算总表, 收入 总计, 金额", "收入支出决算总表, 支出 总计, 金额"])
        #expect(finding.hint == "Or this is wrong instead: 收入支出决算总表, 支出 总计, 金额 (4:20).")
    }

    @Test("Past the bound of the search the claims are reported as they stand, without naming a cell")
    func bound() throws {
        let rules = try #require(nationalRules)
        var rows = sound
        rows[3] = ["2010350", "7.00", "1.00", "3.00"]
        let ledger = Ledger(expenditure(rows), catalogue: rules.catalogue)
        var builder = ConstraintBuilder(ledger)
        for identity in rules.book.identities { builder.add(identity) }
        var localiser = Localiser(builder.constraints, ledger: ledger)
        let named = localiser.suspects().suspects
        #expect(named.count == 1 && named.allSatisfy { $0.implied == nil && $0.expected == 40_000 * 1_000_000 })
        var bounded = Localiser(builder.constraints, ledger: ledger, budget: 0)
        let claims = bounded.suspects().suspects
        #expect(claims.count == 2 && claims.allSatisfy { $0.implied != nil && $0.rivals.isEmpty })
    }

    /// Thousands of rows in which nothing adds up: a judgement must come, and come from bounded work.
    @Test("A large table in which nothing adds up is misread, not searched")
    func large() throws {
        var dice = Dice(5)
        var rows: [[String?]] = [[nil, "1.00", "2.00", "3.00"]]
        for index in 0..<2000 {
            let code = "201" + String(10_000 + index).dropFirst()
            rows.append([code] + (0..<3).map { _ in "\(Int.random(in: 1...9_999_999, using: &dice)).00" })
        }
        let verdict = try verdict(expenditure(rows))
        #expect(verdict.isSound && verdict.count(.misread) == 1)
    }

    @Test("What follows from a wrong amount is no finding of its own")
    func consequences() throws {
        var document = DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"))
        let name = "某区市民热线工作平台运行经费"
        for (subject, measure, value, unit) in [
            ("项目支出主要用于" + name, "total", "255.62", "万元"), (name, "budget", "265.00", "万元"),
            (name, "actual", "261.62", "万元"), (name, "completionRate", "98.72", "%"),
        ] {
            document.statements.append(
                Statement(
                    subject: subject, measure: measure, value: try #require(Amount(value)), unit: unit,
                    at: .text(line: document.statements.count + 1, column: 1)))
        }
        document.tables.append(
            DisclosureTable(
                form: "performance/project",
                fields: [
                    .init(key: "projectName", label: "项目名称", text: name + "项目"),
                    .init(key: "executed", label: "执行数", text: "255.62"),
                ]))
        let verdict = try verdict(document)
        #expect(verdict.findings.map(\.check.at) == [.text(line: 3, column: 1)])
        #expect(verdict.findings.first?.check.expected == Amount("255.62"))
    }

    @Test("A formula that a note prints is a claim; where it alone fails, that is a finding")
    func printedFormula() throws {
        var document = expenditure(sound)
        document.tables[0].notes = ["注：1栏各行=(2+3)栏各行。"]
        #expect(try verdict(document).isSound)
        document.tables[0].notes = ["注：1栏各行=(2-3)栏各行。"]
        let verdict = try verdict(document)
        #expect(!verdict.isSound && verdict.findings.allSatisfy { $0.code == .formula })
        #expect(verdict.findings.first?.check.message?.contains("1栏各行=(2-3)栏各行") == true)
        document.tables[0].notes = ["注：1行=(2+3)行。"]
        #expect(try self.verdict(document).checks.contains { $0.result == .skipped && $0.rule.contains("printed") })
    }

    @Test("A percentage that would hold in another unit is said so")
    func unitSlip() throws {
        var document = DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"))
        for (subject, measure, value, unit) in [
            ("政府采购支出", "total", "212.13", "万元"), ("授予中小企业合同", "total", "15.54", "元"),
            ("授予中小企业合同", "share of 政府采购支出", "7.33", "%"),
        ] {
            document.statements.append(
                Statement(subject: subject, measure: measure, value: try #require(Amount(value)), unit: unit))
        }
        let finding = try #require(try verdict(document).findings.first)
        #expect(finding.arithmetic == "15.54元 / 212.13万元 = 0.00%")
        #expect(finding.hint == "It would hold if 15.54元 were 15.54万元: the unit may be wrong.")
    }
}
