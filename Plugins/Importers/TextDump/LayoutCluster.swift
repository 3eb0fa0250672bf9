/// Runs of a table's body that stand below one another.
struct LayoutCluster: Hashable, Sendable {
    /// From the first column that any of them takes to the last.
    var span: Range<Int>
    /// The runs, by line.
    var pieces: [LayoutPiece]
    /// The lines that hold one of them, as a set of bits.
    var lines: LineSet
    /// Whether they are numbers.
    var isNumeric: Bool
    /// Whether they were counted off in rows that print every cell.
    var isCounted = false

    /// Whether they are codes: short, digits alone, and most of them of two digits or more.
    var isCode: Bool {
        guard span.count <= 16, pieces.allSatisfy({ $0.isDigits }),
            pieces.count(where: { $0.digits > 1 }) * 2 > pieces.count
        else { return false }
        // No classification has codes of four digits, or six: whole amounts do.
        let isLong = pieces.contains { $0.digits > 4 }
        if isLong, pieces.count(where: { ![2, 3, 5, 7].contains($0.digits) }) * 5 > pieces.count { return false }
        return span.count <= 8 || isIndented
    }

    /// Whether longer runs start farther right, as codes do that are indented by their level.
    private var isIndented: Bool {
        var starts: [Int: Range<Int>] = [:]
        for piece in pieces {
            let start = piece.characters.lowerBound
            let known = starts[piece.characters.count] ?? start..<start
            starts[piece.characters.count] = min(known.lowerBound, start)..<max(known.upperBound, start)
        }
        let levels = starts.keys.sorted().compactMap { starts[$0] }
        return levels.count > 1 && (starts.keys.max() ?? 0) <= 7
            && zip(levels, levels.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
    }

    /// Whether both hold a run of one line, so that they cannot be one column.
    func conflicts(with other: LayoutCluster) -> Bool { lines.intersects(other.lines) }

    /// Takes in another cluster's runs; what most of the runs are decides what the cluster is.
    mutating func merge(_ other: LayoutCluster) {
        span = min(span.lowerBound, other.span.lowerBound)..<max(span.upperBound, other.span.upperBound)
        if isNumeric != other.isNumeric {
            isNumeric = numbers + other.numbers > (pieces.count + other.pieces.count) / 2
        }
        pieces = (pieces + other.pieces).sorted {
            ($0.line, $0.characters.lowerBound) < ($1.line, $1.characters.lowerBound)
        }
        lines.formUnion(other.lines)
    }

    private var numbers: Int { pieces.count { $0.kind == .number } }
}

/// A set of line indices.
struct LineSet: Hashable, Sendable {
    private var words: [UInt64] = []

    /// The set of one line, counted from the first line of its region.
    init(_ line: Int) {
        words = Array(repeating: 0, count: line / 64 + 1)
        words[line / 64] = 1 << UInt64(line % 64)
    }

    /// Whether both hold a line. O(lines / 64).
    func intersects(_ other: LineSet) -> Bool {
        zip(words, other.words).contains { $0 & $1 != 0 }
    }

    /// Adds the lines of another set.
    mutating func formUnion(_ other: LineSet) {
        while words.count < other.words.count { words.append(0) }
        for (index, word) in other.words.enumerated() { words[index] |= word }
    }
}

/// Groups the runs of a table's body into clusters: numbers that share a right edge, words that share a left one.
///
/// The nearest pairs join first, and two runs of one line never join, so that columns that drift by a few places
/// from row to row stay whole while neighbours stay apart.
enum LayoutClustering {
    /// The clusters, left to right. O(n²) in the number of different places that runs take.
    ///
    /// - Parameters:
    ///   - pieces: The runs of the body.
    ///   - metric: How wide characters are.
    ///   - first: The index of the region's first line.
    static func clusters(of pieces: [LayoutPiece], metric: LayoutMetric, first: Int) -> [LayoutCluster] {
        let words = join(seeds(pieces.filter { $0.kind != .number }, metric, first), numeric: false)
        let zones = LayoutZones.parted(pieces.filter { $0.kind == .number }, at: words, metric: metric)
        let numbers = zones.flatMap { zone in
            let numbers = join(seeds(zone, metric, first), numeric: true)
            return LayoutFullRows.columns(numbers, metric: metric, first: first)
                ?? LayoutCodes.counted(numbers, metric: metric, first: first)
        }
        return settle(numbers, words).sorted {
            (center($0), $0.span.lowerBound) < (center($1), $1.span.lowerBound)
        }
    }

    private struct Pair {
        var score: Int
        var left: Int
        var right: Int
    }

