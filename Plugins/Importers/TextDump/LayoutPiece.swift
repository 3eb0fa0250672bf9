/// A printed run of a line on a fixed-width page: what stands between two gaps.
struct LayoutPiece: Hashable, Sendable {
    /// Where the run stands in the bytes of the text.
    var bytes: Range<Int>
    /// The run's place in characters (Unicode scalars), 0-based: the columns of a locator, less one.
    var characters: Range<Int>
    /// The run's place in display columns, where a CJK character takes two.
    var display: Range<Int>
    /// What the run holds.
    var kind: Kind
    /// The index of its line in the run of lines that is being read.
    var line: Int
    /// Whether it is digits and nothing else, as codes are.
    var isDigits: Bool
    /// How many characters its last word has; one where the run is spread out.
    var lastWord: Int
    /// Where its rest stands in the bytes of the text: on the line below, where the cell is too narrow for an amount or a code.
    var tail: Range<Int>?
    /// The line of its rest, on the same page.
    var tailLine: Int?

    /// How many characters it has with its rest, where it is digits.
    var digits: Int { characters.count + (tail?.count ?? 0) }

    /// What a run holds.
    enum Kind: Hashable, Sendable {
        /// An amount, a share, a code or a mark that stands for "nothing here".
        case number
        /// Anything else.
        case text
        /// Dots that lead the eye from a title to a page number.
        case leader
    }
}

/// How wide the characters of a fixed-width page are.
///
/// pdftotext counts every character as one column; a page that was laid out for a terminal counts a CJK character
/// as two. Which of them holds shows in the amounts: their right edges line up.
enum LayoutMetric: Sendable {
    /// Every character takes one column.
    case characters
    /// CJK characters take two.
    case display

    /// The place of a run in this metric.
    func span(_ piece: LayoutPiece) -> Range<Int> {
        switch self {
        case .characters: piece.characters
        case .display: piece.display
        }
    }

    /// The metric in which more amounts share their right edge. O(pieces).
    static func measured(_ lines: [LayoutLine]) -> LayoutMetric {
        alignment(of: lines, in: .display) > alignment(of: lines, in: .characters) ? .display : .characters
    }

    private static func alignment(of lines: [LayoutLine], in metric: LayoutMetric) -> Int {
        var edges: [Int: Int] = [:]
        for line in lines where line.pieces.count > 1 {
            for piece in line.pieces where piece.kind == .number && piece.bytes.count > 3 {
                edges[metric.span(piece).upperBound, default: 0] += 1
            }
        }
        return edges.values.reduce(0) { $0 &+ ($1 &* $1) }
    }
}
