import ConversionGraph
import DisclosureModel
import SourceText

extension BlockScanner {
    /// Takes the lines up to the closing fence, or to the end of the container; tables in them are text.
    mutating func fenced(
        _ views: [LineView], after index: Int, mark: UInt8, length: Int, indent: Int, in bytes: Span<UInt8>,
        context: inout ConversionContext
    ) -> Int {
        var next = index + 1
        var continues = false
        while next < views.count {
            let view = views[next]
            let (first, columns) = view.content(in: bytes)
            next += 1
            if first < view.end, columns < 4, bytes[first] == mark {
                let run = min(bytes.runLength(at: first), view.end - first)
                if run >= length, bytes.isBlank((first + run)..<view.end) { return next }
            }
            line(view.range, of: view, continues: continues, code: true, in: bytes)
            continues = true
        }
        return next
    }

    /// Takes a comment, which may go over lines; text behind it on its last line is read as a paragraph.
    mutating func comment(
        _ views: [LineView], at index: Int, first: Int, in bytes: Span<UInt8>, context: inout ConversionContext
    ) -> Int {
        flush(in: bytes, context: &context)
        let at = views[index].line.locator(at: first, in: bytes)
        var text = ""
        var start = first + 4
        var next = index
        while next < views.count {
            let view = views[next]
            if next > index {
                text += "\n"
                start = view.start
            }
            var end = start
            while end < view.end, !bytes.hasPrefix("-->", at: end) { end += 1 }
            text += bytes.string(in: start..<max(start, end))
            next += 1
            guard end < view.end else { continue }
            finishComment(text, at: at)
            line((end + 3)..<max(end + 3, view.end), of: view, continues: false, code: false, in: bytes)
            return next
        }
        finishComment(text, at: at)
        return next
    }

    /// Tools that read pages mark where one ends with a comment.
    private mutating func finishComment(_ text: String, at: Locator) {
        let letters = text.lowercased().filter { $0.isLetter }
        append(letters == "pagebreak" || letters == "newpage" ? .pageBreak(at: at) : .comment(text, at: at))
    }
}
