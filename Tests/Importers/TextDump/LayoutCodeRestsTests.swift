import Testing

@testable import TextDumpImporter

/// Codes that go on in the line below, and cells that hold a code and a name, as word processors print them.
@Suite struct LayoutCodeRestsTests {
    @Test func partsOfCodesGoOnBelow() throws {
        let page = """
            类  款  项  科目名称        合计      基本支出
            20      一般公共服务     150.50    120.25
            1
            20  1   统计信息事务     150.50    120.25
            1   5
            20  1   0
                        行政运行     90.25     90.25
            1   5   1
            20  1   0   年金缴费      60.25     30.00
            1   5   5
            """
        #expect(
            try layoutCells(page).first?.dropFirst() == [
                ["0 20/1", "3 一般公共服务", "4 150.50", "5 120.25"],
                ["0 20/1", "1 1/5", "3 统计信息事务", "4 150.50", "5 120.25"],
                ["0 20/1", "1 1/5", "2 0/1", "3 行政运行", "4 90.25", "5 90.25"],
                ["0 20/1", "1 1/5", "2 0/5", "3 年金缴费", "4 60.25", "5 30.00"],
            ])
    }

    /// The header names the parts, and the codes stand whole: two rests of theirs are no 款 and 项.
    @Test func wholeCodesUnderThePartsOfAHeader() throws {
        let page = """
            类  款  项  科目名称        合计      基本支出
            206         科学技术支出     150.50    120.25
            20604       技术研究与开发   150.50    120.25
            206040
                        应用研究     90.25     90.25
            4
            206040
                        产业研究     60.25     30.00
            5
            合计                    150.50    120.25
            """
        let rows = try #require(try layoutCells(page).first?.dropFirst())
        let codes = rows.compactMap { $0.first?.split(separator: " ").last }
        #expect(codes.prefix(4) == ["206", "20604", "206040/4", "206040/5"])
    }

    /// A row holds both lines of its codes, wherever its names and amounts stand.
    @Test func codesOfTwoListsGoOnBelow() throws {
        let page = """
            编码    科目名称        金额     编码    科目名称       金额
            3010                     3020             0.04
                  绩效工资                     水费
            7                        5                  29
            3010  机关事业单位基                3020
                                           电费
            8     本养老保险缴费                6
            3010                     3020             0.05
                  职业年金缴费                   邮电费
            9                        7                  61
            3011  职工基本医疗保      0.48   3020
                                           取暖费
            0     险缴费             43   8
            """
        let rows = try #require(try layoutCells(page).first).dropFirst()
        #expect(rows.count == 4)
        for (row, whole) in zip(
            rows, [["3010/7", "3020/5", "0.04 29"], ["3010/8"], ["3010/9", "3020/7"], ["3011/0"]])
        {
            for cell in whole { #expect(row.contains { $0.hasSuffix(" " + cell) }) }
        }
    }

    @Test(
        "What may be a code of its own stays apart",
        arguments: [
            "20805   社会保障      150.50    120.25\n5       就业支出      10.50     20.25",
            "2080505 社会保障      150.50    120.25\n5       就业支出      10.50     20.25",
            "408050  社会保障      150.50    120.25\n5       就业支出      10.50     20.25",
            "208050  社会保障      150.50    120.25\n20805   就业支出      10.50     20.25\n5       就业补助      10.50     20.25",
        ])
    func wholeCodesTakeNothing(body: String) throws {
        let page = "科目编码    科目名称      合计      基本支出\n\(body)\n210     卫生健康支出    10.50     20.25"
        let cells = try #require(try layoutCells(page).first).joined()
        #expect(!cells.contains { $0.contains("/5") })
    }

    @Test(
        "A part of a code takes no digit that is not below it, below another code, or one for some of the parts alone",
        arguments: [
            "20          一般公共服务     150.50    120.25\n205         教育支出         50.50     20.25\n1",
            "20          一般公共服务     150.50    120.25\n    1",
            "20  1   5   一般公共服务     150.50    120.25\n1   5",
        ])
    func partsTakeNothingElse(body: String) throws {
        let page = "类  款  项  科目名称        合计      基本支出\n\(body)\n208         社会保障         10.50     20.25"
        let cells = try #require(try layoutCells(page).first).joined()
        #expect(!cells.contains { $0.contains("/1") || $0.contains("/5") })
    }

    /// Names go on at the edge of the cell, left of codes that are indented by their level.
    @Test func namesGoOnLeftOfIndentedCodes() throws {
        let page = """
            科目名称         合计       基本支出
            204    公共安全支出  1,003.22  1,003.22
             20405     法院  1,003.22  1,003.22
                  2040501  行政运
            行             173.39    173.39
              2040502      一般行
            政管理事务         700.32    700.32
              2040504      案件审
            判             129.51    129.51
            """
        #expect(
            try layoutCells(page).first?.dropFirst().compactMap(\.first) == [
                "0 204    公共安全支出", "0 20405     法院", "0 2040501  行政运/行", "0 2040502      一般行/政管理事务",
                "0 2040504      案件审/判",
            ])
    }

    @Test func aHeadThatNamesCodesAndNamesHasBothInOneCell() throws {
        let page = """
            科目名称（编码）          合计       基本支出
            204    公共安全支出       1,003.22  1,003.22
             20405     法院       1,003.22  1,003.22
                  2040501   行政运行     173.39    173.39
            """
        #expect(
            try layoutCells(page).first?.dropFirst().map(\.count) == [3, 3, 3])
    }

    /// A run that starts with a code begins a row, however full the line above is.
    @Test func codesBeginRows() throws {
        let page = """
                项目        合计       基本支出
                合计       826,651   826,651
            208 社会保障
                         765,840   765,840
            和就业支出
            20805 行政事
                         765,840   765,840
            业单位离退休
            2080505 机
            关事业单位基本
                         521,380   521,380
            养老保险缴费支
            出
            210 医疗卫生
                          60,811    60,811
            与计划生育支出
            21011 行政事
                          60,811    60,811
            业单位医疗
            """
        #expect(
            try layoutCells(page).first?.dropFirst().compactMap(\.first) == [
                "0 合计", "0 208 社会保障/和就业支出", "0 20805 行政事/业单位离退休", "0 2080505 机/关事业单位基本/养老保险缴费支/出",
                "0 210 医疗卫生/与计划生育支出", "0 21011 行政事/业单位医疗",
            ])
    }
}
