import SourceText

/// Takes the lines of a container and shows them as its content sees them (CommonMark 5).
enum Containers {
    /// The lines of a block quote, its marks taken off, and the index after it.
    static func blockQuote(_ views: [LineView], at index: Int, in bytes: Span<UInt8>) -> ([LineView], Int) {
        var inner: [LineView] = []
        let leaf = OpenLeaf()
        var next = index
        while next < views.count {
            let view = views[next]
            let (first, indent) = view.content(in: bytes)
            let content: LineView
            if !view.isLazy, first < view.end, indent < 4, bytes[first] == UInt8(ascii: ">") {
                content = view.afterQuoteMark(at: first, in: bytes)
            } else if let lazy = lazy(view, first: first, indent: indent, after: leaf, in: bytes) {
                content = lazy
            } else {
                break
            }
            inner.append(content)
            leaf.take(content, in: bytes)
            next += 1
        }
        return (inner, next)
    }

    /// The lines of a list item, its marker and indentation taken off, and the index after it.
    static func listItem(
        _ views: [LineView], at index: Int, marker: ListMarker, in bytes: Span<UInt8>
    ) -> ([LineView], Int) {
        var inner = [views[index].afterMarker(marker, in: bytes)]
        let leaf = OpenLeaf()
        leaf.take(inner[0], in: bytes)
        // An item that begins with a blank line ends with the next one.
        let startsBlank = bytes.isBlank(inner[0].range)
        var next = index + 1
        var blanks = 0
        while next < views.count {
            let view = views[next]
            let (start, indent) = view.content(in: bytes)
            let content: LineView
            if start >= view.end {
                if startsBlank, next == index + 1 { break }
                blanks += 1
                content = view
            } else if !view.isLazy, indent >= marker.contentIndent {
                blanks = 0
                content = view.dropping(indent: marker.contentIndent, in: bytes)
            } else if let lazy = lazy(view, first: start, indent: indent, after: leaf, in: bytes) {
                content = lazy
            } else {
                break
            }
            inner.append(content)
            leaf.take(content, in: bytes)
            next += 1
        }
        inner.removeLast(blanks)
        return (inner, next - blanks)
    }

    /// The line as one that goes on the open paragraph without the container's marks; nil where it stands outside.
    private static func lazy(
        _ view: LineView, first: Int, indent: Int, after leaf: OpenLeaf, in bytes: Span<UInt8>
    ) -> LineView? {
        guard first < view.end, leaf.isParagraph,
            view.isLazy || view.isParagraphText(first: first, indent: indent, in: bytes)
        else { return nil }
        var lazy = view
        lazy.isLazy = true
        return lazy
    }
}

extension LineView {
    /// The line behind the mark of a block quote and one blank.
    func afterQuoteMark(at index: Int, in bytes: Span<UInt8>) -> LineView {
        var view = self
        view.start = index + 1
        view.carried = 0
        if view.start < end, bytes[view.start] == 0x20 { view.start += 1 }
        return view
    }

    /// The line behind the marker of a list item.
    func afterMarker(_ marker: ListMarker, in bytes: Span<UInt8>) -> LineView {
        var view = self
        view.carried = 0
        view.start = marker.range.upperBound
        var blanks = marker.contentBlanks
        while blanks > 0, view.start < end, bytes[view.start] == 0x20 {
            view.start += 1
            blanks -= 1
        }
        return view
    }

    /// Whether nothing but the text of a paragraph starts here.
    func isParagraphText(first: Int, indent: Int, in bytes: Span<UInt8>) -> Bool {
        if indent >= 4 { return true }
        guard bytes.firstIndex(of: 0x09, in: first..<end) == nil else { return false }
        if case .none = BlockStart.read(bytes, at: first, end: end, indent: indent) { return true }
        return false
    }
}
