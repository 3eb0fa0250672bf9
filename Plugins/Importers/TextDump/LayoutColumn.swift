/// One column of a table on a fixed-width page.
struct LayoutColumn: Hashable, Sendable {
    /// The place of its runs, or of its header where it has none.
    var span: Range<Int>
    /// The place of the lowest run of its header; nil where it has none.
    var header: Range<Int>?
    /// The line of the lowest run of its header.
    var headerLine: Int?
    /// The bytes of the lowest run of its header.
    var label: Range<Int>?
    /// Whether its runs are numbers.
    var isNumeric: Bool
    /// Its runs in the body.
    var pieces: [LayoutPiece]
}

/// A run of a header below which no other run of the header stands.
struct LayoutLeaf: Hashable, Sendable {
    /// The run.
    var piece: LayoutPiece
    /// Its place.
    var span: Range<Int>
    /// The lines from its column's first run in the header to the last.
    var lines: ClosedRange<Int>
}

/// Finds the lowest runs of a header: each is a column's own label, or the last line of it.
enum LayoutLeaves {
    /// The leaves, left to right. O(runs²) in the header.
    static func leaves(of header: [LayoutPiece], metric: LayoutMetric) -> [LayoutLeaf] {
        var leaves: [LayoutLeaf] = []
        var below: [Range<Int>] = []
        let upward = header.sorted { ($1.line, $0.characters.lowerBound) < ($0.line, $1.characters.lowerBound) }
        for piece in upward {
            let span = metric.span(piece)
            if below.contains(where: { $0.overlaps(span) }) {
                // A run over several labels belongs to none of them.
                let over = leaves.indices.filter { leaves[$0].span.overlaps(span) }
                if over.count == 1, let index = over.first {
                    leaves[index].lines =
                        min(piece.line, leaves[index].lines.lowerBound)...leaves[index].lines.upperBound
                }
            } else {
                leaves.append(LayoutLeaf(piece: piece, span: span, lines: piece.line...piece.line))
            }
            below.append(span)
        }
        leaves.sort { $0.span.lowerBound < $1.span.lowerBound }
        return leaves.enumerated().filter { !isGroup($0.element, at: $0.offset, in: leaves) }.map(\.element)
    }

    /// Whether a run that stands between two columns is the label of a group of them: it is printed well above
    /// the middle of the labels on both sides.
    private static func isGroup(_ leaf: LayoutLeaf, at index: Int, in leaves: [LayoutLeaf]) -> Bool {
        guard index > 0, index + 1 < leaves.count else { return false }
        let own = 2 * leaf.piece.line
        return middle(leaves[index - 1]) - own > 1 && middle(leaves[index + 1]) - own > 1
    }

    private static func middle(_ leaf: LayoutLeaf) -> Int { leaf.lines.lowerBound + leaf.lines.upperBound }
}
