import Testing

@testable import TextDumpImporter

/// Lines of a table that a page prints in coordinates of their own.
@Suite struct LayoutDriftTests {
    @Test func aColumnOfSumsIsNotTheEmptyOne() throws {
        let page = """
            部门：某局                                     单位：万元
                                        一般公共预算财政 政府性基金预算 国有资本经营预算
            项目            行次    合计
                                        拨款          财政拨款 财政拨款
            一、一般公共服务支出     10    536.81      536.81
            二、外交支出         11
            三、国防支出         12
            四、公共安全支出       13    225.86         225.86
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.dropFirst().first == ["0 一、一般公共服务支出", "1 10", "2 536.81", "3 536.81"])
    }

    /// Rows apart by blank lines drift each for itself; none of them has amounts without their sum.
    @Test func rowsThatDriftKeepTheirTotals() throws {
        let page = """
                                    项目                         本年支出合计  基本支出  项目支出  上缴上级支出  经营支出  对附属单位补助支出

             功能分类科目编码              科目名称

                                             栏次                           1         2         3             4         5                   6

            208               社会保障和就业支出                        63.56     63.56

            20805             行政事业单位离退休                        63.56     63.56

            210               医疗卫生与计划生育支出                   345.30    345.30

            21011             行政事业单位医疗                         345.30    345.30

            211               环境保护                                 219.52              219.52
            """
        let rows = try #require(try layoutCells(page).first).dropFirst(3)
        #expect(
            rows.map { $0.dropFirst(2) } == [
                ["2 63.56", "3 63.56"], ["2 63.56", "3 63.56"], ["2 345.30", "3 345.30"], ["2 345.30", "3 345.30"],
                ["2 219.52", "4 219.52"],
            ])
    }

    @Test func theSecondLineOfTallLabelsMayDriftAsAWhole() throws {
        let page = """
            部门：某校                                                  单位:万元
                     项目           合计      财政拨款收 上级补 事业收 经营收 附属单 其他收
             科目编码      科目名称                  入      助收入   入    入    位缴款   入
                    合计           6,080.18  6,080.18  0.00 0.00 0.00  0.00  0.00
            208     社会保障和就业支出      262.48    262.48  0.00 0.00 0.00  0.00  0.00
            20805   行政事业单位离退      262.48     262.48    0.00   0.00   0.00   0.00   0.00
            2080505 机关事业单位基本       88.38      88.38    0.00   0.00   0.00   0.00   0.00
            """
        let header = try #require(try layoutCells(page).first?.first)
        #expect(
            header.suffix(6).map { String($0.split(separator: " ")[1]) } == [
                "财政拨款收/入", "上级补/助收入", "事业收/入", "经营收/入", "附属单/位缴款", "其他收/入",
            ])
    }

    @Test func headsOfCodesShareEveryLabelAboveThem() throws {
        let page = """
            编制单位：某局                                           单位:元
                              项目
            支出功能分类科目编
                码
                  类   款   项         科目名称      小计       基本支出     项目支出
                                     栏次        1        2         3
            201               一般公共服务支出       1047557            1047557
            20129              群众团体事务        1047557            1047557
            2012902             一般行政管理事务      686336             686336
            210               医疗卫生与计划生育支出     234789   234789
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.joined().contains { $0.hasPrefix("0+3") && $0.hasSuffix("支出功能分类科目编/码") })
        #expect(rows.last == ["0 210", "3 医疗卫生与计划生育支出", "4 234789", "5 234789"])
    }

    @Test func partsOfCodesAreCountedOff() throws {
        let page = """
            单位名称：某局                                                单位： 万元
            类 款 项 科目名称         合计         财政拨款收入
            201         一般公共服务支出    536.81      536.81

            201 38      市场监督管理事务    536.81      536.81
            201   38 05 市场秩序执法       91.46       91.46
            201   38 13 医疗器械事务      398.82      398.82
            """
        #expect(
            try layoutCells(page).first?.dropFirst(2).map { Array($0.prefix(3)) } == [
                ["0 201", "1 38", "3 市场监督管理事务"], ["0 201", "1 38", "2 05"], ["0 201", "1 38", "2 13"],
            ])
    }

    @Test func aLabelAloneAboveASidesHeaderIsNoFurtherName() throws {
        let page = """
            单位名称：某院                                    单位:亿元
                                 财政拨款收入
               项目     预算数
            一、本年收入    10.3744
            收入总计      10.3744
            财政拨款支出
                                                          国有资本经营预
            项目        合计        一般公共预算       政府性基金预算
                                                          算
            一、本年支出    10.3744       9.5064       0.8680
            支出总计      10.3744       9.5064       0.8680
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.map { $0.first ?? "" }.filter { $0.hasSuffix("财政拨款收入") || $0.hasSuffix("财政拨款支出") }.count == 2)
        #expect(rows.last == ["0 支出总计", "1 10.3744", "2 9.5064", "3 0.8680"])
    }

    @Test func aLabelOverListsSideBySideIsNoLineOfTheirHeads() throws {
        let page = """
            编制部门：某院                                                               金额单位：万元
                      人员经费                                     公用经费
            经济分类      科目名称      金额        科目编码        科目名称   金额       经济分类     科目名称       金额
            科目编码                                                      科目编码
            301     工资福利支出      1168.43 302      商品和服务支出     188.47 310      资本性支出         20.94
            30101    基本工资        123.09 30201     办公费         24.69 31002     办公设备购置        8.33
            30103    奖金          221.79 30229        福利费      15.46 31099     其他资本性支出      12.61
            """
        let header = try #require(try layoutCells(page).first?.first)
        #expect(header.contains { $0.hasSuffix(" 公用经费") })
    }

    @Test func aFurtherPageGoesOnThoughItsRowsDrift() throws {
        let first = """
            填报单位：某局                                                     单位:千元
                项目       行次    决算数          项目       行次     合计     一般公共预算
            一、一般公共预算      1   30143.14 一、一般公共服务支出    33           -            -
            二、政府性基金       2   16417.15 二、外交支出        34           -            -
            三、国有资本        3         - 三、国防支出         35    4009.05      4009.05
                            4           四、公共安全支出       36    1200.00      1200.00
            """
        let second = """
                             23            二十三、其他支出      55    1259.87            -
                             24            二十四、债务还本支出    56           -           -
            本年收入合计           27   46560.29 本年支出合计        59   47555.74    30445.26
            年初财政拨款结转和结余      28    1324.81 年末财政拨款结转和结余   60     329.36            -
            政府性基金          30  1022.69                    62
            总计            32 47885.10         总计         64   47885.10    30445.26
            """
        let tables = try layoutCells(first + "\n\u{C}" + second)
        #expect(tables.count == 1)
        let rows = try #require(tables.first)
        #expect(rows.suffix(2).first == ["0 政府性基金", "1 30", "2 1022.69", "4 62"])
        #expect(rows.suffix(4).first?.prefix(3) == ["0 本年收入合计", "1 27", "2 46560.29"])
    }

    @Test func aLastCharacterBetweenTwoLabelsEndsTheLeftOne() throws {
        let page = """
            部门：某院                                             单位： 万元
            支出功能分类 功能分类科目名 本年收入合计 财政拨款收入 上级补助收入 事业收入
              科目编码        称
            208     社会保障支出         89.69    89.69 -      -
            20805   离退休            89.69    89.69 -      -
            2080505 养老保险           89.69    89.69 -      -
            """
        let header = try #require(try layoutCells(page).first?.first)
        #expect(
            header.prefix(3).map { String($0.split(separator: " ").last ?? "") } == [
                "支出功能分类/科目编码", "功能分类科目名/称", "本年收入合计",
            ])
    }
}
