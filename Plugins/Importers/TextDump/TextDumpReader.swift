import ConversionGraph
import DisclosureModel
import SourceText

/// Reads a text dump into blocks: one pass over the lines, in reading order.
enum TextDumpReader {
    static func read(_ content: FileContent, context: inout ConversionContext) throws -> SourceDocument {
        let file = try content.bytes(limits: context.limits)
        let text = try DecodedText(decoding: file, context: &context)
        var blocks = BlockCollector()
        var layout = LayoutTables(of: text, longestPage: context.limits[.textPageLines])
        var index = 0
        while index < text.lines.count {
            let line = text.lines[index]
            if let table = layout.table(at: index) {
                blocks.take(table, of: text)
                index = table.end
            } else if TabTable.isRow(line, in: text.bytes.span) {
                let start = index
                while index < text.lines.count, TabTable.isRow(text.lines[index], in: text.bytes.span) { index += 1 }
                blocks.take(rows: text.lines[start..<index], of: text)
            } else {
                blocks.take(line, of: text)
                index += 1
            }
        }
        return SourceDocument(
            source: content.sourceFile(format: "text", bytes: file), blocks: blocks.blocks, printed: layout.printed)
    }
}

/// Collects blocks line by line.
private struct BlockCollector {
    private(set) var blocks: [SourceDocument.Block] = []
    private var followsText = false

    mutating func take(rows: ArraySlice<SourceLine>, of text: DecodedText) {
        followsText = false
        if let grid = TabTable.grid(rows, in: text.bytes.span, dialect: .dump) { blocks.append(.grid(grid)) }
    }

    /// Takes the lines of a table that keeps its columns by place; the grid stands where its first line does.
    mutating func take(_ part: LayoutTables.Part, of text: DecodedText) {
        followsText = false
        for line in text.lines[part.start..<part.end] where text.bytes.span.isPageStart(line) {
            blocks.append(.pageBreak(at: line.locator(at: line.range.lowerBound, in: text.bytes.span)))
        }
        if let grid = part.grid { blocks.append(.grid(grid)) }
    }

    mutating func take(_ line: SourceLine, of text: DecodedText) {
        let bytes = text.bytes.span
        var range = line.range
        while range.lowerBound < range.upperBound, bytes[range.lowerBound] == formFeed {
            blocks.append(.pageBreak(at: line.locator(at: range.lowerBound, in: bytes)))
            followsText = false
            range = (range.lowerBound + 1)..<range.upperBound
        }
        range = bytes.trimmed(range)
        guard !range.isEmpty else {
            followsText = false
            return
        }
        let at = line.locator(at: range.lowerBound, in: bytes)
        let marks = bytes.headingMarks(in: range)
        let inline = InlineText((range.lowerBound + marks)..<range.upperBound, in: bytes, dialect: .dump)
        guard !inline.text.isEmpty else { return }
        if marks > 0 {
            blocks.append(.heading(SourceDocument.Heading(level: marks, text: inline.text, at: at)))
            followsText = false
        } else {
            blocks.append(.paragraph(SourceDocument.Paragraph(text: inline.text, at: at, continues: followsText)))
            followsText = true
        }
    }

    private var formFeed: UInt8 { 0x0C }
}

extension Span<UInt8> {
    /// Whether a line starts with a form feed.
    fileprivate func isPageStart(_ line: SourceLine) -> Bool {
        !line.range.isEmpty && self[line.range.lowerBound] == 0x0C
    }

    /// How many `#` mark a line as a heading; dumps carry them over from markdown. 0 where it is none.
    fileprivate func headingMarks(in range: Range<Int>) -> Int {
        var count = 0
        while range.lowerBound + count < range.upperBound, self[range.lowerBound + count] == UInt8(ascii: "#") {
            count += 1
        }
        guard (1...6).contains(count), range.lowerBound + count < range.upperBound,
            self[range.lowerBound + count] == UInt8(ascii: " ")
        else { return 0 }
        return count
    }
}
