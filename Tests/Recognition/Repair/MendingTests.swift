import DisclosureModel
import Testing

/// Damage to characters, rows and columns: each repair on one damaged place of the same table, against the sound one.
@Suite struct MendingTests {
    private let sound = DamagedTable()

    private func damaged(_ change: (inout DamagedTable) -> Void) -> DamagedTable {
        var table = sound
        change(&table)
        return table
    }

    /// Expects the damaged table to read as the sound one with repairs, with these on record, and otherwise without.
    private func expect(_ table: DamagedTable, mendedBy rules: [String]) throws -> [DisclosureTable.Repair] {
        let mended = try table.read()
        #expect(DamagedTable.facts(mended) == DamagedTable.facts(try sound.read()))
        #expect(mended.repairs.map(\.rule) == rules)
        let left = try table.read(repairing: false)
        #expect(left.repairs.isEmpty)
        #expect(left.rows != mended.rows || left.agency != mended.agency || left.columns != mended.columns)
        return mended.repairs
    }

    @Test func soundTablesGetNoRepairs() throws {
        let table = try sound.read()
        #expect(table.repairs.isEmpty && table.rows.count == 9)
    }

    @Test func lookAlikeLabelsOfHeadersAndRows() throws {
        let table = damaged { table in
            table.header = [table.header[0].replacing("项目支出", with: "项日支出")]
            table.rows[5] = table.rows[5].replacing("教育", with: "教盲")
        }
        let repairs = try expect(table, mendedBy: ["character.restored", "character.restored"])
        #expect(repairs[0].before == "项日支出" && repairs[0].after == "项目支出")
        #expect(repairs[1].before == "教盲支出" && repairs[1].after == "教育支出")
    }

    @Test func lookAlikeAgency() throws {
        let table = damaged { $0.agency = "部门：武汉市硃口区大数据中心\t单位：万元" }
        #expect(try table.read().agency == "武汉市硚口区大数据中心")
        let repairs = try expect(table, mendedBy: ["character.restored"])
        #expect(repairs[0].before == "武汉市硃口区大数据中心")
    }

    @Test func lookAlikeTitle() throws {
        let text = "2024年度某某局收入支岀决箅总表\n\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n本年收入合计\t3.00\t本年支出合计\t3.00\n"
        let mended = try #require(try recognise(text).tables.first)
        #expect(mended.form == "final/summary" && mended.title == "2024年度某某局收入支出决算总表")
        let repair = try #require(mended.repairs.first)
        #expect(repair.rule == "character.restored" && repair.before == "2024年度某某局收入支岀决箅总表")
        let left = try #require(try recognise(text, options: ["no-repair": "true"]).tables.first)
        #expect(left.form == "final/summary" && left.title == "2024年度某某局收入支岀决箅总表" && left.repairs.isEmpty)
    }

    @Test func anotherAgencyIsLeftAlone() throws {
        let table = try damaged { $0.agency = "部门：武汉市硚口区财政局\t单位：万元" }.read()
        #expect(table.agency == "武汉市硚口区财政局" && table.repairs.isEmpty)
    }

    @Test func rowsRunTogetherInTheirCells() throws {
        let table = damaged {
            $0.rows[7...8] = ["2050202 2050203\t小学教育 初中教育\t3.00 7.00\t\t3.00 7.00"]
        }
        let repairs = try expect(table, mendedBy: ["row.parted"])
        #expect(repairs[0].after == "2050202 | 小学教育 | 3.00 | 3.00 / 2050203 | 初中教育 | 7.00 | 7.00")
    }

    @Test func aLoneAmountGoesToTheRowThatAddsUpWithIt() throws {
        let table = damaged {
            $0.rows[3...4] = ["2010350 2010399\t事业运行 其他政府办公厅（室）及相关机构事务支出\t14.00 6.00\t14.00\t6.00"]
        }
        _ = try expect(table, mendedBy: ["row.parted"])
    }

