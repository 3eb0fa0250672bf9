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
        // Two rows alone agree by chance, unless they print dashes where there is nothing.
        let printsAll = full.count >= fewestRows || full.count == lines.count && full.count > 1 && hasDash(rows.values)
        guard width >= fewestColumns, printsAll, full.count * 5 >= lines.count * 4,
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

    private static func hasDash(_ rows: some Sequence<[LayoutPiece]>) -> Bool {
        rows.allSatisfy { $0.contains { !$0.isDigits && $0.characters.count == 1 } }
    }

    /// The places of edges among a full row's, in order and as near as can be.
    private static func places(_ edges: [Int], _ model: [Int]) -> [Int]? {
        LayoutNearest.columns(ofRuns: edges.count, among: model.count) { abs(edges[$0] - model[$1]) }
    }

    private static let fewestColumns = 3
    private static let fewestRows = 3
}
