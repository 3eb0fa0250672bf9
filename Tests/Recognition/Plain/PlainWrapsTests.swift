import DisclosureModel
import Testing

/// Names that are broken over lines around the line of their code.
@Suite struct PlainWrapsTests {
    private let codes = """
        2025年度某局部门决算
        支出决算表
        单位：万元
        科目编码 科目名称 本年支出合计 基本支出 项目支出

        """

    private func rows(_ text: String, options: [String: String] = [:]) throws -> [String] {
        try #require(try recognise(text, options: options).tables.first).rows.map {
            "\($0.code ?? "") \($0.label) " + $0.amounts.map(\.value.description).joined(separator: " ")
        }
    }

    @Test func nameAboveBesideAndBelow() throws {
        let read = try rows(
            codes + """
                合计 100.00 100.00 0.00
                208 社会保障和就业支出 100.00 100.00 0.00
                行政事业单位
                20805 100.00 100.00 0.00
                养老支出
                机关事业单位
                2080505 基本养老保险 80.00 80.00 0.00
                缴费支出
                其他行政事业
                2080599 20.00 20.00 0.00
                单位养老支出
                """)
        #expect(
            read[2...] == [
                "20805 行政事业单位养老支出 100.00 100.00 0.00", "2080505 机关事业单位基本养老保险缴费支出 80.00 80.00 0.00",
                "2080599 其他行政事业单位养老支出 20.00 20.00 0.00",
            ])
    }

    @Test func aNameThatIsNotKnownTakesWhatNoOtherCanClaim() throws {
        let read = try rows(
            codes + """
                合计 100.00 0.00 100.00
                221 住房保障支出 100.00 0.00 100.00
                某种特别债券安
                22197 100.00 0.00 100.00
                排的支出
                2219799 其他住房保障支出 100.00 0.00 100.00
                """)
        #expect(read[2] == "22197 某种特别债券安排的支出 100.00 0.00 100.00")
    }

    private let lists = """
        2025年度某局部门决算
        一般公共预算财政拨款基本支出决算表
        单位：万元
        科目编码 科目名称 决算数 科目编码 科目名称 决算数

        """

    @Test func listsBesideEachOther() throws {
        let read = try rows(
            lists + """
                301 工资福利支出 518.69 302 商品和服务支出 94.35
                机关事业单位基本养
                30108 518.69 30206 电费 26.23
                老保险缴费
                因公出国（境）费
                30113 住房公积金 30212 13.24
                用
                其他对个人和家庭的
                30399 30240 税金及附加费用 54.88
                补助
                人员经费合计 518.69 公用经费合计 94.35
                """)
        #expect(
            read == [
                "301 工资福利支出 518.69", "302 商品和服务支出 94.35", "30108 机关事业单位基本养老保险缴费 518.69", "30206 电费 26.23",
                "30113 住房公积金 ", "30212 因公出国（境）费用 13.24", "30399 其他对个人和家庭的补助 ", "30240 税金及附加费用 54.88",
                " 人员经费合计 518.69", " 公用经费合计 94.35",
            ])
    }

    /// Amounts that touch the code of the next list have the decimals that the table prints elsewhere.
    @Test func codesThatTouchAmountsOfSeveralDecimals() throws {
        let read = try rows(
            lists + """
                301 工资福利支出 293.432938302 商品和服务支出 74.427385
                30101 基本工资 0.0030201 办公费 0.00
                30102 津贴补贴 293.43293830202 印刷费 74.427385
                30103 奖金 0.0030203 咨询费 0.00
                人员经费合计 293.432938 公用经费合计 74.427385
                """)
        #expect(read[0...3] == ["301 工资福利支出 293.432938", "302 商品和服务支出 74.427385", "30101 基本工资 0.00", "30201 办公费 0.00"])
        #expect(read[4...5] == ["30102 津贴补贴 293.432938", "30202 印刷费 74.427385"])
    }

    /// An amount without decimals ends where the code begins that the next word is the name of.
    @Test func codesThatTouchAmountsWithoutDecimals() throws {
        let read = try rows(
            lists + "301 工资福利支出 1813302 商品和服务支出 42.5\n30101 基本工资 177130218 专用材料费 42.5\n30114 医疗费 42\n")
        #expect(
            read == [
                "301 工资福利支出 1813", "302 商品和服务支出 42.5", "30101 基本工资 1771", "30218 专用材料费 42.5", "30114 医疗费 42",
            ])
    }

    /// Names of a side that stand above and below their amounts, and the end of one that touches the dash before it.
    @Test func namesOfSides() throws {
        let table = try #require(
            try recognise(
                """
                2025年度某局部门决算
                收入支出决算总表
                单位：万元
                收入 支出
                项目 行次 金额 项目 行次 金额
                一、一般公共预算财政拨
                1 1.80一、一般公共服务支出 5 0.30
                款收入
                三、国有资本经营预算财 三、文化旅游体育与传媒
                政拨款收入 2 --支出 6 1.50
                本年收入合计 3 1.80本年支出合计 7 1.80
                总计 4 1.80总计 8 1.80
                """
            ).tables.first)
        #expect(
            table.rows.map { "\($0.label) \($0.amounts["amount"]?.description ?? "")" } == [
                "一、一般公共预算财政拨款收入 1.80", "三、国有资本经营预算财政拨款收入 ", "本年收入合计 1.80", "总计 1.80",
                "一、一般公共服务支出 0.30", "三、文化旅游体育与传媒支出 1.50", "本年支出合计 1.80", "总计 1.80",
            ])
    }

    @Test func withoutRepairsNothingIsJoined() throws {
        let text = codes + "合计 80.00 80.00 0.00\n行政事业单位\n20805 80.00 80.00 0.00\n养老支出\n"
        #expect(try rows(text, options: ["no-repair": "true"]).contains { $0.hasPrefix("20805  80.00") })
    }
}
