import DisclosureModel
import Testing

/// The agency of a document, where forms leave out the place that the document's own lines print.
@Suite struct AgencyPlaceTests {
    private func agency(_ first: String, _ lines: String...) throws -> String? {
        let text =
            ([first, ""] + lines + [
                "", "2024年度收入决算表", "", "部门：青山区教育局", "", "单位：万元", "", "科目编码\t科目名称\t本年收入合计\t财政拨款收入",
                "\t合计\t5.00\t5.00", "205\t教育支出\t5.00\t5.00",
            ]).joined(separator: "\n")
        return try recognise(text).document.agency
    }

    @Test func aHeadingPrintsThePlace() throws {
        #expect(try agency("武汉市青山区教育局概况") == "武汉市青山区教育局")
        #expect(try agency("第一部分 武汉市青山区教育局概况", "武汉市青山区教育局的职责如下") == "武汉市青山区教育局")
    }

    /// Words before a name are no place, and two places are none.
    @Test(arguments: ["我市青山区教育局概况", "青山区教育局概况", "报送湖北省武汉市各区及青山区教育局"])
    func otherWordsAreNoPlace(line: String) throws { #expect(try agency(line) == "青山区教育局") }

    @Test func twoPlacesAreADoubt() throws {
        #expect(try agency("武汉市青山区教育局概况", "包头市青山区教育局概况") == "青山区教育局")
    }
}
