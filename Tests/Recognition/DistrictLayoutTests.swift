import ConversionGraph
import DisclosureModel
import Testing

/// Tables as districts print them, each of its own layout: every amount under its key, every code its own.
@Suite struct DistrictLayoutTests {
    /// A table in one layout, and what each row of it holds.
    struct Layout: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var title: String
        var lines: [String]
        var form: String
        /// The rows: section, code, label, amounts, and texts where there are any.
        var rows: [String]
        var kind = "预算"
    }

    static let layouts = [
        Layout(
            testDescription: "two economic classifications beside each other",
            title: "一般公共预算基本支出表",
            lines: [
                "部门预算经济分类科目\t\t政府预算经济分类科目\t\t本年一般公共预算基本支出\t\t",
                "科目编码\t科目名称\t科目编码\t科目名称\t合计\t人员经费\t公用经费", "\t合计\t\t\t600.00\t520.00\t80.00",
                "301\t工资福利支出\t501\t机关工资福利支出\t500.00\t500.00\t",
                "30101\t基本工资\t50101\t工资奖金津补贴\t500.00\t500.00\t", "302\t商品和服务支出\t\t\t80.00\t\t80.00",
                "303\t对个人和家庭的补助\t509\t对个人和家庭的补助\t20.00\t20.00\t",
            ],
            form: "budget/general-basic",
            rows: [
                "- - 合计 total 600.00 personnel 520.00 public 80.00",
                "- 301 工资福利支出 total 500.00 personnel 500.00 c3=501 c4=机关工资福利支出",
                "- 30101 基本工资 total 500.00 personnel 500.00 c3=50101 c4=工资奖金津补贴",
                "- 302 商品和服务支出 total 80.00 public 80.00",
                "- 303 对个人和家庭的补助 total 20.00 personnel 20.00 c3=509 c4=对个人和家庭的补助",
            ]),
        Layout(
            testDescription: "codes of agencies before those of functions",
            title: "部门支出总表",
            lines: [
                "单位代码\t单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出", "\t合计\t\t\t90.00\t60.00\t30.00",
                "201001\t某县农业农村局\t\t\t90.00\t60.00\t30.00", "\t\t213\t农林水支出\t90.00\t60.00\t30.00",
                "\t\t21301\t农业农村\t90.00\t60.00\t30.00",
            ],
            form: "budget/expenditure",
            rows: [
                "- - 合计 total 90.00 basic 60.00 project 30.00",
                "- 201001 某县农业农村局 total 90.00 basic 60.00 project 30.00",
                "- 213 农林水支出 total 90.00 basic 60.00 project 30.00",
                "- 21301 农业农村 total 90.00 basic 60.00 project 30.00",
            ]),
        Layout(
            testDescription: "the code of the agency behind the parts of that of the function",
            title: "部门支出总体情况表",
            lines: [
                "科目编码\t\t\t单位代码\t单位（科目名称）\t合计\t基本支出\t项目支出", "类\t款\t项\t\t\t\t\t",
                "\t\t\t\t合计\t900.00\t500.00\t400.00", "206\t\t\t301001\t科学技术支出\t900.00\t500.00\t400.00",
                "206\t01\t01\t301001\t行政运行\t500.00\t500.00\t", "206\t01\t99\t301001\t其他科学技术管理事务支出\t400.00\t\t400.00",
            ],
            form: "budget/expenditure",
            rows: [
                "- - 合计 total 900.00 basic 500.00 project 400.00",
                "- 206 科学技术支出 total 900.00 basic 500.00 project 400.00 c4=301001",
                "- 2060101 行政运行 total 500.00 basic 500.00 c4=301001",
                "- 2060199 其他科学技术管理事务支出 total 400.00 project 400.00 c4=301001",
            ]),
        Layout(
            testDescription: "three public expenses, a year a row",
            title: "财政拨款（含一般公共预算和政府性基金预算）“三公”经费支出表",
            lines: [
                "项目\t“三公”经费财政拨款预算总额\t因公出国（境）费用\t公务接待费\t公务用车购置和运行维护费\t\t", "\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费",
                "2022年\t8.00\t\t2.00\t6.00\t\t6.00", "2023年\t7.00\t\t1.50\t5.50\t\t5.50",
            ],
            form: "budget/three-public",
            rows: [
                "- - - previous.total 8.00 previous.reception 2.00 previous.vehicles 6.00 previous.vehicleOperation 6.00 total 7.00 "
                    + "reception 1.50 vehicles 5.50 vehicleOperation 5.50"
            ]),
        Layout(
            testDescription: "three public expenses above counts of vehicles and guests",
            title: "财政拨款“三公”经费、行政参公单位机关运行经费情况表",
            lines: [
                "项目\t行次\t预算数\t全年预算数\t决算统计数", "一、“三公”经费支出\t1\t—\t—\t—",
                "（一）支出合计\t2\t14.00\t13.00\t12.00", "1.因公出国（境）费\t3\t\t\t", "2.公务用车购置及运行维护费\t4\t10.00\t9.00\t8.50",
                "（1）公务用车购置费\t5\t\t\t", "（2）公务用车运行维护费\t6\t10.00\t9.00\t8.50", "3.公务接待费\t7\t4.00\t4.00\t3.50",
                "（1）国内接待费\t8\t—\t—\t3.50", "（二）相关统计数\t11\t—\t—\t—", "1.因公出国（境）团组数（个）\t12\t—\t—\t",
                "5.国内公务接待批次（个）\t16\t—\t—\t21", "6.国内公务接待人次（人）\t18\t—\t—\t310",
            ],
            form: "final/three-public",
            rows: [
                "- - - budget.total 14.00 budget.vehicles 10.00 budget.vehicleOperation 10.00 budget.reception 4.00 c14 13.00 c16 9.00 "
                    + "c18 9.00 c19 4.00 actual.total 12.00 actual.vehicles 8.50 actual.vehicleOperation 8.50 actual.reception 3.50 "
                    + "c32 3.50 c35=21 c36=310"
            ], kind: "决算"),
        Layout(
            testDescription: "what was planned beside what was spent",
            title: "支出决算表",
            lines: [
                "项目\t\t年初预算数\t\t\t决算数\t\t", "科目编码\t科目名称\t合计\t基本支出\t项目支出\t合计\t基本支出\t项目支出",
                "栏次\t\t1\t2\t3\t4\t5\t6", "\t合计\t430.00\t300.00\t130.00\t450.00\t310.00\t140.00",
                "201\t一般公共服务支出\t430.00\t300.00\t130.00\t450.00\t310.00\t140.00",
            ],
            form: "final/expenditure",
            rows: [
                "- - 合计 c3 430.00 c4 300.00 c5 130.00 total 450.00 basic 310.00 project 140.00",
                "- 201 一般公共服务支出 c3 430.00 c4 300.00 c5 130.00 total 450.00 basic 310.00 project 140.00",
            ], kind: "决算"),
        Layout(
            testDescription: "basic expenditure once for each source of money",
            title: "部门支出总表",
            lines: [
                "科目编码\t科目名称\t总计\t一般公共预算拨款\t\t政府性基金预算拨款\t", "\t\t\t基本支出\t项目支出\t基本支出\t项目支出",
                "\t合计\t440.00\t310.00\t110.00\t\t20.00", "201\t一般公共服务支出\t440.00\t310.00\t110.00\t\t20.00",
            ],
            form: "budget/expenditure",
            rows: [
                "- - 合计 total 440.00 c4 310.00 c5 110.00 c7 20.00",
                "- 201 一般公共服务支出 total 440.00 c4 310.00 c5 110.00 c7 20.00",
            ]),
        Layout(
            testDescription: "revenue by budgets, each called an appropriation",
            title: "部门收入总表",
            lines: [
                "科目编码\t科目名称\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款\t国有资本经营预算财政拨款\t事业收入",
                "\t合计\t428.00\t400.00\t20.00\t3.00\t5.00", "201\t一般公共服务支出\t428.00\t400.00\t20.00\t3.00\t5.00",
            ],
            form: "budget/revenue",
            rows: [
                "- - 合计 total 428.00 generalPublic 400.00 governmentFund 20.00 stateCapital 3.00 undertaking 5.00",
                "- 201 一般公共服务支出 total 428.00 generalPublic 400.00 governmentFund 20.00 stateCapital 3.00 undertaking 5.00",
            ]),
        Layout(
            testDescription: "projects with codes of their own, of functions and of the economy",
            title: "项目支出预算表",
            lines: [
                "项目代码\t项目名称\t功能科目编码\t功能科目名称\t经济科目编码\t经济科目名称\t合计\t一般公共预算\t单位资金",
                "530123\t免费开放\t2070109\t群众文化\t30201\t办公费\t65.00\t65.00\t",
                "530124\t培训班\t2070109\t群众文化\t30216\t培训费\t15.00\t\t15.00", "合计\t\t\t\t\t\t80.00\t65.00\t15.00",
            ],
            form: "budget/projects",
            rows: [
                "- 530123 免费开放 total 65.00 generalPublic 65.00 c3=2070109 c5=30201 c4=群众文化 c6=办公费",
                "- 530124 培训班 total 15.00 unitFunds 15.00 c3=2070109 c5=30216 c4=群众文化 c6=培训费",
                "- - 合计 total 80.00 generalPublic 65.00 unitFunds 15.00",
            ]),
        Layout(
            testDescription: "the sum of a group is no sum of what the group holds",
            title: "部门支出预算表",
            lines: [
                "科目编码\t科目名称\t合计\t财政拨款\t\t\t单位资金", "\t\t\t小计\t基本支出\t项目支出\t",
                "207\t文化旅游体育与传媒支出\t280.00\t265.00\t200.00\t65.00\t15.00", "合计\t\t280.00\t265.00\t200.00\t65.00\t15.00",
            ],
            form: "budget/expenditure",
            rows: [
                "- 207 文化旅游体育与传媒支出 total 280.00 c4 265.00 basic 200.00 project 65.00 c7 15.00",
                "- - 合计 total 280.00 c4 265.00 basic 200.00 project 65.00 c7 15.00",
            ]),
        Layout(
            testDescription: "numbers of the rows before codes and names",
            title: "部门预算支出总表",
            lines: [
                "序号\t功能分类科目\t\t合计\t基本支出\t项目支出", "\t科目编码\t科目名称\t\t\t", "栏次\t1\t2\t3\t4\t5",
                "1\t\t合计\t75.5\t40.5\t35", "2\t208\t社会保障和就业支出\t60.5\t40.5\t20", "3\t20802\t民政管理事务\t60.5\t40.5\t20",
                "4\t229\t其他支出\t15\t\t15",
            ],
            form: "budget/expenditure",
            rows: [
                "- - 合计 total 75.5 basic 40.5 project 35", "- 208 社会保障和就业支出 total 60.5 basic 40.5 project 20",
                "- 20802 民政管理事务 total 60.5 basic 40.5 project 20", "- 229 其他支出 total 15 project 15",
            ]),
        Layout(
            testDescription: "the total in the column of the agencies' codes",
            title: "部门收入预算表",
            lines: [
                "部门（单位）代码\t部门（单位）名称\t合计\t一般公共预算\t单位资金", "1\t2\t3\t4\t5", "105017\t某县文化馆\t315.00\t300.00\t15.00",
                "合计\t\t315.00\t300.00\t15.00",
            ],
            form: "budget/revenue",
            rows: [
                "- 105017 某县文化馆 total 315.00 generalPublic 300.00 unitFunds 15.00",
                "- - 合计 total 315.00 generalPublic 300.00 unitFunds 15.00",
            ]),
        Layout(
            testDescription: "one column of this year's budget on either side",
            title: "财政拨款收支总体情况表",
            lines: [
                "收入\t\t支出\t", "项目\t2023年预算\t项目（按功能分类）\t2023年预算", "一、一般公共预算\t750.00\t一、城乡社区支出\t800.00",
                "二、政府性基金预算\t50.00\t\t", "本年收入合计\t800.00\t本年支出合计\t800.00",
            ],
            form: "budget/appropriation",
            rows: [
                "revenue - 一、一般公共预算 amount 750.00", "revenue - 二、政府性基金预算 amount 50.00",
                "revenue - 本年收入合计 amount 800.00", "expenditure - 一、城乡社区支出 total 800.00",
                "expenditure - 本年支出合计 total 800.00",
            ]),
        Layout(
            testDescription: "three public expenses below administrative ones, over two years",
            title: "一般公共预算安排的行政经费及“三公”经费预算表",
            lines: [
                "项目\t2022年预算\t2023年预算", "行政经费\t300.00\t320.00", "“三公”经费\t36.00\t34.00", "其中：（一）因公出国（境）支出\t2.00\t1.00",
                "（二）公务用车购置及运行维护支出\t30.00\t29.00", "1.公务用车购置\t18.00\t17.00", "2.公务用车运行维护费\t12.00\t12.00",
                "（三）公务接待费支出\t4.00\t4.00",
            ],
            form: "budget/three-public",
            rows: [
                "- - - c1 300.00 previous.total 36.00 previous.abroad 2.00 previous.vehicles 30.00 previous.vehiclePurchase 18.00 "
                    + "previous.vehicleOperation 12.00 previous.reception 4.00 c8 320.00 total 34.00 abroad 1.00 vehicles 29.00 "
                    + "vehiclePurchase 17.00 vehicleOperation 12.00 reception 4.00"
            ]),
        Layout(
            testDescription: "three public expenses by the source of their money",
            title: "部门预算财政拨款“三公”经费支出表",
            lines: [
                "序号\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款", "1\t“三公”经费小计\t65\t60\t5", "2\t一、因公出国（境）费\t\t\t",
                "3\t二、公务用车购置及运维费\t45\t40\t5", "4\t其中：公务用车购置费\t\t\t", "5\t公务用车运行维护费\t45\t40\t5", "6\t三、公务接待费\t20\t20\t",
            ],
            form: "budget/three-public",
            rows: [
                "- - - total 65 vehicles 45 vehicleOperation 45 reception 20 c7 60 c9 40 c11 40 c12 20 c13 5 c15 5 c17 5"
            ]),
    ]

    @Test("Every amount under its key, every code its own", arguments: layouts)
    func layout(_ layout: Layout) throws {
        let lines = ["某县文化馆2023年部门\(layout.kind)", "", layout.title, "单位：万元"] + layout.lines
        let document = try recognise(lines.joined(separator: "\n"))
        let table = try #require(document.tables.first)
        #expect(document.tables.count == 1 && table.form == layout.form && table.repairs.isEmpty)
        #expect(table.rows.map(described) == layout.rows)
        #expect(document.diagnostics.isEmpty)
    }

    private func described(_ row: DisclosureTable.Row) -> String {
        let words = [row.section ?? "-", row.code ?? "-", row.label.isEmpty ? "-" : row.label]
        return (words + row.amounts.map { "\($0.key) \($0.value)" } + row.texts.map { "\($0.key)=\($0.value)" })
            .joined(separator: " ")
    }

    @Test(
        "Rows of small whole amounts under 序号 are no header",
        arguments: ["序号\t项目\t合计\t一般公共预算", "序号\t项目\t合计\t一般公共预算\n栏次\t1\t2\t3"])
    func smallAmounts(head: String) throws {
        let text = """
            某县民政局2021年部门预算

            “三公”经费支出表
            单位：千元
            \(head)
            1\t“三公”经费小计\t40\t50
            2\t一、因公出国（境）费\t\t
            3\t二、公务用车购置及运行费\t30\t30
            4\t其中：公务用车购置费\t\t
            5\t公务用车运行费\t30\t30
            6\t三、公务接待费\t10\t20
            """
        let document = try recognise(text)
        let row = try #require(document.tables.first?.rows.first)
        #expect(document.tables.first?.form == "budget/three-public" && document.diagnostics.isEmpty)
        #expect(described(row).hasPrefix("- - - total 40 vehicles 30 vehicleOperation 30 reception 10 "))
    }

    @Test("The first row of a grid can be its title, even if no form is called so", arguments: [true, false])
    func titleInGrid(isKnown: Bool) throws {
        let title = isKnown ? "项目支出预算汇总表" : "某某专项支出情况一览表"
        let text = """
            # 某县民政局2021年部门预算

            | \(title) |  |  |
            | --- | --- | --- |
            | 部门公开表22 |  | 单位：元 |
            | 项目名称 | 合计 | 一般公共预算 |
            | 合计 | 30.00 | 30.00 |
            | 敬老院 | 30.00 | 30.00 |
            """
        let table = try #require(try recognise(text, format: "markdown").tables.first)
        #expect(table.title == title && table.unit == "元" && table.number == "部门公开表22")
        #expect(table.form == (isKnown ? "budget/projects" : nil) && table.rows.count == 2)
    }

    @Test("A number between a title that no form has and the rows is not the title", arguments: [false, true])
    func numberBelowTitle(isApart: Bool) throws {
        let lines = [
            "某县第一中学2023年部门预算", "财政拨款支出预算总表", "公开05表", "单位：万元", "科目编码\t科目名称\t合计\t一般公共预算\t政府性基金预算",
            "\t合计\t100.00\t100.00\t", "205\t教育支出\t100.00\t100.00\t", "20502\t普通教育\t100.00\t100.00\t",
            "2050202\t小学教育\t100.00\t100.00\t",
        ]
        let table = try #require(
            try recognise(
                (isApart ? lines[..<4].joined(separator: "\n\n") : lines[..<4].joined(separator: "\n")) + "\n"
                    + lines[4...].joined(separator: "\n")
            ).tables.first)
        #expect(table.title == "财政拨款支出预算总表" && table.number == "公开05表" && table.unit == "万元" && table.form == nil)
    }

    @Test("Years in which a project runs are no amounts")
    func terms() throws {
        let text = """
            某县水利局2024年部门预算

            项目支出明细表
            单位：万元
            项目名称\t起止年限\t合计\t一般公共预算
            合计\t\t230.00\t230.00
            防汛\t2024-2026\t80.00\t80.00
            除险加固\t2024\t150.00\t150.00
            """
        let document = try recognise(text)
        #expect(document.diagnostics.isEmpty)
        #expect(document.tables.first?.rows.map { $0.texts["c2"] } == [nil, "2024-2026", "2024"])
    }

    @Test("A title that no form has begins a table of its own below a blank line, with a bracket behind it, too")
    func titleBelow() throws {
        let text = """
            支出决算表,,
            科目编码,科目名称,本年支出合计
            ,合计,9.00
            201,一般公共服务支出,9.00

            支出预算分类汇总表（按政府预算经济分类）,,
            科目编码,科目名称,总计
            ,合计,8.00
            """
        let document = try recognise(text, format: "csv")
        #expect(document.tables.map(\.rows.count) == [2, 1])
        #expect(document.tables.map { $0.form ?? "-" } == ["final/expenditure", "-"])
    }

    @Test(
        "A title says what a table is not, whatever its columns",
        arguments: ["财政拨款支出表（功能科目）", "财政拨款支出表", "项目支出决算表", "政府采购支出决算表", "一般公共预算支出表（按政府预算经济分类）"])
    func qualified(title: String) throws {
        let text = """
            # 某街道办事处2024年度部门\(title.hasSuffix("决算表") ? "决算" : "预算")

            ## \(title)

            | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
            | --- | --- | --- | --- | --- |
            |  | 合计 | 400.00 | 360.00 | 40.00 |
            | 201 | 一般公共服务支出 | 400.00 | 360.00 | 40.00 |
            | 20103 | 政府办公厅（室）及相关机构事务 | 400.00 | 360.00 | 40.00 |
            """
        let document = try recognise(text, format: "markdown")
        #expect(document.tables.map(\.form) == [nil] && document.diagnostics.isEmpty)
    }

    @Test("A table by economic classes of all that is spent is not that of basic expenditure")
    func allExpenditure() throws {
        let text = """
            某市第二医院2024年度单位预算

            一般公共预算支出经济分类情况表
            单位：万元
            科目编码\t科目名称\t合计\t基本支出\t项目支出
            \t合计\t400.00\t360.00\t40.00
            301\t工资福利支出\t360.00\t360.00\t
            302\t商品和服务支出\t40.00\t\t40.00
            """
        #expect(try recognise(text).tables.map(\.form) == [nil])
    }

    @Test(
        "The parts of one code are one code, whatever column without any stands between or behind them",
        arguments: [
            ("类\t编码\t款\t项\t科目名称", "206\t\t01\t99\t其他科技支出"),
            ("类\t款\t项\t功能分类科目编码\t科目名称", "206\t01\t99\t\t其他科技支出"),
        ])
    func partsOfOneCode(head: String, row: String) throws {
        let document = try recognise(
            """
            某县文化馆2023年部门预算

            部门支出总表
            单位：万元
            \(head)\t合计\t基本支出\t项目支出
            \t\t\t\t合计\t9.00\t4.00\t5.00
            \(row)\t9.00\t4.00\t5.00
            """)
        let table = try #require(document.tables.first)
        #expect(table.rows.map(\.code) == [nil, "2060199"])
        #expect(table.columns.allSatisfy { $0.type != .text })
    }
}
