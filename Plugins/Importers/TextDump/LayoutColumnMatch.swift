/// Matches the clusters of a table's body with the labels of its header.
///
/// Amounts are set to the right of their column and labels to the middle, so that an amount's right edge stands
/// about half a column's width behind the middle of its label. That distance is the same all over a table: the one
/// that fits best is taken, and both lists are matched in order.
enum LayoutColumnMatch {
    /// The columns, left to right. O(leaves × clusters).
    static func columns(_ leaves: [LayoutLeaf], _ clusters: [LayoutCluster]) -> [LayoutColumn] {
        var best: (cost: Int, steps: [Step]) = (Int.max, [])
        for shift in stride(from: 0, through: widestShift, by: 1) {
            let candidate = match(leaves, clusters, shift: shift)
            if candidate.cost < best.cost { best = candidate }
        }
        return build(best.steps, leaves, clusters)
    }

    private struct Step {
        /// How many leaves and clusters it takes: (1, 0), (0, 1), (1, 1), (1, 2) or (1, 3).
        var leaves: Int
        var clusters: Int
    }

    private static func match(
        _ leaves: [LayoutLeaf], _ clusters: [LayoutCluster], shift: Int
    ) -> (cost: Int, steps: [Step]) {
        let width = clusters.count + 1
        var costs = Array(repeating: Int.max, count: (leaves.count + 1) * width)
        var steps = Array(repeating: Step(leaves: 0, clusters: 0), count: costs.count)
        costs[0] = 0
        for leaf in 0...leaves.count {
            for cluster in 0...clusters.count {
                let cost = costs[leaf * width + cluster]
                guard cost < Int.max else { continue }
                func offer(_ step: Step, _ price: Int) {
                    let target = (leaf + step.leaves) * width + cluster + step.clusters
                    if cost + price < costs[target] {
                        costs[target] = cost + price
                        steps[target] = step
                    }
                }
                if leaf < leaves.count { offer(Step(leaves: 1, clusters: 0), emptyColumn) }
                if cluster < clusters.count { offer(Step(leaves: 0, clusters: 1), bareColumn) }
                guard leaf < leaves.count else { continue }
                var price = 0
                for taken in 1...3 where cluster + taken <= clusters.count {
                    let next = cluster + taken - 1
                    if (cluster..<next).contains(where: { clusters[$0].conflicts(with: clusters[next]) }) { break }
                    price += distance(leaves[leaf], clusters[next], shift: shift) + (taken > 1 ? 4 : 0)
                    if leaf + 1 < leaves.count, reaches(clusters[next], leaves[leaf + 1]) { price += beyond }
                    offer(Step(leaves: 1, clusters: taken), price)
                }
            }
        }
        var path: [Step] = []
        var place = costs.count - 1
        while place > 0 {
            let step = steps[place]
            guard step.leaves + step.clusters > 0 else { break }
            path.append(step)
            place -= step.leaves * width + step.clusters
        }
        return (costs[costs.count - 1], path.reversed())
    }

    /// In half columns. Codes are narrow and stand below their label, wherever the cell's edges are.
    private static func distance(_ leaf: LayoutLeaf, _ cluster: LayoutCluster, shift: Int) -> Int {
        let gap =
            max(leaf.span.lowerBound, cluster.span.lowerBound) - min(leaf.span.upperBound, cluster.span.upperBound)
        let apart = min(max(0, 2 * gap), farthest)
        guard cluster.isNumeric else { return apart }
        let offset = 2 * cluster.span.upperBound - leaf.span.lowerBound - leaf.span.upperBound
        let drift = min(abs(offset - shift), farthest)
        return cluster.isCode ? min(drift, apart) : drift
    }

    /// Whether amounts end behind the middle of a label, and so in its column or farther right.
    private static func reaches(_ cluster: LayoutCluster, _ leaf: LayoutLeaf) -> Bool {
        cluster.isNumeric && 2 * cluster.span.upperBound > leaf.span.lowerBound + leaf.span.upperBound
    }

    private static func build(
        _ steps: [Step], _ leaves: [LayoutLeaf], _ clusters: [LayoutCluster]
    ) -> [LayoutColumn] {
        var columns: [LayoutColumn] = []
        var leaf = leaves[...]
        var cluster = clusters[...]
        for step in steps {
            let label = step.leaves > 0 ? leaf.popFirst() : nil
            var body: LayoutCluster?
            for _ in 0..<step.clusters {
                guard let next = cluster.popFirst() else { break }
                if body == nil { body = next } else { body?.merge(next) }
            }
            guard let span = body?.span ?? label?.span else { continue }
            columns.append(
                LayoutColumn(
                    span: span, header: label?.span, headerLine: label?.piece.line, label: label?.piece.bytes,
                    isNumeric: body?.isNumeric ?? true, pieces: body?.pieces ?? []))
        }
        return columns
    }

    private static let beyond = 12
    private static let widestShift = 28
    private static let farthest = 20
    private static let emptyColumn = 9
    private static let bareColumn = 26
}
