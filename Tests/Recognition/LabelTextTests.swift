import FormCatalogue
import Recognition
import Testing

@Suite struct LabelTextTests {
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
