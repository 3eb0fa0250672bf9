import DisclosureModel
import Foundation
import Testing

/// Tables whose columns the text does not keep: what is told by shape, by sums and by other tables, and what is not.
@Suite struct PlainTablesTests {
    private let head = [
        "2024年部门支出预算总表", "编制部门：某局 单位：元", "项目 支出预算", "功能分类科目编码", "功能分类科目名称 合计 基本支出 项目支出", "类 款 项",
    ]

    private func table(_ rows: [String], options: [String: String] = [:]) throws -> DisclosureTable {
        try #require(try document(rows, options: options).tables.first)
    }

    private func document(_ rows: [String], options: [String: String] = [:]) throws -> DisclosureDocument {
        try recognise((head + rows).joined(separator: "\n"), options: options)
    }

    private func values(_ row: DisclosureTable.Row) -> String {
        row.amounts.map { "\($0.key) \($0.value)" }.joined(separator: " ")
    }

    @Test func fullRowsNeedNoInference() throws {
        let table = try table([
            "205 教育支出 300 100 200", "205 02 普通教育 300 100 200", "205 02 02 小学教育 100 100 0",
            "205 02 03 初中教育 200 0 200", "合计 300 100 200",
        ])
        #expect(table.form == "budget/expenditure")
        #expect(table.unit == "元" && table.agency == "某局")
        #expect(table.rows.map(\.code) == ["205", "20502", "2050202", "2050203", nil])
        #expect(table.rows.map(\.level) == [1, 2, 3, 3, nil])
        #expect(values(table.rows[3]) == "total 200 basic 0 project 200")
        #expect(table.rows.last?.kind == .total)
        #expect(table.repairs.isEmpty)
    }

    @Test func blankCellsAreFoundByTheSumsOfTheChildren() throws {
        let rows = [
            "205 教育支出 300 100 200", "205 02 普通教育 300 100 200", "205 02 02 小学教育 100 100",
            "205 02 03 初中教育 200 200", "合计 300 100 200",
        ]
        let mended = try table(rows)
        #expect(values(mended.rows[2]) == "total 100 basic 100")
        #expect(values(mended.rows[3]) == "total 200 project 200")
        #expect(mended.repairs.map(\.rule) == ["column.inferred", "column.inferred"])
        #expect(mended.repairs[1].before == "200 200" && mended.repairs[1].after == "合计 200, 项目支出 200")
    }

    @Test func whatTheSumsAllowTwiceIsKeptAsPrinted() throws {
        let rows = [
            "205 教育支出 200 100 100", "205 02 普通教育 200 100 100", "205 02 02 小学教育 100 100", "205 02 03 初中教育 100 100",
            "合计 200 100 100",
        ]
        let document = try document(rows)
        let table = try #require(document.tables.first)
        #expect(values(table.rows[2]) == "total 100")
        #expect(table.rows[2].texts["unplaced"] == "100")
        #expect(document.diagnostics.filter { $0.code == "amount.unplaced" }.count == 2)
        #expect(table.repairs.isEmpty)
    }

    @Test func withoutRepairsNothingIsInferred() throws {
        let rows = ["205 教育支出 300 300", "205 02 普通教育 300 300", "合计 300 300 0"]
        let table = try table(rows, options: ["no-repair": "true"])
        #expect(values(table.rows[0]) == "total 300")
        #expect(table.rows[0].texts["unplaced"] == "300")
        #expect(values(table.rows[2]) == "total 300 basic 300 project 0")
        #expect(table.repairs.isEmpty)
    }

    @Test func wrappedLabelsAndRepeatedHeadersAreHealed() throws {
        let rows =
            ["205 教育支出 300 100 200", "205 02", "普通教育", "300 100 200"] + Array(head[2...])
            + ["205 02 99", "其他普通教育", "支出", "300 100 200", "合计 300", "100 200"]
        let table = try table(rows)
        #expect(table.rows.map(\.label) == ["教育支出", "普通教育", "其他普通教育支出", "合计"])
        #expect(table.rows.map(values) == Array(repeating: "total 300 basic 100 project 200", count: 4))
    }

    @Test func contentsAndRunningTextAreNoTables() throws {
        let document = try recognise(
            "目录\n2024年部门支出预算总表\n2024年部门收入预算总表\n一、支出预算情况说明\n2024年支出预算300万元，其中：基本支出100万元，项目支出200万元。")
        #expect(document.tables.allSatisfy { $0.state == .absent })
    }

    @Test(
        "real documents without columns say what they say with columns",
        arguments: [
            ("putuo-wanli-2024-budget", 0), ("putuo-welfare-2024-budget", 0), ("putuo-finance-2024-final", 1),
        ])
    func twins(_ name: String, _ undecided: Int) throws {
        let folder = sharedFolder().appendingPathComponent("corpus/documents")
        guard let plain = try? String(contentsOf: folder.appendingPathComponent("\(name).raw.txt"), encoding: .utf8),
            let layout = try? String(contentsOf: folder.appendingPathComponent("\(name).layout.txt"), encoding: .utf8)
        else {
            print("left out: there is no corpus beside the repository")
            return
        }
        let left = try facts(recognise(plain)), right = try facts(recognise(layout))
        // One amount of 三公 may be abroad or reception, and no sentence says which.
        #expect(right.subtracting(left).count == undecided)
        #expect(left.subtracting(right).isEmpty)
    }

