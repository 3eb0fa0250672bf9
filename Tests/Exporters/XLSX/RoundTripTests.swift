import ConversionGraph
import DisclosureModel
import TestSupport
import Testing

@testable import SpreadsheetML

/// What we write reads back equal, whatever is in it; and a change to a cell is noticed.
@Suite struct WorkbookRoundTripTests {
    @Test(arguments: 0..<200, [false, true])
    func awkwardDocumentsReadBackEqual(seed: Int, formulas: Bool) throws {
        var generator = DocumentGenerator(seed: UInt64(seed))
        let document = generator.document()
        var conversions = try Conversions(options: ["formulas": formulas ? "true" : "false"])
        let read = try conversions.read(conversions.workbook(document))
        let embedded = try #require(read.embedded, "seed \(seed)")
        #expect(embedded.difference(from: document) == nil, "seed \(seed)")
        #expect(!conversions.context.diagnostics.contains { $0.code == "workbook.edited" })
    }

    @Test func sameDocumentGivesSameBytes() throws {
        var generator = DocumentGenerator(seed: 7)
        let document = generator.document()
        var conversions = try Conversions(options: ["formulas": "true"])
        #expect(try conversions.workbook(document) == conversions.workbook(document))
    }

    @Test func amountsAreOnTheSheetsAsPrinted() throws {
        var generator = DocumentGenerator(seed: 3)
        let document = generator.tame()
        var conversions = try Conversions()
        let read = try conversions.read(conversions.workbook(document))
        let grid = try #require(
            read.blocks.compactMap { block -> Grid? in
                if case .grid(let grid) = block, grid.name == "支出决算表" { grid } else { nil }
            }.first)
        let shown = Set(grid.rows.flatMap(\.cells).map(\.text))
        for row in document.tables[0].rows {
            #expect(shown.contains(row.label))
            for entry in row.amounts { #expect(shown.contains(Self.grouped(entry.value))) }
        }
    }

    @Test func extremeValuesDoNotTrap() throws {
        let row = DisclosureTable.Row(
            kind: .total, section: "x", line: .max, code: "1", level: 1, label: "a",
            amounts: ["a": Amount(coefficient: .min, scale: 18), "b": Amount(coefficient: .max, scale: 0)],
            at: .text(line: .max, column: .max))
        var other = row
        other.level = 3
        other.kind = .item
        let columns = ["a", "b"].map { key in
            DisclosureTable.Column(
                key: key, label: "合计", path: Array(repeating: "合计", count: 40), ordinal: .min, type: .amount)
        }
        let document = DisclosureDocument(
            document: DocumentInfo(year: 9999),
            tables: [DisclosureTable(columns: columns, rows: [row, other, row]), DisclosureTable(columns: [])])
        var conversions = try Conversions(options: ["formulas": "true"])
        let read = try conversions.read(conversions.workbook(document))
        #expect(read.blocks.count == 5)
        #expect(read.embedded == document)
        // The model has three levels; a sheet must not trap on others.
        var beyond = document
        beyond.tables[0].rows[0].level = .min
        beyond.tables[0].rows[1].level = .max
        #expect(try !conversions.workbook(beyond).isEmpty)
    }

    @Test func whatNoSheetHoldsIsRefused() throws {
        let columns = (0...16_384).map { DisclosureTable.Column(key: "c\($0)", label: "", type: .text) }
        let document = DisclosureDocument(
            document: DocumentInfo(), tables: [DisclosureTable(columns: columns, rows: [.init(label: "a")])])
        var conversions = try Conversions()
        let error = #expect(throws: ConversionError.self) { try conversions.workbook(document) }
        #expect(error?.kind == .data)
        #expect(error?.diagnostic.code == "workbook.beyond-format")
    }

    @Test func textBeyondACellIsCutOnTheSheetAlone() throws {
        let long = String(repeating: "长", count: 40_000)
        let document = DisclosureDocument(
            document: DocumentInfo(title: long),
            tables: [DisclosureTable(title: long, columns: [], rows: [.init(label: long)], notes: [long])])
        var conversions = try Conversions()
        #expect(try conversions.read(conversions.workbook(document)).embedded == document)
    }

