import DisclosureModel
import Testing

/// What a column holds beside plain amounts: amounts with units, remarks, ratios, counts, codes, marks for nothing.
@Suite struct ColumnMeaningTests {
    private func document(
        _ rows: [String], title: String = "支出决算表", unit: String = "单位：万元", options: [String: String] = [:]
    ) throws -> DisclosureDocument {
        try recognise(
            (["2023年度东山区教育局部门决算", "", title, unit] + rows).joined(separator: "\n"), options: options)
    }

    private let head = "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出"

    private func amounts(_ row: DisclosureTable.Row) -> [String] { row.amounts.map { "\($0.key) \($0.value)" } }

    // MARK: Units behind amounts

    @Test func amountsWithTheTablesUnitBehindThemAreAmounts() throws {
        let document = try document(
            [
                head, "栏次\t\t1\t2\t3", "\t合计\t1,500.50元\t1,000.25元\t500.25元",
                "201\t一般公共服务支出\t1,500.50元\t1,000.25元\t500.25元",
            ], unit: "单位：元")
        let table = try #require(document.tables.first)
        #expect(table.state == .reported && document.diagnostics.isEmpty && table.repairs.isEmpty)
        #expect(table.columns.map(\.key) == ["total", "basic", "project"])
        #expect(table.rows.map(\.label) == ["合计", "一般公共服务支出"])
        #expect(amounts(table.rows[1]) == ["total 1500.50", "basic 1000.25", "project 500.25"])
    }

