import ConversionGraph
import DisclosureModel
import SourceText

/// Reads comma-separated values into a document of one grid.
enum CSVReader {
    /// How much of a text tells its delimiter.
    private static let evidenceBytes = 1 << 16

    static func read(_ content: FileContent, context: inout ConversionContext) throws -> SourceDocument {
        let file = try content.bytes(limits: context.limits)
        let text = try DecodedText(decoding: file, context: &context)
        let stated = DelimiterEvidence.stated(in: text.bytes.span)
        let delimiter =
            context.options["delimiter"].flatMap { CSVDelimiter(rawValue: $0) } ?? stated?.delimiter
            ?? evident(in: text)
        var grid = CSVGrid()
        try grid.read(text, delimiter, from: stated?.length ?? 0, context: &context)
        let blocks = grid.rows.isEmpty ? [] : [SourceDocument.Block.grid(grid.grid)]
        return SourceDocument(source: content.sourceFile(format: "csv", bytes: file), blocks: blocks)
    }

    private static func evident(in text: DecodedText) -> CSVDelimiter {
        let span = text.bytes.span
        let head = span.extracting(0..<min(span.count, evidenceBytes))
        return DelimiterEvidence.best(in: head, isWhole: head.count == span.count)?.delimiter ?? .comma
    }
}

/// Makes the grid of a text, record by record.
private struct CSVGrid {
    private(set) var rows: [Grid.Row] = []
    private var flaws: [(at: Locator, isUnclosed: Bool)] = []
    /// The place that was asked for last.
    private var last = (line: 0, offset: 0, column: 1)

    var grid: Grid {
        Grid(origin: .csv, rows: rows, at: rows.first?.cells.first?.at ?? .text(line: 1, column: 1))
    }

    mutating func read(
        _ text: DecodedText, _ delimiter: CSVDelimiter, from start: Int, context: inout ConversionContext
    ) throws {
        let bytes = text.bytes.span
        var scanner = CSVScanner(delimiter: delimiter.byte, from: start)
        var fields: [CSVScanner.Field] = []
        var count = 0
        // A first line that states the delimiter is none of the table.
        var index = start > 0 ? -1 : 0
        while scanner.next(in: bytes, into: &fields) {
            defer { index += 1 }
            guard !CSVScanner.isBlank(fields, in: bytes) else { continue }
            count += fields.count
            try context.limits.check(.csvFields, count, at: place(of: fields.first?.range.lowerBound ?? 0, in: text))
            var cells: [Grid.Cell] = []
            cells.reserveCapacity(fields.count)
            for field in fields { cells.append(cell(field, column: cells.count, of: text)) }
            rows.append(Grid.Row(index: index, cells: cells))
        }
        report(to: &context)
    }

    private mutating func cell(_ field: CSVScanner.Field, column: Int, of text: DecodedText) -> Grid.Cell {
        let bytes = text.bytes.span
        let content = bytes.trimmed(field.range)
        let at = place(of: content.isEmpty ? field.range.lowerBound : content.lowerBound, in: text)
        if field.isUnclosed || !field.tail.isEmpty { flaws.append((at, field.isUnclosed)) }
        return Grid.Cell(column: column, text: Self.value(of: field, content: content, in: bytes), at: at)
    }

    /// The text of a field, trimmed; line breaks in it are LF.
    private static func value(of field: CSVScanner.Field, content: Range<Int>, in bytes: Span<UInt8>) -> String {
        guard field.isQuoted, !field.tail.isEmpty || needsRewriting(bytes, content) else {
            return bytes.string(in: content)
        }
        var value: [UInt8] = []
        value.reserveCapacity(content.count + field.tail.count)
        var index = content.lowerBound
        while index < content.upperBound {
            let byte = bytes[index]
            index += 1
            switch byte {
            // Within quotes the scanner has left none that stands alone.
            case UInt8(ascii: "\""): index += 1
            case 0x0D:
                if index < content.upperBound, bytes[index] == 0x0A { index += 1 }
                value.append(0x0A)
                continue
            default: break
            }
            value.append(byte)
        }
        for index in field.tail { value.append(bytes[index]) }
        return value.span.string(in: value.span.trimmed(0..<value.count))
    }

    private static func needsRewriting(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] == UInt8(ascii: "\"") || bytes[index] == 0x0D { return true }
        return false
    }

    /// The place of an offset; offsets must not fall from call to call. It goes on from the place before, so that a
    /// line of a million fields is walked once.
    private mutating func place(of offset: Int, in text: DecodedText) -> Locator {
        while last.line + 1 < text.lines.count, text.lines[last.line + 1].range.lowerBound <= offset {
            last = (last.line + 1, text.lines[last.line + 1].range.lowerBound, 1)
        }
        last.column += text.bytes.span.scalarCount(in: last.offset..<max(last.offset, offset))
        last.offset = max(last.offset, offset)
        return .text(line: last.line + 1, column: last.column)
    }

    private func report(to context: inout ConversionContext) {
        for flaw in flaws.prefix(Self.namedAtMost) {
            context.report(
                Diagnostic(
                    .warning, "csv.quote", at: flaw.at,
                    flaw.isUnclosed
                        ? "The field begins with a quote that nothing closes; the quote is kept."
                        : "Text follows the closing quote of the field; it is kept.",
                    hint: "In quotes, a quote is written twice."))
        }
    }

    private static let namedAtMost = 20
}
