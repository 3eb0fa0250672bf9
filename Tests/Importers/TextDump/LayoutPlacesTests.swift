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
        #expect(header.contains("3x2 一般公共预算财政拨/款"))
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
}
