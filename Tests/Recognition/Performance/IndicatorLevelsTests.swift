import DisclosureModel
import Testing

@testable import Recognition

@Suite("Levels of indicators")
struct IndicatorLevelsTests {
    @Test("成本指标 and 满意度指标 are of level two where they stand there, and of level one where they do not")
    func ambiguous() throws {
        let reading = try PerformanceFixtures.read(
            """
            |一级指标|二级指标|三级指标|年初目标值|实际完成值
            |产出指标|数量指标|巡检次数|≥12次|12次
            ||成本指标|成本控制率|≤100%|99%
            |效益指标|社会效益指标|知晓率|≥90%|95%
            ||满意度指标|公众满意度|≥95%|98%
            年度目标2|一级指标|二级指标|三级指标|年初目标值|实际完成值
            |成本指标|经济成本指标|成本控制|≤5万元|4万元
            |产出指标|数量指标|巡检次数|≥12次|12次
            |满意度指标|满意度指标|公众满意度|≥95%|98%
            """)
        #expect(
            reading.indicators.map { $0.split(separator: "/").prefix(4).joined(separator: "/") } == [
                "产出指标/数量指标/巡检次数/≥12次", "产出指标/成本指标/成本控制率/≤100%", "效益指标/社会效益指标/知晓率/≥90%",
                "效益指标/满意度指标/公众满意度/≥95%", "年度目标2/成本指标/经济成本指标/成本控制", "年度目标2/产出指标/数量指标/巡检次数",
                "年度目标2/满意度指标/满意度指标/公众满意度",
            ])
    }

    @Test("a row that lost the cells to its left is told by the level in force")
    func shifted() throws {
        let reading = try PerformanceFixtures.read(
            """
            |一级指标|二级指标|三级指标|年初目标值|实际完成值
            |产出指标|数量指标|巡检次数|≥12次|12次
            成本指标|成本控制率|≤100%|99%
            """)
        #expect(reading.indicators.last == "/产出指标/成本指标/成本控制率/≤100%/99%/")
    }

    @Test("a header that a page repeats interrupts no level, and a new goal does")
    func repeatedHeader() throws {
        let reading = try PerformanceFixtures.read(
            """
            年度绩效目标1|一级指标|二级指标|三级指标|年初目标值|实际完成值
            |产出指标|数量指标|巡检次数|≥12次|12次

            年度绩效目标1|一级指标|二级指标|三级指标|年初目标值|实际完成值
            |||报告篇数|4篇|4篇
            年度绩效目标2|一级指标|二级指标|三级指标|年初目标值|实际完成值
            |||培训场次|2场|3场
            """)
        #expect(
            reading.indicators == [
                "年度绩效目标1/产出指标/数量指标/巡检次数/≥12次/12次/", "年度绩效目标1/产出指标/数量指标/报告篇数/4篇/4篇/",
                "年度绩效目标2///培训场次/2场/3场/",
            ])
    }

    @Test("a name of level two that a page has cut beside one of level one")
    func cutBesideLevel() throws {
        let reading = try PerformanceFixtures.read(
            """
            |一级指标|二级指标|三级指标|年初目标值|实际完成值
            |满意度指标|服务对象|||

            ||满意度指标|主管部门满意度|100%|100%
            """)
        #expect(reading.indicators == ["/满意度指标/服务对象满意度指标/主管部门满意度/100%/100%/"])
    }

    @Test("headings of lists between grids belong to the table")
    func headingsBetween() throws {
        let document = try recognise(
            """
            部门项目申报表(含绩效目标)

            项目名称\t平台运维\t项目编码\t001
            项目主管部门\t某区数据局\t项目执行单位\t某区数据中心
            项目资金来源
            来源项目\t金额
            合计\t100
            年度绩效目标表
            目标名称\t一级指标\t二级指标\t三级指标\t前年\t上年\t预计当年实现
            年度绩效目标1\t产出指标\t数量指标\t巡检次数\t8次\t9次\t10次
            """)
        let table = try #require(document.tables.first { $0.form == "performance/project-target" })
        #expect(table.rows.map { $0.section ?? "-" } == ["funding", "-"])
        #expect(table.rows.last?.texts["period"] == "年度")
        #expect(table.rows.last?.texts["target"] == "10次")
    }
}
