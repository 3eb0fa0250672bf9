import SourceText

extension LayoutPartReader {
    /// Reads a table that prints its sides one below the other, on one page or on several; nil where it has one side.
    ///
    /// A word processor repeats the head of such a table on every page: that of its first side, whichever side goes on
    /// there.
    ///
    /// - Parameter pages: The printed lines of each page, as indices.
    /// - Complexity: O(n²) in the runs of a page.
    mutating func stacked(_ pages: [[Int]], in bytes: Span<UInt8>) -> [LayoutPart]? {
        guard let first = pages.first else { return nil }
        let head = LayoutStack.head(of: first, in: lines, bytes).flatMap { lines[$0].pieces }
        guard !head.isEmpty else { return nil }
        let caption = LayoutHeaderLines.caption(of: head, in: bytes)
        let own =
            [first]
            + pages.dropFirst().map { page in
                Array(page.dropFirst(LayoutPageCut.repeated(caption, in: page.map { lines[$0] }, bytes)))
            }
        let saved = lines
        var prepared: [[Int]] = []
        for page in own { prepared.append(prepare(page, heads: head, isCoded: false, in: bytes).printed) }
        let sides = LayoutStack.sides(of: prepared.flatMap { $0 }, in: lines, bytes)
        var parts: [LayoutPart] = []
        for side in sides {
            let chunks = prepared.map { page in side.lines.filter(Set(page).contains) }.filter { !$0.isEmpty }
            guard let read = read(chunks, named: lines[side.name].pieces.first, in: bytes) else {
                lines = saved
                return nil
            }
            parts += read
        }
        if parts.isEmpty { lines = saved }
        return parts.isEmpty ? nil : parts
    }

    /// One side, page by page; nil where no column stands out.
    private func read(_ pages: [[Int]], named name: LayoutPiece?, in bytes: Span<UInt8>) -> [LayoutPart]? {
        var pages = pages
        while pages.count > 1, !pages[0].contains(where: { lines[$0].hasNumber }) {
            pages[0] += pages[1]
            pages.remove(at: 1)
        }
        guard let top = pages.first, var first = part(of: top, after: nil, in: bytes) else { return nil }
        first.name = name
        var parts = [first]
        for var page in pages.dropFirst() {
            var before = parts[parts.count - 1]
            if let cut = LayoutPageCut(page, of: lines, after: before, caption: [], metric: metric, in: bytes) {
                before.rows[before.rows.count - 1] = cut.row
                parts[parts.count - 1] = before
                page.removeAll(where: cut.lines.contains)
                if page.isEmpty { continue }
            }
            guard let next = part(of: page, after: before.withHeader(of: first), in: bytes) else { return nil }
            parts.append(next)
        }
        return parts
    }
}
