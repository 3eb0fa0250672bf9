import DisclosureModel
import Testing

/// Units that stand below the rows.
@Suite struct UnitBelowTests {
    private func units(_ text: String) throws -> [String?] {
        let document = try recognise(PrintedTables.title + text)
        #expect(document.tables.allSatisfy { $0.rows.count >= 3 && $0.notes.allSatisfy { $0.hasPrefix("注") } })
        return document.tables.map(\.unit)
    }

    @Test(arguments: ["单位：万元", "计量单位：千元", "（金额单位：元）", "注：本表反映支出情况。\n单位：万元", "单位：元\n注：本表反映支出情况。"])
    func theLastTable(below: String) throws {
        let unit = try #require(try units("支出决算表\n" + PrintedTables.expenditure + below).first)
        #expect(unit.map { below.contains("：" + $0) } == true)
    }

    /// What stands between two tables is the upper one's, if that has none yet.
    @Test func everyTable() throws {
        let upper = "支出决算表\n" + PrintedTables.expenditure + "单位：千元\n\n"
        #expect(try units(upper + "收入决算表\n" + PrintedTables.revenue + "单位：元\n") == ["千元", "元"])
        #expect(try units(upper + "收入决算表\n单位：元\n" + PrintedTables.revenue) == ["千元", "元"])
    }

    /// A document that prints the unit over its titles means the table below.
    @Test func aUnitOverTheTitle() throws {
        let text =
            "单位：千元\n支出决算表\n" + PrintedTables.expenditure + "\n单位：元\n收入决算表\n" + PrintedTables.revenue
        #expect(try units(text) == ["千元", "元"])
    }
}
