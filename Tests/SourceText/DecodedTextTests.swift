import ConversionGraph
import DisclosureModel
import SourceText
import Testing

@Suite struct DecodedTextTests {
    private func decode(_ bytes: [UInt8]) throws -> (text: DecodedText, context: ConversionContext) {
        var context = ConversionContext()
        let text = try DecodedText(decoding: bytes, context: &context)
        return (text, context)
    }

    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF] + Array("合计\t1".utf8), TextEncoding.utf8),
        (Array("合计\t1".utf8), .utf8),
        ([0xFF, 0xFE, 0x08, 0x54, 0xA1, 0x8B, 0x09, 0x00, 0x31, 0x00], .utf16LittleEndian),
        ([0xFE, 0xFF, 0x54, 0x08, 0x8B, 0xA1, 0x00, 0x09, 0x00, 0x31], .utf16BigEndian),
        ([0xBA, 0xCF, 0xBC, 0xC6, 0x09, 0x31], .gb18030),
    ])
    func everyEncodingGivesTheSameText(bytes: [UInt8], encoding: TextEncoding) throws {
        let text = try decode(bytes).text
        #expect(text.encoding == encoding)
        #expect(String(decoding: text.bytes, as: UTF8.self) == "合计\t1")
    }

    @Test func linesEndInThreeWays() throws {
        let text = try decode(Array("a\nb\r\nc\rd\n\ne".utf8)).text
        #expect(text.lines.map { text.string(in: $0.range) } == ["a", "b", "c", "d", "", "e"])
        #expect(text.lines.map(\.number) == [1, 2, 3, 4, 5, 6])
    }

    @Test func malformedBytesAreReportedWhereTheyStand() throws {
        let (text, context) = try decode(Array("合计\n支出合计".utf8) + [0xFF] + Array("收入总计".utf8))
        #expect(text.string(in: text.lines[1].range) == "支出合计\u{FFFD}收入总计")
        #expect(context.diagnostics.map(\.code) == ["text.malformed"])
        #expect(context.diagnostics.first?.at == .text(line: 2, column: 5))
    }

    @Test(arguments: [[0xE5, 0x90], [0xE5], [0xF0, 0x9F, 0x98]] as [[UInt8]])
    func aFileThatEndsInsideACharacterIsRefused(tail: [UInt8]) {
        let error = #expect(throws: ConversionError.self) { try self.decode(Array("合计".utf8) + tail) }
        #expect(error?.kind == .data)
        #expect(error?.diagnostic.code == "text.truncated")
        #expect(error?.diagnostic.message.contains("byte 6 of \(6 + tail.count)") == true)
    }

    @Test(arguments: 1..<9 as Range<UInt64>)
    func aFileThatIsNoTextIsRefused(seed: UInt64) {
        var state = seed
        let bytes = (0..<4096).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
        let error = #expect(throws: ConversionError.self) { try self.decode(bytes + Array("。".utf8)) }
        #expect(error?.kind == .data)
        #expect(error?.diagnostic.code == "text.binary")
    }

    @Test(
        "A file that begins as no text does is refused by its name, however short",
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "PNG"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
            ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "ZIP"), (Array("%PDF-1.7\n".utf8), "PDF"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(0...255), "PNG"),
        ] as [([UInt8], String)])
    func whatBeginsAsNoTextIsRefused(bytes: [UInt8], name: String) {
        let error = #expect(throws: ConversionError.self) { try self.decode(bytes) }
        #expect(error?.diagnostic.code == "text.binary")
        #expect(error?.diagnostic.message.contains(name) == true)
    }

    @Test("Text that begins nearly so is read", arguments: ["PK 1:0", "GIF8", "%PDF", "Rar!", "II*", "MM"])
    func whatBeginsNearlySoIsText(text: String) throws {
        #expect(try decode(Array(text.utf8)).text.lines.count == 1)
    }

    @Test func aFewControlCharactersAreNoReasonToRefuseAText() throws {
        let page = Array("一般公共预算财政拨款支出决算表\u{1A}\n".utf8)
        #expect(try decode(Array(repeating: page, count: 40).flatMap { $0 }).text.lines.count >= 40)
        #expect(try decode(Array("a\u{0}\u{0}b".utf8)).text.lines.count == 1)
    }

    @Test func aLineBeyondTheLimitIsRefused() {
        var context = ConversionContext(limits: Limits([.textLineBytes]))
        context.limits[.textLineBytes] = 3
        let error = #expect(throws: ConversionError.self) {
            try DecodedText(decoding: Array("abc\nabcd".utf8), context: &context)
        }
        #expect(error?.diagnostic.code == "limit.exceeded")
        #expect(error?.diagnostic.at == .text(line: 2, column: 1))
    }

    /// The bytes alone tell, whatever follows: here a byte that begins a character and ends the file.
    @Test(arguments: [(false, "limit.exceeded"), (true, "text.truncated")])
    func aLineFarBeyondTheLimitIsRefusedUndecoded(isBroken: Bool, code: String) {
        var context = ConversionContext(limits: Limits([.textLineBytes]))
        context.limits[.textLineBytes] = 8
        // 一般 in GB 18030, four times.
        let words: [UInt8] = [0xD2, 0xBB, 0xB0, 0xE3]
        let line = [UInt8](Array(repeating: words, count: 4).joined(separator: isBroken ? [0x0A] : []))
        let error = #expect(throws: ConversionError.self) {
            try DecodedText(decoding: [0x0D, 0x0A] + line + [0x78, 0xD2], context: &context)
        }
        #expect(error?.diagnostic.code == code)
        if !isBroken { #expect(error?.diagnostic.at == .text(line: 2, column: 1)) }
    }

    @Test func everyPrefixDecodesOrIsCalledTruncated() throws {
        let whole = Array("注：合计 1,234.50 万元\n😀".utf8)
        for count in 0...whole.count {
            let prefix = Array(whole.prefix(count))
            do {
                let text = try decode(prefix).text
                #expect(text.bytes == prefix)
            } catch let error as ConversionError {
                #expect(error.diagnostic.code == "text.truncated")
            }
        }
    }
}
