import ConversionGraph
import DisclosureModel
import FormCatalogue
import Testing

@testable import Recognition

/// A page that prints its columns under the heads of their neighbours, where the sums over pages tell.
@Suite struct PagePlacementTests {
    private func catalogue() throws -> Catalogue {
        func file(_ name: String, _ text: String) -> DistrictSource.File {
            DistrictSource.File(name: name) { Array(text.utf8) }
        }
        let columns = "[{key: total, label: 合计}, {key: basic, label: 基本支出}, {key: project, label: 项目支出}]"
        let funds = "{key: generalPublic, label: 一般}, {key: governmentFund, label: 基金}"
        let district = DistrictSource(
            id: "made-up",
            files: [
                file("district.yaml", "id: made-up\ntitle: Made up"),
                file(
                    "forms.yaml",
                    """
                    forms:
                      - {id: final/costs, title: 费用表, layout: codes, columns: \(columns)}
                      - {id: final/projects, title: 项目表, layout: list, columns: [{key: total, label: 合计}, \(funds)]}
                      - id: final/sides
                        title: 收支总表
                        layout: side-by-side
                        columns:
                          - {key: amount, label: 金额, section: revenue}
                          - {key: total, label: 合计, section: expenditure}
                          - {key: generalPublic, label: 一般, section: expenditure}
                          - {key: governmentFund, label: 基金, section: expenditure}
                        sections: [{id: revenue}, {id: expenditure}]
                    """),
                file(
                    "identities.yaml",
                    """
                    identities:
                      - {id: Z1, form: final/costs, expr: "total = basic + project"}
                      - {id: Z2, form: final/projects, expr: "total = generalPublic + governmentFund"}
                      - {id: Z3, form: final/sides, in: expenditure, expr: "total = generalPublic + governmentFund"}
                    """),
            ])
        return try CatalogueLoader([district]).catalogue(of: "made-up")
    }

    private let at = Locator.text(line: 1, column: 1)

    /// A table of rows as `line code key=amount ...`; `-` is the total's, a name is an item's, of the section before its
    /// colon.
    private func table(
        _ rows: [String], form: String = "final/costs", columns: [String] = ["total", "basic", "project"]
    ) throws -> DisclosureTable {
        var table = DisclosureTable(form: form, at: at)
        table.columns = columns.map { .init(key: $0, label: $0, type: .amount) }
        for text in rows {
            let words = text.split(separator: " ")
            let line = try #require(Int(words[0]))
            let name = words[1].split(separator: ":")
            var row = DisclosureTable.Row(label: String(name[name.count - 1]))
            if name.count > 1 { row.section = String(name[0]) }
            row.kind = row.label == "-" ? .total : .item
            if Int(row.label) != nil {
                row.code = row.label
                row.level = (row.label.utf8.count - 1) / 2
            }
            row.at = .text(line: line, column: 1)
            for pair in words.dropFirst(2) {
                let parts = pair.split(separator: "=")
                row.amounts[String(parts[0])] = Amount(String(parts[1]))
                row.cells[String(parts[0])] = .text(line: line, column: row.amounts.count)
            }
            table.rows.append(row)
        }
        return table
    }

    /// The table as the pages place it, which begin with lines 10 and 20.
    private func placed(
        _ table: DisclosureTable, beside others: [DisclosureTable] = [], onPages: Bool = true
    ) throws -> DisclosureTable {
        var tables = [table] + others
        PagePlacement(pages: onPages ? [at] : [], starts: [10, 20]).apply(to: &tables, catalogue: try catalogue())
        #expect(tables[0].rows.allSatisfy { row in row.amounts.map(\.key) == row.cells.map(\.key) })
        return tables[0]
    }

    /// What the last rows print, as their keys.
    private func keys(_ table: DisclosureTable, last count: Int) -> [[String]] {
        table.rows.suffix(count).map { $0.amounts.map(\.key) }
    }

    private static let parents = [
        "2 - total=9 basic=4 project=5", "3 301 total=4 basic=4", "4 30101 total=4 basic=4", "5 302 total=5 project=5",
    ]

    @Test(arguments: [true, false])
    func aParentOfThePageBeforeTells(onPages: Bool) throws {
        let printed = try table(Self.parents + ["10 30201 total=2 basic=2", "11 30202 total=3 basic=3"])
        let table = try placed(printed, onPages: onPages)
        // Where the file itself tells cells apart, a sum that fails is the agency's.
        #expect(table.repairs.map(\.rule) == (onPages ? ["columns.placed"] : []))
        let key = onPages ? "project" : "basic"
        #expect(keys(table, last: 2) == [["total", key], ["total", key]])
        #expect(table.rows[1].amounts.map(\.key) == ["total", "basic"])
        #expect(table.rows.last?.cells[key] == .text(line: 11, column: 2))
    }

