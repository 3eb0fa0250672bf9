import Testing

@testable import Recognition

@Suite("Labels and values in a line")
struct FieldSegmentsTests {
    @Test(
        "each value ends where the next label begins",
        arguments: [
            ("单位名称：某区数据中心 填报日期：2025.5.26", ["单位名称=某区数据中心", "填报日期=2025.5.26"]),
            ("填报日期：2024 年 1月16 日 单位：万元", ["填报日期=2024年1月16日"]),
            ("单位名称（盖章）：甲局 填报日期：2022 年 1 月 12 日 总分:99 分", ["单位名称（盖章）=甲局", "填报日期=2022年1月12日", "总分=99分"]),
            ("自评得分：", ["自评得分="]), ("根据要求：我单位开展自评", []), ("没有冒号的一行", []),
        ])
    func split(_ line: String, _ expected: [String]) throws {
        let segments = FieldSegments.split(line, words: try PerformanceFixtures.words())
        #expect(segments.map { "\($0.label)=\($0.value)" } == expected)
    }
}
