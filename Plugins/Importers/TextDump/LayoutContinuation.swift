/// Finds a table's columns again on its next page.
///
/// Every page has widths of its own. The clusters of the new page are matched with the columns in order, by what
/// they hold and by the distances between neighbours.
enum LayoutContinuation {
    /// What the labels of clusters and columns say of their order.
    struct Labels {
        /// The first mark of each cluster's list.
        var first: [LayoutEnumerator.Mark?] = []
        /// The last mark of each kind in each column, on the page before.
        var last: [[LayoutEnumerator.Mark]] = []
        /// The columns whose cells hold a code and a name.
        var joinsCodes: Set<Int> = []
        /// The columns that hold codes.
        var codes: Set<Int> = []

        /// What it costs that a cluster's list goes on with a column's.
        fileprivate func cost(_ cluster: Int, _ column: Int) -> Int {
            guard first.indices.contains(cluster), let mark = first[cluster], last.indices.contains(column) else {
                return 0
            }
            guard let before = last[column].first(where: { $0.style == mark.style }) else { return 0 }
            return mark.follows(before) ? 0 : (mark.number > before.number ? 12 : 25)
        }

        /// What it costs that codes stand among amounts, or amounts among codes. A column of amounts may be empty where the
        /// codes of the next list begin.
        fileprivate func kind(_ cluster: LayoutCluster, _ column: Int) -> Int {
            guard cluster.isNumeric, !codes.isEmpty else { return 0 }
            // A total's amount may end where codes do.
            let digits = cluster.pieces.count { $0.isDigits && [2, 3, 5, 7].contains($0.digits) }
            let isCode = digits * 10 >= cluster.pieces.count * 8
            return isCode == codes.contains(column) ? 0 : (isCode ? 12 : 20)
        }
    }

    /// For each cluster the index of its column; nil where the page does not go on with the table.
    ///
    /// Several neighbours may be one column, where some rows of it drifted.
    ///
    /// - Complexity: O(clusters × columns²).
    static func match(
        _ clusters: [LayoutCluster], to columns: [LayoutColumn], labels: Labels = Labels()
    ) -> [Int]? {
        guard !clusters.isEmpty else { return nil }
        var costs = Array(repeating: Array(repeating: Int.max, count: columns.count), count: clusters.count)
        var back = Array(repeating: Array(repeating: 0, count: columns.count), count: clusters.count)
        for column in columns.indices {
            let start = min(farthestStart, abs(clusters[0].span.lowerBound - columns[column].span.lowerBound))
            costs[0][column] =
                start + mismatch(clusters[0], columns[column], isCell: labels.isCell(0, column, clusters))
                + labels.cost(0, column) + labels.kind(clusters[0], column)
        }
        for cluster in clusters.indices.dropFirst() {
            for column in columns.indices {
                let own =
                    mismatch(clusters[cluster], columns[column], isCell: labels.isCell(cluster, column, clusters))
                    + labels.cost(cluster, column) + labels.kind(clusters[cluster], column)
                if costs[cluster - 1][column] < Int.max,
                    let step = labels.isCode(cluster - 1, column, clusters)
                        ? 0 : joining(clusters[cluster - 1], clusters[cluster])
                {
                    costs[cluster][column] = costs[cluster - 1][column] + step + own
                    back[cluster][column] = column
                }
                for before in 0..<column where costs[cluster - 1][before] < Int.max {
                    let skips = clusters[cluster].isNumeric && columns[(before + 1)..<column].contains(where: \.isTotal)
                    let step =
                        drift(clusters[cluster - 1], clusters[cluster], columns[before], columns[column])
                        + (skips ? withoutTotal : 0)
                    let cost = costs[cluster - 1][before] + step + own
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
                    || other == one + 1 && labels.isCode(one, match[one], clusters)
            }
        }
        return isSound ? match : nil
    }

    private static let farthestStart = 10
    /// What it costs that rows have amounts and not their sum.
    private static let withoutTotal = 24

    /// What it costs that two neighbours are one column, some rows of which drifted; nil where they cannot be.
    private static func joining(_ left: LayoutCluster, _ right: LayoutCluster) -> Int? {
        guard left.isNumeric == right.isNumeric, !left.conflicts(with: right) else { return nil }
        return 4 + min(15, abs(right.span.upperBound - left.span.upperBound))
    }

    private static func mismatch(_ cluster: LayoutCluster, _ column: LayoutColumn, isCell: Bool) -> Int {
        (cluster.isNumeric == column.isNumeric || isCell ? 0 : 20) + (column.isFilled ? 0 : 6)
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

extension LayoutContinuation.Labels {
    /// Whether a cluster holds the codes of a column whose cells hold a code and a name, the names standing beside them.
    fileprivate func isCode(_ cluster: Int, _ column: Int, _ clusters: [LayoutCluster]) -> Bool {
        joinsCodes.contains(column) && cluster + 1 < clusters.count && !clusters[cluster + 1].isNumeric
            && clusters[cluster].isNumeric
            && clusters[cluster].pieces.allSatisfy { $0.kind == .text || $0.isDigits && $0.characters.count >= 3 }
    }

    /// Whether a cluster holds the codes or the names of such a column.
    fileprivate func isCell(_ cluster: Int, _ column: Int, _ clusters: [LayoutCluster]) -> Bool {
        joinsCodes.contains(column) && (!clusters[cluster].isNumeric || isCode(cluster, column, clusters))
    }
}
