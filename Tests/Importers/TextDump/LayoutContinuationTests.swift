import DisclosureModel
import Testing

@testable import TextDumpImporter

/// Tables that go on over pages, each of which has places of its own.
@Suite struct LayoutContinuationTests {
    /// A page of two sides.
    private let head = """
                      收支总表
                                            单位：万元
        项目          预算数   项目              预算数
        一、财政拨款      30.00 一、公共安全支出      12.00
        二、事业收入       1.00 二、教育支出        18.00
        三、其他收入       1.00 三、科学技术支出
        """

    /// The page begins with a label whose amount stands on no line of it, and which stands farther left than before.
    @Test func aPageBeginsWithLabelsAtItsOwnPlace() throws {
        let page = """
            \(head)
            \u{0C}                四、文化旅游支出
                            五、住房保障支出        2.00
                            六、其他支出          1.00
            收入总计      32.00 支出总计         33.00
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(try layoutCells(page).count == 1)
        #expect(
            rows.suffix(4) == [
                ["2 四、文化旅游支出"], ["2 五、住房保障支出", "3 2.00"], ["2 六、其他支出", "3 1.00"],
                ["0 收入总计", "1 32.00", "2 支出总计", "3 33.00"],
            ])
    }

    /// Only the right side goes on, at the left edge of the page: its list counts on.
    @Test func aListGoesOnInItsColumn() throws {
        let page = """
            \(head)
                              四、文化旅游支出        4.00
            \u{0C}五、住房保障支出        2.00
            六、其他支出          1.00
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.suffix(2) == [["2 五、住房保障支出", "3 2.00"], ["2 六、其他支出", "3 1.00"]])
    }

    /// A cell that holds a code and a name is one column on every page.
    @Test func codesAndNamesShareTheirCellOnTheNextPage() throws {
        let page = """
                         支出预算表
                                               单位：万元
               科目名称（编码）      合计      基本支出     项目支出
            205 教育支出        1,748.64           1,748.64
            20503 职业教育      1,748.64           1,748.64
             2050301 初等职业    647.04             647.04
             2050302 中等职业    399.31             399.31
            \u{0C}22102 住房改革支出    198.00     198.00
            2210202 提租补贴    198.00     198.00
               合   计       3,124.92   1,376.28   1,748.64
            """
        let grids = try layoutCells(page)
        #expect(grids.count == 1)
        #expect(grids.first?.last == ["0 合   计", "1 3,124.92", "2 1,376.28", "3 1,748.64"])
        #expect(grids.first?.dropLast().last?.last == "2 198.00")
    }

    /// 本年收入合计 is whole: the line below is a row of its own, though it has no amount.
    @Test func theLabelOfASumDoesNotGoOn() throws {
        let page = """
                        收支总表
                                           单位：万元
                 收入                  支出
              项目       金额       项目       金额
            一、一般公共预    999.14 一、一般公共服
            算拨款收入              务支出
            二、事业收入      124.26 二、教育支出     214.44
            三、其他收入             三、卫生健康支     317.27
                                出
            本年收入合计   2,233.58 本年支出合计   2,233.58
            上年结转结余          年终结转结余
            收入总计     2,233.58 支出总计     2,233.58
            """
        let rows = try #require(try layoutCells(page).first)
        #expect(rows.contains(["0 本年收入合计", "1 2,233.58", "2 本年支出合计", "3 2,233.58"]))
        #expect(rows.contains(["0 上年结转结余", "2 年终结转结余"]))
    }

    @Test(arguments: [
        ("一、教育", 1), ("（十）教育", 10), ("十二、教育", 12), ("二十、教育", 20), ("（二十三）教育", 23), ("12.教育", 12), ("教育", nil),
        ("2024年", nil),
        ("百、教育", nil),
    ])
    func marksCount(text: String, number: Int?) {
        let bytes = Array(text.utf8)
        #expect(LayoutEnumerator.mark(of: 0..<bytes.count, in: bytes.span)?.number == number)
    }
}
