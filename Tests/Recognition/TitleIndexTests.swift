import ConversionGraph
import FormCatalogue
import NationalDistrict
import Testing

@testable import Recognition

@Suite struct TitleIndexTests {
    private func catalogue() throws -> Catalogue {
        let registry = try Registry(plugins: [NationalDistrictPlugin()])
        return try CatalogueLoader(registry.context().districts).catalogue(of: "national")
    }

    /// One title lies inside another in dozens of pairs; no alias may be taken for a form that does not list it.
    @Test func everyAliasNamesItsOwnFormsOnly() throws {
        let catalogue = try catalogue()
        let index = TitleIndex(catalogue)
        var owners: [String: Set<String>] = [:]
        for form in catalogue.forms {
            for title in form.titles { owners[TitleIndex.strip(title), default: []].insert(form.id) }
        }
        var contained = 0
        for (title, forms) in owners {
            #expect(Set(index.forms(named: title).ids) == forms, "\(title)")
            contained += owners.keys.count { $0 != title && $0.hasSuffix(title) }
        }
        #expect(contained > 20)
    }

    @Test(arguments: [
        "2024年度收入支出决算总表", "2021 年度收入支出决算总表（表 1）", "一、收入支出决算总表", "附件1：2023年收入支出决算总表", "部门收入支出决算总表",
        "2024年度某某市青山区教育局收入支出决算总表", "某某市财政局2023年度收入支出决算总表",
    ])
    func stripsWhatSurroundsATitle(title: String) throws {
        #expect(TitleIndex(try catalogue()).forms(named: title).ids.contains("final/summary"))
    }

    @Test(arguments: ["收入支出决算总体情况说明", "关于收入支出决算总表的说明", "市级基金外收入支出决算总表附注", "支出"])
    func refusesWhatOnlyContainsATitle(title: String) throws {
        #expect(TitleIndex(try catalogue()).forms(named: title).ids.isEmpty)
    }

    @Test func longerTitleIsNotItsEnding() throws {
        let index = TitleIndex(try catalogue())
        #expect(index.forms(named: "2024年度一般公共预算财政拨款支出决算表").ids == ["final/general-expenditure"])
        #expect(index.forms(named: "2024年度支出决算表").ids == ["final/expenditure"])
        #expect(index.forms(named: "国有资本经营预算财政拨款支出决算表").ids == ["final/state-capital"])
    }
}
