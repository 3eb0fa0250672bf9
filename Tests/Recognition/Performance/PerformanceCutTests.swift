import DisclosureModel
import Testing

@testable import Recognition

@Suite("Forms of which a part was cut off")
struct PerformanceCutTests {
    private static let fields = "项目|名称|某项目\n主管|部门|某区数据中心\n"
    private static let head = "一级指标|二级指标|三级|三级指标||年初目标值|实际完成值\n"

    private func read(
        _ text: String, mends: Bool = true, title: String? = nil, labels: [String] = []
    ) throws -> PerformanceReading {
        PerformanceReader.read(
            PerformanceFixtures.rows(text), words: try PerformanceFixtures.words(), mends: mends, title: title,
            labels: labels)
    }

    private static let labels = ["项目名称", "主管部门", "项目类别", "项目属性", "项目类型"]
    private static let cut = """
        1名称|某项目
        幹部门|某区数据中心
         类别|1、甲类项目☑2、乙类项目□
        属性|新增
        """

    @Test("labels cut at their left are those that the document's other forms print in the same order")
    func labels() throws {
        let reading = try read(Self.cut, labels: Self.labels)
        #expect(reading.pairs == ["项目名称=某项目", "主管部门=某区数据中心", "项目类别=1、甲类项目☑2、乙类项目□", "项目属性=新增"])
        #expect(reading.repairs.count { $0.rule == "label.completed" } == 4)
    }

    @Test("they stay as printed where nothing proves them: no other form, another order, repairs off")
    func unprovedLabels() throws {
        for reading in [
            try read(Self.cut), try read(Self.cut, labels: Self.labels.reversed()),
            try read(Self.cut, mends: false, labels: Self.labels),
        ] {
            #expect(!reading.pairs.contains("项目名称=某项目"))
        }
    }

