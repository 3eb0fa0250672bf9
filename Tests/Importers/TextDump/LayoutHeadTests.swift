import Testing

@testable import TextDumpImporter

/// Heads of columns that a page sets apart from the columns below them.
@Suite struct LayoutHeadTests {
    /// 支出 stands over the whole side, 决算数 over all of its amounts and between the lines of two of their labels.
    @Test func aLabelOverAGroupHeadsNoColumn() throws {
        let page = """
                       收入                                                支出
                  项目         决算数                   项目                                  决算数
                                                         小计             一般公共预算财政拨            政府性基金预算财政      国有资本经营预算财
                                                                            款                    拨款            政拨款
            一、一般公共预算财政拨款          46850.41 一、一般公共服务支出         7018.48              7018.48           0.00           0.00
            二、政府性基金预算财政拨款            0.00 二、外交支出                 0.00                 0.00           0.00           0.00
            三、国有资本经营预算财政拨款           0.00 三、国防支出                 0.00                 0.00           0.00           0.00
                                        四、公共安全支出             28700.94             28700.94           0.00           0.00
                                        五、教育支出                   0.00                 0.00           0.00           0.00
                                        六、科学技术支出                 0.00                 0.00           0.00           0.00
            """
        let table = try #require(try layoutCells(page).first)
        let rows = table.suffix(6)
        #expect(
            rows.first == [
                "0 一、一般公共预算财政拨款", "1 46850.41", "2 一、一般公共服务支出", "3 7018.48", "4 7018.48", "5 0.00",
                "6 0.00",
            ])
        #expect(rows.allSatisfy { $0.suffix(4).map { $0.prefix(2) } == ["3 ", "4 ", "5 ", "6 "] })
        #expect(table.joined().contains { $0.hasPrefix("6") && $0.hasSuffix(" 国有资本经营预算财/政拨款") })
    }

    /// 合计 stands at half the height of its neighbours' labels and heads a column of its own.
    @Test func aSumBetweenTallLabelsIsNoGroup() throws {
        let page = """
                                    预算数                                                决算数
                              公务用车购置及运行维护费                                       公务用车购置及运行维护费
                       因公出国                  公务用车 公务接待                    因公出国                  公务用车 公务接待
              合计                        公务用车                    合计                         公务用车
                       （境）费    小计            运行维护   费                     （境）费    小计            运行维护   费
                                         购置费                                                购置费
                                               费                                                  费
               1        2       3         4     5        6        7        8       9         10     11      12
            23.1      1.0      5.9       2.9   3.0     16.2     18.8      2.0     4.1        2.1    2.0    12.7
            """
        let table = try #require(try layoutCells(page).first)
        #expect(table.last?.map { $0.prefix { $0 != " " } } == (0..<12).map { "\($0)" })
        #expect(table.joined().contains { $0.hasPrefix("6") && $0.hasSuffix(" 合计") })
    }

    /// The header ends a page, and the rows on the next are set tighter than it is.
    @Test func rowsMayBeSetTighterThanTheirHeader() throws {
        let page = """
                                                                                                        单位:万元
                              收入                                               支出
                                                                                         一般公共   政府性基    国有资本
                      项目           行次   决算数              项目             行次          小计   预算财政   金预算财    经营预算
                                                                                          拨款     政拨款    财政拨款


            \u{C}一、一般公共预算财政拨款      1   2,325.43 一、一般公共服务支出     33   987.13   987.13
            二、政府性基金预算财政拨款     2         二、外交支出            34
            三、国有资本经营预算财政拨款    3    22.85 三、国防支出           35
                              4         四、公共安全支出          36
                              5         五、教育支出            37
                              6         六、科学技术支出          38
                              7         七、社会保障和就业支出       39   670.79   670.79
                              8         八、卫生健康支出          40    90.76    90.76
                              9         九、节能环保支出          41
                             10         十、城乡社区支出          42
                             11         十一、农林水支出          43
                             12         十二、金融支出           44
                             13         十三、住房保障支出         45   576.75   576.75
                             14         十四、国有资本经营预算支出    46    22.85            22.85
            """
        let table = try #require(try layoutCells(page).first)
        let rows = table.suffix(14)
        #expect(
            rows.first == [
                "0 一、一般公共预算财政拨款", "1 1", "2 2,325.43", "3 一、一般公共服务支出", "4 33", "5 987.13", "6 987.13",
            ])
        #expect(rows.last == ["1 14", "3 十四、国有资本经营预算支出", "4 46", "5 22.85", "7 22.85"])
        #expect(table.joined().contains { $0.hasPrefix("5 ") && $0.hasSuffix("小计") })
    }

    /// What a page prints last, below a blank line, is the title of the table on the next.
    @Test func aTitleAtTheEndOfAPageIsTheNextTables() throws {
        let page = """
            部门：某局                                     单位：万元
            项目                    金额      项目                金额
            本年收入合计              5.00    本年支出合计          5.00
            收入总计                5.00    支出总计            5.00

                       收入决算表
            \u{C}部门：某局                                     单位：万元
            科目名称          本年收入合计    财政拨款收入
            合计              5.00       5.00
            教育支出            5.00       5.00
            """
        let tables = try layoutCells(page)
        #expect(tables.count == 2)
        #expect(!tables.joined().joined().contains { $0.contains("收入决算表") })
    }

    /// 栏次 stands over 序号 where numbers stand in all other columns.
    @Test func theWordOfTheOrdinalsHasACellOfItsOwn() throws {
        let page = """
            序号   功能分类科目                                  合计      基本支出   项目支出
                 科目编码       科目名称
            栏次   1                                         2         3          4              5
               1                  合计                           7,500.5    4,000.5      3,500
               2   208            社会保障和就业支出             6,000.5    4,000.5      2,000
               3   20802          民政管理事务                   6,000.5    4,000.5      2,000
               4   229            其他支出                         1,500                 1,500
            """
        let table = try #require(try layoutCells(page).first)
        #expect(table.contains(["0 栏次", "1 1", "2 2", "3 3", "4 4", "5 5"]))
    }
}
