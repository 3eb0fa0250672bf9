import ConversionGraph
import DisclosureModel
import SourceText

/// Reads a whole HTML page: what a person sees of it, with its headings and tables, and the title that its head states.
///
/// Unlike HTML within markdown it has no marks but tags: blocks end where block elements begin and end (HTML 15.3), and
/// head, scripts, styles and comments show nothing.
struct HTMLPage {
    private(set) var blocks: [MarkdownBlock] = []
    /// The text of `<title>`.
    private(set) var title: String?

    private var place: HTMLPlace
    /// Where the text begins that no block has taken yet.
    private var start = 0
    /// The level of the heading that is open.
    private var level: Int?
    private var continues = false

    /// Whether a file is a page and no fragment: it begins with a document type, or with `<html>` and its head.
    static func begins(_ bytes: Span<UInt8>) -> Bool {
        var tags = HTMLTag()
        var index = 0
        var sawRoot = false
        while index < min(bytes.count, 4096) {
            if bytes[index] <= 0x20 {
                index += 1
            } else if bytes.hasPrefix("<!--", at: index) || bytes.hasPrefix("<?xml", at: index) {
                index = tags.end(in: bytes, at: index)
            } else if bytes.hasPrefix("<!doctype html", at: index) {
                return true
            } else if !sawRoot, HTMLTableExtent.isTag("<html", bytes, at: index) {
                sawRoot = true
                index = tags.end(in: bytes, at: index)
            } else {
                return sawRoot && HTMLTableExtent.isTag("<head", bytes, at: index)
            }
        }
        return false
    }

    /// Reads a page.
    ///
    /// - Throws: ``ConversionError`` (exit 65) as tables do.
    init(_ text: DecodedText, context: inout ConversionContext) throws {
        place = HTMLPlace(text.lines)
        let bytes = text.bytes.span
        var tags = HTMLTag()
        var index = 0
        while let open = bytes.firstIndex(of: UInt8(ascii: "<"), in: index..<bytes.count) {
            let end = tags.end(in: bytes, at: open)
            let name = HTMLTag.name(in: bytes, at: open)
            if name == "table", bytes[open + 1] != UInt8(ascii: "/"), let stop = Self.table(in: bytes, at: open) {
                flush(upTo: open, in: bytes)
                try blocks += HTMLTable.blocks(
                    open..<stop, line: place.line(of: open), in: bytes, context: &context)
                start = stop
                index = stop
            } else if HTMLTag.hidden.contains(name) {
                flush(upTo: open, in: bytes)
                let close = HTMLTag.close(name, in: bytes, from: end)
                if name == "title" { title = title ?? Self.text(end..<close, in: bytes) }
                start = tags.end(in: bytes, at: close)
                index = start
            } else if HTMLTag.isBlock(name, in: bytes, at: open) {
                flush(upTo: open, in: bytes)
                start = end
                index = end
                continues = name == "br"
                if name.first == "h", let digit = name.utf8.last, (0x31...0x36).contains(digit) {
                    level = Int(digit) - 0x30
                } else if !continues {
                    level = nil
                }
            } else {
                index = end
            }
        }
        flush(upTo: bytes.count, in: bytes)
    }

    /// Adds the text up to a tag as a block, if there is any.
    private mutating func flush(upTo end: Int, in bytes: Span<UInt8>) {
        let range = bytes.trimmed(start..<max(start, end))
        start = end
        guard !range.isEmpty else { return }
        let text = Self.text(range, in: bytes)
        guard !text.isEmpty else { return }
        let at = place.line(of: range.lowerBound).locator(at: range.lowerBound, in: bytes)
        if let level {
            blocks.append(.heading(level: level, text: text, at: at))
        } else {
            blocks.append(.line(.init(text: text, at: at, continues: continues, range: range, isItem: false)))
        }
    }

    /// The text of a range, its line breaks blanks: a page breaks its lines elsewhere.
    private static func text(_ range: Range<Int>, in bytes: Span<UInt8>) -> String {
        let text = InlineText(range, in: bytes, dialect: .dump).text
        guard text.utf8.contains(where: { (0x09...0x0D).contains($0) }) else { return text }
        return text.split { $0.isNewline || $0 == "\t" || $0 == " " }.joined(separator: " ")
    }

    /// Where a table ends that shows rows; nil where it holds another table, and only sets the page.
    private static func table(in bytes: Span<UInt8>, at open: Int) -> Int? {
        var index = open + 1
        while let next = bytes.firstIndex(of: UInt8(ascii: "<"), in: index..<bytes.count) {
            if HTMLTableExtent.isTag("<table", bytes, at: next) { return nil }
            if HTMLTableExtent.isTag("</table", bytes, at: next) {
                return bytes.firstIndex(of: UInt8(ascii: ">"), in: next..<bytes.count).map { $0 + 1 } ?? bytes.count
            }
            index = next + 1
        }
        return bytes.count
    }
}

/// Finds the lines of offsets that never fall.
private struct HTMLPlace {
    private let lines: [SourceLine]
    private var index = 0

    init(_ lines: [SourceLine]) { self.lines = lines }

    mutating func line(of offset: Int) -> SourceLine {
        while index + 1 < lines.count, lines[index + 1].range.lowerBound <= offset { index += 1 }
        return lines.indices.contains(index) ? lines[index] : SourceLine(number: 1, range: 0..<0)
    }
}
