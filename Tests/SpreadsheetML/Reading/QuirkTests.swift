import SpreadsheetFixtures
import Testing

@testable import SpreadsheetML

/// Every quirk alone, and every pair of them, by both routes.
@Suite struct QuirkTests {
    @Test func fortyQuirks() {
        #expect(Quirk.allCases.map(\.rawValue) == Array(1...40))
    }

    @Test func aPlainWorkbook() throws {
        try check([])
    }

    @Test(arguments: Quirk.allCases)
    func alone(_ quirk: Quirk) throws {
        try check([quirk])
    }

    @Test(arguments: Quirk.allCases)
    func inPairs(_ quirk: Quirk) throws {
        for other in Quirk.allCases where other.rawValue > quirk.rawValue { try check([quirk, other]) }
    }

    @Test func allAtOnce() throws {
        try check(Set(Quirk.allCases))
    }

    private func check(_ quirks: Set<Quirk>) throws {
        let workbook = QuirkWorkbook(quirks)
        let bytes = workbook.bytes
        for route in [SheetRoute.fastest, .complete] {
            let cells = Result { try ReadCells.all(bytes, route: route) }
            switch cells {
            case .success(let lines): #expect(lines == workbook.expected, "\(quirks) \(route)")
            case .failure(let error): Issue.record("\(quirks) \(route): \(error)")
            }
        }
    }

    @Test(arguments: [TestArchive.Oddities.zip64, .stored, .descriptors, [.zip64, .stored, .trailing]])
    func archives(_ oddities: TestArchive.Oddities) throws {
        var archive = TestArchive()
        archive.oddities = oddities
        archive.entries = HostileWorkbook.parts(sheet: HostileWorkbook.sheet("<row><c><v>5</v></c></row>"))
        #expect(try ReadCells.all(archive.made()) == ["S!A1 n 5"])
    }

    @Test func whatStandsAroundTheCells() throws {
        var workbook = try Workbook(bytes: QuirkWorkbook([.merges, .hidden]).bytes)
        #expect(workbook.sheets.map(\.name) == ["Sheet1", "Chart", "Very"])
        #expect(workbook.sheets.map(\.kind) == [.worksheet, .chart, .worksheet])
        #expect(workbook.sheets.map(\.visibility) == [.visible, .visible, .veryHidden])
        let content = try workbook.read(0)
        let row = 10 + Quirk.merges.rawValue
        #expect(content.merges.map(\.description) == ["E1:F3", "A\(row):B\(row)"])
        #expect(content.droppedMerges == 1)
        #expect(content.isColumnHidden(2) && !content.isColumnHidden(1))
        #expect(try workbook.read(1).cellCount == 0)
        #expect(workbook.format(1).isBold && workbook.format(1_000) == .plain)
        #expect(try workbook.read(9).cellCount == 0)
    }
}
