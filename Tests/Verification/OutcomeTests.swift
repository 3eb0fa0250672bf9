import CanonicalJSON
import ConversionGraph
import DisclosureModel
import FormCatalogue
import Testing

@testable import Verification

@Suite("Outcomes")
struct OutcomeTests {
    private func verdict(_ document: DisclosureDocument) throws -> Verdict {
        let rules = try #require(nationalRules)
        return verify(document, catalogue: rules.catalogue, book: rules.book)
    }

    private func expenditure(_ rows: [(String?, String, [String: String])], unit: String = "万元") -> DisclosureDocument {
        let table = DisclosureTable(
            form: "final/expenditure", unit: unit,
            columns: ["total", "basic", "project"].map { .init(key: $0, label: $0, type: .amount) },
            rows: rows.enumerated().map { index, row in
                var amounts: Keyed<Amount> = [:]
                for key in ["total", "basic", "project"] { amounts[key] = row.2[key].flatMap { Amount($0) } }
                return .init(
                    kind: row.0 == nil ? .total : .item, code: row.0, label: row.1, amounts: amounts,
                    at: .text(line: index + 10, column: 1))
            })
        return DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"), tables: [table])
    }

    @Test("A difference that rounding explains is one line, and no finding")
    func rounding() throws {
        let verdict = try verdict(
            expenditure([
                (nil, "合计", ["total": "10.01", "basic": "10.01"]), ("201", "甲", ["total": "5.00", "basic": "5.00"]),
                ("205", "乙", ["total": "5.00", "basic": "5.00"]),
            ]))
        #expect(verdict.isSound)
        #expect(verdict.count(.rounding) == 1)
    }

    @Test("Rows of a classification without their codes stand on levels that nobody knows: no sum of them fails")
    func rowsWithoutCodes() throws {
        var document = expenditure([
            (nil, "合计", ["total": "9.00"]), ("201", "一般公共服务支出", ["total": "9.00"]),
            ("20103", "政府办公厅", ["total": "9.00"]),
        ])
        for row in 1...2 { document.tables[0].rows[row].code = nil }
        #expect(try verdict(document).isSound)
    }

    @Test("A total that a damaged dump gives a code is no part of itself", arguments: ["211", "20502", "2050299"])
    func totalWithCode(code: String) throws {
        var document = expenditure([
            (nil, "合计", ["total": "9.00"]), ("201", "甲", ["total": "4.00"]), ("205", "乙", ["total": "5.01"]),
            ("20599", "丙", ["total": "5.00"]),
        ])
        document.tables[0].rows[0].code = code
        #expect(try verdict(document).checks.contains { $0.result != .skipped })
    }

    @Test("A lost cell is skipped, its implied value said, and filled in only on request")
    func lostCell() throws {
        var document = expenditure([
            (nil, "合计", ["total": "9.00", "basic": "6.00", "project": "3.00"]),
            ("201", "甲", ["total": "4.00", "basic": "1.00", "project": "3.00"]), ("205", "乙", ["total": "5.00"]),
        ])
        let verdict = try verdict(document)
        #expect(verdict.isSound)
        #expect(verdict.checks.contains { $0.result == .skipped && $0.expected == Amount("5.00") })
        #expect(document.tables[0].rows[2].amounts["basic"] == nil)
        document.fill(verdict.implied)
        #expect(document.tables[0].rows[2].amounts["basic"] == Amount("5.00"))
        #expect(document.tables[0].repairs.map(\.rule) == ["amount.implied"])
    }

    @Test("A column that was lost is skipped, however many rows lack it")
    func lostColumn() throws {
        let verdict = try verdict(
            expenditure([
                (nil, "合计", ["total": "9.00", "basic": "4.00"]), ("201", "甲", ["total": "4.00", "basic": "2.00"]),
                ("205", "乙", ["total": "5.00", "basic": "2.00"]),
            ]))
        #expect(verdict.isSound)
        #expect(verdict.checks.contains { $0.result == .skipped && ($0.message ?? "").contains("column was lost") })
    }

    @Test("An amount that stands without any of its parts is no breach")
    func loneAmount() throws {
        let verdict = try verdict(
            expenditure([
                (nil, "合计", ["total": "9.00", "basic": "9.00"]), ("201", "甲", ["total": "9.00", "basic": "9.00"]),
                (nil, "的支出", ["total": "9.00"]),
            ]))
        #expect(verdict.isSound)
    }