    @Test func aChangedCellIsNoticed() throws {
        var generator = DocumentGenerator(seed: 3)
        var conversions = try Conversions()
        let bytes = try conversions.workbook(generator.tame())
        let edited = try Self.replacing("教育支出1<", by: "教育支出9<", in: "xl/sharedStrings.xml", of: bytes)
        let read = try conversions.read(edited)
        #expect(read.embedded == nil)
        #expect(conversions.context.diagnostics.map(\.code).contains("workbook.edited"))
        #expect(Self.names(read) == ["支出决算表"])
    }

    @Test func damagedMeaningIsPassedOver() throws {
        var generator = DocumentGenerator(seed: 3)
        var conversions = try Conversions()
        let bytes = try conversions.workbook(generator.tame())
        let damaged = try Self.replacing("\"schema\"", by: "\"schemo\"", in: "customXml/item1.xml", of: bytes)
        let read = try conversions.read(damaged)
        #expect(read.embedded == nil)
        #expect(conversions.context.diagnostics.map(\.code).contains("workbook.embedded"))
        #expect(Self.names(read) == ["支出决算表"])
    }

    @Test func aWorkbookThatLostItsMeaningKeepsItsTables() throws {
        var generator = DocumentGenerator(seed: 3)
        var conversions = try Conversions()
        let document = generator.tame()
        let bytes = try conversions.workbook(document)
        let resaved = try Self.replacing("<disclosure", by: "<something", in: "customXml/item1.xml", of: bytes)
        let read = try conversions.read(resaved)
        #expect(read.embedded == nil)
        #expect(conversions.context.diagnostics.map(\.code).contains("workbook.resaved"))
        #expect(Self.names(read) == ["支出决算表"])
        let title = try #require(document.document.title)
        #expect(read.properties == [.init(key: "title", value: title)])
    }

    @Test func aSheetOfSuchAShapeAloneMayBeAnybodys() throws {
        let labels = ["序号", "表名", "编号", "表式", "单位", "行数", "状态"]
        let cells = labels.enumerated().map { column, label in
            Grid.Cell(column: column, text: label, at: .sheet("清单", row: 1, column: column + 1))
        }
        let grid = Grid(
            origin: .sheet, name: "清单", rows: [Grid.Row(index: 0, cells: cells)], at: .sheet("清单", row: 1, column: 1))
        let file = SourceFile(name: "a.xlsx", format: "xlsx", bytes: 0, sha256: "")
        var conversions = try Conversions()
        let read = try conversions.read(
            conversions.workbook(SourceDocument(source: file, blocks: [.grid(grid)])))
        #expect(Self.names(read) == ["清单"])
    }

    private static func names(_ document: SourceDocument) -> [String] {
        document.blocks.map { block in if case .grid(let grid) = block { grid.name ?? "" } else { "" } }
    }

    /// A workbook with a piece of one part changed.
    private static func replacing(_ old: String, by new: String, in part: String, of bytes: [UInt8]) throws -> [UInt8] {
        var workbook = try Workbook(bytes: bytes)
        let scratch = try ScratchFile()
        var archive = try ArchiveWriter(scratch, level: 1)
        for name in [
            "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
            "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",
            "xl/worksheets/sheet4.xml", "customXml/item1.xml", "docProps/core.xml",
        ] {
            var content = try #require(try workbook.bytes(ofPart: name), "\(name)")
            if name == part {
                let before = content
                content = Self.replacing(Array(old.utf8), by: Array(new.utf8), in: content)
                try #require(content != before)
            }
            try archive.add([(name, content)])
        }
        try archive.close()
        var output: [UInt8] = []
        try scratch.forEachChunk { output.append(contentsOf: $0) }
        return output
    }

    private static func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= old.count else { return bytes }
        for start in 0...(bytes.count - old.count) where bytes[start..<(start + old.count)].elementsEqual(old) {
            return Array(bytes[..<start]) + new + Array(bytes[(start + old.count)...])
        }
        return bytes
    }

    private static func grouped(_ amount: Amount) -> String {
        let text = amount.magnitude?.description ?? ""
        let parts = text.split(separator: ".")
        var whole = Array(parts.first ?? "")
        var index = whole.count - 3
        while index > 0 {
            whole.insert(",", at: index)
            index -= 3
        }
        return (amount.isNegative ? "-" : "") + String(whole) + (parts.count > 1 ? "." + parts[1] : "")
    }
}