    @Test func rowsRunTogetherInOneLine() throws {
        let table = damaged { table in
            table.rows[7...8] = [table.rows[7] + "\t\t\t\t" + table.rows[8]]
        }
        _ = try expect(table, mendedBy: ["row.parted"])
    }

    @Test(arguments: [
        ["2010399\t其他政府办公厅（室）及相关机构", "事务支出\t6.00\t\t6.00"], ["2010399\t其他政府办公厅（室）及相关机构", "\t事务支出\t6.00\t\t6.00"],
        ["2010399\t其他政府办公厅（室）及相关机构事务支出", "\t\t6.00\t\t6.00"],
    ])
    func rowsBrokenOverTwoLines(_ lines: [String]) throws {
        _ = try expect(damaged { $0.rows[4...4] = lines[...] }, mendedBy: ["row.rejoined"])
    }

    @Test func twoLinesThatMakeNoKnownNameStayApart() throws {
        let table = try damaged { $0.rows[4...4] = ["2010399\t其他政府办公厅（室）", "另行事务\t6.00\t\t6.00"] }.read()
        #expect(table.rows.count == 10 && table.repairs.isEmpty)
    }

    @Test func exchangedColumnsAreFoundByTheSums() throws {
        let table = damaged { table in
            table.rows = table.rows.map { row in
                var cells = row.split(separator: "\t", omittingEmptySubsequences: false)
                cells.swapAt(2, 3)
                return cells.joined(separator: "\t")
            }
        }
        let repairs = try expect(table, mendedBy: ["columns.exchanged"])
        #expect(repairs[0].before == "本年支出合计 | 基本支出")
    }

    /// Two rows may agree by chance.
    @Test func twoRowsTellNoExchange() throws {
        let table = try damaged { table in
            table.header = ["科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出"]
            table.rows = ["201\t一般公共服务支出\t6.00\t10.00\t4.00", "20103\t政府办公厅（室）及相关机构事务\t6.00\t10.00\t4.00"]
        }.read()
        #expect(table.repairs.isEmpty)
        #expect(table.rows.map { $0.amounts["total"] } == [Amount("6.00"), Amount("6.00")])
    }

