import DisclosureModel
import Testing

/// Each rule on the smallest dump that needs it, on a sound one, and switched off.
@Suite struct RepairTests {
    private func basic(_ rows: [String], options: [String: String] = [:]) throws -> DisclosureTable {
        let lines =
            ["2024年度一般公共预算财政拨款基本支出决算明细表", "", "经济分类科目编码\t科目名称\t决算数\t经济分类科目编码\t科目名称\t决算数"] + rows
        return try #require(try recognise(lines.joined(separator: "\n"), options: options).tables.first)
    }

    private let sound = [
        "301\t工资福利支出\t3.00\t302\t商品和服务支出\t1.00", "30101\t基本工资\t1.00\t30201\t办公费\t1.00",
        "30102\t津贴补贴\t1.00\t30202\t印刷费\t", "30103\t奖金\t1.00\t30205\t水费\t",
    ]

    @Test func soundTablesGetNoRepairs() throws {
        #expect(try basic(sound).repairs.isEmpty)
    }

    @Test func blanksInsideNumbersAreRemoved() throws {
        let rows = [sound[0], sound[1].replacing("30101\t基本工资\t1.00", with: "30101\t基本工资\t1, 002. 50")] + sound[2...]
        let table = try basic(rows)
        #expect(table.rows[1].amounts["amount"]?.description == "1002.50")
        #expect(table.repairs.map(\.rule) == ["number.blanks"])
        #expect(table.repairs[0].before == "1, 002. 50" && table.repairs[0].after == "1002.50")
    }

    @Test func codesAreJoinedAndCompletedByTheirLabels() throws {
        let rows = [sound[0], "3010 1\t基本工资\t1.00\t3020\t办公费\t1.00", "3010\t津贴补贴\t1.00\t3020 q\t印刷费\t", sound[3]]
        let table = try basic(rows)
        #expect(table.rows.map(\.code) == ["301", "30101", "30102", "30103", "302", "30201", "30202", "30205"])
        #expect(
            table.repairs.map(\.rule).sorted() == [
                "code.completed", "code.completed", "code.completed", "code.rejoined",
            ])
        #expect(table.repairs.contains { $0.before == "3020 q" && $0.after == "30202" })
    }

    @Test func anUnknownLabelCompletesNoCode() throws {
        let rows = [sound[0], "3010\t没有这个科目\t1.00\t30201\t办公费\t1.00"] + sound[2...]
        let table = try basic(rows)
        #expect(table.rows[1].code == "3010")
        #expect(table.repairs.isEmpty)
    }

    @Test func noRepairLeavesEverythingAsPrinted() throws {
        let rows = [sound[0], "3010\t基本工资\t1. 00\t30201\t办公费\t1.00"] + sound[2...]
        let table = try basic(rows, options: ["no-repair": "true"])
        #expect(table.repairs.isEmpty)
        #expect(table.rows[1].code == "3010")
        #expect(table.rows[1].amounts.isEmpty && table.rows[1].texts["amount"] == "1. 00")
    }

    /// A table whose amounts are all damaged holds amounts: it is not empty.
    @Test func aTableOfDamagedAmountsIsNotEmpty() throws {
        let text = "2024年度支出决算表\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t2, 812. 11\t3. 00\t"
        let table = try #require(try recognise(text, options: ["no-repair": "true"]).tables.first)
        #expect(table.state == .reported)
        #expect(table.rows.map { $0.texts["total"] } == ["2, 812. 11"])
        #expect(try recognise(text).tables.first?.rows.first?.amounts["total"] == Amount("2812.11"))
    }

    @Test func labelsAreCompletedFromOtherTablesOfTheDocument() throws {
        func table(_ title: String, _ label: String) -> String {
            "2024年度\(title)\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n20805\t\(label)\t3.00\t3.00\t\n2080505\t机关事业单位基本养老保险缴费支出\t3.00\t3.00\t\n"
        }
        let text = table("支出决算表", "行政事业单位养老支出") + "\n" + table("一般公共预算财政拨款支出决算表", "行政事业单位养老")
        let document = try recognise(text)
        let second = try #require(document.tables.last)
        #expect(second.rows[0].label == "行政事业单位养老支出")
        #expect(second.repairs.map(\.rule) == ["label.completed"])
    }

    @Test func pageBreaksAreHealed() throws {
        let head = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
        let text = """
            2024年度支出决算表

            \(head)
            201\t一般公共服务支出\t3.00\t3.00

            12

            \(head)
            205\t教育支出\t1.00\t\t1.00
            """
        let document = try recognise(text)
        #expect(document.tables.count == 1)
        #expect(document.tables.first?.rows.map(\.code) == ["201", "205"])
    }
}
