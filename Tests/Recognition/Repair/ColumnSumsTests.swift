import ConversionGraph
import DisclosureModel
import FormCatalogue
import NationalDistrict
import Testing

@testable import Recognition

/// Which rows of a table add up to which, whatever its layout.
@Suite struct ColumnSumsTests {
    /// The sums of rows as `kind label`, each as `whole: parts`.
    private func families(_ form: String, _ rows: [String], section: String? = nil) throws -> Set<String> {
        let registry = try Registry(plugins: [NationalDistrictPlugin()])
        let catalogue = try CatalogueLoader(registry.context().districts).catalogue(of: "national")
        var table = DisclosureTable(form: form)
        table.rows = try rows.map { text in
            let words = text.split(separator: " ").map(String.init)
            var row = DisclosureTable.Row(label: words[1])
            row.kind = try #require(.init(rawValue: words[0]))
            row.section = words.count > 2 ? words[2] : section
            if Int(row.label) != nil {
                row.code = row.label
                row.level = (row.label.utf8.count - 1) / 2
            }
            return row
        }
        let sums = ColumnSums(table, section: section, form: try #require(catalogue.form(form)), catalogue: catalogue)
        return Set(sums.families.map { "\($0.whole): " + $0.parts.map(String.init).joined(separator: " ") })
    }

    @Test func codesAddUpToTheCodesAbove() throws {
        let rows = ["total 合计", "item 205", "item 20502", "item 2050202", "item 2050203"]
        #expect(try families("final/expenditure", rows) == ["0: 1", "1: 2", "2: 3 4"])
    }

    /// A list has its total; where it has a sum within, that is of the items above it or of those below.
    @Test func listsAddUpToTheirTotals() throws {
        #expect(try families("budget/projects", ["item 甲", "item 乙", "total 合计"]) == ["2: 0 1"])
        let sides = ["item 甲", "item 乙", "subtotal 本年支出合计", "item 年末结转", "total 总计", "item 备注"]
        #expect(
            try families("final/appropriation", sides, section: "expenditure")
                == ["2: 0 1", "2: 3", "4: 2 3", "4: 2", "4: 0 1 3"])
    }

    /// Items below a sum are its own as long as their enumerators stand below its own.
    @Test func aSumEndsAtTheNextOfItsLevel() throws {
        let rows = ["subtotal 一、本年支出", "item （一）甲", "item （二）乙", "item 二、结转", "total 总计"]
        #expect(
            try families("final/appropriation", rows, section: "expenditure")
                == ["0: 1 2", "4: 0 1 2 3", "4: 0 3", "4: 1 2 3"])
    }

    @Test func anotherSectionHasSumsOfItsOwn() throws {
        let rows = ["item 甲 revenue", "item 乙 expenditure", "total 总计 revenue", "total 总计 expenditure"]
        #expect(try families("final/appropriation", rows, section: "expenditure") == ["3: 1"])
    }

    /// What a row's columns add up to is told where the form has such a sum, and by nothing else.
    @Test(arguments: [("final/general-expenditure", false), ("final/summary", true)])
    func columnsAddUpInTheirRow(form: String, holds: Bool) throws {
        let registry = try Registry(plugins: [NationalDistrictPlugin()])
        let catalogue = try CatalogueLoader(registry.context().districts).catalogue(of: "national")
        var table = DisclosureTable(form: form)
        table.columns = ["total", "basic", "project"].map { .init(key: $0, label: $0, type: .amount) }
        let sums = ColumnSums(table, section: nil, form: try #require(catalogue.form(form)), catalogue: catalogue)
        let (four, five) = (try #require(Amount("4.00")), try #require(Amount("5.00")))
        #expect(sums.hold(["total": five, "basic": five]))
        #expect(sums.hold(["total": five, "basic": four]) == holds)
    }
}
