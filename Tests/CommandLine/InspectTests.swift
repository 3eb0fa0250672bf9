import Foundation
import Testing

/// What `inspect` tells of the columns is what the output has.
@Suite struct InspectTests {
    @Test func sidesThatShareAColumnHaveEachItsLabels() throws {
        let sample = Program.package.appendingPathComponent("samples/final-2024.txt").path
        let outcome = try Program.run(["inspect", sample, "--table", "1"], in: Scratch())
        let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("3 收入 / 金额 1 amount revenue"))
        #expect(lines.contains("6 支出 / 金额 2 amount expenditure"))
    }

    @Test func aColumnThatNoFormKnowsHasItsKey() throws {
        let folder = try Scratch()
        let text = """
            2025年某市某区司法局部门预算

            一般公共预算支出情况表
            单位：万元
            功能分类科目\t\t2023年执行数\t2025年预算数\t\t
            科目编码\t科目名称\t\t小计\t基本支出\t项目支出
            204\t公共安全支出\t2,700.00\t2,810.00\t2,000.00\t810.00
            20406\t司法\t2,700.00\t2,810.00\t2,000.00\t810.00
            """
        let file = try folder.write("budget.txt", Data(text.utf8))
        let outcome = try Program.run(["inspect", file.path, "--table", "1"], in: folder)
        let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("3 2023年执行数 c3"))
    }
}
