import DisclosureModel
import Testing

/// What is said around a performance form that is printed as lines: its title, and the unit above its money.
@Suite struct FlowRegionsTests {
    @Test(arguments: [("附件：", "预算执行情况（万元）", "万元"), ("", "预算执行情况（元）", "元"), ("附：", "预算执行情况", nil)])
    func theTitleAloneAndTheUnitOfTheMoney(lead: String, label: String, unit: String?) throws {
        let document = try recognise(
            """
            \(lead)2022年度某区大数据中心部门整体自评表

            单位名称：某区大数据中心 填报日期：2023年1月12日 总分：99分

            单位名称 某区大数据中心

            基本支出总额 464.95 项目支出总额 1106.24

            \(label)

            预算数（A） 执行数（B） 执行率（B/A）

            部门整体支出总额 1571.19 1571.19 100%

            一级指标 二级指标 三级指标 年初目标值 实际完成值

            产出指标 数量指标 系统数量 ≥3个 3个

            产出指标 质量指标 验收合格率 100% 100%

            效益指标 社会效益指标 服务人数 ≥20人 25人
            """)
        let table = try #require(document.tables.first { $0.form == "performance/overall" })
        #expect(table.title == "2022年度某区大数据中心部门整体自评表")
        #expect(table.unit == unit)
    }
}
