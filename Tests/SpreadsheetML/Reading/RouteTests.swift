import Testing

@testable import SpreadsheetML

/// The scanner and libxml2 give the same cells, on every real sheet and on damaged ones.
@Suite struct RouteTests {
    @Test(arguments: Corpus.workbooks)
    func bothRoutesAgree(_ path: String) throws {
        let bytes = Corpus.bytes(path)
        let fast = Result { try ReadCells.all(bytes) }
        let complete = Result { try ReadCells.all(bytes, route: .complete) }
        #expect(Self.same(fast, complete))
    }

    /// The scanner is of no use if it always gives up.
    @Test func plainSheetsAreScanned() throws {
        let sheet = """
            <?xml version="1.0" encoding="UTF-8"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\
            <row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>\
            <row r="2" ht="12"><c r="A2" t="inlineStr"><is><t xml:space="preserve"> 甲 &amp; 乙 </t></is></c></row>
            </sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>
            """
        for chunk in [1, 7, 64, 100_000] {
            let part = try #require(try Self.scanned(Array(sheet.utf8), chunk: chunk))
            #expect(part.recorder.cellCount == 3)
            #expect(part.merges.count == 1)
        }
    }

    @Test(arguments: [
        "<row r=\"1\"><!-- --><c r=\"A1\"/></row>", "<row r=\"1\"><c r=\"A1\"><v><![CDATA[1]]></v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>&#49;</v></c></row>", "<row r=\"1\" r=\"2\"/>", "<x:row r=\"1\"/>",
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r></is></c></row>", "<row new=\"1\"/>",
        "<row r=\"1\"s=\"2\"/>", "<row r=\"1\"><c r=\"A1\"><v>1\u{1}</v></c></row>", "<row r=\"1\">text</row>",
        "<row r=\"1\"><c r=\"A1\"><v>]]></v></c></row>", "<row r=\"1\"><c r=\"A1\"><v>1</v>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v><v>2</v></c></row>", "<row r=\"1\"><c r=\"A1\"><v>a\rb</v></c></row>",
    ])
    func theUnknownIsLeftToTheParser(_ rows: String) throws {
        let sheet = "<worksheet xmlns=\"urn:x\"><sheetData>\(rows)</sheetData></worksheet>"
        #expect(try Self.scanned(Array(sheet.utf8), chunk: 1 << 16) == nil)
    }

    /// Seeded damage to real sheets: either route may be taken, and what comes out is the same.
    @Test(arguments: Corpus.workbooks)
    func bothRoutesAgreeOnDamagedSheets(_ path: String) throws {
        guard var package = try? Self.package(path) else { return }
        let sheets = package.partNames.filter { $0.contains("worksheets/") && $0.hasSuffix(".xml") }.prefix(3)
        var numbers = SeededNumbers(seed: UInt64(path.utf8.count))
        for name in sheets {
            guard let original = try? package.bytes(of: name), original.count < 60_000 else { continue }
            for _ in 0..<40 {
                var bytes = original
                for _ in 0...Int.random(in: 0...2, using: &numbers) { Self.damage(&bytes, &numbers) }
                let fast = Result { try Self.read(bytes, route: .fastest) }
                let complete = Result { try Self.read(bytes, route: .complete) }
                #expect(Self.same(fast, complete))
            }
        }
    }

    static func damage(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
        guard !bytes.isEmpty else { return }
        let at = Int.random(in: 0..<bytes.count, using: &numbers)
        let pieces = [
            "<", ">", "&", "\"", "/", "&lt;", "<!---->", "<![CDATA[x]]>", "<v>", "</c>", "<row>", "</row>", " r=\"B9\"",
            " t=\"str\"", "\u{FFFE}", "é", "\r", "]]>", "<c/>", "9E9", "-", "&#65;", "</sheetData>",
            "<is><t> a</t></is>",
        ]
        switch numbers.next() % 5 {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: numbers.next())
        case 1: bytes.insert(contentsOf: Array(pieces[Int(numbers.next() % UInt64(pieces.count))].utf8), at: at)
        case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...12, using: &numbers)))
        case 3: bytes.removeSubrange(at...)
        default:
            let end = min(bytes.count, at + Int.random(in: 1...80, using: &numbers))
            bytes.insert(contentsOf: Array(bytes[at..<end]), at: Int.random(in: 0..<bytes.count, using: &numbers))
        }
    }

    static func package(_ path: String) throws -> PackageReader {
        try PackageReader(ZipArchive(path: path), limits: ReadingLimits())
    }

    static func surroundings(_ limits: ReadingLimits = ReadingLimits()) -> CellRecorder.Surroundings {
        CellRecorder.Surroundings(
            serialStyles: [false, true], stringCount: 1_000, limits: limits, cellsBefore: 0, part: "sheet.xml")
    }

    static func scanned(_ bytes: [UInt8], chunk: Int) throws -> SheetPart? {
        try bytes.withUnsafeBytes { raw in
            var source = MemorySource(raw, chunk: chunk)
            return try SheetReading.scanned(surroundings(), source: &source)
        }
    }

    /// What a sheet reads to: its cells as they are recorded, its merges and hidden columns.
    static func read(_ bytes: [UInt8], route: SheetRoute) throws -> [String] {
        try bytes.withUnsafeBytes { raw in
            var part: SheetPart?
            if route == .fastest {
                var source = MemorySource(raw, chunk: 4_096)
                do {
                    part = try SheetReading.scanned(surroundings(), source: &source)
                } catch let error as SpreadsheetError where error.code == .malformed {
                    part = nil
                }
            }
            if part == nil {
                var source = MemorySource(raw, chunk: 1 << 16)
                part = try SheetReading.complete(surroundings(), source: &source)
            }
            guard let part else { return [] }
            var sink = RawCells()
            try part.recorder.tape.replay(into: &sink)
            return sink.lines + part.merges.map(\.description) + part.hiddenColumns.map { "\($0)" }
        }
    }

    static func same(_ left: Result<[String], any Error>, _ right: Result<[String], any Error>) -> Bool {
        switch (left, right) {
        case (.success(let left), .success(let right)): left == right
        case (.failure(let left as SpreadsheetError), .failure(let right as SpreadsheetError)): left.code == right.code
        default: false
        }
    }
}

/// Cells as they are recorded.
private struct RawCells: CellSink {
    var lines: [String] = []

    mutating func row(_ row: Int, isHidden: Bool) { lines.append("row \(row) \(isHidden)") }

    mutating func cell(_ cell: CellEvent) {
        lines.append(
            "\(cell.row) \(cell.column) \(cell.kind) \(cell.style) \(cell.hasFormula) \(cell.isMistyped) "
                + "\(cell.stringIndex) \(String(decoding: cell.bytes, as: UTF8.self))")
    }
}
