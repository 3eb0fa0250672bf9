public import ConversionGraph
import DisclosureModel

/// The text of a file as valid UTF-8 without a byte order mark, and its lines.
///
/// Locators count lines and Unicode scalars of this text, which is what a person sees in an editor.
public struct DecodedText: Sendable {
    /// The text, valid UTF-8.
    public let bytes: [UInt8]
    /// The lines, in order.
    public let lines: [SourceLine]
    /// The encoding that the file was in.
    public let encoding: TextEncoding

    /// Decodes a file.
    ///
    /// A byte order mark decides; without one, valid UTF-8 is UTF-8, alternating zero bytes are UTF-16, and what is
    /// valid GB18030 is that. A file that is nearly UTF-8 is read as UTF-8; each ill-formed sequence becomes U+FFFD
    /// and is reported as `text.malformed`.
    ///
    /// - Parameters:
    ///   - file: The bytes of the file.
    ///   - context: Receives the diagnostics; its limit ``LimitName/textLineBytes`` bounds a line.
    /// - Throws: ``ConversionError`` (exit 65): `text.truncated` where the file ends inside a character, with the
    ///   offset; `text.binary` where more than one byte in 32 is no text; `limit.exceeded`.
    public init(decoding file: [UInt8], context: inout ConversionContext) throws {
        if let name = BinarySignature.name(of: file.span) {
            throw ConversionError(
                .data, "text.binary", "The file is \(name), and no text.",
                hint: "Name the format with --from, if it has another one, or export the file as text.")
        }
        if TextEncoding.wide(in: file.span) == nil { try Self.refuseLongLine(file.span, context) }
        let encoding = TextEncoding.detect(in: file.span)
        // A file with a line that is too long need not be decoded to know so.
        if encoding == .utf8, file.count > context.limits[.textLineBytes] {
            try Self.check(LineScanner.lines(of: file.span), context)
        }
        var malformed: [Int] = []
        // Before decoding, which would call a picture cut off where its last byte begins a character.
        if encoding == .utf8 || encoding == .gb18030 { try Self.refuseBinary(file, foreign: Self.controls(file)) }
        let text = try Self.decode(file, as: encoding, malformed: &malformed)
        try Self.refuseBinary(text, foreign: malformed.count)
        let lines = LineScanner.lines(of: text.span)
        bytes = text
        self.encoding = encoding
        try Self.check(lines, context)
        self.lines = lines
        report(malformed, to: &context)
        if encoding == .gb18030 {
            context.report(
                Diagnostic(
                    .note, "text.encoding", "The text is not UTF-8; it is read as GB18030.",
                    hint: "If characters look wrong, convert the file to UTF-8 first."))
        }
    }

    /// Refuses a line that is too long in any encoding whose line ends are bytes, and reads no further: decoding makes
    /// no character less than half as long.
    private static func refuseLongLine(_ file: Span<UInt8>, _ context: ConversionContext) throws {
        let (longest, overflows) = context.limits[.textLineBytes].multipliedReportingOverflow(by: 2)
        guard !overflows, file.count > longest else { return }
        var start = 0
        var number = 1
        for index in file.indices {
            if file[index] == 0x0A || file[index] == 0x0D {
                if file[index] == 0x0D || index == 0 || file[index - 1] != 0x0D { number += 1 }
                start = index + 1
            } else if index - start >= longest {
                try context.limits.check(.textLineBytes, index - start + 1, at: .text(line: number, column: 1))
            }
        }
    }

    private static func check(_ lines: [SourceLine], _ context: ConversionContext) throws {
        let longest = context.limits[.textLineBytes]
        for line in lines where line.range.count > longest {
            try context.limits.check(.textLineBytes, line.range.count, at: .text(line: line.number, column: 1))
        }
    }

    /// The text of a range of bytes, cut to the text.
    public func string(in range: Range<Int>) -> String { bytes.span.string(in: range) }

    private static func decode(
        _ file: [UInt8], as encoding: TextEncoding, malformed: inout [Int]
    ) throws -> [UInt8] {
        switch encoding {
        case .utf8: try UTF8Decoding.decode(file, malformed: &malformed)
        case .utf16LittleEndian: try UTF16Decoding.decode(file.span, bigEndian: false, malformed: &malformed)
        case .utf16BigEndian: try UTF16Decoding.decode(file.span, bigEndian: true, malformed: &malformed)
        case .gb18030: try GB18030Decoding.decode(file, malformed: &malformed)
        }
    }

    /// The control characters but those that blank and end lines. No byte of a longer character is one of them.
    private static func controls(_ bytes: [UInt8]) -> Int {
        var count = 0
        for byte in bytes { count &+= byte < 0x20 && byte &- 0x09 > 4 ? 1 : 0 }
        return count
    }

    /// Text has next to no control characters, and next to no ill-formed bytes.
    private static func refuseBinary(_ bytes: [UInt8], foreign: Int) throws {
        guard foreign >= 4, foreign > bytes.count / 32 else { return }
        throw ConversionError(
            .data, "text.binary", "The file is no text: \(foreign) of its \(bytes.count) bytes stand for no character.",
            hint: "Name the format with --from, if it is another one, or export the file as text again.")
    }

    /// Places are those of the decoded text, where each ill-formed sequence has become one character.
    private func report(_ malformed: [Int], to context: inout ConversionContext) {
        let span = bytes.span
        var line = 0
        for offset in malformed.prefix(Self.reportedPlaces) {
            while line + 1 < lines.count, lines[line + 1].range.lowerBound <= offset { line += 1 }
            guard line < lines.count else { return }
            context.report(
                Diagnostic(
                    .warning, "text.malformed", at: lines[line].locator(at: offset, in: span),
                    "Bytes that are no character in \(encoding.rawValue) are read as U+FFFD.",
                    excerpt: String(span.string(in: lines[line].range).prefix(80))))
        }
        if malformed.count > Self.reportedPlaces {
            context.report(
                Diagnostic(
                    .warning, "text.malformed",
                    "\(malformed.count - Self.reportedPlaces) further places hold bytes that are no character in "
                        + "\(encoding.rawValue).", hint: "Check the encoding of the file."))
        }
    }

    private static let reportedPlaces = 20
}

extension LimitName {
    /// The bytes of one line of text.
    public static let textLineBytes: LimitName = "text.line.bytes"
}

extension Limit {
    /// The bound on one line of text; every importer that decodes text declares it.
    public static let textLineBytes = Limit(.textLineBytes, 16 << 20, "Bytes of one line of text.")
}
