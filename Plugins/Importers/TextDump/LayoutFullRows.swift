/// Counts the columns of a table that prints every amount, 0.00 or a dash where there is none.
///
/// pdftotext sets columns tightly, and they may drift by more than a narrow column's width from one row to the next.
/// Where nearly all rows hold the same number of amounts, the first of each row is the first column's, and so on.
enum LayoutFullRows {
    /// The clusters of the amounts by their number in the row, with the codes' clusters as they are; nil where rows
    /// leave cells empty. O(runs + rows × columns²).
    ///
    /// - Parameters:
    ///   - clusters: The clusters of numbers, by their place.
    ///   - metric: How wide characters are.
    ///   - first: The index of the region's first line.
    static func columns(_ clusters: [LayoutCluster], metric: LayoutMetric, first: Int) -> [LayoutCluster]? {
        let sorted = clusters.sorted { $0.span.lowerBound < $1.span.lowerBound }
        let codes = Array(sorted.prefix { $0.isCode })
        let amounts = sorted.dropFirst(codes.count)
        var rows: [Int: [LayoutPiece]] = [:]
        for piece in amounts.flatMap(\.pieces) { rows[piece.line, default: []].append(piece) }
        let lines = rows.keys.sorted()
        let width = rows.values.map(\.count).max() ?? 0
        let full = lines.filter { rows[$0]?.count == width }
        guard width >= fewestColumns, full.count >= fewestRows, full.count * 5 >= lines.count * 4,
            amounts.count != width || amounts.contains(where: { $0.pieces.count != full.count })
        else { return nil }
        var columns: [[LayoutPiece]] = Array(repeating: [], count: width)
        var near = full[...]
        for line in lines {
            let row = (rows[line] ?? []).sorted { $0.characters.lowerBound < $1.characters.lowerBound }
            while let next = near.dropFirst().first, abs(next - line) <= abs((near.first ?? next) - line) {
                near.removeFirst()
            }
            let model = near.first.flatMap { rows[$0] }?.sorted { $0.characters.lowerBound < $1.characters.lowerBound }
            guard
                let places = places(
                    row.map { metric.span($0).upperBound }, (model ?? row).map { metric.span($0).upperBound })
            else { return nil }
            for (piece, place) in zip(row, places) { columns[place].append(piece) }
        }
        return LayoutCodes.counted(codes, metric: metric, first: first)
            + columns.compactMap { pieces in
                var cluster: LayoutCluster?
                for piece in pieces {
                    let one = LayoutCluster(
                        span: metric.span(piece), pieces: [piece], lines: LineSet(max(0, piece.line - first)),
                        isNumeric: true, isCounted: true)
                    if cluster == nil { cluster = one } else { cluster?.merge(one) }
                }
                return cluster
            }
    }

    /// The places of edges among a full row's, in order and as near as can be.
    private static func places(_ edges: [Int], _ model: [Int]) -> [Int]? {
        guard edges.count <= model.count else { return nil }
        if edges.count == model.count { return Array(model.indices) }
        guard !edges.isEmpty else { return [] }
        var costs = Array(repeating: Array(repeating: Int.max, count: model.count), count: edges.count)
        var back = Array(repeating: Array(repeating: 0, count: model.count), count: edges.count)
        for edge in edges.indices {
            for place in edge..<model.count {
                let own = abs(edges[edge] - model[place])
                if edge == 0 {
                    costs[0][place] = own
                    continue
                }
                for before in (edge - 1)..<place where costs[edge - 1][before] < Int.max {
                    if costs[edge - 1][before] + own < costs[edge][place] {
                        costs[edge][place] = costs[edge - 1][before] + own
                        back[edge][place] = before
                    }
                }
            }
        }
        let last = costs[edges.count - 1]
        guard var place = last.indices.min(by: { last[$0] < last[$1] }) else { return nil }
        var places = [place]
        for edge in edges.indices.dropFirst().reversed() {
            place = back[edge][place]
            places.append(place)
        }
        return places.reversed()
    }

    private static let fewestColumns = 3
    private static let fewestRows = 3
}
