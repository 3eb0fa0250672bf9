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

    /// Older editions divide 年初结转和结余, 本年收入 and 年末结转和结余, and number the columns otherwise.
    @Test func aGroupsSumIsTheColumnAndItsPartsAreOthers() throws {
        let table = try table(
            """
            2023年度政府性基金预算财政拨款收入支出决算表

            单位：万元

            科目代码\t科目名称\t年初结转和结余\t\t\t本年收入\t\t\t本年支出\t\t\t年末结转和结余\t\t\t
            \t\t合计\t基本支出结转\t项目支出结转和结余\t合计\t基本支出\t项目支出\t合计\t基本支出\t项目支出\t合计\t基本支出结转\t项目支出结转和结余\t
            \t\t\t\t\t\t\t\t\t\t\t\t\t项目支出结转\t项目支出结余
            栏次\t\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13
            \t合计\t10.00\t4.00\t6.00\t20.00\t\t20.00\t25.00\t\t25.00\t5.00\t\t3.00\t2.00
            212\t城乡社区支出\t10.00\t4.00\t6.00\t20.00\t\t20.00\t25.00\t\t25.00\t5.00\t\t3.00\t2.00
            """)
        #expect(
            table.columns.filter { $0.type == .amount }.map(\.key) == [
                "opening", "opening.basic", "opening.project", "revenue", "revenue.basic", "revenue.project", "total",
                "basic", "project", "closing", "closing.basic", "closing.carriedForward", "closing.surplus",
            ])
        #expect(table.rows.first?.amounts["closing"] == Amount("5.00"))
        #expect(table.repairs.isEmpty)
    }

    /// 结转 and 结余 are parts of what stands above them, and neither is the whole.
    @Test(arguments: [true, false]) func aPartIsNotTheWhole(hasSum: Bool) throws {
        let (head, leaf, cells) = hasSum ? ("\t", "合计\t", "10.00\t") : ("", "", "")
        let table = try table(
            """
            2023年度国有资本经营预算财政拨款收入支出决算表

            单位：万元

            科目代码\t科目名称\t年初结转和结余\t\(head)\t本年收入\t本年支出\t\t
            \t\t\(leaf)结转\t结余\t\t合计\t基本支出\t项目支出
            \t合计\t\(cells)8.00\t2.00\t20.00\t25.00\t5.00\t20.00
            223\t国有资本经营预算支出\t\(cells)8.00\t2.00\t20.00\t25.00\t5.00\t20.00
            """)
        #expect(table.rows.first?.amounts["opening"] == (hasSum ? Amount("10.00") : nil))
        #expect(table.rows.first?.amounts["opening.carriedForward"] == Amount("8.00"))
        #expect(table.rows.first?.amounts["opening.surplus"] == Amount("2.00"))
        #expect(table.repairs.isEmpty)
    }

    /// What is of the year before is never taken for the table's own year, however the header says so.
    @Test(arguments: [("上年预算数", "本年预算数"), ("2023年预算数", "2024年预算数"), ("2023年执行数", "2024年预算数")])
    func theYearBeforeIsAnother(before: String, now: String) throws {
        let table = try table(
            """
            2024年一般公共预算“三公”经费支出表

            单位：万元

            \(before)\t\t\t\t\t\t\(now)\t\t\t\t\t
            “三公”经费合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t“三公”经费合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
            \t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费\t
            9.00\t1.00\t5.00\t2.00\t3.00\t3.00\t8.00\t\t5.00\t\t5.00\t3.00
            """)
        let names = ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"]
        #expect(table.columns.map(\.key) == names.map { "previous." + $0 } + names)
    }

    @Test(arguments: ["上年执行数", "2023年执行数", "2023年度预算数"]) func aColumnOfTheYearBefore(label: String) throws {
        let table = try table(
            """
            2024年一般公共预算支出表

            单位：万元

            科目编码\t科目名称\t\(label)\t2024年预算数\t\t
            \t\t\t合计\t基本支出\t项目支出
            205\t教育支出\t9.00\t8.00\t5.00\t3.00
            """)
        #expect(table.columns.filter { $0.type == .amount }.map(\.key) == ["previous", "total", "basic", "project"])
    }

    /// Both halves of the national form have the same funds below them.
    @Test func fundsOfTheYearAndFundsCarriedOver() throws {
        let table = try table(
            """
            2024年部门收入总表

            单位：万元

            部门代码\t部门名称\t合计\t本年收入\t\t\t\t\t上年结转结余\t\t
            \t\t\t小计\t一般公共预算\t政府性基金预算\t单位资金\t\t小计\t一般公共预算\t单位资金
            \t\t\t\t\t\t小计\t事业收入\t\t\t
            205\t某市教育局\t50.00\t45.00\t30.00\t10.00\t5.00\t5.00\t5.00\t4.00\t1.00
            """)
        #expect(
            table.columns.filter { $0.type == .amount }.map(\.key) == [
                "total", "year.total", "generalPublic", "governmentFund", "unitFunds", "undertaking", "carried.total",
                "carried.generalPublic", "carried.unitFunds",
            ])
    }

    /// The head of the vehicles drifted over the total's column: 栏次 say which column is which, those of the budget as well
    /// as those of the final account.
    @Test func ordinalsTellBudgetFromActual() throws {
        let half = "公务用车购置及运行维护费\t公务用车购置及运行维护费\t公务用车购置及运行维护费\t公务用车购置及运行维护费\t\t"
        let leaves = "合计\t因公出国（境）费\t小计\t公务用车购置费\t公务用车运行维护费\t公务接待费"
        let document = try recognise(
            """
            2024年度财政拨款“三公”经费支出决算表

            单位：万元

            预算数\t预算数\t预算数\t预算数\t预算数\t预算数\t决算数\t决算数\t决算数\t决算数\t决算数\t决算数
            \(half)\t\(half)
            \(leaves)\t\(leaves)
            1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12
            2.72\t\t2.20\t\t2.20\t0.52\t1.22\t\t1.04\t\t1.04\t0.18
            """)
        let row = try #require(document.tables.first { $0.form == "final/three-public" }?.rows.first)
        let keys = ["total", "vehicles", "vehicleOperation", "reception"]
        #expect(row.amounts.map(\.key) == keys.map { "budget." + $0 } + keys.map { "actual." + $0 })
    }
}
