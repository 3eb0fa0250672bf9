import DisclosureModel
import Testing

@testable import Recognition

@Suite("Coverage")
struct CoverageTests {
    private func grid(_ rows: [[String]], from line: Int) -> Grid {
        let rows = rows.enumerated().map { index, texts in
            Grid.Row(
                index: index,
                cells: texts.enumerated().map { column, text in
                    Grid.Cell(column: column, text: text, at: .text(line: line + index, column: column * 10 + 1))
                })
        }
        return Grid(origin: .tabs, rows: rows, at: .text(line: line, column: 1))
    }

    private func trace(_ grid: Grid, read: [Locator]) -> RecognitionTrace.Table {
        var candidate = TableCandidate(origin: .tabs, at: grid.at)
        candidate.rows = grid.rows
        return RecognitionTrace.Table(
            candidate: candidate, form: "final/summary", confidence: 100, reasons: [], runnerUp: nil,
            columns: [.init(index: 1, path: ["金额"], ordinal: 1, key: "amount", section: nil)], readCells: read)
    }

    private func document(_ grids: [Grid]) -> SourceDocument {
        SourceDocument(
            source: SourceFile(name: "a.txt", format: "text", bytes: 0, sha256: ""), blocks: grids.map { .grid($0) })
    }

    @Test("headers count as reached, cells that nothing took do not")
    func shares() {
        let table = grid([["项目", "金额"], ["栏次", "1"], ["甲", "12.5"], ["乙", "7"]], from: 1)
        var all = trace(table, read: table.rows[2...].flatMap(\.cells).map(\.at))
        all.columns.append(.init(index: 0, path: ["项目"], ordinal: nil, key: "label", section: nil))
        #expect(Coverage(document([table]), RecognitionTrace(tables: [all])).cells.isWhole)

        all.readCells.removeLast()
        let coverage = Coverage(document([table]), RecognitionTrace(tables: [all]))
        #expect(coverage.amounts == Coverage.Share(total: 3, reached: 2))
        #expect(coverage.tables.first?.unread.map(\.text) == ["7"])
    }

    @Test("a grid that became no table is outside, a header that a page repeats is not")
    func outside() {
        let table = grid([["项目", "金额"], ["甲", "12.5"]], from: 1)
        let repeated = grid([["项目", "金额"]], from: 10)
        let lost = grid([["丙", "3"]], from: 20)
        let found = trace(table, read: table.rows.flatMap(\.cells).map(\.at))
        let coverage = Coverage(document([table, repeated, lost]), RecognitionTrace(tables: [found]))
        #expect(coverage.outside.map(\.text) == ["丙", "3"])
        #expect(coverage.amounts == Coverage.Share(total: 2, reached: 1))
    }

    @Test("amounts of plain text that no row took are not reached")
    func unplaced() {
        let table = grid([["项目", "金额"], ["甲", "12.5"]], from: 1)
        var plain = trace(table, read: table.rows.flatMap(\.cells).map(\.at))
        plain.unplaced = [Grid.Cell(column: 0, text: "7.5", at: .text(line: 9, column: 1))]
        let coverage = Coverage(document([table]), RecognitionTrace(tables: [plain]))
        #expect(coverage.amounts == Coverage.Share(total: 2, reached: 1))
        #expect(coverage.tables.first?.unread.map(\.text) == ["7.5"])
    }
}
