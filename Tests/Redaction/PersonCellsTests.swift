import Testing

@testable import Redaction

@Suite("Persons in tables")
struct PersonCellsTests {
    private func verdicts(_ rows: [[String]]) throws -> [[String]] {
        var cells = PersonCells(words: try nationalWords())
        return rows.enumerated().map { row, texts in
            texts.enumerated().map { column, text in
                guard !text.isEmpty else { return "" }
                switch cells.verdict(row: row, column: column, text: text) {
                case .keep: return text
                case .drop: return "-"
                case .replace(let text): return text
                }
            }
        }
    }

    @Test("the value beside a label goes")
    func beside() throws {
        let rows = [["项目负责人", "张三", "联系电话", "13512345678"], ["项目属性", "持续性项目", "填报人：", "李四"]]
        #expect(try verdicts(rows) == [["项目负责人", "-", "联系电话", "-"], ["项目属性", "持续性项目", "填报人：", "-"]])
    }

    @Test("the values below a header go, other columns stay")
    func below() throws {
        let rows = [["序号", "联系人", "联系电话", "备注"], ["1", "张三", "80000000", "已完成"]]
        #expect(try verdicts(rows) == [["序号", "联系人", "联系电话", "备注"], ["1", "-", "-", "已完成"]])
    }

    @Test("a label without a value takes nothing from the next row")
    func empty() throws {
        let rows = [["填报人", ""], ["项目名称", "网络运行"]]
        #expect(try verdicts(rows) == rows)
    }

    @Test("amounts and years beyond a blank cell stay")
    func measures() throws {
        let rows = [["联系人", "", "12.50"], ["填报人", "", "2024年"], ["联系电话", "", "8001"], ["联系人", "", "王五"]]
        let left = [["联系人", "", "12.50"], ["填报人", "", "2024年"], ["联系电话", "", "-"], ["联系人", "", "-"]]
        #expect(try verdicts(rows) == left)
    }
}
