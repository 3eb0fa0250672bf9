import DisclosureModel
import Testing

@testable import Recognition

@Suite("Lists of key tasks")
struct KeyTaskReaderTests {
    private let expected = ["1/网站管理/检查督促/已完成", "2/数据共享/建设数据回流机制/接入部门33个"]

    private func rows(_ reading: PerformanceReading) -> [String] {
        reading.rows.map { row in
            ["number", "task", "content", "status"].map { row.texts[$0] ?? "" }.joined(separator: "/")
        }
    }

    @Test("a grid, with a row that a page has cut and a header repeated")
    func grid() throws {
        let reading = KeyTaskReader.read(
            PerformanceFixtures.rows(
                """
                序号|重要事项|工作内容及目标|完成情况
                1|网站管理|检查督促|已完成
                2|数据共享|建设数据|接入部门

                序号|重要事项|工作内容及目标|完成情况
                ||回流机制|33个
                ---|---|---|---
                """), words: try PerformanceFixtures.words(), mends: true)
        #expect(rows(reading) == expected)
        #expect(reading.repairs.count == 2)
    }

    @Test("lines, where blank lines part the cells")
    func flow() throws {
        let reading = KeyTaskReader.readFlow(
            PerformanceFixtures.lines(
                "序号 重要事项 工作内容及目标 完成情况\n\n1\n网站管\n理\n\n检查\n督促\n\n已完成\n\n2 数据共享\n建设数据\n回流机制\n\n接入部门33个"),
            words: try PerformanceFixtures.words())
        #expect(rows(reading) == expected)
    }
}
