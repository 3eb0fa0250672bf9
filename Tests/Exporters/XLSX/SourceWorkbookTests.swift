import ConversionGraph
import DisclosureModel
import Testing

@Suite struct SourceWorkbookTests {
    private static let at = Locator.text(line: 1, column: 1)

    private func cell(
        _ column: Int, _ text: String, _ value: CellValue? = nil, rows: Int = 1, columns: Int = 1, indent: Int = 0
    ) -> Grid.Cell {
        Grid.Cell(
            column: column, text: text, value: value, rowSpan: rows, columnSpan: columns, indent: indent, at: Self.at)
    }

    private func document(_ rows: [[Grid.Cell]], name: String? = "a/b") -> SourceDocument {
        let grid = Grid(
            origin: .tabs, name: name,
            rows: rows.enumerated().map { Grid.Row(index: $0.offset * 2, cells: $0.element) }, at: Self.at)
        return SourceDocument(
            source: SourceFile(name: "a.txt", format: "text", bytes: 0, sha256: ""),
            blocks: [.paragraph(.init(text: "文字", at: Self.at)), .grid(grid)])
    }

    private func readBack(_ document: SourceDocument) throws -> (grid: Grid, codes: [String]) {
        var conversions = try Conversions()
        let read = try conversions.read(conversions.workbook(document))
        guard case .grid(let grid)? = read.blocks.first else { throw NoGrid() }
        return (grid, conversions.context.diagnostics.map(\.code))
    }

    private struct NoGrid: Error {}

    @Test func placesSpansAndTypesAreKept() throws {
        let (grid, codes) = try readBack(
            document([
                [cell(0, "表", rows: 1, columns: 3)],
                [
                    cell(0, "0012", .string), cell(1, "1,234.50", .number("1234.5")), cell(2, "TRUE", .boolean(true)),
                    cell(4, "#N/A", .error),
                ],
                [
                    cell(1, "2024-12-31", .date("2024-12-31")),
                    cell(2, "2024-12-31 08:30:00", .date("2024-12-31T08:30:00")),
                    cell(3, "08:30:00", .date("08:30:00")), cell(4, "36:15:00", .date("PT36H15M")),
                    cell(5, "其中", indent: 2),
                ],
            ]))
        #expect(grid.name == "a／b")
        #expect(grid.rows.map(\.index) == [0, 2, 4])
        #expect(grid.rows[0].cells[0].columnSpan == 3)
        #expect(grid.rows[1].cells.first { $0.column == 0 }?.value == .string)
        #expect(grid.rows[1].cells.first { $0.column == 1 }?.text == "1,234.50")
        #expect(grid.rows[1].cells.first { $0.column == 2 }?.value == .boolean(true))
        #expect(grid.rows[1].cells.first { $0.column == 4 }?.value == .error)
        #expect(
            grid.rows[2].cells.filter { (1...4).contains($0.column) }.map(\.value) == [
                .date("2024-12-31"), .date("2024-12-31T08:30:00"), .date("08:30:00"), .date("PT130500S"),
            ])
        #expect(grid.rows[2].cells.first { $0.column == 5 }?.indent == 2)
        #expect(codes.contains("workbook.narrative"))
    }

    @Test func textThatIsAnAmountBecomesANumber() throws {
        let (grid, _) = try readBack(
            document([
                [
                    cell(0, "2010350"), cell(1, "2,540.11"), cell(2, "27"), cell(3, "-0.5"), cell(4, "007"),
                    cell(5, "1 2.5"),
                ],
                [cell(0, "201"), cell(1, "300"), cell(2, "28"), cell(3, "=1+1"), cell(4, "1.2.3"), cell(5, "12%")],
            ]))
        let values = grid.rows.map { row in row.cells.map(\.value) }
        #expect(values[0] == [.string, .number("2540.11"), .string, .number("-0.5"), .string, .string])
        #expect(values[1] == [.string, .number("300"), .string, .string, .string, .string])
        #expect(grid.rows[0].cells[1].text == "2,540.11")
        #expect(grid.rows[1].cells[3].text == "=1+1")
    }

    @Test func spansThatOverlapAreLeftOut() throws {
        let (grid, codes) = try readBack(
            document([
                [cell(0, "a", rows: 5, columns: 2), cell(2, "b", rows: 2)],
                [cell(1, "c", columns: 2), cell(9, "d", rows: 2_000_000, columns: 2_000_000)],
            ]))
        #expect(codes.contains("workbook.spans"))
        #expect(grid.rows[0].cells.first?.rowSpan == 5)
    }

    @Test func withoutTablesThereIsNoWorkbook() throws {
        var conversions = try Conversions()
        let empty = SourceDocument(
            source: SourceFile(name: "a.txt", format: "text", bytes: 0, sha256: ""), blocks: [])
        #expect(throws: ConversionError.self) { try conversions.workbook(empty) }
    }
}
