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
        "公开01表 2024年度收入支出决算总表", "财决01表：收入支出决算总表", "附件1 2024年度收入支出决算总表", "决算公开表1 收入支出决算总表",
        "表1 2024年度某某市财政局收支决算总表", "收入支出决算总表（单位：万元）", "收入支出决算总表 金额单位：元", "收入支出决算总表（附件1）（单位：元）",
        "表一、收入支出决算总表", "收入支出决算总表（附表", "收入支出决算总表（公开01表", "收入支出决算总表（本级）", "收入支出决算总表（万元）", "表十二 2024年度收入支出决算总表",
    ])
    func stripsWhatSurroundsATitle(title: String) throws {
        #expect(TitleIndex(try catalogue()).forms(named: title).ids.contains("final/summary"))
    }

    @Test(arguments: ["收入支出决算总体情况说明", "关于收入支出决算总表的说明", "市级基金外收入支出决算总表附注", "支出"])
    func refusesWhatOnlyContainsATitle(title: String) throws {
        #expect(TitleIndex(try catalogue()).forms(named: title).ids.isEmpty)
    }

    @Test(arguments: [
        ("附表三公经费支出决算表", "final/three-public"), ("一般公共预算支出情况表（按功能分类）", "budget/general-expenditure"),
        ("部门公开表9 国有资本经营预算支出预算表", "budget/state-capital"), ("部门项目支出预算明细表", "budget/projects"),
        ("一般公共预算“三公”经费支出预算表", "budget/three-public"), ("表三 “三公”经费预算表", "budget/three-public"),
        ("表二 一般公共预算支出情况表", "budget/general-expenditure"), ("表十一一般公共预算支出表", "budget/general-expenditure"),
        ("国有资本经营预算收入支出决算表", "final/state-capital"),
    ])
    func renamedTitlesKeepTheirForm(title: String, form: String) throws {
        #expect(TitleIndex(try catalogue()).forms(named: title).ids.contains(form))
    }

    @Test(arguments: ["国有资产使用情况表", "2023年度某某市水务局国有资产使用情况表", "表10 国有资产使用情况表", "某某局项目收入支出决算表"])
    func aTableThatIsNoFormNamesNone(title: String) throws {
        let index = TitleIndex(try catalogue())
        #expect(index.isUnclaimed(title) && index.namesTable(title))
        #expect(index.forms(named: title).ids.isEmpty)
    }

    @Test(
        arguments: [
            ("2023年度某某市水务局收入支出决算总表", "某某市水务局"), ("某某市水务局2023年度部门收入决算表", "某某市水务局"), ("收入决算表", nil),
        ] as [(String, String?)])
    func aTitleNamesItsAgency(title: String, agency: String?) throws {
        #expect(TitleIndex(try catalogue()).agency(inTitle: title) == agency)
    }

    @Test func patternsStandForTheirTitles() {
        #expect(
            TitlePattern.titles(of: "支出[预算|决算]表[（一）]")
                == ["支出表", "支出表（一）", "支出预算表", "支出预算表（一）", "支出决算表", "支出决算表（一）"])
        #expect(TitlePattern.titles(of: "支出[决算表") == ["支出[决算表"])
        #expect(TitlePattern.titles(of: String(repeating: "[一|二|三]", count: 9)).count <= TitlePattern.most)
    }

    @Test func longerTitleIsNotItsEnding() throws {
        let index = TitleIndex(try catalogue())
        #expect(index.forms(named: "2024年度一般公共预算财政拨款支出决算表").ids == ["final/general-expenditure"])
        #expect(index.forms(named: "2024年度支出决算表").ids == ["final/expenditure"])
        #expect(index.forms(named: "国有资本经营预算财政拨款支出决算表").ids == ["final/state-capital"])
    }

    @Test(
        "What surrounds the part of a title that names a form is left out",
        arguments: [
            ("2024年度收入支出决算总表", "收入支出决算总表"), ("表1-2支出表", "支出表"), ("表1表2支出表", "支出表"),
            ("附表三公经费支出决算表", "三公经费支出决算表"), ("表二一般公共预算支出表", "一般公共预算支出表"),
            ("公开01表2024年度支出决算表", "支出决算表"), ("决算公开表62023年度支出表", "支出表"), ("续表:支出决算表", "支出决算表"),
            ("部门单位支出表", "单位支出表"), ("支出决算表(续)(单位:万元)", "支出决算表"), ("支出决算表(按功能)", "支出决算表(按功能)"),
            ("支出决算表金额单位:元", "支出决算表"), ("单位:万元", "单位:万元"), ("20245年支出表", "20245年支出表"), ("表", "表"),
            ("表1", "表1"), ("", ""), ("(", "("), (")", ")"), ("一、", ""),
        ])
    func stripsToTheCore(title: String, core: String) {
        #expect(TitleIndex.strip(title) == core)
    }

    @Test(
        "Characters that look alike do not hide a title",
        arguments: [
            ("一般公共预算支岀表", "budget/general-expenditure", "一般公共预算支出表"),
            ("2024年度某某市水务局收入支出决箅总表", "final/summary", "收入支出决算总表"),
        ])
    func lookAlikesNameTheForm(title: String, form: String, known: String) throws {
        let index = TitleIndex(try catalogue())
        #expect(index.forms(named: title).ids.contains(form))
        #expect(index.title(like: title) == known)
        #expect(index.title(like: known) == nil)
    }

    @Test(
        "A title that differs in more than look-alikes is another one", arguments: ["收人攴岀决箅总表", "收入支出结算总表", "算表", ""])
    func othersStayUnknown(title: String) throws {
        let index = TitleIndex(try catalogue())
        #expect(index.forms(named: title).ids.isEmpty)
        #expect(index.title(like: title) == nil)
    }
}
