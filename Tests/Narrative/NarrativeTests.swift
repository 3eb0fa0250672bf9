import DisclosureModel
import Testing

@testable import FormCatalogue
@testable import Narrative

/// Lines as an importer hands them over: wrapped, with or without blank lines between.
func prose(_ lines: [String], blankLinesBetween: Bool = false) -> SourceDocument {
    let blocks = lines.enumerated().map { index, line in
        SourceDocument.Block.paragraph(
            .init(
                text: line, at: .text(line: (blankLinesBetween ? 2 * index : index) + 1, column: 1),
                continues: index > 0 && !blankLinesBetween))
    }
    return SourceDocument(source: SourceFile(name: "a.txt", format: "text", bytes: 0, sha256: ""), blocks: blocks)
}

var money: Catalogue {
    var catalogue = Catalogue()
    catalogue.units = [
        FormCatalogue.Unit(label: "万元", powerOfTen: 4), FormCatalogue.Unit(label: "元", powerOfTen: 0),
        FormCatalogue.Unit(label: "亿元", powerOfTen: 8),
    ]
    return catalogue
}

func read(_ lines: String...) -> [String] {
    statements(in: prose(lines), catalogue: money).map { "\($0.subject)|\($0.measure)|\($0.value)\($0.unit)" }
}

@Suite("Statements of the narrative")
struct NarrativeTests {
    @Test("Totals, changes and rates are told apart and go on about one subject")
    func totals() {
        #expect(
            read("2024 年度收、支总计 2,540.11 万元。与 2023 年度相比，收、支总计各增加 441.37 万元，增长 21%，变动原因为新增经费。")
                == ["收、支总计|total|2540.11万元", "收、支总计|change|441.37万元", "收、支总计|changeRate|21%"])
        #expect(
            read("2022 年度收入合计减少 826.58 万元，下降 34.47% 。")
                == ["收入合计|change|-826.58万元", "收入合计|changeRate|-34.47%"])
    }

    @Test("Parts after 其中 carry their whole; shares name theirs")
    func parts() {
        #expect(
            read("支出合计 2540.11 万元。其中：基本支出 362.56 万元，占本年支出 14.3%；项目支出 2177.55 万元，占本年支出合计的 85.7%。") == [
                "支出合计|total|2540.11万元", "支出合计/基本支出|total|362.56万元", "支出合计/基本支出|share of 本年支出|14.3%",
                "支出合计/项目支出|total|2177.55万元", "支出合计/项目支出|share of 本年支出合计|85.7%",
            ])
        #expect(
            read("一般公共预算财政拨款支出 100 万元，主要用于以下方面：", "1.教育支出(类)支出 60 万元，占 60%。") == [
                "一般公共预算财政拨款支出|total|100万元", "教育支出(类)支出|total|60万元",
                "教育支出(类)支出|share of 一般公共预算财政拨款支出|60%",
            ])
    }

    @Test("A full stop ends what a sentence lists, and control bytes that a file holds end nothing")
    func sentences() {
        let listed = [
            "一般公共预算财政拨款基本支出 362.55 万元，其中：", "人员经费 341.69 万元，主要包括：基本工资、津贴补贴。", "公用经费 20.86 万元，主要包括：办公费。",
        ]
        let expected = [
            "一般公共预算财政拨款基本支出|total|362.55万元", "一般公共预算财政拨款基本支出/人员经费|total|341.69万元", "公用经费|total|20.86万元",
        ]
        #expect(read(listed[0], listed[1], listed[2]) == expected)
        #expect(read(listed[0], listed[1], "公用\u{1}经费 20.86 万元，主要包括：办公费。") == expected)
        #expect(read("存在的问题：无。", "网络系统运行项目全年预算数为 506.79 万元。") == ["网络系统运行项目|budget|506.79万元"])
    }

    @Test("An item named in one sentence is what the next speaks of")
    func items() {
        #expect(
            read(
                "(1)一般公共服务支出（类）统计信息事务（款）", "信息事务（项）。年初预算为 1,377.08 万元，支出决算为 2,174.37 万元，完成年初预算",
                "的 157.9%，支出决算数大于年初预算数的主要原因是新增。") == [
                    "一般公共服务支出(类)统计信息事务(款)信息事务(项)|budget|1377.08万元",
                    "一般公共服务支出(类)统计信息事务(款)信息事务(项)|actual|2174.37万元",
                    "一般公共服务支出(类)统计信息事务(款)信息事务(项)|completionRate|157.9%",
                    "一般公共服务支出(类)统计信息事务(款)信息事务(项)|comparison|1",
                ])
        #expect(
            read("1. “教育支出（类）普通教育（款）小学教育（项）”25.77万元。2023年当年预算执行", "数为60.13万元，2024年预算安排25.77万元，比2023年预算执行数减少57.14%。")
                == [
                    "教育支出(类)普通教育(款)小学教育(项)|total|25.77万元", "教育支出(类)普通教育(款)小学教育(项)|priorYear|60.13万元",
                    "教育支出(类)普通教育(款)小学教育(项)|budget|25.77万元",
                    "教育支出(类)普通教育(款)小学教育(项)|changeRate|-57.14%",
                ])
    }

    @Test("Blank lines between wrapped lines make no difference")
    func blankLines() {
        let lines = ["2022 年度收、支总计均为 1571.19 万元。与 2021 年度", "相比，收、支总计各减少 826.58 万元，下降 34.47% ，主要"]
        let wrapped = statements(in: prose(lines), catalogue: money)
        let spaced = statements(in: prose(lines, blankLinesBetween: true), catalogue: money)
        #expect(wrapped.map(\.value) == spaced.map(\.value))
        #expect(wrapped.map(\.subject) == spaced.map(\.subject))
    }

    @Test(
        "Blanks inside numbers are closed, numbers side by side stay apart",
        arguments: [
            ("支出 546. 03 万元", "支出|total|546.03万元"), ("支出 1, 286. 76万元", "支出|total|1286.76万元"),
            ("支出 2，540.11万元", "支出|total|2540.11万元"), ("支出１２.５万元", "支出|total|12.5万元"),
        ])
    func numbers(text: String, expected: String) {
        #expect(read(text) == [expected])
    }

    @Test(
        "What is no statement is left alone",
        arguments: [
            "购置单价100万元以上设备2台。", "按时办结率达到 97.1%。", "≤ 25 万元 ≤ 35 万元", "无单价50万元(含)以上设备", "共接待 14 人次。",
        ])
    func noStatement(text: String) {
        #expect(read(text).isEmpty)
    }

    @Test("A number torn between two lines is not guessed")
    func torn() {
        #expect(read("收入合计 2,5", "40.11 万元。").isEmpty)
    }

    @Test("A statement stands where its number stands")
    func locators() {
        let found = statements(in: prose(["一、收入情况", "2024 年度收入合计 12.50 万元，", "其中：财政拨款收入 ", "12 万元"]), catalogue: money)
        #expect(found.map { $0.at?.description } == ["2:13", "4:1"])
    }
}
