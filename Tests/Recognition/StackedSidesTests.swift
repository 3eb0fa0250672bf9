import ConversionGraph
import DisclosureModel
import FormCatalogue
import NationalDistrict
import Testing

@testable import Recognition

/// Lists that a table prints one below the other stand side by side, where each has its name and its header.
@Suite struct StackedSidesTests {
    /// The rows set side by side, cells between `|`, empty cells at the end left out.
    private func beside(_ text: String) throws -> [String] {
        let registry = try Registry(plugins: [NationalDistrictPlugin()])
        let vocabulary = Vocabulary(try CatalogueLoader(registry.context().districts).catalogue(of: "national"))
        return StackedSides.beside(PerformanceFixtures.rows(text), vocabulary: vocabulary).map { row in
            var cells = [String](repeating: "", count: (row.cells.map(\.column).max() ?? -1) + 1)
            for cell in row.cells { cells[cell.column] = cell.text }
            while cells.last?.isEmpty == true { cells.removeLast() }
            return cells.joined(separator: "|")
        }
    }

    private static let revenue = "收入\n项目|预算数\n一、财政拨款收入|10.00\n二、事业收入|3.00\n三、其他收入|1.00\n"
    private static let expenditure = "支出\n项目|预算数\n一、教育支出|9.00\n二、其他支出|4.00"
    private static let both = [
        "收入||支出", "项目|预算数|项目|预算数", "一、财政拨款收入|10.00|一、教育支出|9.00", "二、事业收入|3.00|二、其他支出|4.00", "三、其他收入|1.00",
    ]

    @Test(arguments: [("收入", "支出"), ("收入|收入", "支出|支出"), ("某某中心收入", "某某中心支出"), ("收入", "支岀")])
    func listsAreNamed(upper: String, lower: String) throws {
        let rows = try beside(
            Self.revenue.replacing("收入\n项目", with: upper + "\n项目")
                + Self.expenditure.replacing("支出\n", with: lower + "\n"))
        #expect(rows.count == 5)
        #expect(rows[0].hasPrefix(upper) && rows[0].hasSuffix(lower))
        #expect(Array(rows.dropFirst()) == Array(Self.both.dropFirst()))
    }

    /// Data begin in one line, however many lines a list's header has.
    @Test(arguments: ["项目|预算数\n栏次|1\n", "项目|预算数\n1|2\n"])
    func headersOfDifferentHeightsEndTogether(header: String) throws {
        let tall = header.split(separator: "\n").last.map(String.init) ?? ""
        let lower = try beside(Self.revenue + Self.expenditure.replacing("项目|预算数\n", with: header))
        #expect(lower == ["||支出", "收入||项目|预算数", "项目|预算数|" + tall] + Self.both.suffix(3))
        let upper = try beside(Self.revenue.replacing("项目|预算数\n", with: header) + Self.expenditure)
        #expect(upper == ["收入", "项目|预算数|支出", tall + "|项目|预算数"] + Self.both.suffix(3))
    }

    /// What is no second list stays where it is: an item without amounts, a long sentence, a name over one label or over
    /// words that head no columns, a name below another while no data stand between.
    @Test(arguments: [
        "收入\n项目|预算数\n一、财政拨款收入|10.00\n支出\n二、事业收入|3.00",
        "收入\n项目|预算数\n一、财政拨款收入|10.00\n某某区某某局下属单位的支出\n项目|预算数\n一、教育支出|9.00",
        "收入\n项目|预算数\n一、财政拨款收入|10.00\n支出\n项目\n一、教育支出|9.00",
        "收入\n项目|预算数\n一、财政拨款收入|10.00\n支出\n甲|乙\n一、教育支出|9.00",
        "收入\n项目|预算数\n一、财政拨款收入|10.00\n支出|9.00\n项目|预算数\n一、教育支出|9.00",
        "收支总表\n支出\n项目|预算数\n一、教育支出|9.00", "收入\n项目|预算数\n一、财政拨款收入|10.00\n其他\n项目|预算数\n一、教育支出|9.00",
    ])
    func whatIsNoSecondListStays(text: String) throws {
        #expect(try beside(text) == text.split(separator: "\n").map(String.init))
    }
}
