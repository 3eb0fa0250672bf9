/// Splits a table's lines where its columns drift.
///
/// pdftotext sets the blocks of a page each for itself: from one blank line to the next, the same column may start
/// some places farther left or right. Lines between blank lines stay together, and such groups are one block as long
/// as each run of the next stands where the runs of a column stand.
enum LayoutBlocks {
    /// The blocks, in order. O(lines × columns).
    ///
    /// - Parameters:
    ///   - body: The printed lines of the body, as indices.
    ///   - lines: All lines.
    ///   - metric: How wide characters are.
    static func blocks(of body: [Int], in lines: [LayoutLine], metric: LayoutMetric) -> [[Int]] {
        let groups = groups(of: body, in: lines)
        // Blank lines between rows part nothing.
        if groups.count >= fewestRows, groups.count(where: { $0.count == 1 }) * 4 >= groups.count * 3 { return [body] }
        var blocks: [[Int]] = []
        var clusters: [LayoutCluster] = []
        for group in groups {
            if let last = blocks.last, fits(group, clusters, lines, metric) {
                blocks[blocks.count - 1] = last + group
            } else {
                blocks.append(group)
            }
            guard let block = blocks.last, let first = block.first else { continue }
            clusters = LayoutClustering.clusters(
                of: block.suffix(deepest).flatMap { lines[$0].pieces }, metric: metric, first: first)
        }
        return blocks
    }

    /// The runs of lines without a blank line between.
    private static func groups(of body: [Int], in lines: [LayoutLine]) -> [[Int]] {
        var groups: [[Int]] = []
        for line in body {
            // A line of nothing but the rests of amounts is no longer among the body's, and no blank one.
            if let last = groups.last?.last, last < line, !lines[last..<line].contains(where: \.isBlank) {
                groups[groups.count - 1].append(line)
            } else {
                groups.append([line])
            }
        }
        return groups
    }

    private static func fits(
        _ group: [Int], _ clusters: [LayoutCluster], _ lines: [LayoutLine], _ metric: LayoutMetric
    ) -> Bool {
        group.allSatisfy { line in
            lines[line].pieces.allSatisfy { piece in
                let span = metric.span(piece)
                let met = clusters.filter { $0.span.overlaps(span) }
                guard !met.isEmpty else { return true }
                if piece.kind == .number {
                    return met.contains { cluster in
                        cluster.isNumeric
                            && cluster.pieces.contains { abs(metric.span($0).upperBound - span.upperBound) <= 1 }
                    }
                }
                return met.contains { !$0.isNumeric } || met.allSatisfy { span.lowerBound < $0.span.lowerBound }
            }
        }
    }

    /// How many rows with blank lines between them a table has at least.
    private static let fewestRows = 6
    /// How many of a block's last lines speak for it.
    private static let deepest = 60
}
