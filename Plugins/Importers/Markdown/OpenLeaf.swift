import SourceText

/// Follows the lines of a container just far enough to know whether a paragraph is open at its end, because only then
/// may a line without the container's marks go on with it (CommonMark 5.1, laziness).
final class OpenLeaf {
    private var state = State.none

    private enum State {
        case none
        case paragraph(LineView)
        case table
        case fence(mark: UInt8, length: Int)
        case quote(OpenLeaf)
        case item(OpenLeaf, indent: Int)
    }

    /// Whether the innermost open block is a paragraph.
    var isParagraph: Bool {
        switch state {
        case .paragraph: true
        case .quote(let inner), .item(let inner, _): inner.isParagraph
        default: false
        }
    }

    /// Takes the next line of the container; one without its marks goes on the open paragraph.
    func take(_ view: LineView, in bytes: Span<UInt8>, depth: Int = 0) {
        if view.isLazy {
            takeLazy(view)
            return
        }
        let (first, indent) = view.content(in: bytes)
        let isBlank = first >= view.end || bytes.isBlank(first..<view.end)
        if goesOn(view, first: first, indent: indent, isBlank: isBlank, in: bytes, depth: depth) { return }
        if isBlank {
            state = .none
        } else if indent >= 4 {
            if case .paragraph = state { state = .paragraph(view) } else { state = .none }
        } else {
            start(view, first: first, indent: indent, in: bytes, depth: depth)
        }
    }

    private func takeLazy(_ view: LineView) {
        switch state {
        case .quote(let inner), .item(let inner, _): inner.takeLazy(view)
        default: state = .paragraph(view)
        }
    }

    /// Whether the line belongs to what is open.
    private func goesOn(
        _ view: LineView, first: Int, indent: Int, isBlank: Bool, in bytes: Span<UInt8>, depth: Int
    ) -> Bool {
        switch state {
        case .fence(let mark, let length):
            let isClose =
                !isBlank && indent < 4 && bytes[first] == mark && bytes.runLength(at: first) >= length
                && bytes.isBlank(min(first + bytes.runLength(at: first), view.end)..<view.end)
            if isClose { state = .none }
            return true
        case .quote(let inner):
            if !isBlank, indent < 4, bytes[first] == UInt8(ascii: ">") {
                inner.take(view.afterQuoteMark(at: first, in: bytes), in: bytes, depth: depth + 1)
                return true
            }
        case .item(let inner, let width):
            if isBlank || indent >= width {
                inner.take(view.dropping(indent: width, in: bytes), in: bytes, depth: depth + 1)
                return true
            }
        case .table:
            if !isBlank, indent < 4, case .none = BlockStart.read(bytes, at: first, end: view.end, indent: indent) {
                return true
            }
        default: return false
        }
        if case .quote(let inner) = state, inner.isParagraph, !isBlank { return continues(view, first, indent, bytes) }
        if case .item(let inner, _) = state, inner.isParagraph, !isBlank {
            return continues(view, first, indent, bytes)
        }
        return false
    }

    private func continues(_ view: LineView, _ first: Int, _ indent: Int, _ bytes: Span<UInt8>) -> Bool {
        guard view.isParagraphText(first: first, indent: indent, in: bytes) else { return false }
        takeLazy(view)
        return true
    }

    private func start(_ view: LineView, first: Int, indent: Int, in bytes: Span<UInt8>, depth: Int) {
        if case .paragraph(let header) = state {
            if BlockStart.underlineLevel(bytes, at: first, end: view.end) != nil {
                state = .none
                return
            }
            if PipeRow.isDelimiter(bytes, first..<view.end, indent: indent, under: header.range) {
                state = .table
                return
            }
        }
        switch BlockStart.read(bytes, at: first, end: view.end, indent: indent) {
        case .fence(let mark, let length, _): state = .fence(mark: mark, length: length)
        case .heading, .thematicBreak, .comment, .html: state = .none
        case .blockQuote where depth < BlockScanner.deepest:
            let inner = OpenLeaf()
            inner.take(view.afterQuoteMark(at: first, in: bytes), in: bytes, depth: depth + 1)
            state = .quote(inner)
        case .list(let marker) where depth < BlockScanner.deepest && mayStart(marker):
            let inner = OpenLeaf()
            inner.take(view.afterMarker(marker, in: bytes), in: bytes, depth: depth + 1)
            state = .item(inner, indent: marker.contentIndent)
        default: state = .paragraph(view)
        }
    }

    private func mayStart(_ marker: ListMarker) -> Bool {
        if case .paragraph = state { return marker.mayInterruptParagraph }
        return true
    }
}
