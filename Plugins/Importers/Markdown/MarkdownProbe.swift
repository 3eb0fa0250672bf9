import ConversionGraph
import DisclosureModel
import SourceText

/// How strongly bytes speak for markdown rather than for a plain dump of text.
enum MarkdownProbe {
    static func probe(_ input: ProbeInput) -> ProbeResult? {
        let head = text(of: input)
        guard !head.isEmpty, !head.contains(0) else { return nil }
        let span = head.span
        if HTMLPage.begins(span) { return ProbeResult(score: 90, reason: "a page of HTML") }
        let lines = LineScanner.lines(of: span)
        let matter = FrontMatter(lines, in: span)
        if matter["schema"]?.hasPrefix("tabularium/") == true {
            return ProbeResult(score: 100, reason: "front matter of our own")
        }
        var headings = 0
        var hasHTMLTable = false
        var marks = 0
        for (index, line) in lines.enumerated() {
            guard let first = firstByte(of: line, in: span) else { continue }
            if first == UInt8(ascii: "|") || first == UInt8(ascii: "-") || first == UInt8(ascii: ":"), index > 0,
                isDelimiter(line, after: lines[index - 1], in: span)
            {
                return ProbeResult(score: 95, reason: "a pipe table, line \(line.number)")
            }
            if first == UInt8(ascii: "#"), isHeading(line, in: span) { headings += 1 }
            if HTMLTableExtent.start(in: span, line.range) != nil { hasHTMLTable = true }
            if span.hasPrefix("**", at: line.range.lowerBound) || span.hasPrefix("```", at: line.range.lowerBound) {
                marks += 1
            }
        }
        if hasHTMLTable {
            return ProbeResult(score: headings > 0 ? 90 : 60, reason: "HTML tables in running text")
        }
        if headings >= 2 { return ProbeResult(score: 65, reason: "\(headings) headings marked with #") }
        if matter.lineCount > 0 { return ProbeResult(score: 55, reason: "front matter") }
        return headings + marks > 0 ? ProbeResult(score: 30, reason: "marks of markdown") : nil
    }

    /// The first window; of UTF-16 its low bytes, which is all that a probe looks for.
    private static func text(of input: ProbeInput) -> [UInt8] {
        let wide = input.head.starts(with: [0xFF, 0xFE]) || input.head.starts(with: [0xFE, 0xFF])
        if wide { return input.head.dropFirst(2).filter { $0 != 0 } }
        return input.head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(input.head.dropFirst(3)) : Array(input.head)
    }

    private static func firstByte(of line: SourceLine, in bytes: Span<UInt8>) -> UInt8? {
        let content = bytes.trimmed(line.range)
        return content.isEmpty ? nil : bytes[content.lowerBound]
    }

    private static func isDelimiter(_ line: SourceLine, after header: SourceLine, in bytes: Span<UInt8>) -> Bool {
        PipeRow.isDelimiter(bytes, line.range) && bytes.firstIndex(of: UInt8(ascii: "|"), in: line.range) != nil
            && PipeRow(bytes, line.range).cells.count == PipeRow(bytes, header.range).cells.count
    }

    private static func isHeading(_ line: SourceLine, in bytes: Span<UInt8>) -> Bool {
        if case .heading(_, let content) = BlockStart.read(
            bytes, at: line.range.lowerBound, end: line.range.upperBound, indent: 0)
        {
            return !content.isEmpty
        }
        return false
    }
}