    /// One cluster for each place that runs take: runs of the same place cannot stand in one line.
    private static func seeds(_ pieces: [LayoutPiece], _ metric: LayoutMetric, _ first: Int) -> [LayoutCluster] {
        var places: [Range<Int>: Int] = [:]
        var seeds: [LayoutCluster] = []
        for piece in pieces {
            let span = metric.span(piece)
            let cluster = LayoutCluster(
                span: span, pieces: [piece], lines: LineSet(max(0, piece.line - first)),
                isNumeric: piece.kind == .number)
            if let index = places[span] {
                seeds[index].merge(cluster)
            } else {
                places[span] = seeds.count
                seeds.append(cluster)
            }
        }
        return seeds.sorted { ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound) }
    }

    private static func join(_ seeds: [LayoutCluster], numeric: Bool) -> [LayoutCluster] {
        var pairs: [Pair] = []
        for left in seeds.indices {
            for right in seeds.index(after: left)..<seeds.endIndex {
                let score = score(seeds[left].span, seeds[right].span, numeric: numeric)
                if score >= 50, !numeric || mayJoin(seeds[left], seeds[right]) {
                    pairs.append(Pair(score: score, left: left, right: right))
                }
            }
        }
        pairs.sort { ($1.score, $0.left, $0.right) < ($0.score, $1.left, $1.right) }
        var clusters: [LayoutCluster?] = seeds
        var owner = Array(seeds.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while owner[index] != index { index = owner[index] }
            return index
        }
        for pair in pairs {
            let left = root(pair.left)
            let right = root(pair.right)
            guard left != right, let first = clusters[left], let second = clusters[right],
                !first.conflicts(with: second)
            else { continue }
            clusters[left]?.merge(second)
            clusters[right] = nil
            owner[right] = left
        }
        return clusters.compactMap { $0 }
    }

    /// How much of the shorter run lies in the other, in percent, and half as much again where the edges meet that
    /// such runs share.
    private static func score(_ left: Range<Int>, _ right: Range<Int>, numeric: Bool) -> Int {
        let shared = min(left.upperBound, right.upperBound) - max(left.lowerBound, right.lowerBound)
        // A dash may end beside the amounts of its column.
        if numeric, shared <= 0, abs(left.upperBound - right.upperBound) <= 1 { return 50 }
        guard shared > 0 else { return 0 }
        let meets = numeric ? left.upperBound == right.upperBound : left.lowerBound == right.lowerBound
        return shared * 100 / max(1, min(left.count, right.count)) + (meets ? 50 : 0)
    }

    /// Whether numbers may be one column: their right edges are near, or their middles are, or they are codes that begin
    /// at one place.
    private static func mayJoin(_ left: LayoutCluster, _ right: LayoutCluster) -> Bool {
        let edges = abs(left.span.upperBound - right.span.upperBound)
        if edges <= widestDrift || abs(center(left) - center(right)) <= widestDrift + 1 { return true }
        let shared =
            min(left.span.upperBound, right.span.upperBound) - max(left.span.lowerBound, right.span.lowerBound)
        return shared == min(left.span.count, right.span.count)
            && (left.pieces + right.pieces).allSatisfy(\.isDigits)
    }

    /// How far a column's amounts drift from one row to the next, unless they are set to the middle.
    private static let widestDrift = 3

    /// Puts words together that stand side by side with no number between and never in one line: a total's label is
    /// set to the middle, beside the labels it belongs to.
    static func gathered(_ clusters: [LayoutCluster]) -> [LayoutCluster] {
        var result: [LayoutCluster] = []
        for cluster in clusters {
            if let last = result.last, !last.isNumeric, !cluster.isNumeric, !last.conflicts(with: cluster) {
                result[result.count - 1].merge(cluster)
            } else {
                result.append(cluster)
            }
        }
        return result
    }

    /// Puts together what is one column of numbers and words, and words that a table centres over its columns of
    /// codes with the labels they belong to.
    private static func settle(_ numbers: [LayoutCluster], _ words: [LayoutCluster]) -> [LayoutCluster] {
        var numbers = numbers
        var labels = words
        for word in words.sorted(by: { $0.pieces.count < $1.pieces.count }) {
            guard let at = numbers.firstIndex(where: { score($0.span, word.span, numeric: true) >= 50 }) else {
                continue
            }
            guard let own = labels.firstIndex(of: word) else { continue }
            let number = numbers[at]
            if word.pieces.count * 5 <= number.pieces.count {
                let free = labels.indices.filter { $0 != own && !labels[$0].conflicts(with: word) }
                guard let target = free.min(by: { distance(labels[$0], word) < distance(labels[$1], word) }) else {
                    continue
                }
                // The column is where its labels are.
                let span = labels[target].span
                labels[target].merge(word)
                labels[target].span = span
                labels.remove(at: own)
            } else if !number.conflicts(with: word) {
                numbers[at].merge(word)
                labels.remove(at: own)
            }
        }
        return numbers + labels
    }

    private static func distance(_ left: LayoutCluster, _ right: LayoutCluster) -> Int {
        max(0, max(left.span.lowerBound, right.span.lowerBound) - min(left.span.upperBound, right.span.upperBound))
    }

    private static func center(_ cluster: LayoutCluster) -> Int { cluster.span.lowerBound + cluster.span.upperBound }
}