    /// The head says where two columns went if it is in order, or would be with both at their places; a head that is out
    /// of order besides may be shifted, so that the sums tell the total and nothing more.
    @Test(arguments: [
        (["基本支出", "合计", "项目支出"], "6.00"), (["项目支出", "基本支出", "合计"], "6.00"), (["基本支出", "项目支出", "合计"], nil),
        (["项目支出", "合计", "基本支出"], nil),
    ])
    func aHeadThatIsOutOfOrderTellsNoExchange(labels: [String], basic: String?) throws {
        let text = """
            2024年度支出决算表

            单位：万元

            科目编码	科目名称	\(labels.joined(separator: "\t"))
            201	一般公共服务支出	10.00	6.00	4.00
            20103	政府办公厅（室）及相关机构事务	10.00	6.00	4.00
            2010350	事业运行	10.00	6.00	4.00
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.repairs.map(\.rule) == (basic == nil ? [] : ["columns.exchanged"]))
        let printed = zip(labels, ["10.00", "6.00", "4.00"]).first { $0.0 == "基本支出" }?.1
        #expect(table.rows[0].amounts["basic"] == Amount(basic ?? printed ?? ""))
    }

    /// A head in order over a total that stands last may be shifted; who exchanged 合计 and 项目支出 would have to exchange
    /// the parts, too. The table of basic expenditure proves them, or tells that they are others.
    @Test(
        arguments: [
            (["6.00", "10.00", "4.00"], nil, "6.00"), (["4.00", "6.00", "10.00"], nil, nil),
            (["4.00", "6.00", "10.00"], "6.00", "6.00"), (["6.00", "10.00", "4.00"], "4.00", nil),
        ] as [([String], String?, String?)])
    func aTotalBehindItsPartsTellsNoExchange(amounts: [String], stated: String?, basic: String?) throws {
        let row = amounts.joined(separator: "\t")
        var text = """
            2024年度一般公共预算财政拨款支出决算表

            单位：万元

            科目编码	科目名称	本年支出	基本支出	项目支出
            	合计	\(row)
            201	一般公共服务支出	\(row)
            20103	政府办公厅（室）及相关机构事务	\(row)
            """
        if let stated {
            text += """


                2024年度一般公共预算财政拨款基本支出决算表

                单位：万元

                科目编码	科目名称	决算数
                301	工资福利支出	\(stated)
                30101	基本工资	\(stated)
                """
        }
        let table = try #require(try recognise(text).tables.first)
        #expect(table.repairs.map(\.rule).contains("columns.exchanged") == (basic != nil))
        #expect(table.rows[0].amounts["basic"] == Amount(basic ?? amounts[1]))
    }

    /// 基本支出 and 项目支出 add up either way; the table of basic expenditure tells which is which, unless it is empty. A
    /// column whose rows do not add up to its total may not be the one that its label says.
    @Test(arguments: [
        ("14.00", "16.00\t14.00", "6.00\t14.00", true), ("16.00", "16.00\t14.00", "6.00\t14.00", false),
        ("13.00", "16.00\t14.00", "6.00\t14.00", false), ("14.00", "16.00\t14.00", "6.00\t13.00", false),
        ("14.00", "16.00\t14.00", "5.00\t14.00", false), ("0.00", "30.00\t0.00", "20.00\t0.00", false),
    ])
    func exchangedColumnsAreFoundByTheTableOfBasicExpenditure(
        basic: String, total: String, row: String, isExchanged: Bool
    ) throws {
        let text = """
            2024年度一般公共预算财政拨款支出决算表

            单位：万元

            科目编码	科目名称	本年支出	基本支出	项目支出
            	合计	30.00	\(total)
            201	一般公共服务支出	20.00	\(row)
            205	教育支出	10.00	10.00

            2024年度一般公共预算财政拨款基本支出决算表

            单位：万元

            科目编码	科目名称	决算数
            301	工资福利支出	\(basic)
            30101	基本工资	\(basic)
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.form == "final/general-expenditure")
        #expect(table.repairs.map(\.rule) == (isExchanged ? ["columns.exchanged"] : []))
        let printed = total.split(separator: "\t").map { Amount(String($0)) }
        #expect(["basic", "project"].map { table.rows[0].amounts[$0] } == (isExchanged ? printed.reversed() : printed))
    }

    /// A total that stands one column off says nothing of the columns.
    @Test func aTotalInTheWrongColumnExchangesNone() throws {
        let text = """
            2024年度一般公共预算财政拨款支出决算表

            单位：万元

            科目编码	科目名称	本年支出	基本支出	项目支出
            201	一般公共服务支出	20.00	6.00	14.00
            205	教育支出	10.00	10.00
            	合计	30.00	14.00	16.00

            2024年度一般公共预算财政拨款基本支出决算表

            单位：万元

            科目编码	科目名称	决算数
            301	工资福利支出	16.00
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(!table.repairs.map(\.rule).contains("columns.exchanged"))
        #expect(table.rows[0].amounts["basic"] == Amount("6.00"))
    }

    /// Labels one place to the right of their ordinals; over a table without amounts nothing moves.
    @Test(arguments: [true, false])
    func aShiftedHeaderIsOnRecordWhereItMovesAmounts(hasAmounts: Bool) throws {
        let printed = damaged { table in
            table.header[0] = table.header[0].replacing("科目名称\t", with: "科目名称\t\t")
            if !hasAmounts { table.rows = ["\t合计"] }
        }
        let table = try printed.read()
        #expect(try printed.read(repairing: false).repairs.isEmpty)
        #expect(table.form == "final/expenditure")
        #expect(table.repairs.map(\.rule) == (hasAmounts ? ["header.shifted"] : []))
        #expect(table.state == (hasAmounts ? .reported : .empty))
        if hasAmounts { #expect(DamagedTable.facts(table) == DamagedTable.facts(try sound.read())) }
    }

    @Test func anAmountInTheWrongColumnGoesWhereTheSumsMissIt() throws {
        let table = damaged { $0.rows[7] = "2050202\t小学教育\t3.00\t\t\t3.00" }
        let repairs = try expect(table, mendedBy: ["value.misplaced"])
        #expect(repairs[0].before == "上缴上级支出 3.00" && repairs[0].after == "项目支出 3.00")
    }

    @Test func anAmountThatTwoRowsCanHaveLentStays() throws {
        let table = try damaged {
            $0.rows[6...8] = [
                "20502\t普通教育\t10.00\t\t10.00", "2050202\t小学教育\t5.00\t\t\t5.00", "2050203\t初中教育\t5.00\t\t5.00",
                "2050204\t高中教育\t5.00\t\t\t5.00",
            ]
        }.read()
        #expect(table.repairs.isEmpty)
    }

    @Test func debrisBeforeTheOrdinalsDoesNotHideThem() throws {
        let table = try damaged {
            $0.header = ["다 11 1\tויוּא\t합계\t平位", "米井石\t栏次\t1\t2\t3\t4\t5\t6"]
        }.read()
        #expect(DamagedTable.facts(table) == DamagedTable.facts(try sound.read()))
        #expect(table.columns.map(\.ordinal) == [1, 2, 3, 4, 5, 6])
    }

    @Test func marksOfASuperscriptAreTakenOffANote() throws {
        let text = sound.text + "\n^{2.} 本套报表金额单位转换时可能存在尾数误差。"
        let table = try #require(try recognise(text).tables.first)
        #expect(table.notes.last == "2.本套报表金额单位转换时可能存在尾数误差。")
        #expect(table.repairs.map(\.rule) == ["text.markup"])
    }

    @Test func placeholdersOfABlankFormAreNeitherCodesNorAmounts() throws {
        var table = sound
        table.header = ["科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出", "类\t款\t项"]
        table.rows = ["205\t\t\t教育支出", "205\t2\t\t普通教育", "205\t2\t4\t高中教育", "…\t…\t…\t…\t…\t…\t…", "合计\t\t\t\t\t\t"]
        let read = try #require(try recognise(table.text).tables.first)
        #expect(read.state == .empty)
        #expect(read.columns.map(\.key) == ["total", "basic", "project"])
        #expect(read.rows.map(\.code) == ["205", "20502", "2050204", nil, nil])
        #expect(read.rows.last?.kind == .total)
    }

    @Test func theRestOfAWrappedLabelGoesToTheRowAbove() throws {
        let table = damaged {
            $0.rows[4...4] = ["2010399\t其他政府办公厅（室）及相关\t6.00\t\t6.00", "\t机构事务支出"]
        }
        let repairs = try expect(table, mendedBy: ["label.rejoined"])
        #expect(repairs[0].before == "其他政府办公厅（室）及相关 / 机构事务支出")
    }

    @Test func debrisForALabelIsReplacedByTheFormsOwn() throws {
        let table = try damaged { $0.header[0] = $0.header[0].replacing("基本支出", with: "합계") }.read()
        #expect(table.columns[1].label == "基本支出" && table.columns[1].path == ["합계"])
        #expect(table.repairs.map(\.rule) == ["header.replaced"])
    }

    @Test func aRowThatTheFormNamesIsNoRestOfALabel() throws {
        let text = """
            2024年部门收支总表

            收入\t\t支出
            项目\t预算数\t项目\t预算数
            一、财政拨款收入\t\t一、一般公共服务支出\t
            二、事业收入\t\t二、…\t
            \t\t三、\t
            收入总计\t\t支出总计\t
            """
        let table = try #require(try recognise(text).tables.first)
        #expect(table.repairs.isEmpty)
        #expect(table.rows.filter { $0.kind == .total }.map(\.label) == ["收入总计", "支出总计"])
    }
}
