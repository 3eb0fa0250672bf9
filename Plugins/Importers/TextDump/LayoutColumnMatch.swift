/// Matches the clusters of a table's body with the labels of its header.
///
/// Amounts are set to the right of their column and labels to the middle, so that an amount's right edge stands
/// about half a column's width behind the middle of its label. That distance is the same all over a table: the one
/// that fits best is taken, and both lists are matched in order.
enum LayoutColumnMatch {
    /// The columns, left to right. O(leaves × clusters).
    ///
    /// - Parameter isApart: Whether the header stands on another page than the amounts, which may be set more tightly.
    static func columns(
        _ leaves: [LayoutLeaf], _ clusters: [LayoutCluster], isApart: Bool = false
    ) -> [LayoutColumn] {
        var best: (cost: Int, steps: [Step]) = (Int.max, [])
        for (step, scale) in (isApart ? scales + [tightest] : scales).enumerated() {
            // A header that is set tighter than the amounts below it drifts to the left of them.
            let lowest = (10 - scale) * (leaves.first.map { $0.span.lowerBound + $0.span.upperBound } ?? 0) / 10
            for shift in stride(from: lowest - (step > 0 ? 40 : 0), through: lowest + widestShift, by: 1) {
                let candidate = match(leaves, clusters, Fit(scale: scale, shift: shift))
                if candidate.cost + 3 * step < best.cost { best = (candidate.cost + 3 * step, candidate.steps) }
            }
        }
        return gathered(build(best.steps, leaves, clusters))
    }

    /// Labels that are set to the left and a total's label that is set to the middle, below the head, are one column.
    private static func gathered(_ columns: [LayoutColumn]) -> [LayoutColumn] {
        var result: [LayoutColumn] = []
        for column in columns {
            if let last = result.last, last.header == nil, !last.isNumeric, last.isFilled, column.header != nil,
                !column.isNumeric, column.isFilled,
                Set(last.pieces.map(\.line)).isDisjoint(with: column.pieces.map(\.line))
            {
                var whole = column
                whole.pieces = last.pieces + column.pieces
                whole.span =
                    min(
                        last.span.lowerBound, column.span.lowerBound)..<max(
                        last.span.upperBound, column.span.upperBound)
                result[result.count - 1] = whole
            } else {
                result.append(column)
            }
        }
        return result
    }

    /// Where the right edges of amounts are, by the middle of their label, in half columns: `scale / 10 × middle + shift`.
    private struct Fit {
        var scale: Int
        var shift: Int

        /// Where a label would stand if its page were set as tightly as the amounts'.
        func place(of leaf: LayoutLeaf) -> Range<Int> {
            let place = leaf.ordinal ?? leaf.span
            guard scale < 10 else { return place }
            let start = place.lowerBound * scale / 10
            return start..<start + place.count
        }
    }

    private struct Step {
        /// How many leaves and clusters it takes: (1, 0), (0, 1), (1, 1), (1, 2) or (1, 3).
        var leaves: Int
        var clusters: Int
    }

