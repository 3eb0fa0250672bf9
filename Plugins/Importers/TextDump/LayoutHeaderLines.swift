import SourceText

/// Sets the lines of a header back below one another where one drifted as a whole.
///
/// pdftotext places every line by what stands left of it, so that the second line of tall labels may stand several places
/// farther right or left than the first, each run by about the same. Then its runs are the ends of labels above, one each
/// and in order, though they stand below others or none.
enum LayoutHeaderLines {
    /// The characters of a header without blanks, in no order of its lines.
    static func caption(of pieces: [LayoutPiece], in bytes: Span<UInt8>) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for piece in pieces { scalars += bytes.string(in: piece.bytes).unicodeScalars.filter { $0 != " " } }
        return scalars.sorted()
    }

    /// The runs of a header, those of drifted lines moved below the runs they go on with. O(runs³) in a line.
    ///
    /// - Parameters:
    ///   - header: The runs, in any order.
    ///   - metric: How wide characters are.
    static func aligned(_ header: [LayoutPiece], metric: LayoutMetric, in bytes: Span<UInt8>) -> [LayoutPiece] {
        let rows = Dictionary(grouping: header, by: \.line)
        let lines = rows.keys.sorted()
        var placed: [[LayoutPiece]] = []
        for line in lines {
            var row = (rows[line] ?? []).sorted { $0.characters.lowerBound < $1.characters.lowerBound }
            let above = placed.suffix(2).filter { ($0.first?.line ?? 0) + 2 >= line }
            let headsCodes = !LayoutWords.codeHeads(among: row, of: header, in: bytes).isEmpty
            if !headsCodes, let upper = above.last, isAstray(row, below: above, metric),
                let moves = moves(of: row, below: upper, heads: heads(of: row, below: above, metric), metric)
            {
                for (index, move) in zip(row.indices, moves) { row[index] = row[index].moved(by: move) }
            }
            placed.append(row)
        }
        return placed.flatMap { $0 }
    }

    /// Whether a run stands below none of the runs above or below two of one line, or two runs below the same.
    private static func isAstray(_ row: [LayoutPiece], below lines: [[LayoutPiece]], _ metric: LayoutMetric) -> Bool {
        var taken: Set<LayoutPiece> = []
        for run in row {
            let span = metric.span(run)
            if let near = lines.last, near.count(where: { metric.span($0).overlaps(span) }) > 1 { return true }
            let best = lines.reversed().joined().max { shared(metric.span($0), span) < shared(metric.span($1), span) }
            guard let best, shared(metric.span(best), span) > 0, taken.insert(best).inserted else { return true }
        }
        return false
    }

    private static func shared(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        min(left.upperBound, right.upperBound) - max(left.lowerBound, right.lowerBound)
    }

    /// How many of a line's first runs may head columns of codes and names: they stand below none of the runs above.
    private static func heads(of row: [LayoutPiece], below lines: [[LayoutPiece]], _ metric: LayoutMetric) -> Int {
        let free = row.prefix { run in
            !lines.joined().contains { metric.span($0).overlaps(metric.span(run)) }
        }
        return min(free.count, mostHeads)
    }

    private struct Place {
        var cost = Int.max
        var before = -1
        var first = 0
    }

    /// How far each run of a line stands right of the run above that it goes on with, less what the first ones do that
    /// stand where they should; nil where the line did not drift as a whole.
    private static func moves(
        of row: [LayoutPiece], below upper: [LayoutPiece], heads: Int, _ metric: LayoutMetric
    ) -> [Int]? {
        func drift(_ run: Int, _ label: Int) -> Int {
            let (own, above) = (metric.span(row[run]), metric.span(upper[label]))
            return own.lowerBound + own.upperBound - above.lowerBound - above.upperBound
        }
        func goesOn(_ run: Int, _ label: Int) -> Bool {
            upper[label].characters.count >= max(3, row[run].characters.count)
                && (-2 * farthestLeft...2 * farthest).contains(drift(run, label)) && row[run].kind == .text
                && upper[label].kind == .text
        }
        var places = Array(repeating: Array(repeating: Place(), count: upper.count), count: row.count)
        for run in row.indices {
            for label in upper.indices where goesOn(run, label) {
                if run <= heads { places[run][label] = Place(cost: abs(drift(run, label)) / 4, first: run) }
                guard run > 0 else { continue }
                for before in 0..<label where places[run - 1][before].cost < Int.max {
                    let bend = abs(drift(run, label) - drift(run - 1, before))
                    let cost = places[run - 1][before].cost + bend
                    let known = places[run][label]
                    if bend <= sharpest, known.cost == Int.max || known.first == run || cost < known.cost {
                        places[run][label] = Place(cost: cost, before: before, first: places[run - 1][before].first)
                    }
                }
            }
        }
        guard let ends = places.last,
            let last = ends.indices.filter({ ends[$0].cost < Int.max }).min(by: { ends[$0].cost < ends[$1].cost }),
            row.count - ends[last].first > 1
        else { return nil }
        var moves = Array(repeating: 0, count: row.count)
        var label = last
        for run in (ends[last].first..<row.count).reversed() {
            moves[run] = drift(run, label) / 2
            label = places[run][label].before
        }
        return moves
    }

    /// How far a line drifts to the right, and to the left.
    private static let farthest = 14
    private static let farthestLeft = 4
    /// By how many half columns the drift of neighbours differs.
    private static let sharpest = 6
    /// How many heads of codes and names stand left of the labels.
    private static let mostHeads = 2
}

extension LayoutPiece {
    /// The run as it would stand some places farther left.
    fileprivate func moved(by move: Int) -> LayoutPiece {
        var piece = self
        let start = max(0, characters.lowerBound - move)
        let place = max(0, display.lowerBound - move)
        piece.characters = start..<(start + characters.count)
        piece.display = place..<(place + display.count)
        return piece
    }
}
