import Testing

@testable import SpreadsheetML

@Suite struct SmallPartsTests {
    @Test(arguments: [("A1", 1, 1), ("XFD1048576", 1_048_576, 16_384), ("b7", 7, 2), ("$AA$10", 10, 27)])
    func references(_ text: String, _ row: Int, _ column: Int) {
        #expect(CellReference(text) == CellReference(row: row, column: column))
    }

    @Test(arguments: [
        "", "A", "1", "A0", "XFE1", "A1048577", "A1B", "1A", "A-1", "ZZZZZZZZZZZZZZ1", "A99999999999999999999",
    ])
    func noReferences(_ text: String) {
        #expect(CellReference(text) == nil)
    }

    @Test func everyColumnNameReadsBack() {
        for column in 1...CellReference.maximumColumn {
            let reference = CellReference(row: column, column: column)
            #expect(CellReference(reference.description) == reference)
        }
    }

    @Test(arguments: [
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "..\\custom\\a.xml", "custom/a.xml"), ("workbook.xml", "./sheet1.xml", "sheet1.xml"),
        ("xl/workbook.xml", "../../../a.xml", "a.xml"), ("", "xl/work%20book.xml", "xl/work book.xml"),
        ("xl/workbook.xml", "\\xl\\a.xml", "xl/a.xml"), ("xl/workbook.xml", "100%.xml", "xl/100%.xml"),
    ])
    func targets(_ source: String, _ target: String, _ part: String) {
        #expect(PartName.resolve(target: target, from: source) == part)
    }

    @Test(arguments: [
        ("a_x000D_b", "a\rb"), ("_x005F_x0041_", "_x0041_"), ("_xD83D__xDE00_", "😀"), ("_xD83D_", "_xD83D_"),
        ("_x00g0_", "_x00g0_"), ("_x0041", "_x0041"), ("__x0041__", "_A_"), ("_x4E2d_", "中"), ("", ""),
    ])
    func escapes(_ written: String, _ read: String) {
        var out: [UInt8] = []
        Array(written.utf8).withUnsafeBufferPointer { EscapedText.append($0, to: &out) }
        #expect(String(decoding: out, as: UTF8.self) == read)
    }

    /// Every pair of small rectangles, and every cell around them, against the plain definition.
    @Test func mergedRangesOnAllSmallSheets() {
        var ranges: [CellRange] = []
        for row in 1...3 {
            for column in 1...3 {
                for height in 0...2 {
                    for width in 0...2 where height + width > 0 {
                        ranges.append(
                            CellRange(
                                CellReference(row: row, column: column),
                                CellReference(row: row + height, column: column + width)))
                    }
                }
            }
        }
        for first in ranges {
            for second in ranges {
                check([first, second])
            }
        }
    }

    @Test func manyMergedRanges() {
        var numbers = SeededNumbers(seed: 3)
        for _ in 0..<50 {
            let ranges = (0..<40).map { _ in
                let corner = CellReference(
                    row: Int.random(in: 1...20, using: &numbers), column: Int.random(in: 1...20, using: &numbers))
                return CellRange(
                    corner,
                    CellReference(
                        row: corner.row + Int.random(in: 0...4, using: &numbers),
                        column: corner.column + Int.random(in: 0...4, using: &numbers)))
            }
            check(ranges)
        }
    }

    private func check(_ ranges: [CellRange]) {
        var kept: [CellRange] = []
        for range in ranges.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) })
        where !kept.contains(where: { $0.overlaps(range) }) {
            kept.append(range)
        }
        #expect(MergedRanges.disjoint(ranges) == kept)
        var walker = MergedRanges(kept)
        for row in 1...25 {
            for column in 1...25 where (row + column) % 2 == 0 || kept.contains(where: { $0.first.row == row }) {
                let cell = CellReference(row: row, column: column)
                let expected: MergedRanges.Effect =
                    switch kept.first(where: { $0.contains(cell) }) {
                    case nil: .none
                    case let range? where range.first == cell: .spans(rows: range.rowCount, columns: range.columnCount)
                    default: .covered
                    }
                #expect(walker.effect(row: row, column: column) == expected)
            }
        }
    }
}