    private static func match(
        _ leaves: [LayoutLeaf], _ clusters: [LayoutCluster], _ fit: Fit
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
                if leaf < leaves.count {
                    let empty = leaves[leaf].headsSums ? emptySums : emptyColumn
                    offer(Step(leaves: 1, clusters: 0), empty + crowding(leaves[leaf], before: cluster, clusters))
                }
                if cluster < clusters.count {
                    offer(Step(leaves: 0, clusters: 1), bare(cluster, clusters))
                }
                guard leaf < leaves.count else { continue }
                var price = 0
                for taken in 1...3 where cluster + taken <= clusters.count {
                    let next = cluster + taken - 1
                    if (cluster..<next).contains(where: { clusters[$0].conflicts(with: clusters[next]) }) { break }
                    price += distance(leaves[leaf], clusters[next], fit) + (taken > 1 ? 4 : 0)
                    if !clusters[next].isCounted, isUnder(clusters[next], another: leaf, leaves, fit) {
                        price += elsewhere
                    }
                    if fit.scale < 14, leaf + 1 < leaves.count, reaches(clusters[next], leaves[leaf + 1]) {
                        price += beyond
                    }
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
    private static func distance(_ leaf: LayoutLeaf, _ cluster: LayoutCluster, _ fit: Fit) -> Int {
        let place = cluster.isNumeric ? leaf.ordinal ?? leaf.span : leaf.span
        let near = fit.scale < 10 ? fit.place(of: leaf) : place
        let gap = max(near.lowerBound, cluster.span.lowerBound) - min(near.upperBound, cluster.span.upperBound)
        let apart = min(max(0, 2 * gap), farthest)
        if leaf.headsCodes, !cluster.pieces.contains(where: \.isDigits) { return farthest + apart }
        guard cluster.isNumeric else { return leaf.headsSums ? emptySums + apart : apart }
        let kind = leaf.headsNames && !cluster.isCode ? farthest : 0
        let middle = (place.lowerBound + place.upperBound) * fit.scale / 10
        let drift =
            min(abs(2 * cluster.span.upperBound - middle - fit.shift), farthest) + before(cluster, leaf, fit) + kind
        if cluster.isCounted { return min(drift, countedFarthest) + kind }
        return cluster.isCode ? min(drift, apart) : drift
    }

    /// What it costs that a cluster has no label: a code and its name may share one, amounts hardly go without.
    private static func bare(_ index: Int, _ clusters: [LayoutCluster]) -> Int {
        let cluster = clusters[index]
        if cluster.isNumeric, !cluster.isCode { return bareAmounts }
        let near = clusters.indices.contains(cluster.isCode ? index + 1 : index - 1)
        let shares = near && clusters[cluster.isCode ? index + 1 : index - 1].isCode != cluster.isCode
        return shares ? sharedLabel : bareLabels
    }

    /// Whether a cluster stands clear of a label and below others.
    private static func isUnder(
        _ cluster: LayoutCluster, another own: Int, _ leaves: [LayoutLeaf], _ fit: Fit
    ) -> Bool {
        guard !cluster.isCode, !fit.place(of: leaves[own]).overlaps(cluster.span) else { return false }
        return leaves.contains { fit.place(of: $0).overlaps(cluster.span) }
    }

    private static func place(of leaf: LayoutLeaf) -> Range<Int> { leaf.ordinal ?? leaf.span }

    /// What it costs that amounts end before their label begins: they may stand right of it, but not left.
    private static func before(_ cluster: LayoutCluster, _ leaf: LayoutLeaf, _ fit: Fit) -> Int {
        min(max(0, 2 * (fit.place(of: leaf).lowerBound - cluster.span.upperBound + 1)), farthest)
    }

    /// What it costs to leave a column empty between two clusters that stand too near for it.
    private static func crowding(_ leaf: LayoutLeaf, before index: Int, _ clusters: [LayoutCluster]) -> Int {
        guard index > 0, index < clusters.count, !clusters[index].isCode else { return 0 }
        let room = clusters[index].span.lowerBound - clusters[index - 1].span.upperBound
        return room < leaf.width ? tooNear : 0
    }

    /// Whether amounts end behind the middle of a label, and so in its column or farther right.
    private static func reaches(_ cluster: LayoutCluster, _ leaf: LayoutLeaf) -> Bool {
        cluster.isNumeric && !cluster.isCode
            && 2 * cluster.span.upperBound > place(of: leaf).lowerBound + place(of: leaf).upperBound
    }

    private static func build(
        _ steps: [Step], _ leaves: [LayoutLeaf], _ clusters: [LayoutCluster]
    ) -> [LayoutColumn] {
        var columns: [LayoutColumn] = []
        var hasAmounts = false
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
            let isAmounts = body.map { $0.isNumeric && !$0.isCode } ?? false
            defer { hasAmounts = hasAmounts || isAmounts }
            columns.append(
                LayoutColumn(
                    span: span, header: label?.span, ordinal: label?.ordinal, headerLine: label?.piece.line,
                    label: label?.piece.bytes,
                    isTotal: isAmounts && !hasAmounts && label?.headsSums == true, drifted: label?.drifted ?? [],
                    isNumeric: body?.isNumeric ?? true, headsCodes: label?.headsCodes ?? false,
                    pieces: body?.pieces ?? [], isFilled: body != nil))
        }
        return columns
    }

    private static let scales = [10, 12, 14, 16, 18, 20]
    private static let tightest = 8
    private static let tooNear = 30
    private static let countedFarthest = 5
    private static let beyond = 12
    private static let elsewhere = 8
    private static let widestShift = 28
    private static let farthest = 20
    private static let emptyColumn = 9
    private static let emptySums = 24
    private static let bareAmounts = 60
    private static let bareLabels = 26
    private static let sharedLabel = 4
}
