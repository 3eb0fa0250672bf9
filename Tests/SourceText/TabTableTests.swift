import DisclosureModel
import SourceText
import Testing

@Suite struct TabTableTests {
    private func row(_ line: String) -> Grid.Row {
        let bytes = Array(line.utf8)
        return TabTable.row(
            SourceLine(number: 7, range: 0..<bytes.count), index: 0, in: bytes.span, dialect: .dump)
    }

    @Test func positionsAreKeptAndEmptyCellsAppear() {
        let cells = row("合计\t\t <b>2.10</b>\t").cells
        #expect(cells.map(\.column) == [0, 1, 2, 3])
        #expect(cells.map(\.text) == ["合计", "", "2.10", ""])
        #expect(cells.map(\.isBold) == [false, false, true, false])
        #expect(cells.map(\.at.description) == ["7:1", "7:4", "7:6", "7:18"])
    }

    @Test(arguments: [("a\tb", true), ("\tb", true), ("\t \t", false), ("ab", false), ("", false)])
    func aRowHasATabAndSomethingPrinted(line: String, isRow: Bool) {
        let bytes = Array(line.utf8)
        #expect(TabTable.isRow(SourceLine(number: 1, range: 0..<bytes.count), in: bytes.span) == isRow)
    }
}
