import DisclosureModel
import Testing

/// Amounts of a workbook are those that a person sees in it, with the decimals that it shows.
@Suite struct StoredAmountTests {
    private func document(_ stored: [String: String], shown: [String]) throws -> DisclosureDocument {
        let rows = ["科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出", "\t合计\t1,500.50\t1,000.25\t500.25"]
        return try recognise(
            (["2023年度东山区教育局部门决算", "", "支出决算表", "单位：元"] + rows + ["201\t一般公共服务支出\t" + shown.joined(separator: "\t")])
                .joined(separator: "\n"),
            change: { grid in
                grid.origin = .sheet
                for row in grid.rows.indices {
                    for cell in grid.rows[row].cells.indices {
                        let text = grid.rows[row].cells[cell].text
                        if let number = stored[text] { grid.rows[row].cells[cell].value = .number(number) }
                    }
                }
            })
    }

    private func amounts(_ document: DisclosureDocument) -> [String] {
        document.tables.first?.rows.last?.amounts.map { "\($0.key) \($0.value)" } ?? []
    }

    @Test func whatIsShownRoundedCountsAsShownAndIsSaid() throws {
        let document = try document(
            ["1,500.51": "1500.504999", "1,000.2": "1000.15", "500": "499.5"], shown: ["1,500.51", "1,000.2", "500"])
        // 1500.504999 is not 1,500.51: such a format shows another number.
        #expect(amounts(document) == ["total 1500.504999", "basic 1000.2", "project 500"])
        #expect(document.diagnostics.map(\.code) == ["amount.rounded"])
        let note = try #require(document.diagnostics.first)
        #expect(note.severity == .note && note.excerpt == "1,000.2" && note.message.hasPrefix("2 amounts have"))
    }

    @Test func decimalsThatAreShownAreKept() throws {
        let document = try document(
            ["1,500.50": "1500.504999", "1,000.25": "1000.25"], shown: ["1,500.50", "1,000.25", "500.25"])
        #expect(amounts(document) == ["total 1500.50", "basic 1000.25", "project 500.25"])
        #expect(document.tables.first?.rows.first?.amounts["total"]?.description == "1500.50")
    }

    /// Formats that show thousands, or a debt without its sign.
    @Test(arguments: [("1.50", "1500.5"), ("1,500.50", "-1500.504")])
    func whatShowsAnotherNumberSaysNothing(shown: String, stored: String) throws {
        let document = try document([shown: stored], shown: [shown, "", ""])
        #expect(amounts(document) == ["total \(stored)"])
        #expect(document.diagnostics.isEmpty)
    }

    @Test func amountsWithTheirUnitAreThoseShown() throws {
        let document = try document(["1,500.50元": "1500.504999"], shown: ["1,500.50元", "1,000.25元", "500.25元"])
        #expect(amounts(document) == ["total 1500.50", "basic 1000.25", "project 500.25"])
    }
}
