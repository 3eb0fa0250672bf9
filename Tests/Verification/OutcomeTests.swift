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

    @Test("A cell that holds no amount is quoted, and no rule that needs it goes unmentioned")
    func unreadableCell() throws {
        var document = expenditure([
            (nil, "合计", ["total": "9.00", "basic": "6.00", "project": "3.00"]),
            ("201", "甲", ["total": "4.00", "basic": "1.00", "project": "3.00"]), ("205", "乙", ["total": "5.00"]),
        ])
        document.tables[0].rows[2].texts["basic"] = "#REF!"
        let checks = try verdict(document).checks
        let row = checks.filter { $0.rule.hasPrefix("final/expenditure:total=basic+project") }
        #expect(row.map(\.result) == [.pass, .skipped])
        #expect(row.first?.message == "It holds in 2 places.")
        let skipped = checks.filter { $0.result == .skipped }
        #expect(skipped.allSatisfy { $0.message?.contains("基本支出") != true })
        #expect(skipped.contains { $0.message?.contains("basic is \"#REF!\", no amount, but") == true })
        #expect(!skipped.contains { $0.message?.contains("blank") == true })
    }

    @Test("Where no unit is known, none is said", arguments: [nil, "元"])
    func unit(unit: String?) throws {
        var document = expenditure([
            (nil, "合计", ["total": "9.00"]), ("201", "甲", ["total": "4.00"]), ("205", "乙", ["total": "6.00"]),
        ])
        document.document.unit = unit
        document.tables[0].unit = nil
        let finding = try #require(try verdict(document).findings.first)
        #expect(finding.cells.allSatisfy { $0.unit == unit ?? "" })
        #expect(finding.check.message?.contains("万元") == false)
    }

    @Test("A form that the catalogue does not have is a warning, once")
    func unknownForm() throws {
        var document = expenditure([(nil, "合计", ["total": "9.00"])])
        document.tables[0].form = "final/another"
        document.tables.append(document.tables[0])
        #expect(try verdict(document).hints.map(\.code) == ["form.unknown"])
        #expect(try verdict(document).hints.first?.severity == .warning)
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

    @Test(
        "An opening balance that is not the closing one of the year before is a warning", arguments: ["10.00", "25.00"])
    func balances(opening: String) throws {
        let rules = try #require(nationalRules)
        func document(_ year: Int, _ section: String, _ label: String, _ amount: String) throws -> DisclosureDocument {
            let row = DisclosureTable.Row(
                section: section, label: label, amounts: ["amount": try #require(Amount(amount))])
            return DisclosureDocument(
                document: DocumentInfo(agency: "某局", year: year, kind: .final, unit: "万元"),
                tables: [
                    .init(
                        form: "final/summary", columns: [.init(key: "amount", label: "金额", type: .amount)], rows: [row])
                ])
        }
        let verdicts = compareYears(
            [
                try document(2023, "expenditure", "年末结转和结余", "10.00"),
                try document(2024, "revenue", "年初结转和结余", opening),
            ], catalogue: rules.catalogue, book: rules.book)
        #expect(verdicts.map(\.isSound) == [true, true])
        #expect(verdicts[1].hints.map(\.code) == (opening == "10.00" ? [] : [FindingCode.years.rawValue]))
        #expect(verdicts[1].hints.allSatisfy { $0.severity == .warning && $0.message.contains("10.00") })
        #expect(verdicts[1].count(.pass) == (opening == "10.00" ? 1 : 0))
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

    @Test("A stated total stands in every derived table that prints it, below one label for each level of the header")
    func derivedTotals() throws {
        let rules = try #require(nationalRules)
        var document = DisclosureDocument(document: DocumentInfo(year: 2023, kind: .final, unit: "万元"))
        document.statements = try [
            ("支出合计", "total", "510.00"), ("支出合计/基本支出", "total", "310.00"),
            ("三公经费财政拨款支出", "actual", "4.00"), ("三公经费财政拨款支出/公务用车购置及运行费", "actual", "3.00"),
            ("三公经费财政拨款支出/公务用车运行费", "total", "3.00"),
        ].map { Statement(subject: $0.0, measure: $0.1, value: try #require(Amount($0.2)), unit: "万元") }
        document.derive(catalogue: rules.catalogue, book: rules.book)
        let tables = document.tables.reduce(into: [:]) { $0[$1.form ?? ""] = $1 }
        let expenditure = try #require(tables["final/expenditure"])
        #expect(expenditure.rows.map(\.amounts) == [["total": Amount(510), "basic": Amount(310)]])
        #expect(tables["final/summary"]?.rows.map(\.label) == ["本年支出合计"])
        let vehicles = try #require(tables["final/three-public"])
        #expect(vehicles.rows.map { $0.amounts["actual.vehicles"] } == [Amount("3.00")])
        #expect(vehicles.rows.map { $0.amounts["actual.vehicleOperation"] } == [Amount("3.00")])
        #expect(vehicles.columns.first { $0.key == "actual.vehicles" }?.path == ["决算数", "公务用车购置及运行费", "小计"])
        #expect(expenditure.columns.map(\.path) == [["本年支出合计"], ["基本支出"]])
    }

    @Test("A derived table takes no part in any check")
    func derivedTablesProveNothing() throws {
        var document = expenditure([(nil, "合计", ["total": "9.00"])])
        document.tables[0].state = .derived
        document.tables.append(
            .init(
                form: "final/summary", unit: "万元", columns: [.init(key: "amount", label: "金额", type: .amount)],
                rows: [
                    .init(
                        kind: .subtotal, section: "expenditure", label: "本年支出合计",
                        amounts: ["amount": try #require(Amount("8.00"))])
                ]))
        let verdict = try verdict(document)
        #expect(verdict.isSound)
        #expect(!verdict.checks.contains { $0.result == .pass && $0.rule.contains("final/expenditure") })
        #expect(verdict.checks.contains { $0.message?.contains("what is derived proves nothing") == true })
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
