import DisclosureModel
import Testing

@testable import TextDumpImporter

@Suite struct LayoutGridTests {
    @Test func codesInThreeColumnsUnderCentredGroups() throws {
        let page = """
                                           支出预算总表
            编制部门：某局                                                        单位：元

                           项目                                支出预算

            功能分类科目编码
                               科目名称            合计            基本支出         项目支出
            类     款    项

            201             一般公共服务支出            2,600,100      600,100    2,000,000

            201   05        统计信息事务                600,100       600,100

            201   05   07   专项普查活动              2,000,000                 2,000,000

                            合计                2,600,100      600,100    2,000,000
            """
        #expect(
            try layoutCells(page) == [
                [
                    ["0+4 项目", "4+3 支出预算"],
                    ["0+3 功能分类科目编码", "3x2 科目名称", "4x2 合计", "5x2 基本支出", "6x2 项目支出"],
                    ["0 类", "1 款", "2 项"],
                    ["0 201", "3 一般公共服务支出", "4 2,600,100", "5 600,100", "6 2,000,000"],
                    ["0 201", "1 05", "3 统计信息事务", "4 600,100", "5 600,100"],
                    ["0 201", "1 05", "2 07", "3 专项普查活动", "4 2,000,000", "6 2,000,000"],
                    ["3 合计", "4 2,600,100", "5 600,100", "6 2,000,000"],
                ]
            ])
    }

    @Test func wrappedLabelsAndAmountsSetHigh() throws {
        let page = """
                               支出决算表
                                                          单位：万元
            201             一般公共服务支出         100.00      100.00

            208   05   05                    60.75       60.75
                            机关事业单位基本养老保险
                            缴费支出

                                                         80.38
            208   05   06   职业年金缴费支出          80.38
            208   05   99   其他行政事业单位养老      0.94        0.94
                            合计              242.07      242.07
            """
        #expect(
            try layoutCells(page) == [
                [
                    ["0 201", "3 一般公共服务支出", "4 100.00", "5 100.00"],
                    ["0 208", "1 05", "2 05", "3 机关事业单位基本养老保险/缴费支出", "4 60.75", "5 60.75"],
                    ["0 208", "1 05", "2 06", "3 职业年金缴费支出", "4 80.38", "5 80.38"],
                    ["0 208", "1 05", "2 99", "3 其他行政事业单位养老", "4 0.94", "5 0.94"],
                    ["3 合计", "4 242.07", "5 242.07"],
                ]
            ])
    }

    /// A total that stands alone in its block prints no code: the rows below know the columns better than the header over
    /// it does.
    @Test func aTotalAloneDoesNotTellTheColumns() throws {
        let page = """
            科目编码   科目名称             本年收入合计   财政拨款收入   其他收入

            合计                       6,642.67      6,640.67    2.00

            206       科学技术支出           812.21        810.21    2.00

            20601     科学技术管理事务         812.21        810.21    2.00

            208       社会保障支出         5,830.46      5,830.46
            """
        #expect(
            try layoutCells(page).first?.last == ["0 208", "1 社会保障支出", "2 5,830.46", "3 5,830.46"])
    }

    /// Where no total stands alone, the header is that of the block below it, however full a block is that drifted.
    @Test func theHeaderStandsOverTheBlockBelowIt() throws {
        let page = """
            部门：某局                                          单位：万元
            项目                        预算数       决算数      执行率
            教育支出                     12.00
            普通教育                     12.00

            科学技术支出               13.00      4.00      9.00
            技术研究                 13.00      4.00      9.00
            机构运行                 13.00      4.00      9.00
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.dropFirst().prefix(2) == [["0 教育支出", "1 12.00"], ["0 普通教育", "1 12.00"]])
        #expect(rows.last == ["0 机构运行", "1 13.00", "2 4.00", "3 9.00"])
    }

    /// Words set to the left and a total's label set to the middle, below one head.
    @Test func labelsAndTheTotalAreOneColumn() throws {
        let page = """
            科目编码            科目名称                合计     基本支出 项目支出 经营支出
                           总计                   2903.89 2865.10       — 38.79
            201    一般公共服务支出                      1665.81 1665.81       —     —
            """
        #expect(
            try layoutCells(page).first == [
                ["0 科目编码", "1 科目名称", "2 合计", "3 基本支出", "4 项目支出", "5 经营支出"],
                ["1 总计", "2 2903.89", "3 2865.10", "4 —", "5 38.79"],
                ["0 201", "1 一般公共服务支出", "2 1665.81", "3 1665.81", "4 —", "5 —"],
            ])
    }

    /// A name that goes on below its code shares the code's cell, however far it was pushed on the first line.
    @Test func namesGoOnBelowTheirCodes() throws {
        let page = """
                项目         合计         基本支出
                合计       4,036,652   4,036,652
            208 社会保障
                          765,840     765,840
            和就业支出
            20805 行政事
                          765,840     765,840
            业单位离退休
            2080505 机关
                          521,380     521,380
            事业单位支出
            213   农林水事
                          244,460     244,460
            务支出
            """
        let first = try #require(try layoutCells(page).first).compactMap(\.first)
        #expect(
            first == [
                "0 项目", "0 合计", "0 208 社会保障/和就业支出", "0 20805 行政事/业单位离退休", "0 2080505 机关/事业单位支出", "0 213   农林水事/务支出",
            ])
    }

    @Test func sidesWrapEachForItself() throws {
        let page = """
                                                   单位：万元

                  收入                           支出
              项目         决算数            项目         合计
            一、一般公共预算财政拨     2,940.05   一、一般公共服务支出      2,106.66
            款
            二、政府性基金预算财政拨
                                   二、外交支出
            款
                                   三、文化旅游体育与传媒支
                                   出
            八、其他收入            6.20   四、社会保障和就业支出     326.71
                 总计       2,946.25       总计         2,433.37
            """
        #expect(
            try layoutCells(page) == [
                [
                    ["0+2 收入", "2+2 支出"],
                    ["0 项目", "1 决算数", "2 项目", "3 合计"],
                    ["0 一、一般公共预算财政拨/款", "1 2,940.05", "2 一、一般公共服务支出", "3 2,106.66"],
                    ["0 二、政府性基金预算财政拨/款", "2 二、外交支出"],
                    ["2 三、文化旅游体育与传媒支/出"],
                    ["0 八、其他收入", "1 6.20", "2 四、社会保障和就业支出", "3 326.71"],
                    ["0 总计", "1 2,946.25", "2 总计", "3 2,433.37"],
                ]
            ])
    }

    @Test func aPageGoesOnWithNarrowerColumnsAndWithoutHeader() throws {
        let pages = """
                               收入预算总表
            编制单位：某中心                                            单位：元
             科目编码         科目名称           合计            财政拨款收入      事业收入
             201      一般公共服务支出          2,932,700     2,932,700     12,000
             20105    统计信息事务             257,700       257,700
                                            - 3 -
            \u{0C}20132    组织事务       888,700     888,700
            \u{0C}合计   3,821,400   3,821,400   12,000
            """
        let rows = try #require(try layoutCells(pages).first)
        #expect(try layoutCells(pages).count == 1)
        #expect(
            rows.suffix(4) == [
                ["0 201", "1 一般公共服务支出", "2 2,932,700", "3 2,932,700", "4 12,000"],
                ["0 20105", "1 统计信息事务", "2 257,700", "3 257,700"],
                ["0 20132", "1 组织事务", "2 888,700", "3 888,700"],
                ["1 合计", "2 3,821,400", "3 3,821,400", "4 12,000"],
            ])
    }

    @Test func aRepeatedHeaderIsPrintedOnce() throws {
        let head = " 科目编码         科目名称           合计            基本支出\n"
        let pages = """
            编制单位：某中心                                            单位：元
            \(head) 201      一般公共服务支出          2,932,700     2,932,700
             20105    统计信息事务             257,700       257,700
            \u{0C}\(head) 20132    组织事务                888,700       888,700
             20133    宣传事务                888,100       888,100
            """
        let rows = try #require(try layoutCells(pages).first)
        #expect(rows.map { $0.first } == ["0 科目编码", "0 201", "0 20105", "0 20132", "0 20133"])
    }

    /// A page that names other columns repeats no header: what it prints is kept.
    @Test func anotherHeaderIsNoneThatIsRepeated() throws {
        let pages = """
            部门：某局                                    单位：万元
            科目名称              合计          基本支出
            教育支出             12.00        12.00
            科学技术支出            3.00         3.00
            \u{0C}科目名称              合计          项目支出
            教育支出             13.00        13.00
            科学技术支出            4.00         4.00
            """
        #expect(try layoutCells(pages).joined().contains(["0 科目名称", "1 合计", "2 项目支出"]))
    }

    @Test func emptyColumnsAreKnownByTheirHeader() throws {
        let page = """
                                                           单位：万元
               合计         因公出国费       公务接待费       购置费     运行费
                    6.4           0           1.2                 6.4
            """
        #expect(
            try layoutCells(page) == [
                [
                    ["0 合计", "1 因公出国费", "2 公务接待费", "3 购置费", "4 运行费"],
                    ["0 6.4", "1 0", "2 1.2", "4 6.4"],
                ]
            ])
    }

    @Test func sentencesContentsAndTitlesStayText() throws {
        let text = """
                          目   录

            一、主要职能    ……………………………
            二、收支说明    ……………………………

              2024年，收入预算 1,212.12 万元，其中：财政拨款收入 950.12 万元，比上年增加0.46万元；事业收入
            262.00 万元。

             第一季度  支付尾款。
            """
        #expect(try layoutGrids(text).isEmpty)
        let blocks = try readDump(text).blocks
        #expect(blocks.count == 6)
    }

    @Test func notesAndTitlesAroundATableStayOutside() throws {
        let text = """
                         表一 收入表
            编制单位：某中心                    单位：元
             科目名称           合计            基本支出
             统计信息事务          932,700     932,700
                 合计          932,700     932,700
            注：数字四舍五入。
                         表二 支出表
            编制单位：某中心                    单位：元
             科目名称           合计            基本支出
             统计信息事务          32,700      32,700
            """
        let paragraphs = try readDump(text).blocks.compactMap { block -> String? in
            if case .paragraph(let paragraph) = block { paragraph.text } else { nil }
        }
        #expect(try layoutGrids(text).map(\.rows.count) == [3, 2])
        #expect(paragraphs.filter { !$0.hasPrefix("编制单位") } == ["表一 收入表", "注：数字四舍五入。", "表二 支出表"])
    }

    @Test func cellsKnowTheirPlaces() throws {
        let text = """
            单位：元
            科目     合计
            甲乙  2,100.50
            丙丁戊   100.50
            """
        let cells = try #require(try layoutGrids(text).first).rows.flatMap(\.cells)
        #expect(cells.map(\.at.description) == ["2:1", "2:8", "3:1", "3:5", "4:1", "4:7"])
    }

    @Test func aDumpWithTabsKeepsItsOwnColumns() throws {
        let text = "科目\t合计\n甲乙    丙丁   2,100.50\n甲   丙丁   2,100.50\n"
        let grids = try readDump(text).blocks.compactMap { block -> Grid? in
            if case .grid(let grid) = block { grid } else { nil }
        }
        #expect(grids.map(\.origin) == [.tabs])
    }

    @Test func aPageLongerThanTheLimitIsReadInPiecesOfOneTable() throws {
        let rows = (1...20).map { "201   0\($0 % 9 + 1)   统计事务支出           \($0)00,100      600,100    2,000,000" }
        let page = ([" 单位：元", " 科目编码     科目名称             合计           基本支出     项目支出"] + rows).joined(separator: "\n")
        let whole = try layoutGrids(page)
        let pieces = try layoutGrids(page, longestPage: 9)
        #expect(whole.count == 1 && pieces.count == 1)
        #expect(whole.first?.rows.map { $0.cells.map(\.text) } == pieces.first?.rows.map { $0.cells.map(\.text) })
    }
}
