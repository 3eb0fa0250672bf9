import DisclosureModel
import Testing

@testable import Recognition

/// Title, agency, year and date of a document, from its first lines.
@Suite struct DocumentFactsTests {
    private func facts(_ lines: String...) throws -> DocumentInfo {
        let text = lines.joined(separator: "\n\n") + "\n\n支出决算表\n单位：万元\n" + PrintedTables.expenditure
        return try recognise(text).document
    }

    @Test(arguments: [
        "某市某区信访局2020年度部门决算", "关于某市某区信访局2020年度部门决算公开的说明", "附件：某市某区信访局2020年部门决算",
        "附件1：某市某区信访局2020年度部门决算", "第一部分 某市某区信访局2020年度部门决算", "一、某市某区信访局2020年度部门决算",
        "某市某区信访局二〇二〇年部门决算", "某市某区信访局二○二○年度部门决算", "二零二〇年度某市某区信访局部门决算",
        "某市某区信访局２０２０年度部门决算", "某市某区信访局2020年度单位决算公开表", "2020年度某市某区信访局部门决算公开报表",
    ])
    func aTitleNamesAgencyAndYear(title: String) throws {
        let facts = try facts("附件1", title)
        #expect(facts.title?.contains("信访局") == true)
        #expect(facts.agency == "某市某区信访局")
        #expect(facts.year == 2020)
        #expect(facts.kind == .final)
    }

    @Test func theAgencyOfAPartIsNamedWithoutThePart() throws {
        let facts = try facts("某市某区2020年度部门决算汇编", "第一部分 某市某区档案馆")
        #expect(facts.agency == "某市某区档案馆")
    }

    @Test(
        arguments: [
            ("发布日期：2025-09-01", "2025-09-01"), ("发布时间：2025年9月1日 来源：某区财政局", "2025-09-01"), ("公开时间：2025年9月", "2025-09"),
            ("2025-09-01 10:20:30  来源：某区财政局", "2025-09-01"), ("发布日期： 2025/9/1", "2025-09-01"),
            ("2025年10月31日", "2025-10-31"),
            ("日期：二〇二五年九月一日", "2025-09-01"), ("二〇二五年十月二十三日", "2025-10-23"),
            ("来源：某区财政局 发布时间：2025-09-01 浏览：12", "2025-09-01"),
            ("2025.10", nil), ("填报日期：2025-09-01", nil), ("2025年9月1日起施行的办法", nil), ("发布日期：2025-13-01", nil),
        ] as [(String, String?)])
    func theDateOfPublicationIsStated(line: String, date: String?) throws {
        #expect(try facts("某市某区信访局2024年度部门决算", line).published == date)
    }

    @Test func aYearAloneIsNoMonth() {
        #expect(PrintedDate.alone(in: "2025年") == "2025")
        #expect(PrintedDate.alone(in: "2025") == nil)
        #expect(PrintedDate.alone(in: "2024-2025") == nil)
    }
}
