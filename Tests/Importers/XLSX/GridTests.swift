import ConversionGraph
import DisclosureModel
import SpreadsheetFixtures
import Testing

@testable import XLSXImporter

@Suite struct GridTests {
    private func read(_ bytes: [UInt8]) throws -> (grids: [Grid], notes: [Diagnostic]) {
        let registry = try Registry(plugins: [XLSXImporterPlugin()])
        var context = registry.context()
        let document = try registry.run(
            try registry.route(from: "xlsx", to: "source"), on: FileContent(name: "a.xlsx", bytes: bytes), to: .source,
            context: &context)
        let grids = document.blocks.compactMap { block -> Grid? in
            if case .grid(let grid) = block { grid } else { nil }
        }
        return (grids, context.diagnostics)
    }

    private func row(_ quirk: Quirk, in grid: Grid) throws -> Grid.Row {
        try #require(grid.rows.first { $0.index == 10 + quirk.rawValue - 1 })
    }

    @Test func cellsKeepTypeTextPlaceAndStyle() throws {
        let grid = try #require(try read(QuirkWorkbook([]).bytes).grids.first)
        #expect(grid.origin == .sheet && grid.name == "Sheet1" && grid.rows.count == 1)
        let cells = grid.rows[0].cells
        #expect(cells.map(\.text) == ["项目", "2,540.10", "2024-12-31", "1900-02-28"])
        #expect(cells.map(\.value) == [.string, .number("2540.1"), .date("2024-12-31"), .date("1900-02-28")])
        #expect(cells.map(\.at.description) == ["Sheet1!A1", "Sheet1!B1", "Sheet1!C1", "Sheet1!D1"])
        #expect(cells.map(\.isBold) == [true, true, true, true])
    }

    @Test func mergesSpanAndHideWhatTheyCover() throws {
        let (grids, notes) = try read(QuirkWorkbook([.merges]).bytes)
        let cells = try row(.merges, in: try #require(grids.first)).cells
        #expect(cells.map(\.text) == ["10"])
        #expect(cells.first?.columnSpan == 2 && cells.first?.rowSpan == 1)
        #expect(notes.map(\.code) == ["cell.covered", "merge.dropped"])
    }

    @Test func whatIsHiddenIsKeptAndMarked() throws {
        let (grids, notes) = try read(QuirkWorkbook([.hidden]).bytes)
        #expect(grids.map(\.isHidden) == [false, true])
        #expect(try row(.hidden, in: grids[0]).isHidden)
        #expect(grids[0].rows[0].cells.map(\.isHidden) == [false, true, false, false])
        #expect(notes.map(\.code) == ["sheet.skipped", "rows.hidden", "columns.hidden", "sheet.hidden"])
        #expect(notes.allSatisfy { $0.severity == .note })
        let places = notes.dropFirst().map { $0.at?.description }
        #expect(places == ["Sheet1!A\(10 + Quirk.hidden.rawValue)", "Sheet1!B1", grids[1].at.description])
    }

    @Test func rowsOfStyledNothingEndEarly() throws {
        let grid = try #require(try read(QuirkWorkbook([.ghosts]).bytes).grids.first)
        #expect(grid.rows.count == 2)
        #expect(grid.rows[1].cells.map(\.text) == ["8"])
    }

    @Test func emptyCellsBetweenOthersAreKept() throws {
        let grid = try #require(try read(QuirkWorkbook([.noReferences]).bytes).grids.first)
        #expect(grid.rows.last?.cells.map(\.text) == ["1", "", "2"])
    }

    @Test func anUncalculatedZeroIsNotSeen() throws {
        let (grids, notes) = try read(QuirkWorkbook([.uncalculated]).bytes)
        let cells = try row(.uncalculated, in: try #require(grids.first)).cells
        #expect(cells.map(\.text) == ["", "", "3"])
        #expect(cells.map(\.value) == [nil, .number("0"), .number("3")])
        #expect(notes.map(\.code) == ["formula.uncalculated"])
    }

    @Test func blanksAtTheEndsAreKeptBesideTheText() throws {
        let grid = try #require(try read(QuirkWorkbook([.keptBlanks]).bytes).grids.first)
        let cells = try row(.keptBlanks, in: grid).cells
        #expect(cells.map(\.text) == ["合 计", "小计"])
        #expect(cells.map(\.verbatim) == [" 合 计 ", "小计\u{A0}"])
    }

    @Test func aValueOfAnotherTypeIsTextWithAWarning() throws {
        let (grids, notes) = try read(QuirkWorkbook([.untypedText]).bytes)
        #expect(try row(.untypedText, in: try #require(grids.first)).cells.map(\.value) == [.string, .string])
        #expect(notes.map(\.code) == ["cell.mistyped", "cell.mistyped"])
        #expect(notes.first?.at?.description == "Sheet1!A25")
    }

    @Test func errorsNameTheCell() throws {
        let sheet = HostileWorkbook.sheet("<row><c/><c t=\"s\"><v>3</v></c></row>")
        let error = #expect(throws: ConversionError.self) { try read(HostileWorkbook.bytes(sheet: sheet)) }
        #expect(error?.diagnostic.code == "workbook.bad-string-index")
        #expect(error?.diagnostic.at?.description == "S!B1")
    }
}