    @Test("A table that contradicts itself throughout is misread, and nothing is drawn from it")
    func misread() throws {
        let verdict = try verdict(
            expenditure([
                (nil, "合计", ["total": "1.00", "basic": "7.00", "project": "2.00"]),
                ("201", "甲", ["total": "3.00", "basic": "9.00", "project": "4.00"]),
                ("205", "乙", ["total": "2.00", "basic": "8.00", "project": "6.00"]),
                ("208", "丙", ["total": "5.00", "basic": "1.00", "project": "9.00"]),
            ]))
        #expect(verdict.isSound)
        #expect(verdict.count(.misread) == 1)
    }

    @Test("Absent tables are said, and stop every check on them")
    func absent() throws {
        var document = DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"))
        document.tables = [DisclosureTable(form: "final/summary", state: .absent)]
        let verdict = try verdict(document)
        #expect(verdict.isSound)
        #expect(verdict.checks.map(\.result) == [.skipped])
    }

    @Test("元 against 万元 may differ by half a unit of the coarser")
    func units() throws {
        var document = expenditure([(nil, "合计", ["total": "3352775.69", "basic": "3352775.69"])], unit: "元")
        document.statements = [
            Statement(subject: "支出合计/基本支出", measure: "total", value: try #require(Amount("335.28")), unit: "万元")
        ]
        #expect(try verdict(document).isSound)
        document.statements[0].value = try #require(Amount("335.29"))
        #expect(try !verdict(document).isSound)
    }

    @Test("A zero base makes a percentage meaningless: skipped, not failed")
    func zeroBase() throws {
        var document = DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"))
        for (measure, value, unit) in [
            ("budget", "0", "万元"), ("actual", "653.80", "万元"), ("completionRate", "653.8", "%"),
        ] {
            document.statements.append(
                Statement(subject: "甲(类)乙(款)丙(项)", measure: measure, value: try #require(Amount(value)), unit: unit))
        }
        let verdict = try verdict(document)
        #expect(verdict.isSound)
        #expect(verdict.checks.contains { ($0.message ?? "").hasPrefix("zero-base") })
    }

    @Test("The year before is total less change; another amount there is a finding")
    func years() throws {
        let rules = try #require(nationalRules)
        func document(_ year: Int, _ statements: [(String, String)]) -> DisclosureDocument {
            DisclosureDocument(
                document: DocumentInfo(agency: "某中心", year: year, kind: .final, unit: "万元"),
                statements: statements.compactMap { measure, value in
                    Amount(value).map { Statement(subject: "收、支总计", measure: measure, value: $0, unit: "万元") }
                })
        }
        let now = document(2024, [("total", "2540.11"), ("change", "441.37")])
        let sound = compareYears(
            [document(2023, [("total", "2098.74")]), now], catalogue: rules.catalogue, book: rules.book)
        #expect(sound.map(\.isSound) == [true, true])
        #expect(sound[1].count(.pass) == 1)
        let wrong = compareYears(
            [document(2023, [("total", "2089.74")]), now], catalogue: rules.catalogue, book: rules.book)
        #expect(wrong[1].findings.map(\.code) == [.years])
    }

    @Test("Items of the text become a derived table where none is printed")
    func derived() throws {
        let rules = try #require(nationalRules)
        var document = DisclosureDocument(document: DocumentInfo(year: 2024, kind: .final, unit: "万元"))
        document.statements = [
            Statement(
                subject: "住房保障支出(类)住房改革支出(款)住房公积金(项)", measure: "actual", value: try #require(Amount("38.55")),
                unit: "万元", at: .text(line: 7, column: 3))
        ]
        document.derive(catalogue: rules.catalogue, book: rules.book)
        let table = try #require(document.tables.first)
        #expect(table.state == .derived)
        #expect(table.rows.map(\.code) == ["2210201"])
        #expect(table.rows.first?.at == .text(line: 7, column: 3))
        document.derive(catalogue: rules.catalogue, book: rules.book)
        #expect(document.tables.count == 1)
    }

    @Test("Every identity of the national profile is named once and known to its form")
    func book() throws {
        let rules = try #require(nationalRules)
        #expect(Set(rules.book.identities.map(\.id)).count == rules.book.identities.count)
        for identity in rules.book.identities {
            let form = try #require(rules.catalogue.form(identity.form), "\(identity.id)")
            for term in identity.equation.terms where term.form == nil {
                if let column = term.column { #expect(form.column(column) != nil, "\(identity.id) \(column)") }
            }
        }
    }

    @Test("Every code has its page, and an unknown one is refused", arguments: FindingCode.allCases)
    func manual(code: FindingCode) throws {
        let manual = Manual(try #require(nationalRules))
        let page = try manual.page(on: code.rawValue)
        #expect(page.contains { $0.hasPrefix("Finds: ") } && page.contains { $0.hasPrefix("Means: ") })
        #expect(throws: ConversionError.self) { try manual.page(on: code.rawValue + ".x") }
    }
}
