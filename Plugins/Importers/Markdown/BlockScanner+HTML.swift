import ConversionGraph
import DisclosureModel
import SourceText

extension BlockScanner {
    /// Takes an HTML table that starts on a line; the index after it, or nil where none does.
    ///
    /// Tools write `<table>` at the start of a line, behind `<html><body>`, or behind text, over many lines or on one.
    /// Unlike an HTML block of CommonMark it ends at its own end tag, not at a blank line.
    mutating func html(
        _ views: [LineView], at index: Int, first: Int, in bytes: Span<UInt8>, context: inout ConversionContext
    ) throws -> Int? {
        let view = views[index]
        guard let open = HTMLTableExtent.start(in: bytes, first..<view.end) else { return nil }
        flush(in: bytes, context: &context)
        var from = first
        var start = open
        var last = index
        while true {
            line(from..<start, of: views[last], continues: from > views[last].start, code: false, in: bytes)
            var depth = 0
            var lines = last
            var end = HTMLTableExtent.end(in: bytes, start..<views[lines].end, depth: &depth)
            while end == nil, lines + 1 < views.count {
                lines += 1
                end = HTMLTableExtent.end(in: bytes, views[lines].range, depth: &depth)
            }
            let stop = end ?? views[lines].end
            try append(HTMLTable.blocks(start..<stop, line: views[last].line, in: bytes, context: &context))
            if end == nil {
                context.report(
                    Diagnostic(
                        .warning, "html.unclosed", at: views[last].line.locator(at: start, in: bytes),
                        "The HTML table has no </table>; it is read to the end of the text."))
            }
            last = lines
            from = stop
            guard let another = HTMLTableExtent.start(in: bytes, from..<max(from, views[last].end)) else { break }
            start = another
        }
        line(from..<max(from, views[last].end), of: views[last], continues: false, code: false, in: bytes)
        return last + 1
    }

    private mutating func append(_ blocks: [MarkdownBlock]) {
        for block in blocks { append(block) }
    }
}

/// Where an HTML table starts and ends among bytes.
enum HTMLTableExtent {
    /// The first `<table`, outside code spans.
    static func start(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                if isTag("<table", bytes, at: index) { return index }
                index += 1
            case UInt8(ascii: "`"): return nil
            default: index += 1
            }
        }
        return nil
    }

    /// The offset after the `</table>` that brings the depth back to zero.
    static func end(in bytes: Span<UInt8>, _ range: Range<Int>, depth: inout Int) -> Int? {
        for index in range where bytes[index] == UInt8(ascii: "<") {
            if isTag("<table", bytes, at: index) {
                depth += 1
            } else if isTag("</table", bytes, at: index) {
                depth -= 1
                if depth <= 0 {
                    let close = bytes.firstIndex(of: UInt8(ascii: ">"), in: index..<range.upperBound)
                    return close.map { $0 + 1 } ?? range.upperBound
                }
            }
        }
        return nil
    }

    /// Whether a tag of this name starts at an index; `name` includes `<`.
    static func isTag(_ name: StaticString, _ bytes: Span<UInt8>, at index: Int) -> Bool {
        guard bytes.hasPrefix(name, at: index) else { return false }
        let after = index + name.utf8CodeUnitCount
        guard after < bytes.count else { return true }
        return bytes[after] <= 0x20 || bytes[after] == UInt8(ascii: ">") || bytes[after] == UInt8(ascii: "/")
    }
}
