import SourceText

/// Takes the lines of a container and shows them as its content sees them (CommonMark 5).
enum Containers {
    /// The lines of a block quote, its marks taken off, and the index after it.
    static func blockQuote(_ views: [LineView], at index: Int, in bytes: Span<UInt8>) -> ([LineView], Int) {
        var inner: [LineView] = []
        var next = index
        while next < views.count {
            var view = views[next]
            let (first, indent) = view.content(in: bytes)
            if first < view.end, indent < 4, bytes[first] == UInt8(ascii: ">") {
                view.start = first + 1
                view.carried = 0
                if view.start < view.end, bytes[view.start] == 0x20 { view.start += 1 }
                inner.append(view)
            } else if isLazy(view, first: first, indent: indent, after: inner.last, in: bytes) {
                inner.append(view)
            } else {
                break
            }
            next += 1
        }
        return (inner, next)
    }

    /// The lines of a list item, its marker and indentation taken off, and the index after it.
    static func listItem(
        _ views: [LineView], at index: Int, marker: ListMarker, in bytes: Span<UInt8>
    ) -> ([LineView], Int) {
        var first = views[index]
        first.carried = 0
        first.start = marker.range.upperBound
        while first.start < first.end, bytes[first.start] == 0x20 { first.start += 1 }
        var inner = [first]
        var next = index + 1
        var blanks: [LineView] = []
        while next < views.count {
            let view = views[next]
            let (start, indent) = view.content(in: bytes)
            if start >= view.end {
                blanks.append(view)
            } else if indent >= marker.contentIndent {
                inner += blanks
                blanks = []
                inner.append(view.dropping(indent: marker.contentIndent, in: bytes))
            } else if blanks.isEmpty, isLazy(view, first: start, indent: indent, after: inner.last, in: bytes) {
                inner.append(view)
            } else {
                break
            }
            next += 1
        }
        return (inner, next - blanks.count)
    }

    /// Whether a line without the container's marks goes on the paragraph that the line before it belongs to.
    ///
    /// Rows of tables are never continued so; where the line before holds a pipe or tab, the line stands outside.
    private static func isLazy(
        _ view: LineView, first: Int, indent: Int, after last: LineView?, in bytes: Span<UInt8>
    ) -> Bool {
        guard first < view.end, let last else { return false }
        let (start, lastIndent) = last.content(in: bytes)
        guard start < last.end, lastIndent < 4, !bytes.isBlank(start..<last.end) else { return false }
        guard isParagraphText(bytes, at: start, end: last.end, indent: lastIndent),
            bytes.firstIndex(of: UInt8(ascii: "|"), in: last.range) == nil
        else { return false }
        return indent >= 4 || isParagraphText(bytes, at: first, end: view.end, indent: indent)
    }

    private static func isParagraphText(_ bytes: Span<UInt8>, at index: Int, end: Int, indent: Int) -> Bool {
        guard bytes.firstIndex(of: 0x09, in: index..<end) == nil,
            BlockStart.underlineLevel(bytes, at: index, end: end) == nil
        else { return false }
        switch BlockStart.read(bytes, at: index, end: end, indent: indent) {
        case .none: return true
        case .list(let marker): return !marker.mayInterruptParagraph
        default: return false
        }
    }
}
