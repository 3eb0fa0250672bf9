import DisclosureModel
import Testing

@testable import Recognition

/// Heads of fixed-width pages whose labels only the words of the form can take apart.
@Suite struct AmountHeadTests {
    private func amounts(_ text: String, _ form: String) throws -> [[String: String]] {
        let document = try recognise(text)
        let table = try #require(document.tables.first { $0.form == form }, "\(document.tables.map { $0.form ?? "-" })")
        return table.rows.map { row in
            Dictionary(uniqueKeysWithValues: row.amounts.map { ($0.key, $0.value.description) })
        }
    }

    /// Each line of a wrapped head stands farther right than the one above it, the more the farther right it is.
    @Test func linesDriftAgainstOneAnother() throws {
        let read = try amounts(
            """
                 2024年度财政拨款“三公”经费支出决算表
            部门：某某学校                                                      单位：万元
                            预算数                                 决算数
             合计 因公出 公务用车购置及运行维护 公务接 合计 因公出 公务用车购置及运行维护 公务接
                   国（境          费          待费         国（境          费          待费
                    ）费    小计   公务用   公务用               ）费    小计   公务用   公务用
                               车购置 车运行                            车购置 车运行
                                费    维护费                           费    维护费
              8.62   0.00 5.06  0.00  5.06  3.56 3.80   0.00 1.96  0.00  1.96  1.84
            """, "final/three-public")
        #expect(
            read == [
                [
                    "budget.total": "8.62", "budget.abroad": "0.00", "budget.vehicles": "5.06",
                    "budget.vehiclePurchase": "0.00", "budget.vehicleOperation": "5.06", "budget.reception": "3.56",
                    "actual.total": "3.80", "actual.abroad": "0.00", "actual.vehicles": "1.96",
                    "actual.vehiclePurchase": "0.00", "actual.vehicleOperation": "1.96", "actual.reception": "1.84",
                ]
            ])
    }

    /// 预算数 and 决算数 below every item; the label of a group stands above them all.
    @Test func amountsStandInPairsBelowTheirItems() throws {
        let read = try amounts(
            """
                    一般公共预算财政拨款“三公”经费支出决算表
             填报单位：某某局                                           单位：千元
                                           公务用车购置及运行维护费
                                                        公务用车运行维护
                  合计       因公出国（境）费     小计    公务用车购置费       费       公务接待费
             预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数
              67.72  48.36  57.20 43.13  -  -    -    -     -    - 10.52 5.23
            """, "final/three-public")
        #expect(
            read == [
                [
                    "budget.total": "67.72", "actual.total": "48.36", "budget.abroad": "57.20",
                    "actual.abroad": "43.13", "budget.reception": "10.52", "actual.reception": "5.23",
                ]
            ])
    }

    /// The last characters of two labels stand below one of them, and a label in one line between those in two.
    @Test func theEndsOfLabelsStandBelowTheirNeighbours() throws {
        let read = try amounts(
            """
                                单位收入决算表
            公开部门：某某局                                                 计量单位：万元
                             本年收入合 财政拨款收 上级补助                  附属单位
               编码      科目名称     计        入      收入 事业收入 经营收入 上缴收入 其他收入
                        合计    3,660.32 3,528.64          10.06  32.13   89.49
            201     一般公共服务       70.75    70.75
            20111    纪检监察事务      70.75    70.75
            2011105   派驻派出机构     70.75    70.75
            215     资源勘探支出    3,589.57 3,457.89          10.06  32.13   89.49
            """, "final/revenue")
        #expect(
            read.first == [
                "total": "3660.32", "appropriation": "3528.64", "business": "10.06", "affiliated": "32.13",
                "other": "89.49",
            ])
        #expect(read.dropFirst().first == ["total": "70.75", "appropriation": "70.75"])
    }

    /// 本年收入 stands in one line between labels in two, and beside the label of a group that is none of its own.
    @Test func aLabelBesideAGroupIsNoPartOfIt() throws {
        let read = try amounts(
            """
                            政府性基金预算收入支出决算表
            公开部门：某某局                                                  单位：万元
                         项目          年初结转                  本年支出          年末结转
             科目编码          科目名称       和结余 本年收入      合计 基本支出 项目支出 和结余
            212     城乡社区事务               - 195.91   170.70  51.21 119.49   25.21
            21208   土地出让收入安排的支出      - 195.91   170.70   51.21   119.49   25.21
            2120802   土地开发支出             - 195.91   170.70   51.21   119.49   25.21
            """, "final/government-fund")
        #expect(
            read
                == Array(
                    repeating: [
                        "revenue": "195.91", "total": "170.70", "basic": "51.21", "project": "119.49",
                        "closing": "25.21",
                    ], count: 3))
    }

    /// A head with a word that the form does not know among its labels is left as its places say.
    @Test func anUnknownLabelLeavesTheHeadAsItIs() {
        let runs = ["合计", "某种费用", "公务接待费"].enumerated().map { index, key in
            AmountHeadRun(key: key, text: key, line: 1, span: (8 * index)..<(8 * index + 5), middle: 16 * index + 5)
        }
        let read = AmountHeadLabels(runs, words: ["合计", "公务接待费"])
        #expect(read?.strays.map(\.key) == ["某种费用"])
        #expect(read?.labels.map(\.key) == ["合计", "公务接待费"])
    }

    /// Of two ways to read wrapped labels the one counts that moves the runs least.
    @Test func runsGoOnInTheNearestLabel() throws {
        func run(_ key: String, _ line: Int, _ start: Int) -> AmountHeadRun {
            AmountHeadRun(
                key: key, text: key, line: line, span: start..<(start + key.count), middle: 2 * start + key.count)
        }
        let runs = [run("公务用", 1, 0), run("公务用", 1, 10), run("车费", 2, 1), run("车费", 2, 14)]
        let read = try #require(AmountHeadLabels(runs, words: ["公务用车费"]))
        #expect(read.labels.map { $0.runs.map(\.span.lowerBound) } == [[0, 1], [10, 14]])
    }
}
