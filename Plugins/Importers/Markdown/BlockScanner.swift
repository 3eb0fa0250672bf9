import ConversionGraph
import DisclosureModel
import SourceText

/// Finds the blocks of a markdown text, line by line (CommonMark 4 and 5, GFM 4.10).
///
/// One pass; containers are scanned again from inside, so the cost is O(bytes × depth), and depth is bounded.
struct BlockScanner {
    /// How cells and lines are read; see ``InlineText``.
    let exact: Bool
    let limits: Limits
    private(set) var blocks: [MarkdownBlock] = []
    /// The lines of the paragraph that is open.
    private var paragraph: [LineView] = []
    /// The marker of the list item that the next printed line starts.
    private var item: ListMarker?

    /// Containers deeper than this are read as text.
    static let deepest = 24

    init(exact: Bool, limits: Limits) {
        self.exact = exact
        self.limits = limits
    }

    /// Scans the lines of a document or of a container.
    mutating func scan(
        _ views: [LineView], in bytes: Span<UInt8>, depth: Int, context: inout ConversionContext
    ) throws {
        var index = 0
        while index < views.count {
            let view = views[index]
            let (first, indent) = view.content(in: bytes)
            if first >= view.end || bytes.isBlank(first..<view.end) {
                blankLine(view, in: bytes, context: &context)
                index += 1
            } else if view.isLazy, !paragraph.isEmpty {
                paragraph.append(view)
                index += 1
            } else if let next = table(views, at: index, in: bytes, context: &context) {
                index = next
            } else if let next = try html(views, at: index, first: first, in: bytes, context: &context) {
                index = next
            } else if let next = tabs(views, at: index, in: bytes, context: &context) {
                index = next
            } else if indent >= 4 {
                // Code, unless it goes on a paragraph; either way a printed line.
                paragraph.append(view)
                if paragraph.count == 1 { flush(in: bytes, code: true, context: &context) }
                index += 1
            } else {
                index = try start(
                    views, at: index, first: first, indent: indent, in: bytes, depth: depth, context: &context)
            }
        }
        flush(in: bytes, context: &context)
    }

    /// A form feed alone on its line ends a page.
    private mutating func blankLine(_ view: LineView, in bytes: Span<UInt8>, context: inout ConversionContext) {
        flush(in: bytes, context: &context)
        guard let mark = bytes.firstIndex(of: 0x0C, in: view.range) else { return }
        blocks.append(.pageBreak(at: view.line.locator(at: mark, in: bytes)))
    }

    private mutating func start(
        _ views: [LineView], at index: Int, first: Int, indent: Int, in bytes: Span<UInt8>, depth: Int,
        context: inout ConversionContext
    ) throws -> Int {
        let view = views[index]
        if !paragraph.isEmpty, let level = BlockStart.underlineLevel(bytes, at: first, end: view.end) {
            underline(level: level, in: bytes, context: &context)
            return index + 1
        }
        switch BlockStart.read(bytes, at: first, end: view.end, indent: indent) {
        case .heading(let level, let content):
            flush(in: bytes, context: &context)
            let text = InlineText(content, in: bytes, dialect: .markdown, exact: exact).text
            blocks.append(.heading(level: level, text: text, at: view.line.locator(at: first, in: bytes)))
            return index + 1
        case .fence(let mark, let length, let indent):
            flush(in: bytes, context: &context)
            return fenced(
                views, after: index, mark: mark, length: length, indent: indent, in: bytes, context: &context)
        case .thematicBreak:
            flush(in: bytes, context: &context)
            return index + 1
        case .comment: return comment(views, at: index, first: first, in: bytes, context: &context)
        case .blockQuote where depth < Self.deepest:
            flush(in: bytes, context: &context)
            let (inner, next) = Containers.blockQuote(views, at: index, in: bytes)
            try scan(inner, in: bytes, depth: depth + 1, context: &context)
            return next
        case .list(let marker)
        where depth < Self.deepest && (paragraph.isEmpty || marker.mayInterruptParagraph):
            flush(in: bytes, context: &context)
            let (inner, next) = Containers.listItem(views, at: index, marker: marker, in: bytes)
            item = marker
            try scan(inner, in: bytes, depth: depth + 1, context: &context)
            item = nil
            return next
        default:
            paragraph.append(view)
            return index + 1
        }
    }

    /// Turns the open paragraph into a heading.
    private mutating func underline(level: Int, in bytes: Span<UInt8>, context: inout ConversionContext) {
        var text = ""
        var at: Locator?
        for view in paragraph {
            let first = view.content(in: bytes).index
            if at == nil { at = view.line.locator(at: first, in: bytes) } else { text += " " }
            text += InlineText(first..<view.end, in: bytes, dialect: .markdown, exact: exact).text
        }
        paragraph.removeAll(keepingCapacity: true)
        if let at { blocks.append(.heading(level: level, text: text, at: at)) }
    }

    /// Ends the open paragraph.
    mutating func flush(in bytes: Span<UInt8>, code: Bool = false, context: inout ConversionContext) {
        var continues = false
        for view in paragraph {
            line(view.content(in: bytes).index..<view.end, of: view, continues: continues, code: code, in: bytes)
            continues = true
        }
        paragraph.removeAll(keepingCapacity: true)
    }

    /// Adds a printed line; blank ones are not printed.
    mutating func line(_ range: Range<Int>, of view: LineView, continues: Bool, code: Bool, in bytes: Span<UInt8>) {
        var range = bytes.trimmed(range)
        let marker = item
        item = nil
        // The number of an ordered item is printed text; a bullet is not.
        if let marker, marker.isOrdered, view.line.range.contains(marker.range.lowerBound) {
            range = marker.range.lowerBound..<max(range.upperBound, marker.range.upperBound)
        }
        let text =
            code
            ? bytes.string(in: range)
            : InlineText(range, in: bytes, dialect: .markdown, exact: exact).text
        guard !text.isEmpty else { return }
        blocks.append(
            .line(
                MarkdownBlock.Line(
                    text: text, at: view.line.locator(at: range.lowerBound, in: bytes), continues: continues,
                    range: range, isItem: marker != nil)))
    }

    /// Adds a block that stands by itself.
    mutating func append(_ block: MarkdownBlock) { blocks.append(block) }

    /// Whether nothing but blank lines stands between a tab table and here.
    var followsTabTable: Bool {
        guard paragraph.isEmpty, case .grid(let grid, _) = blocks.last else { return false }
        return grid.origin == .tabs
    }

    /// Whether a paragraph is open, and its last line.
    var lastParagraphLine: LineView? { paragraph.last }

    /// Takes the last line off the open paragraph and ends what is left.
    mutating func takeHeader(in bytes: Span<UInt8>, context: inout ConversionContext) {
        if !paragraph.isEmpty { paragraph.removeLast() }
        flush(in: bytes, context: &context)
    }
}