    @Test func aColumnWithUnitsDoesNotCutItsTable() throws {
        let table = try #require(
            try document(
                [head, "\t合计\t1,500.50\t1,000.25元\t500.25", "201\t一般公共服务支出\t1,500.50\t1,000.25元\t500.25"],
                unit: "单位：元"
            ).tables.first)
        #expect(table.rows.count == 2)
        #expect(amounts(table.rows[0]) == ["total 1500.50", "basic 1000.25", "project 500.25"])
    }

    @Test func aTotalWithUnitsIsNoHeader() throws {
        let table = try #require(
            try document([head, "\t合计\t300.50万元\t200.25万元\t100.25万元", "208\t社会保障和就业支出\t300.50\t200.25\t100.25"])
                .tables.first)
        #expect(table.rows.map(\.kind) == [.total, .item])
        #expect(table.rows[0].amounts["basic"]?.description == "200.25")
    }

    @Test func anotherUnitIsConvertedOnRecordOrLeftOut() throws {
        let rows = [head, "\t合计\t1.50\t12,345.60元\t", "201\t一般公共服务支出\t1.50\t1.2345600亿元\t3美元"]
        let document = try document(rows)
        let table = try #require(document.tables.first)
        #expect(amounts(table.rows[0]) == ["total 1.50", "basic 1.234560"])
        #expect(amounts(table.rows[1]) == ["total 1.50", "basic 12345.600"])
        #expect(table.repairs.map(\.rule) == ["number.unit", "number.unit"])
        #expect(table.repairs.first?.before == "12,345.60元" && table.repairs.first?.after == "1.234560")
        #expect(table.rows[1].texts["project"] == "3美元")
        #expect(document.diagnostics.map(\.code) == ["amount.unreadable"])
        let asPrinted = try self.document(rows, options: ["no-repair": "true"])
        #expect(asPrinted.tables.first?.rows[0].texts["basic"] == "12,345.60元")
        #expect(asPrinted.tables.first?.repairs.isEmpty == true)
    }

    @Test func unitsBehindAllAmountsAreTheTables() throws {
        let rows = [head, "\t合计\t15元\t10元\t5元", "201\t一般公共服务支出\t15元\t10元\t5元"]
        let table = try #require(try document(rows, unit: "").tables.first)
        #expect(table.unit == "元" && table.rows[0].amounts["total"]?.description == "15")
        let mixed = try document(rows + ["20101\t人大事务\t8.00\t8.00\t"], unit: "")
        #expect(mixed.tables.first?.unit == nil && mixed.tables.first?.rows[0].amounts.isEmpty == true)
        #expect(mixed.diagnostics.contains { $0.code == "amount.unreadable" && $0.excerpt == "15元" })
    }

    // MARK: Words beside amounts

    @Test func wordsToTheRightOfAmountsAreTexts() throws {
        let rows = [
            "\t合计\t9.00\t5.00\t4.00\t", "201\t一般公共服务支出\t9.00\t5.00\t4.00\t",
            "20103\t政府办公厅（室）及相关机构事务\t9.00\t5.00\t4.00\t含上年结转",
            "2010308\t信访事务\t4.00\t\t4.00\t项目延期",
        ]
        for label in ["备注", "资金性质", "说明"] {
            let table = try #require(try document(["\(head)\t\(label)"] + rows).tables.first)
            #expect(table.rows.map(\.label) == ["合计", "一般公共服务支出", "政府办公厅（室）及相关机构事务", "信访事务"])
            #expect(table.rows.map { $0.texts["c6"] } == [nil, nil, "含上年结转", "项目延期"])
            #expect(table.columns.last?.key == "c6" && table.columns.last?.type == .text)
            #expect(table.columns.last?.label == label)
        }
    }

    @Test func knownNamesUnderALabelOfTheirOwnAreTextsToo() throws {
        let table = try #require(
            try document([
                "\(head)\t资金来源", "\t合计\t9.00\t5.00\t4.00\t", "201\t一般公共服务支出\t9.00\t5.00\t4.00\t一般公共预算财政拨款",
            ]).tables.first)
        #expect(table.rows.map(\.label) == ["合计", "一般公共服务支出"])
        #expect(table.rows[1].texts["c6"] == "一般公共预算财政拨款")
    }

    @Test func wordsBetweenCodeAndNameAreTextsUnderTheirLabel() throws {
        let table = try #require(
            try document([
                "科目编码\t单位名称\t科目名称\t本年支出合计\t基本支出\t项目支出", "\t\t合计\t9.00\t5.00\t4.00",
                "201\t局机关\t一般公共服务支出\t9.00\t5.00\t4.00",
            ]).tables.first)
        #expect(table.rows.map(\.label) == ["合计", "一般公共服务支出"])
        #expect(table.rows[1].texts.map(\.value) == ["局机关"])
        #expect(table.columns.first { $0.key == "c2" }?.label == "单位名称")
    }

    @Test func remarksBetweenColumnsBelongToTheirRow() throws {
        let table = try #require(
            try document([
                "科目编码\t科目名称\t本年支出合计\t备注\t基本支出\t项目支出", "\t合计\t9.00\t\t5.00\t4.00",
                "201\t一般公共服务支出\t9.00\t含上年结转\t5.00\t4.00",
            ]).tables.first)
        #expect(table.rows.map(\.label) == ["合计", "一般公共服务支出"])
        #expect(amounts(table.rows[1]) == ["total 9.00", "basic 5.00", "project 4.00"])
        #expect(table.rows[1].texts["c4"] == "含上年结转")
    }

    @Test func aListToTheRightWhoseNamesAreKnownStaysAList() throws {
        let table = try #require(
            try document(
                [
                    "收入\t\t支出\t", "项目\t决算数\t项目\t决算数", "一、一般公共预算财政拨款收入\t5.00\t一、一般公共服务支出\t",
                    "本年收入合计\t5.00\t本年支出合计\t", "总计\t5.00\t总计\t",
                ], title: "收入支出决算总表"
            ).tables.first)
        #expect(table.rows.compactMap(\.section).filter { $0 == "expenditure" }.count == 3)
        #expect(!table.rows.contains { !$0.texts.isEmpty })
    }

    // MARK: Ratios and counts

    @Test(arguments: [
        ("完成率", "93.78%", "100%"), ("完成率%", "93.78", "100.00"), ("占比（%）", "60.00", "40.00"), ("人数", "12", "7"),
        ("面积（平方米）", "120.5", "80"), ("情况", "93.78%", "5.1%"),
    ])
    func ratiosAndCountsAreNoMoney(_ label: String, _ first: String, _ second: String) throws {
        let document = try document([
            "\(head)\t\(label)", "栏次\t\t1\t2\t3\t4", "\t合计\t9.00\t5.00\t4.00\t\(first)",
            "201\t一般公共服务支出\t5.00\t5.00\t\t\(second)", "205\t教育支出\t4.00\t\t4.00\t—",
        ])
        let table = try #require(document.tables.first)
        #expect(table.columns.map(\.key) == ["total", "basic", "project", "c6"])
        #expect(table.columns.map(\.type) == [.amount, .amount, .amount, .text])
        #expect(table.rows.map { $0.texts["c6"] } == [first, second, nil])
        #expect(table.rows.allSatisfy { $0.amounts["c6"] == nil })
        #expect(document.diagnostics.isEmpty)
    }

    @Test func theFormsOwnRatioHasItsKeyAndTheDifferenceBesideItIsMoney() throws {
        let text = """
            2025年东山区司法局部门预算

            一般公共预算支出表
            单位：万元
            功能分类科目\t\t2024年执行数\t2025年预算数\t\t\t2025年预算数比2024年执行数\t
            科目编码\t科目名称\t\t小计\t基本支出\t项目支出\t增减额\t增减%
            204\t公共安全支出\t8.00\t10.00\t6.00\t4.00\t2.00\t25.00%
            20406\t司法\t8.00\t10.00\t6.00\t4.00\t2.00\t25.00
            合计\t\t8.00\t10.00\t6.00\t4.00\t2.00\t25.00
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.form == "budget/general-expenditure")
        #expect(table.columns.filter { $0.type == .text }.map(\.key) == ["change"])
        #expect(table.rows.map { $0.texts["change"] } == ["25.00%", "25.00", "25.00"])
        #expect(table.rows.allSatisfy { $0.amounts["c7"]?.description == "2.00" })
    }

    @Test func aGroupOfRatiosHasNoMoneyBelowItButWhatSaysSo() throws {
        let table = try #require(
            try document([
                "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t增减幅度\t", "\t\t\t\t\t金额\t比例",
                "\t合计\t9.00\t5.00\t4.00\t1.00\t12.5", "201\t一般公共服务支出\t9.00\t5.00\t4.00\t1.00\t12.5",
            ]).tables.first)
        #expect(table.columns.suffix(2).map(\.type) == [.amount, .text])
    }

    @Test func ratiosOfItemsBelowEachOtherAreNoMoneyInOneRow() throws {
        let table = try #require(
            try document(
                [
                    "项目\t预算数\t决算数\t完成率", "合计\t5.00\t4.50\t90", "因公出国（境）费\t0.00\t0.00\t", "公务用车购置及运行费\t4.00\t3.50\t87.5",
                    "公务用车购置费\t0.00\t0.00\t", "公务用车运行费\t4.00\t3.50\t87.5", "公务接待费\t1.00\t1.00\t100",
                ], title: "财政拨款“三公”经费支出决算表"
            ).tables.first)
        #expect(table.rows.count == 1 && table.rows[0].amounts.count == 12)
        #expect(table.rows[0].texts.map(\.value) == ["90", "87.5", "87.5", "100"])
        #expect(table.columns.filter { $0.path.first == "完成率" }.map(\.type) == Array(repeating: .text, count: 6))
    }

    // MARK: Codes

    @Test func codesOfDepartmentsAreCodesHoweverLong() throws {
        let text = """
            2025年东山区水务局部门预算

            部门收入总表
            单位：万元
            部门（单位）代码\t部门（单位）名称\t合计\t本年收入\t\t上年结转结余
            \t\t\t小计\t一般公共预算\t
            \t合计\t1,200.00\t1,150.00\t1,150.00\t50.00
            301\t东山区水务局\t1,200.00\t1,150.00\t1,150.00\t50.00
            301001\t东山区水务局本级\t800.00\t750.00\t750.00\t50.00
            301002\t东山区水利站\t400.00\t400.00\t400.00\t
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.rows.map(\.code) == [nil, "301", "301001", "301002"])
        #expect(!table.columns.contains { $0.key == "c1" })
        #expect(table.rows[3].amounts["total"]?.description == "400.00")
    }

    // MARK: Marks and amounts that cannot be read

    @Test(arguments: ["/", "\\", "—"])
    func aTotalOfMarksForNothingIsARow(_ mark: String) throws {
        let document = try document(
            [head, "\t合计\t\(mark)\t\(mark)\t\(mark)"], title: "国有资本经营预算财政拨款支出决算表")
        let table = try #require(document.tables.first)
        #expect(table.state == .empty && table.repairs.isEmpty && document.diagnostics.isEmpty)
        #expect(table.rows.map(\.label) == ["合计"] && table.rows[0].amounts.isEmpty)
        #expect(table.columns.map(\.key) == ["total", "basic", "project"])
    }

    @Test func aRowOfNothingButMarksIsNone() throws {
        let table = try #require(try document([head, "/\t/\t/\t/\t/"]).tables.first)
        #expect(table.rows.isEmpty && table.state == .empty)
        #expect(table.columns.map(\.key) == ["total", "basic", "project"])
    }

    @Test(arguments: ["#DIV/0!", "#N/A", "####", "1.234,56", "1,23"])
    func whatCannotBeReadStaysInItsColumn(_ spoilt: String) throws {
        let document = try document(
            [
                "预算数\t\t\t\t\t\t决算数\t\t\t\t\t",
                "合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费",
                "\t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费\t", "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12",
                "5.00\t0.00\t4.00\t0.00\t4.00\t1.00\t4.50\t0.00\t3.50\t0.00\t3.50\t\(spoilt)",
            ], title: "财政拨款“三公”经费支出决算表")
        let table = try #require(document.tables.first)
        #expect(table.form == "final/three-public" && table.rows.count == 1 && table.columns.count == 12)
        #expect(table.rows[0].texts["actual.reception"] == spoilt && table.rows[0].amounts.count == 11)
        #expect(document.diagnostics.map(\.code) == ["amount.unreadable"])
    }

    // MARK: Columns that the form does not know

    @Test func oneLabelOnBothSidesHasOneKey() throws {
        let table = try #require(
            try document(
                [
                    "收入\t\t\t支出\t\t", "项目\t全年预算数\t决算数\t项目\t全年预算数\t决算数",
                    "一、一般公共预算财政拨款收入\t6.00\t5.00\t一、一般公共服务支出\t6.00\t5.00", "本年收入合计\t6.00\t5.00\t本年支出合计\t6.00\t5.00",
                    "总计\t6.00\t5.00\t总计\t6.00\t5.00",
                ], title: "收入支出决算总表"
            ).tables.first)
        #expect(table.columns.map(\.key) == ["c2", "amount"])
        #expect(table.rows.allSatisfy { $0.amounts.keys == ["c2", "amount"] })
    }

    // MARK: Tables without amounts

    private func threePublic(_ cells: [String]) throws -> DisclosureTable {
        let heads = ["预算数\t\t\t\t\t\t决算数\t\t\t\t\t", Array(repeating: Self.items, count: 2).joined(separator: "\t")]
        let document = try recognise(
            (["2023年度东山区教育局部门决算", "", "财政拨款“三公”经费支出决算表", "单位：万元", ""] + heads + [
                (1...12).map(String.init).joined(separator: "\t"), cells.joined(separator: "\t"),
            ])
            .joined(separator: "\n"))
        return try #require(document.tables.first { $0.form == "final/three-public" })
    }

    private static let items = "合计\t因公出国（境）费\t小计\t公务用车购置费\t公务用车运行维护费\t公务接待费"

    /// A table that is printed without amounts is empty, whatever marks stand for nothing.
    @Test(arguments: ["-", "—", "——", "／"])
    func aRowOfMarksForNothingIsEmpty(mark: String) throws {
        let table = try threePublic(Array(repeating: mark, count: 12))
        #expect(table.state == .empty && table.rows.isEmpty)
    }

    /// What cannot be read was printed all the same, and its table is not empty.
    @Test func aRowOfAmountsThatCannotBeReadIsReported() throws {
        let table = try threePublic(Array(repeating: "#DIV/0!", count: 12))
        #expect(table.state == .reported)
        #expect(table.rows.map { $0.texts["actual.total"] } == ["#DIV/0!"])
        #expect(try threePublic(Array(repeating: "0.00", count: 12)).state == .reported)
        #expect(try threePublic(Array(repeating: "", count: 11) + ["·"]).state == .empty)
    }
}
