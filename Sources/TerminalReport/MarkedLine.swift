/// A line cut to a width around a marked place, and where the marks stand under it.
struct MarkedLine: Equatable {
    /// The line as it is shown.
    let text: String
    /// How many blanks stand before the carets.
    let indent: Int
    /// How many carets there are, at least 1.
    let carets: Int

    /// Marks a piece of a line.
    ///
    /// - Parameters:
    ///   - column: Where the piece starts, in scalars counted from 1.
    ///   - piece: The text that should stand there; where it does not, one character is marked.
    ///   - width: The columns that may be taken.
    init(_ line: String, column: Int, marking piece: String?, width: Int) {
        // Of a very long line only the surroundings of the place are looked at.
        let skipped = max(0, column - 1 - 2 * width)
        let near = line.unicodeScalars.dropFirst(skipped).prefix(6 * width + 1)
        let scalars = Array(near.prefix(6 * width))
        let start = min(max(column - 1 - skipped, 0), scalars.count)
        let wanted = piece.map { Array($0.unicodeScalars.prefix(2 * width)) } ?? []
        let matches = !wanted.isEmpty && scalars[start...].starts(with: wanted)
        let length = matches ? wanted.count : min(1, scalars.count - start)
        let window = Self.window(scalars, around: start..<(start + length), width: width)
        let before = Self.shown(scalars[window.lowerBound..<start])
        let marked = Self.shown(scalars[start..<min(start + length, window.upperBound)])
        let lead = skipped + window.lowerBound > 0 ? "…" : ""
        text =
            lead + before + marked + Self.shown(scalars[min(start + length, window.upperBound)..<window.upperBound])
            + (window.upperBound < near.count ? "…" : "")
        indent = DisplayWidth.of(lead + before)
        carets = max(1, DisplayWidth.of(marked))
    }

    /// The part of the line to show: all of it where it fits, else the marked place with a third of the width before.
    private static func window(_ scalars: [Unicode.Scalar], around mark: Range<Int>, width: Int) -> Range<Int> {
        if scalars.count <= width, scalars.reduce(0, { $0 + shownWidth($1) }) <= width { return 0..<scalars.count }
        var start = mark.lowerBound
        var before = 0
        while start > 0, before + shownWidth(scalars[start - 1]) <= width / 3 {
            before += shownWidth(scalars[start - 1])
            start -= 1
        }
        var end = mark.lowerBound
        var columns = before
        while end < scalars.count, columns + shownWidth(scalars[end]) <= width - 2 {
            columns += shownWidth(scalars[end])
            end += 1
        }
        return start..<end
    }

    private static func shownWidth(_ scalar: Unicode.Scalar) -> Int {
        TerminalText.shown(scalar).map { DisplayWidth.of($0) } ?? 0
    }

    private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            if let shown = TerminalText.shown(scalar) { text.append(shown) }
        }
        return String(text)
    }
}
