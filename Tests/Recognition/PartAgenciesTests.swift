import DisclosureModel
import Testing

/// Files that hold the accounts of several agencies, told apart by headings.
@Suite struct PartAgenciesTests {
    private func document(_ headings: [String]) throws -> DisclosureDocument {
        let tables = headings.map {
            $0 + "\n\n支出决算表\n单位：万元\n" + PrintedTables.expenditure + "\n收入决算表\n单位：万元\n" + PrintedTables.revenue + "\n"
        }
        return try recognise("某市某区信访局2023年度部门决算汇编\n\n" + tables.joined())
    }

    @Test func tablesBelowAHeadingAreItsAgencys() throws {
        let document = try document([
            "第一部分 某市某区信访局2023年度决算", "第二部分 某市某区信访局（本级）2023年度决算", "第三部分 某市某区信访服务中心",
            "# 某市某区档案馆二〇二三年度",
        ])
        let names = ["某市某区信访局", "某市某区信访局（本级）", "某市某区信访服务中心", "某市某区档案馆"]
        #expect(document.tables.map(\.agency) == names.flatMap { [$0, $0] })
        #expect(document.document.agency == "某市某区信访局")
        #expect(document.diagnostics == [])
    }

    @Test(arguments: [
        "第二部分 2023年度部门决算表", "第二部分 某区信访局2023年度部门决算情况说明", "第二部分 部门概况", "第三部分 2023年重点工作完成情况", "## 社会组织",
        "纳入某区数据中心2023年部门决算编制范", "某区数据中心2023年部门决算编制的",
    ])
    func otherHeadingsNameNoAgency(heading: String) throws {
        let document = try document(["第一部分 某市某区信访局概况", heading])
        #expect(document.tables.allSatisfy { $0.agency == nil })
        #expect(document.diagnostics == [])
    }

    @Test func aListOfContentsGivesNoTableToItsLastAgency() throws {
        let list = "第一部分 某市某区信访局（本级）2023年度决算\n第二部分 某市某区信访服务中心2023年度决算"
        #expect(try document([list]).diagnostics.map(\.code) == ["agency.uncertain"])
        let whole = try document([list + "\n第一部分 某市某区信访局（本级）2023年度决算", "第二部分 某市某区信访服务中心2023年度决算"])
        #expect(whole.tables.map(\.agency) == ["某市某区信访局（本级）", "某市某区信访局（本级）", "某市某区信访服务中心", "某市某区信访服务中心"])
        #expect(whole.diagnostics == [])
    }

    @Test func aNameInDoubtIsSaid() throws {
        let document = try document(["第一部分 某市某区信访局2023年度决算", "第二部分 某市某区人民法庭2023年度决算"])
        #expect(document.tables.map(\.agency) == ["某市某区信访局", "某市某区信访局", nil, nil])
        #expect(document.diagnostics.map(\.code) == ["agency.uncertain"])
    }
}