    @Test("the order of labels is that of the forms of which two agree")
    func order() throws {
        let words = try PerformanceFixtures.words()
        func candidate(_ text: String) -> (candidate: TableCandidate, evidence: PerformanceEvidence) {
            let candidate = TableCandidate(
                rows: PerformanceFixtures.rows(text), origin: .tabs, at: .text(line: 1, column: 1))
            return (
                candidate, PerformanceEvidence(candidate.rows, title: nil, named: ["performance/project"], words: words)
            )
        }
        let whole = candidate(PerformanceFixtures.clean)
        #expect(
            FormLabels([whole, whole], words: words).labels(of: "performance/project").starts(with: ["项目名称", "主管部门"]))
        #expect(FormLabels([whole], words: words).labels(of: "performance/project").isEmpty)
    }

    @Test("what is beside no label is a note, and no field, where the form shows damage")
    func debris() throws {
        let reading = try read("V11 3|1 3-4\n" + Self.fields + "||区数据管|理中心\n-W D-|10 1")
        #expect(reading.pairs == ["项目名称=某项目", "主管部门=某区数据中心"])
        #expect(reading.notes == ["-W D- 10 1", "区数据管 理中心", "V11 3 1 3-4"])
    }

    @Test("running text below the indicators is a note, and no indicator")
    func prose() throws {
        let reading = try read(
            Self.fields + Self.head + "满意度指标|服务对象满意度指标|甲项满意度|||90%|95%\n根据某某年某日统计情|024年7月和|区经科|下属单位")
        #expect(reading.indicators.count == 1)
        #expect(reading.notes == ["根据某某年某日统计情 024年7月和 区经科 下属单位"])
    }

    @Test("a name cut at its second character and read again whole is one, in a column that the header cuts likewise")
    func echo() throws {
        let reading = try read(Self.fields + Self.head + "产出指标|经济成本指标|全分|全年费用|||35万元")
        #expect(reading.indicators == ["/产出指标/经济成本指标/全年费用//35万元/"])
        #expect(reading.repairs.contains { $0.before == "全分 | 全年费用" && $0.after == "全年费用" })
    }

    @Test("debris in the place of the second level is no part of the indicator; a name of that level is none itself")
    func levels() throws {
        let head = "|一级指标|二级指标|三级指标||年初目标值||实际完成值\n"
        let reading = try read(
            Self.fields + head + "|产出指标|粉具化坛|全年完|成月报数量|12|篇|3篇\n||质量指标||23|0台||231台\n||时效指标|丙项||1次||1次")
        #expect(
            reading.indicators == ["/产出指标/粉具化坛/全年完成月报数量/12篇/3篇/", "/产出指标/时效指标/丙项/1次/1次/"])
        #expect(reading.rows[1].texts["level2"] == "质量指标")
        #expect(reading.rows[1].texts["indicator"] == nil)
        #expect(reading.rows[1].texts["actual"] == "231台")
        #expect(reading.diagnostics.map(\.code) == ["performance.unnamed"])
    }

    @Test(
        "a level two that stands below others ends the level one in force; what completes a name names the rows above")
    func parents() throws {
        let head = "|一级指标|二级指标|三级指标|年初目标值|实际完成值\n"
        let reading = try read(
            Self.fields + head
                + """
                ||经济成本指标|甲项|1次|1次
                |产出|数量指标|乙项|1次|1次
                |指标|质量指标|丙项|1次|1次
                |1|时效指标|丁项|1次|1次
                ||社会效益指标|戊项|1次|1次
                |满意度指标|满意度指标|己项|1次|1次
                """)
        #expect(
            reading.indicators.map {
                $0.split(separator: "/", omittingEmptySubsequences: false)[1...3].joined(separator: "/")
            }
                == [
                    "产出指标/经济成本指标/甲项", "产出指标/数量指标/乙项", "产出指标/质量指标/丙项", "产出指标/时效指标/丁项", "/社会效益指标/戊项",
                    "满意度指标/满意度指标/己项",
                ])
    }

    @Test("a name of level two that is debris is the one above where the indicator says so, and else none")
    func spoiltLevels() throws {
        let reading = try read(
            Self.fields + "一级指标|二级指标|三级指标|年初目标值|实际完成值\n产出|资产管理|资产管理制度|达成|达成\n|贝)目垤|资产管理规范性|达成|达成\n|/+1+1+|服务成效|无|无")
        #expect(reading.rows.map { $0.texts["level2"] } == ["资产管理", "资产管理", nil])
        #expect(reading.notes == ["/+1+1+"])
        #expect(reading.repairs.contains { $0.rule == "level.moved" && $0.before == "贝)目垤" && $0.after == "资产管理" })
    }

    @Test("lines that a cut has parted are joined line by line")
    func lines() throws {
        let head = "|一级指标|二级指标|三级|指标|年初目标值|实际完成值\n"
        let reading = try read(
            Self.fields + head + "|产出指标|数量指标|为人大代表 算提供便捷|对区财政预 的监督方式|100%|100%\n||质量指标|处置 意|链路故障满 度|85%|100%")
        #expect(reading.rows.map { $0.texts["indicator"] } == ["为人大代表对区财政预算提供便捷的监督方式", "处置链路故障满意度"])
    }

    @Test("the end of a label of the table of money is the whole label")
    func rate() throws {
        let reading = try read("||预算数(A)|执行数(B)|率(B/A)\n|年度财政资金总额|20|10|50%")
        #expect(reading.pairs == ["预算数(A)=20", "执行数(B)=10", "执行率(B/A)=50%"])
    }

    @Test("a bracket that a line of the grid was read as hides no text")
    func bracket() throws {
        #expect(try read("主管|部门|某区城市|市中心|项目实施单位 汉|(阳区城市|市中心").pairs.last == "项目实施单位=汉(阳区城市市中心")
    }

    @Test(
        "the name of a project is that of the title where the cut has put two characters for one",
        arguments: [
            ("区政府门户区", "对站运维", "2024年度区政府门户网站运维项目绩效自评表", "区政府门户网站运维"),
            ("汉图", "日区会议通信项目", "2024年度汉阳区会议通信项目绩效自评表", "汉阳区会议通信项目"),
            ("某某平台", "维护", "2024年度另一个平台升级项目绩效自评表", "某某平台维护"),
        ])
    func names(_ first: String, _ second: String, _ title: String, _ name: String) throws {
        let reading = try read("项目|名称|\(first)|\(second)\n主管|部门|某区数据中心", title: title)
        #expect(reading.pairs.first == "项目名称=\(name)")
    }

    @Test("a name of level two printed in the middle of its rows is theirs where two names show it by their indicators")
    func centred() throws {
        let rows = """
            一级指标|二级指标|三级指标|年初目标值|实际完成值
            产出|战略管理|规划相符性|达成|达成
            ||计划健全性|达成|达成
            ||预算编制科学性|达成|达成
            |预算编制|立项规范性|达成|达成
            ||预算执行率|85%|99%
            ||结余率|0|0
            |预算执行|采购执行率|85%|98%
            """
        #expect(
            try read(rows).rows.map { $0.texts["level2"] } == ["战略管理", "战略管理"] + [String](repeating: "预算编制", count: 2)
                + [String](repeating: "预算执行", count: 3))
        let one = rows.replacing("预算编制科学性", with: "另一项")
        #expect(try read(one).rows.prefix(3).allSatisfy { $0.texts["level2"] == "战略管理" })
    }
}
