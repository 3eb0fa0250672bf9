import Testing

@testable import FormCatalogue

/// A label's key, and what is asked of a text without making its key.
@Suite struct LabelTextTests {
    /// Printed labels, with every kind of scalar that a key treats in its own way.
    static let printed = [
        "", " ", "　", "支出决算表", "一、 一般公共预算财政拨款收入", "（二）政府性基金", "3．其他 收入", "“三公”经费",
        "单位：万元", "**合计**", "Ａ１００", "部⻔", "2,540.10", "  - 12 - ", "【附】表１", "−3", "a b\tc", "é𠀀",
    ]

    @Test("A scan sees the scalars of the key, in order", arguments: printed)
    func scansTheKey(text: String) {
        var scanned = String.UnicodeScalarView()
        LabelText.scanKey(of: text) { scalar in
            scanned.append(scalar)
            return true
        }
        let key = LabelText.key(text)
        #expect(String(scanned) == key)
        #expect(LabelText.firstKeyScalar(of: text) == key.unicodeScalars.first)
        #expect(LabelText.lastKeyScalar(of: text) == key.unicodeScalars.last)
        #expect(LabelText.key(key) == key)
    }

    @Test("A scan ends where the body says so")
    func scanEnds() {
        var seen = 0
        LabelText.scanKey(of: "合 计 数") { _ in
            seen += 1
            return seen < 2
        }
        #expect(seen == 2)
    }

    @Test(
        "An item's key has no enumerator and no lead",
        arguments: [
            ("一、一般公共服务支出", "一般公共服务支出"), ("（二）其中：基本支出", "基本支出"), ("3.项目支出", "项目支出"), ("减：结余分配", "结余分配"),
            ("十二、", ""), ("2024年", "2024年"), ("（一）、外交", "外交"), ("一般", "一般"), ("123.数", "123.数"),
            ("其中：（1）公务用车购置", "公务用车购置"), ("其中：1.基本支出", "基本支出"),
        ])
    func itemKeys(text: String, key: String) {
        #expect(LabelText.itemKey(text) == key)
    }

    @Test("Scalars are replaced and left out, and the rest stays", arguments: printed)
    func replaces(text: String) {
        let without = LabelText.replacing(in: text) { $0 == "支" ? nil : ($0 == "：" ? ":" : $0) }
        let expected = text.unicodeScalars.filter { $0 != "支" }.map { $0 == "：" ? ":" : $0 }
        #expect(Array(without.unicodeScalars) == expected)
    }

    @Test(
        "A pattern stands for every choice of its words",
        arguments: [
            ("收入决算表", ["收入决算表"]), ("收入[决算]表", ["收入表", "收入决算表"]),
            ("[部门|单位]支出[总]表", ["支出表", "支出总表", "部门支出表", "部门支出总表", "单位支出表", "单位支出总表"]), ("开[口", ["开[口"]),
        ])
    func patterns(pattern: String, titles: [String]) {
        #expect(TitlePattern.titles(of: pattern) == titles)
    }

    @Test(
        "A text is blank where nothing of it is left when it is cleaned",
        arguments: ["", " ", "\u{3000}", "\t\u{A0}\u{2003}", "\u{FEFF} ", " 表", "表 ", "0", "\u{3001}", "\u{200B}x"])
    func tellsBlanks(text: String) {
        #expect(LabelText.isBlank(text) == LabelText.clean(text).isEmpty)
    }

    @Test(arguments: [
        ("行政事业单位养老支 出", "行政事业单位养老支出"), ("合 计", "合计"), ("OA 系统运行", "OA系统运行"),
        ("A B", "A B"), ("\u{3000}小计\n", "小计"), ("", ""),
    ])
    func cleansForOutput(printed: String, clean: String) {
        #expect(LabelText.clean(printed) == clean)
        #expect(LabelText.clean(clean) == clean)
    }

    @Test(arguments: [
        ("一、一般公共服务支出", "一般公共服务支出"), ("（二）其他", "其他"), ("3.教育支出", "教育支出"), ("二十一、预备费", "预备费"),
        ("其中：教育收费", "教育收费"), ("2010301", "2010301"), ("三公经费", "三公经费"), ("十三", "十三"),
    ])
    func leavesTheEnumeratorOutOfItemNames(printed: String, key: String) {
        #expect(LabelText.itemKey(printed) == key)
    }

    @Test func unifiesWidthsQuotesAndRadicals() {
        #expect(LabelText.key("“三公”（万元）") == LabelText.key("\"三公\"(万元)"))
        #expect(LabelText.key("公务用⻋") == "公务用车")
    }
}
