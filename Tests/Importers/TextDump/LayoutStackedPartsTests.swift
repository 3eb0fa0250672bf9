import Testing

@testable import TextDumpImporter

/// Tables of a word processor that run over pages: it repeats the head, and may leave it alone at the end of a page.
@Suite struct LayoutStackedPartsTests {
    @Test func aStackedTableRepeatsTheHeadOfItsFirstSide() throws {
        let page = """
            部门：某局                                    单位：万元
                                   收入
                 项目          决算数
            一般公共预算财政拨款       580.06
            政府性基金预算财政拨款      435.22
            本年收入合计          1,015.28
            支出
            项目              合计        一般公共预算财政拨款    政府性基金预算财政拨款
            一般公共服务支出        300.00     300.00
            \u{0C}                         收入
                 项目      决算数
            教育支出       280.06     280.06
            城乡社区支出     435.22               435.22
            本年支出合计   1,015.28     580.06    435.22
            """
        let table = try #require(try layoutCells(page).first)
        #expect(table.map { $0.first ?? "" }.contains("0+4 支出"))
        #expect(
            table.suffix(3).map { $0.map { String($0.prefix(1)) } } == [
                ["0", "1", "2"], ["0", "1", "3"], ["0", "1", "2", "3"],
            ])
        #expect(!table.suffix(3).joined().contains { $0.contains("收入") || $0.contains("决算数") })
    }

    /// A row that the end of the page cuts is whole, below the head that the next page repeats.
    @Test func aRowOfASideGoesOnBelowTheRepeatedHead() throws {
        let page = """
            部门：某局                                    单位：万元
                                   收入
                 项目          决算数
            一般公共预算财政拨款       580.06
            政府性基金预算财政拨款      435.22
            本年收入合计          1,015.28
            支出
            项目              合计        一般公共预算财政拨款    政府性基金预算财政拨款
            一般公共服务支出        200.00     200.00
            社会保障和就业及其他      100.00     100.00
            \u{0C}                         收入
                 项目      决算数
            公共支出
            教育支出       280.06     280.06
            城乡社区支出     435.22               435.22
            本年支出合计   1,015.28     580.06    435.22
            """
        let table = try #require(try layoutCells(page).first)
        #expect(table.contains(["0 社会保障和就业及其他/公共支出", "1 100.00", "2 100.00"]))
    }

    @Test(arguments: ["", "            项目          合计          基本支出        项目支出\n"])
    func aHeaderMayEndItsPage(repeated: String) throws {
        let page = """
            部门：某局                                    单位：万元
                        项目          合计          基本支出        项目支出

            4
            \u{0C}\(repeated)教育支出            12.00        12.00
            科学技术支出           3.00                      3.00
            住房保障支出           2.00         2.00
            """
        let table = try #require(try layoutCells(page).first)
        #expect(table.first?.map { $0.split(separator: " ").last ?? "" } == ["项目", "合计", "基本支出", "项目支出"])
        #expect(table.count == 4)
    }

    /// Rows without amounts below a header are no part of it.
    @Test func namesAloneAreRows() throws {
        let page = """
            部门：某局                                    单位：万元
                   项目              合计          基本支出        项目支出
            一般公共服务支出
            外交支出
            国防支出
            公共安全支出
            教育支出                12.00        12.00
            科学技术支出               3.00                      3.00
            """
        let table = try #require(try layoutCells(page).first)
        #expect(table.first == ["0 项目", "1 合计", "2 基本支出", "3 项目支出"])
    }
}
