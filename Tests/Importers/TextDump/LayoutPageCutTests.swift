import Testing

@testable import TextDumpImporter

/// Tables that run over pages: rows cut by the end of a page, page numbers beside them, what a page knows of the last.
@Suite struct LayoutPageCutTests {
    @Test func theRestsOfARowAreItsOwn() throws {
        let pages = """
            科目编码     科目名称         合计       基本支出
            201    一般公共服务支出       150.25    120.25
            201050 统计信息事务         150.25    120.25
            1
            201050 行政运行及其他统计      150.25     120.2

            7
            \u{0C}3      信息事务                          5
            206    科学技术支出         10.25     10.25

            8
            \u{0C}208    社会保障支出         20.25     20.25

            9
            """
        #expect(
            try layoutCells(pages).first?.dropFirst() == [
                ["0 201", "1 一般公共服务支出", "2 150.25", "3 120.25"],
                ["0 201050/1", "1 统计信息事务", "2 150.25", "3 120.25"],
                ["0 201050/3", "1 行政运行及其他统计/信息事务", "2 150.25", "3 120.2 5"],
                ["0 206", "1 科学技术支出", "2 10.25", "3 10.25"],
                ["0 208", "1 社会保障支出", "2 20.25", "3 20.25"],
            ])
    }

    /// Whole amounts and codes of their own begin a row.
    @Test(arguments: ["5      信息事务              150.25", "      一、信息事务", "      信息事务         -      150.25"])
    func whatIsNoRestIsARow(line: String) throws {
        let pages = """
            科目编码     科目名称         合计       基本支出
            201    一般公共服务支出       150.25    120.25
            20105  统计信息事务         150.25    120.25
            20106  行政运行及其他统计      150.25    120.25
            \u{0C}\(line)
            206    科学技术支出         10.25     10.25
            208    社会保障支出         20.25     20.25
            """
        #expect(!(try layoutCells(pages).joined().joined().contains { $0.contains("其他统计/") || $0.contains("25 5") }))
    }

    /// Whole numbers lack no decimals: what the next page begins with is a row's own.
    @Test func wholeNumbersTakeNoDigits() throws {
        let pages = """
            科目编码     科目名称           合计       基本支出
            201    一般公共服务支出         150       120
            20105  统计信息事务           150       120
            20106  行政运行及其他统计        150       120
            \u{0C}                      678       345
            206    科学技术支出            10        10
            208    社会保障支出            20        20
            """
        let cells = try layoutCells(pages).joined().joined()
        #expect(!cells.contains { $0.contains("150 678") || $0.contains("120 345") })
        #expect(cells.contains { $0.hasSuffix(" 678") })
    }

    /// Numbers that count the pages are no rests, right below a row or not; a number that does not is none of them.
    @Test func pageNumbersCountThePages() throws {
        let pages = """
            科目编码     科目名称         合计       基本支出
            201    一般公共服务支出       150.25    120.25
            201051 统计信息事务         150.25    120.25
            205    教育支出          1150.25   1120.2
            2
            \u{0C}                             5
            206    科学技术支出         10.25     10.25
            206010 科技管理事务         10.25     10.25
            3
            \u{0C}208    社会保障支出         20.25     20.25
            4
            """
        #expect(
            try layoutCells(pages).first?.dropFirst() == [
                ["0 201", "1 一般公共服务支出", "2 150.25", "3 120.25"],
                ["0 201051", "1 统计信息事务", "2 150.25", "3 120.25"],
                ["0 205", "1 教育支出", "2 1150.25", "3 1120.2 5"],
                ["0 206", "1 科学技术支出", "2 10.25", "3 10.25"],
                ["0 206010", "1 科技管理事务", "2 10.25", "3 10.25"],
                ["0 208", "1 社会保障支出", "2 20.25", "3 20.25"],
            ])
    }

    /// Cells at the foot of their rows, and names below their codes: the next page has too few rows to tell.
    @Test func aPageKnowsWhatTheLastOneShows() throws {
        let pages = """
            科目名称             合计       基本支出
            204 公共安全支出      1,003.22  1,003.22
            20405 法院         1,003.22  1,003.22
            2040501 行政运
            行               173.39    173.39
            2040502 一般行
            政管理事务           700.32    700.32
            2040504 案件审
            判               129.51    129.51
            20405 其他公共安
            全支出             129.51    129.51
            \u{0C}22102 住房改革支出    1,373.76  1,373.76
            2210201 住房公
            积金              1,373.76  1,373.76
            """
        #expect(
            try layoutCells(pages).first?.suffix(2) == [
                ["0 22102 住房改革支出", "1 1,373.76", "2 1,373.76"], ["0 2210201 住房公/积金", "1 1,373.76", "2 1,373.76"],
            ])
    }

    @Test func aRepeatedHeaderMayBreakItsLinesElsewhere() throws {
        let pages = """
                   收入决算表
            单位：万元
                          项目                                上缴上级
                                    合计      基本支出    项目支出
            科目编码        科目名称                                支出
            201     教育支出          10.25     10.25
            20101   普通教育          10.25     10.25
            \u{0C}              项目        合计      基本支出    项目支出    上缴上级
            科目编码        科目名称                                  支出
            202     学前教育          11.25     11.25
            20201   小学教育          11.25     11.25
            """
        let rows = try #require(try layoutCells(pages).first)
        #expect(rows.suffix(4).map(\.first) == ["0 201", "0 20101", "0 202", "0 20201"])
    }

    /// The next part of a document is no row of its last table.
    @Test func aPartOfTheDocumentEndsATable() throws {
        let page = """
                         国有资本经营预算支出表
            编制单位：某中心                    单位：元
            科目名称                 合计       项目支出
            223 国有资本经营预算支出        44,667.68  44,667.68
            22301 解决历史遗留问题支出      44,667.68  44,667.68

            第三部分 2019 年度部门情况说明
            """
        #expect(try layoutCells(page).first?.count == 3)
    }

    /// 码 and 码 are the ends of two labels, and no heads of codes.
    @Test func aHeaderGoesOnBelowTheEndsOfLabels() throws {
        let page = """
                                              经济分
            科目编                                                  科目编
                    科目名称          金额          类科目   科目名称    金额          科目名称      金额
             码                                                    码
                                              编码

            301     工资福利支出     150.25         302   商品服务支出  20.25    310   资本性支出   10.75
            30101   基本工资       150.25         30201 办公费     20.25    31002 设备购置    10.75
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.joined().contains { $0.hasSuffix("类科目/编码") })
    }
}