    @Test(
        "a dump whose tabs became blanks says nothing else, and most of what it said",
        arguments: [("qiaokou-2024-final", 120), ("jianghan-2021-final", 170)])
    func withoutTabs(_ name: String, _ least: Int) throws {
        let file = sharedFolder().appendingPathComponent("corpus/documents/\(name).txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            print("left out: there is no corpus beside the repository")
            return
        }
        let plain = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
                .joined(separator: " ")
        }.joined(separator: "\n")
        func finance(_ text: String) throws -> Set<String> {
            try facts(recognise(text)).filter { $0.hasPrefix("final/") }
        }
        let left = try finance(plain)
        #expect(left.subtracting(try finance(text)).isEmpty)
        #expect(left.count >= least)
    }

    @Test func numbersOfLinesAreNoAmounts() throws {
        let text = """
            2024年度收入支出决算总表
            单位：万元
            收入 支出
            项目 行次 金额 项目 行次 金额
            栏次 1 栏次 2
            一、一般公共预算财政拨款收入 1 30.00 一、一般公共服务支出 31 10.00
            二、政府性基金预算财政拨款收入 2 二、外交支出 32
            9 五、教育支出 35 20.00
            本年收入合计 27 30.00 本年支出合计 57 30.00
            使用非财政拨款结余 28 58
            总计 30 30.00 总计 60 30.00
            """
        let table = try #require(try recognise(text).tables.first)
        let rows = table.rows.filter { !$0.label.isEmpty }
        #expect(rows.map(\.line) == [1, 2, 27, 28, 30, 31, 32, 35, 57, 60])
        #expect(
            rows.compactMap { $0.amounts["amount"]?.description } == [
                "30.00", "30.00", "30.00", "10.00", "20.00", "30.00", "30.00",
            ])
        #expect(table.repairs.isEmpty)
    }

    /// Three digits that end a line are a code only where a name follows, not where the next line has its own code.
    @Test func aWholeAmountAtTheEndOfALineIsNoCode() throws {
        let text = """
            2024年度一般公共预算财政拨款基本支出决算表
            部门：某局 单位：元
            经济分类科目编码 经济分类科目名称 本年支出
            合计 人员经费 公用经费
            301 工资福利支出 620 620 0
            30113 住房公积金 620 620 0
            302 商品和服务支出 412 0 412
            30215 会议费 75 0 75
            30226 劳务费 337 0 337
            合计 1032 620 412
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.rows.map(\.code) == ["301", "30113", "302", "30215", "30226", nil])
        #expect(values(table.rows[4]) == "total 337 personnel 0 public 337")
        #expect(table.repairs.isEmpty)
    }

    private func facts(_ document: DisclosureDocument) -> Set<String> {
        Set(
            document.tables.flatMap { table in
                table.rows.flatMap { row in
                    row.amounts.map {
                        "\(table.form ?? "") \(row.section ?? "") \(row.code ?? row.label) \($0.key) \($0.value)"
                    }
                }
            })
    }

    private func sharedFolder() -> URL {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { break }
        }
        return folder.deletingLastPathComponent().appendingPathComponent("shared")
    }

    /// A row of many amounts and a header of many labels are longer than a line of prose.
    @Test func longLinesOfShortWordsBelongToTheTable() throws {
        let amounts = Array(repeating: "1,158,954,320.00", count: 3).joined(separator: " ")
        let rows = ["201", "20103", "2010301"].map { "\($0) 政府办公厅（室）及相关机构事务和其他一般公共服务支出的总和 \(amounts)" }
        let read = try table(rows)
        #expect(read.rows.map(\.code) == ["201", "20103", "2010301"])
        #expect(read.rows.allSatisfy { $0.amounts.count == 3 })
    }

    /// The form's columns that neither header nor rows have are not there.
    @Test func theRowsPrintAsManyAmountsAsTheHeaderNames() throws {
        let read = try #require(
            try recognise(
                """
                2024年部门预算

                部门收入总表

                部门：某局 金额单位：万元

                科目编码 科目名称 合计 本年收入 上年结转结余
                小计 一般公共预算 政府性基金预算 国有资本经营预算 财政专户管理资金 事业收入 事业单位经营收入 其他收入
                合计 9.00 8.00 5.00 0.00 0.00 1.00 2.00 0.00 0.00 1.00
                205 教育支出 9.00 8.00 5.00 0.00 0.00 1.00 2.00 0.00 0.00 1.00
                """
            ).tables.first)
        #expect(read.form == "budget/revenue")
        #expect(
            read.rows.map(values)
                == Array(
                    repeating:
                        "total 9.00 year.total 8.00 generalPublic 5.00 governmentFund 0.00 stateCapital 0.00 fiscalAccount 1.00 undertaking 2.00 business 0.00 other 0.00 carried.total 1.00",
                    count: 2))
    }

    @Test(arguments: ["科目编码 科目名称 合计 人员经费 公用经费", "科目编码 科目名称 合计（万元） 人员经费 公用经费"])
    func oneListOfBasicExpenditureHasThreeColumns(header: String) throws {
        let read = try #require(
            try recognise(
                "2024年度部门决算\n\n一般公共预算财政拨款基本支出决算表\n\n部门：某局 金额单位：万元\n\n\(header)\n301 工资福利支出 5.00 5.00 0.00\n30101 基本工资 5.00 5.00 0.00\n302 商品和服务支出 2.00 0.00 2.00\n合计 7.00 5.00 2.00"
            ).tables.first)
        #expect(read.rows.map(values).last == "total 7.00 personnel 5.00 public 2.00")
        #expect(read.unit == "万元")
    }
}
