import DisclosureModel
import Testing

/// Tables of one row: what the sums leave open, and what the text then states.
@Suite struct PlainStatementsTests {
    private let table = """
        2024年部门预算
        部门“三公”经费和机关运行经费预算表
        编制部门：某局 单位:万元
        2024年“三公”经费预算数 2024年机关运行经费预算数
        合计 因公出国(境)费 公务接待费
        公务用车购置及运行费
        小计 购置费 运行费
        6.4 0 0 6.4 6.4 0
        其他相关情况说明
        """

    private func values(_ text: String) throws -> [String] {
        let table = try #require(try recognise(text).tables.first { $0.form == "budget/three-public" })
        return table.rows.flatMap { row in
            row.amounts.map { "\($0.key) \($0.value)" } + (row.texts["unplaced"].map { ["unplaced \($0)"] } ?? [])
        }
    }

    @Test func whatEveryReadingSaysIsPlaced() throws {
        #expect(try values(table) == ["total 6.4", "abroad 0", "reception 0", "vehicles 6.4", "unplaced 6.4 0"])
    }

    @Test(arguments: [
        ("其中：公务用车购置费0.00万元，与2023年预算持平；公务用车运行费6.40万元，与2023年预算持平。", "vehicleOperation 6.4"),
        ("其中：公务用车购置费6.40万元，与2023年预算持平；公务用车运行费0.00万元，与2023年预算持平。", "vehiclePurchase 6.4"),
    ])
    func whatTheTextStatesDecides(_ sentence: String, _ placed: String) throws {
        let text = table + "\n一、2024年“三公”经费预算情况说明\n2024年“三公”经费预算数为6.40万元。其中：\n（二）公务用车购置及运行费6.40万元，" + sentence
        #expect(try values(text).contains(placed))
    }
}
