/// A line cut to a width around marked places, and where the marks stand under it.
struct MarkedLine: Equatable {
    /// The line as it is shown.
    let text: String
    /// The marks that it shows, in the order given; those that fell outside are left out.
    let marks: [Mark]

    /// A mark under a line.
    struct Mark: Equatable {
        /// Which of the pieces it marks.
        let piece: Int
        /// How many blanks stand before the carets.
        let indent: Int
        /// How many carets there are, at least 1.
        let carets: Int
    }

    /// A piece of a line that is to be marked.
    struct Piece {
        /// Where the piece starts, in scalars counted from 1.
        let column: Int
        /// The text that should stand there; where it does not, one character is marked.
        let text: String?
    }

    /// How many scalars of a line marking pieces of it looks at.
    static func scalars(toShow pieces: [Piece], width: Int) -> Int {
        let (count, overflows) = max(1, pieces.first?.column ?? 1).addingReportingOverflow(6 * width + 1)
        return overflows ? .max : count
    }

    /// Marks pieces of a line; the first one is shown in any case.
    ///
    /// - Parameter width: The columns that may be taken.
    init(_ line: String, marking pieces: [Piece], width: Int) {
        // Of a very long line only the surroundings of the place are looked at.
        let skipped = max(0, (pieces.first?.column ?? 1) - 1 - 2 * width)
        let near = line.unicodeScalars.dropFirst(skipped).prefix(6 * width + 1)
        let scalars = Array(near.prefix(6 * width))
        let ranges = pieces.enumerated().compactMap { index, piece -> Range<Int>? in
            let start = piece.column - 1 - skipped
            if index > 0, start < 0 || start >= scalars.count { return nil }
            return Self.range(of: piece, at: min(max(start, 0), scalars.count), in: scalars, width: width)
        }
        let places = pieces.indices.filter { index in
            let start = pieces[index].column - 1 - skipped
            return index == 0 || start >= 0 && start < scalars.count
        }
        let first = ranges.first ?? 0..<0
        let all = ranges.reduce(first) { min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound) }
        let span = Self.columns(scalars[all]) <= width - 2 ? all : first
        let window = Self.window(scalars, around: span, width: width)
        let lead = skipped + window.lowerBound > 0 ? "…" : ""
        text = lead + Self.shown(scalars[window]) + (window.upperBound < near.count ? "…" : "")
        marks = zip(places, ranges).compactMap { piece, range in
            guard range == first || window.contains(range.lowerBound) else { return nil }
            let end = max(range.lowerBound, min(range.upperBound, window.upperBound))
            return Mark(
                piece: piece,
                indent: DisplayWidth.of(lead) + Self.columns(scalars[window.lowerBound..<range.lowerBound]),
                carets: max(1, Self.columns(scalars[range.lowerBound..<end])))
        }
    }

    private static func range(
        of piece: Piece, at start: Int, in scalars: [Unicode.Scalar], width: Int
    ) -> Range<Int> {
        let wanted = piece.text.map { Array($0.unicodeScalars.prefix(2 * width)) } ?? []
        let matches = !wanted.isEmpty && scalars[start...].starts(with: wanted)
        return start..<start + (matches ? wanted.count : min(1, scalars.count - start))
    }

    /// The part of the line to show: all of it where it fits, else the marked place with a third of the width before.
    private static func window(_ scalars: [Unicode.Scalar], around mark: Range<Int>, width: Int) -> Range<Int> {
        if scalars.count <= width, columns(scalars[...]) <= width { return 0..<scalars.count }
        let room = min(width / 3, max(0, width - 2 - columns(scalars[mark])))
        var start = mark.lowerBound
        var before = 0
        while start > 0, before + shownWidth(scalars[start - 1]) <= room {
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

    private static func columns(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + shownWidth($1) }
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