    /// Columns that the form does not know are the ones that it has; those that nothing is left of go.
    @Test(arguments: [true, false])
    func aColumnThatNoFormKnowsIsOneOfTheForms(isUsed: Bool) throws {
        let other = isUsed ? ["20 303 total=7 other=7"] : []
        let printed = try table(
            Self.parents + ["10 30201 total=2 other=2", "11 30202 total=3 other=3"] + other,
            columns: ["total", "basic", "project", "other"])
        let table = try placed(printed)
        #expect(keys(table, last: isUsed ? 3 : 2).prefix(2) == [["total", "project"], ["total", "project"]])
        #expect(table.columns.map(\.key) == ["total", "basic", "project"] + (isUsed ? ["other"] : []))
    }

    /// Sums that hold, or that no choice of columns makes hold, move nothing.
    @Test(arguments: [
        ["5 302 total=5 basic=5", "10 30201 total=2 basic=2", "11 30202 total=3 basic=3"],
        ["5 302 total=5 project=5", "10 30201 total=2 basic=2", "11 30202 total=29 basic=29"],
    ])
    func nothingMovesWithoutProof(rows: [String]) throws {
        #expect(try placed(try table(rows)).repairs.isEmpty)
    }

    /// A page that fills all columns has none to choose, though in the order of the form its sums would hold.
    @Test func aFullPageStays() throws {
        let printed = try table(
            ["2 301 basic=40 project=50 total=90", "10 30101 basic=90 project=40 total=50"],
            columns: ["basic", "project", "total"])
        #expect(try placed(printed) == printed)
    }

    /// Of two pages that disagree the one with far fewer rows moves, rows without amounts aside; where neither has, none
    /// does.
    @Test(arguments: [(true, 1), (false, 0)])
    func theSmallerPageMoves(isLong: Bool, moves: Int) throws {
        let more = isLong ? ["4 30101 total=1 basic=1", "5 30102 total=3 basic=3"] : []
        let table = try placed(
            try table(
                ["2 - total=9 basic=9", "3 301 total=4 basic=4"] + more + ["10 302 total=5 project=5"]
                    + (isLong ? ["11 30201", "12 30202", "13 30203"] : ["11 30201 total=5 project=5"])))
        #expect(table.repairs.count == moves)
        #expect(
            table.rows.last { !$0.amounts.isEmpty }?.amounts.map(\.key) == ["total", moves == 1 ? "basic" : "project"])
    }

    /// A total that the tables of the budgets prove stands where it should, however few rows its page has.
    @Test(arguments: [
        ("governmentFund", "9", ["governmentFund", "governmentFund", "governmentFund"]),
        ("governmentFund", "4", ["generalPublic", "generalPublic", "generalPublic"]),
    ])
    func aProvenTotalStays(key: String, cost: String, columns: [String]) throws {
        let funds = ["total", "generalPublic", "governmentFund"]
        let list = try table(
            ["2 甲 total=5 generalPublic=5", "3 乙 total=4 generalPublic=4", "10 - total=9 \(key)=9"],
            form: "final/projects", columns: funds)
        var budget = try table(["2 - total=9 project=\(cost)"], form: "final/government-fund")
        budget.state = .reported
        let table = try placed(list, beside: [budget])
        #expect(keys(table, last: 3) == columns.map { ["total", $0] })
        #expect(table.columns.map(\.key) == funds)
    }

    /// One side of a table moves without the other, which shares its lines.
    @Test func aSideMovesAlone() throws {
        let printed = try table(
            [
                "2 revenue:甲 amount=40", "2 expenditure:丙 total=40 generalPublic=40", "10 revenue:乙 amount=50",
                "10 expenditure:丁 total=50 generalPublic=50", "20 revenue:- amount=90",
                "20 expenditure:- total=90 generalPublic=40 governmentFund=50",
            ], form: "final/sides", columns: ["amount", "total", "generalPublic", "governmentFund"])
        let table = try placed(printed)
        #expect(table.repairs.map(\.before) == ["total | generalPublic"])
        #expect(table.rows[3].amounts.map(\.key) == ["total", "governmentFund"])
        #expect([0, 1, 2, 4, 5].allSatisfy { table.rows[$0] == printed.rows[$0] })
    }
}
