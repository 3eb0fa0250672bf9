import ConversionGraph
import DisclosureModel
import SourceText

extension BlockScanner {
    /// Takes a GFM table whose delimiter row stands at an index; the index after it, or nil where there is none.
    ///
    /// The header is the last line of the open paragraph and must have as many cells. The table ends at a blank line
    /// or where another block starts.
    mutating func table(
        _ views: [LineView], at index: Int, in bytes: Span<UInt8>, context: inout ConversionContext
    ) -> Int? {
        guard let header = lastParagraphLine else { return nil }
        let view = views[index]
        let (first, indent) = view.content(in: bytes)
        guard indent < 4,
            PipeRow.isDelimiter(bytes, first..<view.end, indent: indent, under: header.range)
        else { return nil }
        let cells = PipeRow(bytes, header.range)
        takeHeader(in: bytes, context: &context)
        var table = PipeTable(header: header, cells: cells, bytes: bytes, exact: exact, context: &context)
        var next = index + 1
        while next < views.count {
            let row = views[next]
            let (start, indent) = row.content(in: bytes)
            guard start < row.end, indent < 4, !Self.interruptsTable(bytes, at: start, end: row.end, indent: indent)
            else { break }
            let cells = PipeRow(bytes, start..<row.end)
            guard !cells.cells.isEmpty else { break }
            table.append(row, cells, bytes: bytes, context: &context)
            next += 1
        }
        append(.grid(table.grid, header: table.header))
        return next
    }

    private static func interruptsTable(_ bytes: Span<UInt8>, at index: Int, end: Int, indent: Int) -> Bool {
        if bytes[index] == UInt8(ascii: "|") { return false }
        return switch BlockStart.read(bytes, at: index, end: end, indent: indent) {
        case .none: false
        default: true
        }
    }

    /// Takes a run of tab-separated rows; the index after it, or nil where none starts.
    ///
    /// CommonMark knows no such table, so the rule is ours: a line with a tab between two printed cells starts one, and
    /// every further line with a tab and something printed belongs to it. A line that is a list marker, a tab and
    /// text is a list item unless more tabs follow. Behind a tab table and blank lines, as page breaks leave them, an
    /// indented cell is a row, too.
    mutating func tabs(
        _ views: [LineView], at index: Int, in bytes: Span<UInt8>, context: inout ConversionContext
    ) -> Int? {
        guard Self.startsTabTable(views, at: index, in: bytes, goesOn: followsTabTable) else { return nil }
        flush(in: bytes, context: &context)
        var lines: [SourceLine] = []
        var next = index
        while next < views.count {
            let view = SourceLine(number: views[next].line.number, range: views[next].range)
            guard TabTable.isRow(view, in: bytes) else { break }
            lines.append(view)
            next += 1
        }
        if let grid = TabTable.grid(lines[...], in: bytes, dialect: .dump) { append(.grid(grid, header: [])) }
        return next
    }

    private static func startsTabTable(
        _ views: [LineView], at index: Int, in bytes: Span<UInt8>, goesOn: Bool
    ) -> Bool {
        let view = views[index]
        guard let tab = bytes.firstIndex(of: 0x09, in: view.range) else { return false }
        let (first, indent) = view.content(in: bytes)
        guard let inner = innerTab(view, in: bytes) else {
            // One printed cell and tabs around it is the first row of a table where a row follows, or tabs name its place.
            if index + 1 < views.count, innerTab(views[index + 1], in: bytes) != nil { return true }
            return tab < first ? goesOn : bytes.runLength(at: tab) >= 2
        }
        if indent < 4, let marker = ListMarker(bytes, at: first, end: view.end, indent: indent),
            marker.range.upperBound == inner
        {
            return bytes.firstIndex(of: 0x09, in: (inner + 1)..<bytes.trimmed(view.range).upperBound) != nil
        }
        return true
    }

    /// The first tab between two printed cells of a line.
    private static func innerTab(_ view: LineView, in bytes: Span<UInt8>) -> Int? {
        bytes.firstIndex(of: 0x09, in: bytes.trimmed(view.range))
    }
}
