import DisclosureModel
import Testing

@testable import Recognition

@Suite("What a table printed as text states")
struct FlowStatementsTests {
    @Test("amounts inside the table are its own, and no statements of the text around it")
    func tablesStateNothing() throws {
        let document = try recognise(
            """
            某局2024年部门预算

            项目支出绩效目标申报表

            项目名称 平台运行经费
            项目编码 42010T01
            项目主管部门 某局
            项目立项依据 按要求开发了一套系统，预计需经费 255 万元。
            项目总预算 255 项目当年预算 255
            年度绩效目标表
            目标名称 一级指标 二级指标 三级指标 指标值 指标值确定依据
            年度绩效目标1 产出指标 数量指标 办件 ≥5件 按要求

            ## 第三部分 预算情况说明

            2024年部门收入预算 1316.82 万元。
            """)
        #expect(document.tables.contains { $0.form == "performance/project-target" })
        #expect(document.statements.map(\.value.description) == ["1316.82"])
    }
}
