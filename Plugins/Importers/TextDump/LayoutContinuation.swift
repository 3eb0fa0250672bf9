/// Finds a table's columns again on its next page.
///
/// Every page has widths of its own. The clusters of the new page are matched with the columns in order, by what
/// they hold and by the distances between neighbours.
enum LayoutContinuation {
    /// For each cluster the index of its column; nil where the page does not go on with the table.
    ///
    /// Several neighbours may be one column, where some rows of it drifted.
    ///
    /// - Complexity: O(clusters × columns²).
    static func match(_ clusters: [LayoutCluster], to columns: [LayoutColumn]) -> [Int]? {
        guard !clusters.isEmpty else { return nil }
        var costs = Array(repeating: Array(repeating: Int.max, count: columns.count), count: clusters.count)
        var back = Array(repeating: Array(repeating: 0, count: columns.count), count: clusters.count)
        for column in columns.indices {
            let start = min(8, abs(clusters[0].span.lowerBound - columns[column].span.lowerBound))
            costs[0][column] = start + mismatch(clusters[0], columns[column])
        }
        for cluster in clusters.indices.dropFirst() {
            for column in columns.indices {
                if costs[cluster - 1][column] < Int.max, let step = joining(clusters[cluster - 1], clusters[cluster]) {
                    costs[cluster][column] =
                        costs[cluster - 1][column] + step + mismatch(clusters[cluster], columns[column])
                    back[cluster][column] = column
                }
                for before in 0..<column where costs[cluster - 1][before] < Int.max {
                    let step = drift(clusters[cluster - 1], clusters[cluster], columns[before], columns[column])
                    let cost = costs[cluster - 1][before] + step + mismatch(clusters[cluster], columns[column])
                    if cost < costs[cluster][column] {
                        costs[cluster][column] = cost
                        back[cluster][column] = before
                    }
                }
            }
        }
        guard let last = columns.indices.min(by: { costs[clusters.count - 1][$0] < costs[clusters.count - 1][$1] }),
            costs[clusters.count - 1][last] < Int.max
        else { return nil }
        var path = [last]
        for cluster in clusters.indices.dropFirst().reversed() { path.append(back[cluster][path[path.count - 1]]) }
        let match = Array(path.reversed())
        let isSound = clusters.indices.allSatisfy { one in
            clusters.indices[(one + 1)...].allSatisfy { other in
                match[one] != match[other] || !clusters[one].conflicts(with: clusters[other])
            }
        }
        return isSound ? match : nil
    }

    /// What it costs that two neighbours are one column, some rows of which drifted; nil where they cannot be.
    private static func joining(_ left: LayoutCluster, _ right: LayoutCluster) -> Int? {
        guard left.isNumeric == right.isNumeric, !left.conflicts(with: right) else { return nil }
        return 4 + min(15, abs(right.span.upperBound - left.span.upperBound))
    }

    private static func mismatch(_ cluster: LayoutCluster, _ column: LayoutColumn) -> Int {
        (cluster.isNumeric == column.isNumeric ? 0 : 20) + (column.isFilled ? 0 : 6)
    }

    private static func drift(
        _ left: LayoutCluster, _ right: LayoutCluster, _ first: LayoutColumn, _ second: LayoutColumn
    ) -> Int {
        let here: Int
        let there: Int
        if left.isNumeric, right.isNumeric {
            here = right.span.upperBound - left.span.upperBound
            there = second.span.upperBound - first.span.upperBound
        } else {
            here = right.span.lowerBound - left.span.upperBound
            there = second.span.lowerBound - first.span.upperBound
        }
        return min(15, abs(here - there))
    }
}
