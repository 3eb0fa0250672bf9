import DisclosureModel
import Testing

@testable import Recognition

@Suite("What the forms of one document prove of each other")
struct FormSiblingsTests {
    private func table(_ text: String) throws -> DisclosureTable { try PerformanceFixtures.table(text) }

    private static let head = "|一级指标|二级指标|三级指标||年初目标值||实际完成值\n"
    private static let fields = "项目|名称|某项目\n主管|部门|某区数据中心\n"

    private func form(_ rows: String) throws -> DisclosureTable { try table(Self.fields + Self.head + rows) }

    private func targets(_ tables: [DisclosureTable]) -> [[String]] {
        tables.map { $0.rows.compactMap { $0.texts["target"] } }
    }

    @Test("a character read twice at the cut of a value goes where the result beside it proves that")
    func besides() throws {
        var tables = [
            try form("|产出指标|数量指标|甲项||14|4人|14人\n||质量指标|乙项||10|00%|100%\n||时效指标|丙项||1009|%|100%")
        ]
        #expect(FormSiblings.mend(&tables).isEmpty)
        #expect(targets(tables) == [["14人", "100%", "100%"]])
        #expect(tables[0].repairs.contains { $0.rule == "cell.overlap" && $0.before == "14 | 4人" && $0.after == "14人" })
    }

    @Test("what nothing proves is kept with its cut, and said; what is whole as it stands is joined")
    func unproved() throws {
        var tables = [
            try form(
                """
                |产出指标|数量指标|甲项||≥45|0个|512个
                ||质量指标|乙项||≥8|90%|92%
                ||时效指标|丙项||30|0天|25天
                ||数量指标|丁项||12|篇|3篇
                """)
        ]
        let said = FormSiblings.mend(&tables)
        #expect(targets(tables) == [["≥450个", "≥8 | 90%", "30 | 0天", "12篇"]])
        #expect(said.map(\.code) == ["value.cut", "value.cut"])
        #expect(said.compactMap(\.at).count == 2)
        #expect(!tables[0].repairs.contains { $0.before == "≥8 | 90%" })
    }

    @Test("the same indicator in another form proves a value and what a mark stands for")
    func siblings() throws {
        var tables = [
            try form("|产出指标|数量指标|全年报告篇数||≥1|12篇|6篇\n||质量指标|成本控制||€3|万元|2万元"),
            try form("|产出指标|数量指标|全年报告篇数||≥12篇||7篇\n||质量指标|成本控制||≤3万元||1万元"),
        ]
        #expect(FormSiblings.mend(&tables).isEmpty)
        #expect(targets(tables) == [["≥12篇", "≤3万元"], ["≥12篇", "≤3万元"]])
    }

    @Test("a column proved to be read twice proves its other cells that share the character")
    func columns() throws {
        var tables = [
            try form("|产出指标|数量指标|甲项||10|00%|100%\n||质量指标|乙项||≤30|0分钟|5分钟\n||时效指标|丙项||≤5|次|0次")
        ]
        #expect(FormSiblings.mend(&tables).isEmpty)
        #expect(targets(tables) == [["100%", "≤30分钟", "≤5次"]])
    }

