import Testing

@testable import TextDumpImporter

/// Amounts and codes that go on in the line below, as word processors print them in narrow cells.
@Suite struct LayoutTailsTests {
    @Test func theRestOfAnAmountIsKeptWithIt() throws {
        let page = """
            科目编码     科目名称           合计    基本支出 项目支出
                      总计          3065.1 3004.3      —
                                  189    953
            201   一般公共服务支出        1665.8 1665.8      —
                                  147    147
            210   卫生健康支出          455.29      —      7.4
                                  83
            20132 组织事务            758.45 758.45      —
            02                      36     36
            """
        let rows = try #require(try layoutCells(page).first).dropFirst()
        #expect(
            rows == [
                ["1 总计", "2 3065.1 189", "3 3004.3 953", "4 —"],
                ["0 201", "1 一般公共服务支出", "2 1665.8 147", "3 1665.8 147", "4 —"],
                ["0 210", "1 卫生健康支出", "2 455.29 83", "3 —", "4 7.4"],
                ["0 20132/02", "1 组织事务", "2 758.45 36", "3 758.45 36", "4 —"],
            ])
    }

    /// Two decimals everywhere: what has fewer goes on below, wherever it was broken.
    @Test(arguments: [("12,345.6", "7"), ("12,345.", "67"), ("12,345", ".67"), ("1,234,5", "67.80")])
    func wholeAmountsHaveTheDecimalsOfAllOthers(head: String, tail: String) throws {
        let page = """
            201   一般公共服务支出        \(head)   5.00   1.00
                                  \(tail)
            205   教育支出             345.67   2.00   2.50
            208   社会保障和就业支出         45.67   3.00   7.25
            """
        let row = try #require(try layoutCells(page).first?.first)
        #expect(row == ["0 201", "1 一般公共服务支出", "2 \(head) \(tail)", "3 5.00", "4 1.00"])
    }

    /// Whole numbers are broken at a comma that nothing follows, and nowhere else.
    @Test(arguments: [("12,345,", "678", true), ("12,345", "678", false)])
    func wholeNumbersAreBrokenAtTheirCommas(head: String, tail: String, isRest: Bool) throws {
        let page = """
            201   一般公共服务支出        \(head)   5,123   1,456
                                  \(tail)
            205   教育支出           345,678   2,345   2,567
            208   社会保障和就业支出       45,678   3,456   7,890
            """
        let cells = try layoutCells(page).joined().joined()
        #expect(cells.contains("2 \(head) \(tail)") == isRest)
    }

    /// What ends in its point is cut off, and no two of them are one run.
    @Test func amountsCutBehindThePointStandApart() throws {
        let page = """
                     项目单位        合计      一般公共预算
            总计          1,705,216. 1,602,060.
                                 07         85
            办公室         1,550,222. 1,550,222.
                                 25         25
            服务中心         154,993.82  51,838.60
            """
        #expect(
            try layoutCells(page).first?.dropFirst() == [
                ["0 总计", "1 1,705,216. 07", "2 1,602,060. 85"], ["0 办公室", "1 1,550,222. 25", "2 1,550,222. 25"],
                ["0 服务中心", "1 154,993.82", "2 51,838.60"],
            ])
    }

    /// Cells of one line stand beside the rests of others.
    @Test func restsBesideWholeCells() throws {
        let page = """
                  项目       合计      基本支出     项目支出
                  合计
                       2,286.634           2,174.103
            201 一般公共服务支出       4 112.5308          6
            205 教育支出     377.0407        —  377.0407
            208 社会保障支出   112.5308 112.5308         —
            """
        let cells = try #require(try layoutCells(page).first).joined()
        #expect(cells.contains { $0.hasSuffix(" 2,286.634 4") } && cells.contains { $0.hasSuffix(" 2,174.103 6") })
    }

    @Test(
        "What can be read otherwise stays apart",
        arguments: [
            // A longer amount stands in the column: the cell is wide enough.
            "201   一般公共服务支出        12.5   5.1\n                        147\n205   教育支出          1345.67   2.5",
            // The line below has an amount that stands under none.
            "201   一般公共服务支出        12.5     —\n                        147   8\n205   教育支出          3.67   2.5",
            // What stands below is longer than what it would end.
            "201   一般公共服务支出         1.5    5.1\n                       14755\n205   教育支出             3.6    2.5",
            // Blank lines stand between.
            "201   一般公共服务支出        12.5   5.10\n\n\n                        147\n205   教育支出          3.67   2.50",
            // A row of its own: the amounts above are whole.
            "201   一般公共服务支出       12.50   5.00\n                       1.00\n205   教育支出         13.67   2.50",
        ])
    func otherReadings(page: String) throws {
        let cells = try layoutCells(page).joined().joined()
        #expect(!cells.contains { $0.hasSuffix("12.5 147") || $0.hasSuffix("1.5 14755") || $0.hasSuffix("12.50 1.00") })
        #expect(
            cells.contains {
                $0.hasSuffix(" 12.5") || $0.hasSuffix(" 1.5") || $0.hasSuffix(" 12.50") || $0.hasSuffix(" 12.50/1.00")
            })
    }

    /// Amounts of two lines stand about a label of one.
    @Test func aLabelStandsBetweenTheLinesOfItsAmounts() throws {
        let page = """
            科目编码    科目名称                  合计      基本支出      项目支出
                               3,269,835.3 2,928,307.1 189,111.9
                 总计
                                         7           8         7
                               1,527,817.5 1,527,817.5
            204     公共安全支出
                                         1           1
            20403   机关服务            51,838.60   51,838.60
            20405   国家安全           151,838.60  151,838.60
            """
        let rows = try #require(try layoutCells(page).first).dropFirst()
        #expect(
            rows == [
                ["1 总计", "2 3,269,835.3 7", "3 2,928,307.1 8", "4 189,111.9 7"],
                ["0 204", "1 公共安全支出", "2 1,527,817.5 1", "3 1,527,817.5 1"],
                ["0 20403", "1 机关服务", "2 51,838.60", "3 51,838.60"],
                ["0 20405", "1 国家安全", "2 151,838.60", "3 151,838.60"],
            ])
    }

    /// Where amounts have now more, now fewer decimals, only what ends in its point goes on, and none has more than the
    /// others with their rests do.
    @Test(arguments: [
        (".", "67", "12", [true, true]), (".", "67", "1234", [true, false]), ("", ".67", ".12", [false, false]),
    ])
    func amountsOfAsManyDecimalsAsTheyHave(point: String, rest: String, last: String, isRest: [Bool]) throws {
        let page = """
            科目编码 科目名称              合计    基本支出 项目支出
            201  一般公共服务支出      12,345\(point)   5.000   1.00
                                  \(rest)
            205  教育支出          23,456\(point)   2.500   2.50
                                  \(rest)
            208  社会保障和就业支出     34,567\(point)    3.00  7.250
                                  \(last)
            210  卫生健康支出           1.00    1.00
            """
        let cells = try layoutCells(page).joined().joined()
        let whole = ["12,345\(point) \(rest)", "34,567\(point) \(last)"]
        #expect(whole.map { text in cells.contains { $0.hasSuffix(" " + text) } } == isRest)
    }

    /// Few amounts of a table are whole: what the document prints elsewhere says how many decimals they have.
    @Test(arguments: [("67", true), ("6789", false)])
    func theDocumentTellsTheDecimalsOfAShortTable(decimals: String, isRest: Bool) throws {
        let rows = (0..<4).map {
            "20\($0)  教育支出                  2\($0).\(decimals)      2\($0).\(decimals)      1.\(decimals)"
        }
        let page =
            (["科目编码 科目名称                合计        基本支出     项目支出"] + rows).joined(separator: "\n") + """


                本表反映部门本年度各项支出情况，按照支出的性质分列。

                科目编码 科目名称              合计    基本支出 项目支出
                208  社会保障和就业支出      12,345     5.00   1.00
                                      .67
                210  卫生健康支出           3,456     2.50
                                      .78
                """
        let cells = try layoutCells(page).joined().joined()
        #expect(cells.contains("2 12,345 .67") == isRest && cells.contains("2 3,456 .78") == isRest)
    }

    /// A table that prints amounts without decimals where they have none: 0.00 in the line below is the next row's.
    @Test func aZeroBelowAWholeAmountIsNoRest() throws {
        let page = """
            八、社会保障和就业支出        64826
            九、卫生健康支出          827132
            十、节能环保支出            0.00
            十一、城乡社区支出        2664175
            十二、农林水支出            0.00
            十三、住房保障支出         158505
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.map { $0.last } == ["64826", "827132", "0.00", "2664175", "0.00", "158505"].map { "1 \($0)" })
    }

    /// Decimals that are nothing are left out: an amount below another stands beside a code of its own, or too seldom for a
    /// rest.
    @Test(arguments: ["201", ""])
    func aShortAmountInTheNextRowIsNoRest(code: String) throws {
        let page = """
            科目编码 科目名称              合计    基本支出 项目支出
            \(code.isEmpty ? "   " : "201")  行政运行         746.54            746.54
            \(code.isEmpty ? "   " : "203")  机关服务        3858.47     993.8 2864.67
            \(code.isEmpty ? "   " : "204")  事业运行       13019.04          13019.04
            \(code.isEmpty ? "   " : "205")  其他支出            460               460
            """
        let rows = try #require(try layoutCells(page).first).dropFirst()
        #expect(rows.count == 4)
        #expect(rows.last?.suffix(2).map { $0.dropFirst(2) } == ["460", "460"])
    }
}
