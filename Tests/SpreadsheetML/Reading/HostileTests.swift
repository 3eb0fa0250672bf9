import SpreadsheetFixtures
import Testing

@testable import SpreadsheetML

/// Damage and malice: a typed error or a right result.
@Suite struct HostileTests {
    private func refused(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> SpreadsheetError? {
        do {
            _ = try ReadCells.all(bytes, limits: limits)
            return nil
        } catch {
            return error as? SpreadsheetError ?? SpreadsheetError(SpreadsheetError.Code("untyped"), "\(error)")
        }
    }

    @Test(arguments: [[], [.epoch1904, .strict, .encodings], [.strangeArchive]] as [Set<Quirk>])
    func aFileCutAnywhereIsRefused(_ quirks: Set<Quirk>) {
        let bytes = QuirkWorkbook(quirks).bytes
        for count in stride(from: 0, to: bytes.count - 5, by: 1) {
            #expect(refused(Array(bytes[..<count])) != nil, "\(count)")
        }
    }

    @Test func aSheetCutAnywhereIsRefused() {
        let sheet = HostileWorkbook.sheet(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲&amp;</t></is></c><c r=\"B1\"><f>1</f><v>2.5</v></c></row>",
            after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
        let bytes = Array(sheet.utf8)
        for count in 0..<bytes.count {
            var archive = TestArchive()
            archive.entries = HostileWorkbook.parts(sheet: "")
            archive.entries[3].bytes = Array(bytes[..<count])
            // A root whose name is cut off is another root.
            let code = refused(archive.made())?.code
            #expect(code == .malformed || code == .unexpectedRoot, "\(count)")
        }
    }

    @Test func randomDamageNeverTraps() {
        var numbers = SeededNumbers(seed: 99)
        let originals = [[], [.strict, .merges], [.richText, .sharedFormulas]].map { QuirkWorkbook(Set($0)).bytes }
        for turn in 0..<1_500 {
            var bytes = originals[turn % originals.count]
            for _ in 0...Int.random(in: 0...3, using: &numbers) { RouteTests.damage(&bytes, &numbers) }
            #expect(refused(bytes)?.code.description != "untyped")
        }
    }

    @Test(arguments: [
        ("<row r=\"0\"/>", "workbook.bad-reference"), ("<row r=\"1048577\"/>", "workbook.bad-reference"),
        ("<row r=\"-1\"/>", "workbook.bad-reference"), ("<row r=\"99999999999999999999\"/>", "workbook.bad-reference"),
        ("<row><c r=\"XFE1\"/></row>", "workbook.bad-reference"),
        ("<row><c r=\"AAAAAAAAAAAAA1\"/></row>", "workbook.bad-reference"),
        ("<row><c r=\"A0\"/></row>", "workbook.bad-reference"),
        ("<row r=\"1048576\"/><row/>", "workbook.bad-reference"),
        ("<row><c r=\"XFD1\"/><c/></row>", "workbook.bad-reference"),
        ("<row><c t=\"s\"><v>1</v></c></row>", "workbook.bad-string-index"),
        ("<row><c t=\"s\"><v>-1</v></c></row>", "workbook.bad-string-index"),
        ("<row><c t=\"s\"><v>4294967296</v></c></row>", "workbook.bad-string-index"),
        ("<row><c t=\"s\"><v>x</v></c></row>", "workbook.bad-string-index"),
        ("<row><c><v>&undeclared;</v></c></row>", "workbook.malformed-xml"),
        ("<row><c><v>1</v></row></c>", "workbook.malformed-xml"),
    ])
    func faultsAreNamed(_ rows: String, _ code: String) {
        let sheet = HostileWorkbook.sheet(rows)
        let error = refused(
            HostileWorkbook.bytes(
                sheet: sheet, strings: "<sst xmlns=\"\(HostileWorkbook.main)\"><si><t>a</t></si></sst>"))
        #expect(error?.code.description == code)
        #expect(error?.part == "sheet.xml")
    }

    @Test(arguments: [
        "<!DOCTYPE worksheet SYSTEM \"file:///etc/hostname\">", "<!DOCTYPE worksheet [<!ENTITY x \"y\">]>",
        "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE worksheet [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
    ])
    func documentTypesAreRefused(_ declaration: String) {
        let sheet = declaration + HostileWorkbook.sheet("<row><c><v>1</v></c></row>")
        #expect(refused(HostileWorkbook.bytes(sheet: sheet))?.code == .doctype)
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in sheet.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        var archive = TestArchive()
        archive.entries = HostileWorkbook.parts(sheet: "")
        archive.entries[3].bytes = wide
        #expect(refused(archive.made())?.code == .doctype)
    }

    @Test(arguments: ReadingLimits.all.map(\.name))
    func everyLimitHolds(_ name: String) throws {
        let entry = try #require(ReadingLimits.all.first { $0.name == name })
        guard name != "ratio" else { return }
        var limits = ReadingLimits()
        limits[keyPath: entry.path] = name == "part-bytes" ? 500 : (name == "total-bytes" ? 900 : 1)
        let rows = String(repeating: "<row><c t=\"inlineStr\"><is><t>text</t></is></c></row>", count: 30)
        let sheet = HostileWorkbook.sheet(
            rows, after: "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/></mergeCells>")
        let strings = "<sst xmlns=\"\(HostileWorkbook.main)\"><si><t>a</t></si><si><t>b</t></si></sst>"
        var archive = TestArchive()
        archive.entries = HostileWorkbook.parts(sheet: sheet, strings: strings)
        let book = String(decoding: archive.entries[1].bytes, as: UTF8.self)
        if name == "sheets" {
            archive.entries[1].bytes = Array(twice(book, "<sheet name=\"S\" r:id=\"a\"/>").utf8)
        }
        if name == "formats" {
            let columns = "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>"
            archive.entries[3].bytes = Array(HostileWorkbook.sheet(rows, before: columns).utf8)
        }
        let error = refused(archive.made(), limits: limits)
        #expect(error?.code == .limitExceeded)
        #expect(error?.excess?.limit == name)
    }

    private func twice(_ text: String, _ piece: String) -> String {
        let start = Array(text.utf8)
        let pattern = Array(piece.utf8)
        for at in 0..<(start.count - pattern.count) where Array(start[at..<(at + pattern.count)]) == pattern {
            return String(decoding: start[..<at] + pattern + start[at...], as: UTF8.self)
        }
        return text
    }

    /// A deflate stream of nothing but repetitions: 258 bytes for every 13 bits.
    @Test func bombsAreStopped() {
        var limits = ReadingLimits()
        limits.ratio = 20
        var archive = TestArchive()
        archive.oddities = [.stored]
        archive.entries = HostileWorkbook.parts(sheet: "")
        archive.entries[3].bytes = []
        let error = refused(
            DeflateBomb.archive(around: archive, part: "sheet.xml", repetitions: (70 << 20) / 258), limits: limits)
        #expect(error?.excess?.limit == "ratio")
        limits.ratio = 1_000
        limits.partBytes = 1 << 20
        let other = refused(
            DeflateBomb.archive(around: archive, part: "sheet.xml", repetitions: (2 << 20) / 258), limits: limits)
        #expect(other?.excess?.limit == "part-bytes")
    }

    @Test func deepNestingIsRefused() {
        let deep = String(repeating: "<ext>", count: 100_000)
        let sheet = HostileWorkbook.sheet("", after: deep)
        #expect(refused(HostileWorkbook.bytes(sheet: sheet))?.excess?.limit == "xml-depth")
    }

    /// Only tags count: not quotes in text, comments, CDATA and instructions.
    @Test(arguments: [
        ("<row a=\"1\" b='2' xmlns:c=\"d\"/>", true), ("<row a=\"1\" b='2'/><row a=\"1\" b='2'/>", false),
        ("<row><!-- \" ' \" ' > \" --><c/></row>", false), ("<!--'--><row a=\"1\" b=\"2\" c=\"3\"/>", true),
        ("<row><c t=\"str\"><v><![CDATA['\"' <a b='' c='' d=''>]]></v></c></row>", false),
        ("<?x ' \" ' \" ?><row/>", false), ("<?x '?><row a=\"1\" b=\"2\" c=\"3\"/>", true),
        ("<row a=\"'''\" b='\"\"\"'/>", false), ("<row>'\"'\"'\"</row>", false),
        ("<row a=\"&gt;>\" b=\"2\" c=\"3\"/>", true),
    ])
    func attributesAreCountedBeforeTheyAreParsed(_ rows: String, _ isMore: Bool) {
        let sheet = "<worksheet xmlns=\"\(HostileWorkbook.main)\"><sheetData>\(rows)</sheetData></worksheet>"
        let narrow = Array(sheet.utf8)
        let wide = sheet.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [narrow, wide] {
            var tags = TagGuard()
            #expect((bytes.withUnsafeBytes { tags.firstBeyond(2, in: $0) } != nil) == isMore)
        }
        // In pieces it is the same.
        var tags = TagGuard()
        let pieces = narrow.map { byte in withUnsafeBytes(of: byte) { tags.firstBeyond(2, in: $0) } }
        #expect(pieces.contains(0) == isMore)
    }

    @Test func namespaceDeclarationsAreAttributes() {
        let declarations = (0..<300).map { "xmlns:n\($0)=\"urn:\($0)\"" }.joined(separator: " ")
        let sheet = HostileWorkbook.sheet("", before: "<sheetPr \(declarations)/>")
        #expect(refused(HostileWorkbook.bytes(sheet: sheet))?.excess?.limit == "xml-attributes")
    }

    @Test func twoPartsOfOneNameAreRefused() {
        var archive = TestArchive()
        archive.entries = HostileWorkbook.parts(sheet: HostileWorkbook.sheet(""))
        archive.entries.append(("SHEET.xml", archive.entries[3].bytes))
        #expect(refused(archive.made())?.code == .ambiguousPart)
    }

    @Test func aFalseChecksumIsFound() {
        let marker = Array("<v>271828</v>".utf8)
        var archive = TestArchive()
        archive.oddities = [.stored]
        archive.entries = HostileWorkbook.parts(sheet: HostileWorkbook.sheet("<row><c><v>271828</v></c></row>"))
        var bytes = archive.made()
        for at in 0..<(bytes.count - marker.count) where Array(bytes[at..<(at + marker.count)]) == marker {
            bytes[at + 3] = UInt8(ascii: "3")
        }
        #expect(refused(bytes)?.code == .damaged)
    }
}
