import DisclosureModel
import Testing

@testable import Recognition

/// Rows of a fixed-width page that are set by themselves: other rows, other tables and the total tell their columns.
@Suite struct PlacedRowsTests {
    private func tables(_ text: String, _ form: String) throws -> (mended: DisclosureTable, printed: DisclosureTable) {
        let mended = try recognise(text, place: true).tables.first { $0.form == form }
        let printed = try recognise(text, options: ["no-repair": "true"], place: true).tables.first { $0.form == form }
        return (try #require(mended), try #require(printed))
    }

    private func keys(_ table: DisclosureTable) -> [String] {
        table.rows.map { $0.amounts.map(\.key).joined(separator: " ") }
    }

    /// One row, or one with all below it, stands where its parent and the total say; where two may be wrong, none moves.
    @Test(arguments: [
        ([("205", "b"), ("20502", "b"), ("206", "p"), ("20603", "b")], [3]),
        ([("205", "b"), ("20502", "b"), ("206", "b"), ("20603", "b")], [2, 3]),
        ([("205", "b"), ("20502", "b"), ("206", "p"), ("20603", "p")], []),
    ])
    func rowsStandWhereTheirSumsSay(rows: [(code: String, column: String)], moved: [Int]) throws {
        let lines = rows.map { row in
            let amount = row.code.hasPrefix("205") ? "4.00" : "5.00"
            return
                "\(row.code)\t某项支出\t\(amount)\t\(row.column == "b" ? amount : "")\t\(row.column == "p" ? amount : "")"
        }
        let text = """
            2024年一般公共预算支出表

            单位：万元

            科目编码\t科目名称\t合计\t基本支出\t项目支出
            \t合计\t9.00\t4.00\t5.00
            \(lines.joined(separator: "\n"))
            """
        let (mended, printed) = try tables(text, "budget/general-expenditure")
        #expect(mended.repairs.map(\.rule) == (moved.isEmpty ? [] : ["columns.placed"]))
        let expected = ["total basic", "total basic", "total project", "total project"]
        #expect(Array(keys(mended).dropFirst()) == expected)
        #expect(
            keys(printed).dropFirst().enumerated().filter { expected[$0.offset] != $0.element }.map(\.offset) == moved)
    }

    /// A parent and its only child disagree, and no total says which of them is set amiss.
    @Test func whereTwoMayBeWrongNoneMoves() throws {
        let (mended, printed) = try tables(
            """
            2024年一般公共预算支出表

            单位：万元

            科目编码\t科目名称\t合计\t基本支出\t项目支出
            205\t教育支出\t4.00\t4.00\t
            20502\t普通教育\t4.00\t\t4.00
            """, "budget/general-expenditure")
        #expect(mended.rows == printed.rows && mended.repairs.isEmpty)
    }

    /// The table of the general budget prints the same rows with the same totals.
    @Test(arguments: [("4.00", true), ("5.00", false)])
    func theGeneralBudgetTellsTheColumnsOfAllExpenditure(basic: String, moves: Bool) throws {
        let (mended, _) = try tables(
            """
            2024年度支出决算表

            单位：万元

            科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出
            \t合计\t\t9.00\t\t4.00\t\t5.00
            205\t教育支出\t\t9.00\t\t4.00\t\t5.00
            20502\t普通教育\t\t9.00\t\t4.00\t\t5.00

            2024年度一般公共预算财政拨款支出决算表

            单位：万元

            科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
            \t合计\t9.00\t\(basic)\t5.00
            205\t教育支出\t9.00\t\(basic)\t5.00
            20502\t普通教育\t9.00\t\(basic)\t5.00
            """, "final/expenditure")
        #expect(mended.repairs.contains { $0.rule == "columns.placed" } == moves)
        #expect(keys(mended).allSatisfy { $0 == "total basic project" } == moves)
    }

    /// The summary says where the amounts of the total stand, and the total where those of the rows do.
    @Test func theTotalGoesFirst() throws {
        let (mended, _) = try tables(
            """
            2024年度收入支出决算总表

            单位：万元

            收入\t\t支出
            项目\t决算数\t项目\t决算数
            一、一般公共预算财政拨款收入\t10.00\t一、教育支出\t13.00
            二、政府性基金预算财政拨款收入\t\t二、科学技术支出\t
            三、国有资本经营预算财政拨款收入\t\t三、农林水支出\t
            四、上级补助收入\t\t四、住房保障支出\t
            五、事业收入\t\t五、其他支出\t
            六、经营收入\t3.00
            七、附属单位上缴收入\t
            八、其他收入\t
            总计\t13.00\t总计\t13.00

            2024年度收入决算表

            单位：万元

            科目编码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入
            \t合计\t13.00\t10.00\t\t\t\t\t3.00
            205\t教育支出\t13.00\t\t10.00\t3.00\t\t\t
            20502\t普通教育\t13.00\t\t10.00\t3.00\t\t\t
            """, "final/revenue")
        #expect(mended.repairs.map(\.rule) == ["columns.placed", "columns.placed"])
        #expect(Set(keys(mended)) == ["total appropriation business"])
    }
}