    @Test("half a character at the cut of a name goes where another form prints the name, whole or spoilt otherwise")
    func names() throws {
        var tables = [
            try form("|产出指标|数量指标|信息分|发布流程满意率|1次||1次\n||质量指标|全年运统|维报告篇数|1次||1次"),
            try form("|产出指标|数量指标|信息发布流程满意率||1次||1次\n||质量指标|全年运约|维报告篇数|1次||1次"),
            try form("|产出指标|数量指标|对口帮|扶人数|1次||1次"), try form("|产出指标|数量指标|对口帮|扶人数|1次||1次"),
        ]
        _ = FormSiblings.mend(&tables)
        #expect(
            tables.map { $0.rows.compactMap { $0.texts["indicator"] } } == [
                ["信息发布流程满意率", "全年运维报告篇数"], ["信息发布流程满意率", "全年运维报告篇数"], ["对口帮扶人数"], ["对口帮扶人数"],
            ])
    }

    @Test("the halves of a character in an agency's name are one where two tables print the name")
    func agencies() throws {
        func table(_ name: String) throws -> DisclosureTable {
            try self.table("项目|名称|某项目\n项目|类别|甲\n项目实施单位|\(name)\n" + Self.head)
        }
        var tables = [
            try table("某阳区城市中心"), try table("某阳区城市中心"), try table("某阳区均成市中心"), try table("某阳区:城市中心"),
            try table("某阴区城市中心"), try table("某阳区城市"),
        ]
        _ = FormSiblings.mend(&tables)
        #expect(
            tables.map { $0.fields.last?.text } == [
                "某阳区城市中心", "某阳区城市中心", "某阳区城市中心", "某阳区城市中心", "某阴区城市中心", "某阳区城市",
            ])
    }

    @Test("the label of a column of which a piece is printed is taken from the other forms")
    func header() throws {
        let cut = "|一级指标|二级指标|三级指标|年初目|值|实际完成值\n|产出指标|数量指标|甲项|1次||1次"
        let lost = "|一级指标|二级指标|三级指标|||实际完成值\n|产出指标|数量指标|甲项|1次||1次"
        var tables = [try form("|产出指标|数量指标|甲项||1次||1次"), try table(cut), try table(lost)]
        _ = FormSiblings.mend(&tables)
        #expect(tables.map { $0.columns.first { $0.key == "target" }?.label } == ["年初目标值", "年初目标值", "指标值"])
        let records = tables.map { $0.repairs.filter { $0.rule == "header.replaced" } }
        #expect(records.map { $0.map(\.before) } == [[], ["年初目 | 值"], [""]])
    }

    @Test(
        "the words of options are those that the other forms print; boxes stay the text's own",
        arguments: [
            ("1、甲类项目☑2、乙类欠项目□", "1、甲类项目☑2、乙类项目□"), ("1、甲类頭目□;2、乙类项目☑", "1、甲类项目□2、乙类项目☑"),
            ("1、甲类项目☑2、乙类项", "1、甲类项目☑2、乙类项"), ("1、甲类项目☑2、乙项目", "1、甲类项目☑2、乙类项目"),
            ("1、甲类项目[2、乙类て项目□", "1、甲类项目[2、乙类项目□"),
        ])
    func options(_ printed: String, _ whole: String) {
        let text = OptionReading.read(printed, as: "1、甲类项目□2、乙类项目□") ?? printed
        #expect(text == whole)
    }

    @Test(
        "a mark in the place of a box is kept, a letter or a digit there is none; a box that no wording has proves another",
        arguments: [
            ("1、甲类专项项目#2、乙类一般项目☑3、丙类其他项目□", "1、甲类专项项目#2、乙类一般项目☑3、丙类其他项目□"),
            ("1、甲类专项项目口2、乙类一般项目☑3、丙类其他项目□", "1、甲类专项项目2、乙类一般项目☑3、丙类其他项目□"),
            ("1、甲类专项项目02、乙类一般项目☑3、丙类其他项目□", "1、甲类专项项目2、乙类一般项目☑3、丙类其他项目□"),
            ("1、甲类□专项项目□2、乙类一般项目☑3、丙类其他项目□", nil),
        ] as [(String, String?)])
    func placesOfBoxes(printed: String, whole: String?) {
        #expect(OptionReading.read(printed, as: "1、甲类专项项目□2、乙类一般项目□3、丙类其他项目□") == whole)
    }

    @Test("wordings that two tables print stay; boxes that cannot be read are said where none is ticked")
    func boilerplate() throws {
        func table(_ options: String) throws -> DisclosureTable {
            try self.table("项目|名称|某项目\n主管|部门|某区数据中心\n项目类别|\(options)\n" + Self.head)
        }
        let printed = [
            "1、甲类项目☑2、乙类项目□", "1、甲类项目□2、乙类项目☑", "1.甲类项目☑2.乙类项目□", "1.甲类项目☑2.乙类项目□", "1、甲类頭目□2、乙类项目≌",
        ]
        var tables = try printed.map(table)
        let said = FormSiblings.mend(&tables)
        #expect(tables.map { $0.fields.last?.text } == printed.dropLast() + ["1、甲类项目□2、乙类项目≌"])
        #expect(said.map(\.code) == ["option.unread"])
    }

    @Test(
        "only tables that show cut cells are mended, by what two tables print for the same field",
        arguments: [
            ("项目类别", "1、甲类項目□2、乙类项目☑", true, "1、甲类项目□2、乙类项目☑"),
            ("项目类别", "1、甲类項目□2、乙类项目☑", false, "1、甲类項目□2、乙类项目☑"),
            ("项目属性", "1、甲类項目□2、乙类项目☑", true, "1、甲类項目□2、乙类项目☑"),
            ("项目类别", "1、甲类項目2、乙类项目", true, "1、甲类項目2、乙类项目"),
            ("项目类别", "1、甲类項目□2、乙类项目□", true, "1、甲类项目□2、乙类项目□"),
            ("项目类别", "1、甲类項目☑2、乙类项目", true, "1、甲类项目☑2、乙类项目"),
        ])
    func damagedOptions(label: String, printed: String, isCut: Bool, read: String) throws {
        func table(_ label: String, _ options: String, isCut: Bool) throws -> DisclosureTable {
            try self.table("项目|名称|某项目\n\(isCut ? "主管|部门" : "主管部门|")|某区数据中心\n\(label)|\(options)\n" + Self.head)
        }
        var tables = try [1, 2].map { _ in try table("项目类别", "1、甲类项目☑2、乙类项目□", isCut: false) }
        tables.append(try table(label, printed, isCut: isCut))
        if !isCut { tables[2].repairs = [] }
        #expect(FormSiblings.mend(&tables).isEmpty)
        #expect(tables[2].fields.last?.text == read)
    }

    @Test("the end of a value is no value, and said")
    func ends() throws {
        var tables = [
            try form(
                """
                |产出指标|数量指标|甲项||14|4人|14人
                ||质量指标|乙项||00%||100%
                ||时效指标|丙项||万||26万
                ||时效指标|丁项||€3万元||2万元
                ||时效指标|戊项||10（含||12
                ||时效指标|己项||优（含||优
                """)
        ]
        let said = FormSiblings.mend(&tables)
        #expect(said.map(\.excerpt) == ["00%", "万", "€3万元", "10（含"])
    }

    @Test(
        "options are read as nothing that they do not resemble",
        arguments: ["丙丁戊己庚辛□", "1、甲类项目□2、乙类项目□3、□□□□"])
    func otherOptions(_ printed: String) {
        #expect(OptionReading.read(printed, as: "1、甲类项目□2、乙类项目□") == nil)
    }

    @Test("forms without damage are left as they are")
    func clean() throws {
        var tables = [try table(PerformanceFixtures.clean), try table(PerformanceFixtures.clean)]
        let before = tables
        #expect(FormSiblings.mend(&tables).isEmpty)
        #expect(tables == before)
    }
}
