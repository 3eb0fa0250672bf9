import Testing

@testable import TextDumpImporter

/// What tells the columns of a page besides the place of their labels.
@Suite struct LayoutPlacesTests {
    /// The numbers below a header drift less than its labels.
    @Test func numbersTellWhereColumnsStand() throws {
        let page = """
            编制单位：某局                                           单位：万元
                                        本年支出合           上缴上级支      对附属单位
            科目编码              科目名称        计   基本支出 项目支出   出   经营支出   补助
                               栏次         1         2        3       4   5     6
                               总计         7.1696   4.3668   2.8028
            205       教育支出                4.3143   2.1822   2.1321
            20502      普通教育               4.3143   2.1822   2.1321
            2050205     高等教育              1.5135            1.5135
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.last?.map { String($0.prefix(1)) } == ["0", "1", "2", "4"])
    }

    /// 款 that ends labels heads no codes.
    @Test func endsOfLabelsHeadNoCodes() throws {
        let page = """
            部门：某局                                                      单位：万元
            项目              行次 小计         一般公共预算财政拨      政府性基金预算财政拨   国有资本经营预算财政拨
                                          款            款            款
            科学技术支出          15 2208.99         2208.99            -             -
            卫生健康支出         17   22.80          22.80            -             -
            住房保障支出         28 204.19          204.19            -             -
            """
        let header = try #require(try layoutCells(page).first?.first)
        #expect(header.contains("3 一般公共预算财政拨/款"))
        #expect(header.contains("5 国有资本经营预算财政拨/款"))
    }

    /// A single character behind one blank ends the label above it.
    @Test func theEndOfALabelBesideAnotherLabelIsItsOwn() throws {
        let page = """
            部门：某局                                                单位：万元
                                                     政府性基金预算财政拨 国有资本经营预算财政
            项目           行次 小计            一般公共预算财政拨款 款          拨款
            一般公共服务支出      10   100.41            100.41        --         --
            外交支出           11       --               --       --         --
            城乡社区支出        20   245.47                --     245.47        --
            """
        let header = try #require(try layoutCells(page).first?.first)
        #expect(header.count == 6)
    }

    /// On a page that only the second list reaches, its codes stand where the first list's amounts ended.
    @Test func aSecondListGoesOnAlone() throws {
        let page = """
            部门：某局                                                              单位：万元
                   人员经费                                  公用经费
               科目编码       科目名称       决算数      科目编码       科目名称          决算数
               类    款                             类    款
            301         工资福利支出       723.58   302         商品和服务支出       430.65
            301     01 基本工资          320.23   302     01 办公费            22.10
            301     02 津贴补贴          269.23   302     02 印刷费            83.37
            303         对个人和家庭的补助     46.18   302     03 咨询费
            303     01 离休费           46.18   302     04 手续费            29.26
            \u{0C}                        307         债务利息及费用支出
                                    307     01 国内债务付息
                                    310         资本性支出          47.85
                                    310     01 房屋建筑物购建
                                    310     05 基础设施建设        47.85
            """
        let rows = try #require(try layoutCells(page).first).suffix(5)
        #expect(
            rows.map { $0.map { String($0.prefix(1)) } } == [
                ["4", "6"], ["4", "5", "6"], ["4", "6", "7"], ["4", "5", "6"], ["4", "5", "6", "7"],
            ])
    }
}
