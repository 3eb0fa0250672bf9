import ConversionGraph
import DisclosureModel
import MarkdownExporter
import MarkdownImporter
import TestSupport
import Testing

@Suite struct SourceMarkdownTests {
    private func written(_ source: SourceDocument) throws -> [UInt8] {
        let registry = try Registry(plugins: [MarkdownExporterPlugin()])
        var context = registry.context()
        let route = try registry.route(from: "source", to: "markdown")
        return try registry.run(route, on: source, to: Node<FileContent>.format("markdown"), context: &context)
            .bytes(limits: context.limits)
    }

    private func document(_ blocks: [SourceDocument.Block]) -> SourceDocument {
        SourceDocument(source: SourceFile(name: "a", format: "text", bytes: 0, sha256: ""), blocks: blocks)
    }

    /// Grids of every small shape with awkward texts, with and without spans.
    @Test(arguments: UInt64(0)..<200)
    func gridsReadBackCellByCell(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let spans = random.once(in: 2)
        var covered: Set<[Int]> = []
        let width = 1 + random.below(4)
        let rows = (0..<(1 + random.below(4))).map { row in
            var cells: [Grid.Cell] = []
            for column in 0..<width where !covered.contains([row, column]) {
                let across = spans && column + 1 < width && !covered.contains([row, column + 1]) && random.once(in: 3)
                var cell = Grid.Cell(column: column, text: "", at: .text(line: 1, column: 1))
                cell.columnSpan = across ? 2 : 1
                if across { covered.insert([row, column + 1]) }
                cell.text = random.once(in: 4) ? "" : trimmed(TextGenerator.text(&random))
                cell.isBold = !cell.text.isEmpty && random.once(in: 5)
                cells.append(cell)
            }
            return Grid.Row(index: row, cells: cells)
        }
        let grid = Grid(origin: .tabs, rows: rows, at: .text(line: 1, column: 1))
        let read = try #require(try source(try written(document([.grid(grid)]))).0.grid)
        for (row, other) in zip(rows, read.rows) {
            for cell in row.cells {
                let twin = other.cells.first { $0.column == cell.column }
                #expect(Array((twin?.text ?? "").utf8) == Array(cell.text.utf8))
                #expect((twin?.columnSpan ?? 1) == cell.columnSpan)
            }
        }
    }

    @Test func blocksReadBack() throws {
        let at = Locator.text(line: 1, column: 1)
        let blocks: [SourceDocument.Block] = [
            .heading(.init(level: 2, text: "# 一 #", at: at)), .paragraph(.init(text: "1. 甲 | 乙", at: at)),
            .paragraph(.init(text: "- 丙", at: at, continues: true)), .paragraph(.init(text: "<table>", at: at)),
            .pageBreak(at: at), .paragraph(.init(text: "===", at: at)),
        ]
        let shown = try source(try written(document(blocks))).0.blocks.map { block -> String in
            switch block {
            case .heading(let heading): "\(heading.level) \(heading.text)"
            case .paragraph(let paragraph): (paragraph.continues ? "+" : "") + paragraph.text
            case .pageBreak: "page"
            case .grid: "grid"
            }
        }
        #expect(shown == ["2 # 一 #", "1. 甲 | 乙", "+- 丙", "<table>", "page", "==="])
    }

    /// Cells are trimmed by every importer, and HTML joins blanks.
    private func trimmed(_ text: String) -> String {
        let shown = text.unicodeScalars.map { $0.value < 0x20 || $0.properties.isWhitespace ? " " : $0 }
            .filter { !"\u{200B}\u{FEFF}\u{7F}".unicodeScalars.contains($0) }
        return shown.split(separator: " ").map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }
}

extension SourceDocument {
    fileprivate var grid: Grid? {
        blocks.compactMap { if case .grid(let grid) = $0 { grid } else { nil } }.first
    }
}
