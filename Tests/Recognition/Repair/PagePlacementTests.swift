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
        let district = DistrictSource(
            id: "made-up",
            files: [
                file("district.yaml", "id: made-up\ntitle: Made up"),
                file("forms.yaml", "forms:\n  - {id: final/costs, title: 费用表, layout: codes, columns: \(columns)}"),
                file(
                    "identities.yaml",
                    "identities:\n  - {id: Z1, form: final/costs, expr: \"total = basic + project\"}"),
            ])
        return try CatalogueLoader([district]).catalogue(of: "made-up")
    }

    /// Rows as `line code key=amount ...`, the last page beginning with line 10.
    private func placed(_ rows: [String]) throws -> DisclosureTable {
        let at = Locator.text(line: 1, column: 1)
        var table = DisclosureTable(form: "final/costs", at: at)
        table.columns = ["total", "basic", "project"].map { .init(key: $0, label: $0, type: .amount) }
        for text in rows {
            let words = text.split(separator: " ")
            var row = DisclosureTable.Row(code: words[1] == "-" ? nil : String(words[1]))
            row.kind = row.code == nil ? .total : .item
            row.level = row.code.map { ($0.utf8.count - 1) / 2 }
            row.at = .text(line: try #require(Int(words[0])), column: 1)
            for pair in words.dropFirst(2) {
                let parts = pair.split(separator: "=")
                row.amounts[String(parts[0])] = Amount(String(parts[1]))
            }
            table.rows.append(row)
        }
        var tables = [table]
        PagePlacement(pages: [at], starts: [10]).apply(to: &tables, catalogue: try catalogue())
        return tables[0]
    }

    @Test func aParentOfThePageBeforeTells() throws {
        let table = try placed([
            "2 - total=9 basic=4 project=5", "3 301 total=4 basic=4", "4 30101 total=4 basic=4",
            "5 302 total=5 project=5", "10 30201 total=2 basic=2", "11 30202 total=3 basic=3",
        ])
        #expect(table.repairs.map(\.rule) == ["columns.placed"])
        #expect(table.rows.suffix(2).map { $0.amounts.map(\.key) } == [["total", "project"], ["total", "project"]])
        #expect(table.rows[1].amounts.map(\.key) == ["total", "basic"])
    }

    /// Sums that hold, or that no choice of columns makes hold, move nothing; nor does a page whose total would go.
    @Test(arguments: [
        ["5 302 total=5 basic=5", "10 30201 total=2 basic=2", "11 30202 total=3 basic=3"],
        ["5 302 total=5 project=5", "10 30201 total=2 basic=2", "11 30202 total=29 basic=29"],
    ])
    func nothingMovesWithoutProof(rows: [String]) throws {
        let table = try placed(rows)
        #expect(table.repairs.isEmpty)
    }

    /// Of two pages that disagree the one with far fewer rows moves; where neither has, none does.
    @Test(arguments: [(true, 1), (false, 0)])
    func theSmallerPageMoves(isLong: Bool, moves: Int) throws {
        let more = isLong ? ["4 30101 total=1 basic=1", "5 30102 total=3 basic=3"] : []
        let table = try placed(
            ["2 - total=9 basic=9", "3 301 total=4 basic=4"] + more + ["10 302 total=5 project=5"]
                + (isLong ? [] : ["11 30201 total=5 project=5"]))
        #expect(table.repairs.count == moves)
        #expect(table.rows.last?.amounts.map(\.key) == ["total", moves == 1 ? "basic" : "project"])
    }
}
