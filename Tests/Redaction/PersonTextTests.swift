import ConversionGraph
import DisclosureModel
import FormCatalogue
import NationalDistrict
import Testing

@testable import Redaction

/// The labels of the national profile.
func nationalWords() throws -> PersonWords { try national.get() }

private let national = Result {
    let registry = try Registry(plugins: [NationalDistrictPlugin()])
    return PersonWords(try CatalogueLoader(registry.context().districts).catalogue(of: "national"))
}

@Suite("Persons in running text")
struct PersonTextTests {
    @Test(
        "a value after its label goes, the label stays",
        arguments: [
            ("填报人：张三 联系电话：13512345678", "填报人： 联系电话："),
            ("项目负责人 王小明 联系电话 027-84400000", "项目负责人 联系电话"),
            ("填报日期：2025.1.2 填报人（签字）：李 四", "填报日期：2025.1.2 填报人（签字）："),
            ("填 报 人：欧阳某某", "填 报 人："),
            ("有问题请致电13912345678。", "有问题请致电。"),
            ("单位名称：某局 经办人:赵六，审核人:钱七", "单位名称：某局 经办人:，审核人:"),
        ])
    func redacts(_ printed: String, _ expected: String) throws {
        let words = try nationalWords()
        let (text, count) = PersonText.redacted(printed, words: words)
        #expect(text.split(separator: " ").joined() == expected.split(separator: " ").joined())
        #expect(count > 0)
        #expect(PersonText.redacted(text, words: words).count == 0)
    }

    @Test(
        "what names no person stays as printed",
        arguments: [
            "单位咨询电话：83426338", "项目编码 42010523031T000000102", "13554170415", "负责人才培养 工作",
            "各项目负责人 应当按照要求完成工作", "联系群众，服务群众", "预算数1286.76万元", "电话会议保障 12 场",
        ])
    func keeps(_ printed: String) throws {
        let (text, count) = PersonText.redacted(printed, words: try nationalWords())
        #expect(text == printed)
        #expect(count == 0)
    }
}
