import DisclosureModel
import Testing

/// Which column of the form a column of amounts is, where its labels need not be the form's own.
@Suite struct ColumnBindingTests {
    private func table(_ text: String) throws -> DisclosureTable { try #require(try recognise(text).tables.first) }

    /// 金额 below every group names none of them: the groups do.
    @Test(arguments: [
        ("2024年度一般公共预算财政拨款基本支出决算表", ["personnel", "public"]), ("2024年一般公共预算基本支出表", ["personnel", "public"]),
    ])
    func aLabelThatColumnsShareNamesNone(title: String, keys: [String]) throws {
        let table = try table(
            """
            \(title)

            单位：万元

            科目编码\t科目名称\t人员经费\t公用经费
            \t\t金额\t金额
            301\t工资福利支出\t20.00\t
            30101\t基本工资\t20.00\t
            302\t商品和服务支出\t\t9.00
            30201\t办公费\t\t9.00
            """)
        #expect(table.columns.filter { $0.type == .amount }.map(\.key) == keys)
        #expect(table.rows.map { $0.amounts["personnel"] } == [Amount("20.00"), Amount("20.00"), nil, nil])
        #expect(table.rows.map { $0.amounts["public"] } == [nil, nil, Amount("9.00"), Amount("9.00")])
    }

    /// 预算数 and 决算数 below the labels of three columns tell the halves apart all the same.
    @Test func aGroupBelowItsColumnsTellsTheHalf() throws {
        let table = try table(
            """
            2024年度财政拨款“三公”经费支出决算表

            单位：万元

            合计\t\t因公出国（境）费\t\t公务接待费
            预算数\t决算数\t预算数\t决算数\t预算数\t决算数
            5.00\t4.00\t2.00\t1.00\t3.00\t3.00
            """)
        #expect(
            table.columns.map(\.key) == [
                "budget.total", "actual.total", "budget.abroad", "actual.abroad", "budget.reception",
                "actual.reception",
            ])
    }

    /// 小计 below 本年收入 and 本年支出 is what names the column.
    @Test func aLabelBelowHalvesNamesTheColumn() throws {
        let table = try table(
            """
            2024年度一般公共预算财政拨款支出决算表

            单位：万元

            科目编码\t科目名称\t本年收入\t\t本年支出
            \t\t小计\t项目支出\t小计\t项目支出
            201\t一般公共服务支出\t20.00\t20.00\t9.00\t9.00
            205\t教育支出\t10.00\t10.00\t8.00\t8.00
            """)
        #expect(
            table.columns.filter { $0.type == .amount }.map(\.key)
                == ["revenue.total", "revenue.project", "total", "project"])
    }

    /// Whole labels tell columns out of order apart, even if the group that the form has them under is not printed.
    @Test(arguments: [
        ["合计", "基本支出", "项目支出"], ["合计", "项目支出", "基本支出"], ["基本支出", "项目支出", "合计"], ["项目支出", "合计", "基本支出"],
    ])
    func columnsOutOfOrderKeepTheirLabels(labels: [String]) throws {
        let amounts = ["合计": "10.00", "基本支出": "6.00", "项目支出": "4.00"]
        let values = labels.map { amounts[$0] ?? "" }.joined(separator: "\t")
        let table = try table(
            """
            2024年度一般公共预算财政拨款支出决算表

            单位：万元

            科目编码\t科目名称\t\(labels.joined(separator: "\t"))
            201\t一般公共服务支出\t\(values)
            20103\t政府办公厅（室）及相关机构事务\t\(values)
            2010350\t事业运行\t\(values)
            """)
        #expect(table.repairs.isEmpty)
        for row in table.rows {
            #expect(row.amounts["total"] == Amount("10.00"))
            #expect(row.amounts["basic"] == Amount("6.00"))
            #expect(row.amounts["project"] == Amount("4.00"))
        }
    }
}
