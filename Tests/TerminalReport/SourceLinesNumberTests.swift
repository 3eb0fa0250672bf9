import DisclosureModel
import Testing

@testable import TerminalReport

@Suite struct SourceLinesNumberTests {
    private let lines = SourceLines(utf8: Array("201\t事业运行  1,234.50 12\n合计 (5.00)x\n".utf8))

    @Test(
        "The number that stands at a place is taken whole; a place that a text does not have prints none",
        arguments: [
            (1, 1, "201"), (1, 0, "201"), (1, .min, "201"), (1, 11, "1,234.50 12"), (1, 5, nil), (2, 4, "(5.00)"),
            (2, 99, nil),
            (3, 1, nil), (9, 1, nil), (0, 1, nil),
        ] as [(Int, Int, String?)])
    func taken(line: Int, column: Int, number: String?) {
        #expect(lines.number(at: .text(line: line, column: column)) == number)
    }

    @Test func cellsOfWorkbooksHaveNoLine() {
        #expect(lines.number(at: .sheet("Sheet1", row: 1, column: 1)) == nil)
    }
}
