import DisclosureModel
import SourceText

/// What one page holds of a table.
struct LayoutPart {
    /// The columns, left to right.
    var columns: [LayoutColumn]
    /// The cells of the header and how many rows it has; no cells where the page prints none.
    var header: (cells: [LayoutHeaderCell], rows: Int)
    /// The rows of the body: the runs of each, by column.
    var rows: [[LayoutEntry]]

    /// The header's text without blanks, by which a repeated header is known.
    func caption(in bytes: Span<UInt8>) -> String {
        header.cells.flatMap(\.pieces).sorted { ($0.line, $0.bytes.lowerBound) < ($1.line, $1.bytes.lowerBound) }
            .map { bytes.string(in: $0.bytes) }.joined()
    }
}

/// Reads one page's part of a table.
struct LayoutPartReader {
    private let lines: [LayoutLine]
    private let metric: LayoutMetric

    /// Prepares for a document's lines.
    init(_ lines: [LayoutLine], metric: LayoutMetric) {
        self.lines = lines
        self.metric = metric
    }

    /// Reads the part that a region holds.
    ///
    /// - Parameters:
    ///   - region: The lines.
    ///   - before: The part on the page before, where the table goes on from it.
    /// - Returns: nil where no column stands out.
    /// - Complexity: O(n²) in the runs of the page.
    func part(of region: LayoutRegion, after before: LayoutPart?, in bytes: Span<UInt8>) -> LayoutPart? {
        let printed = region.lines.filter { !lines[$0].isBlank }
        let headerLines = headerLines(printed, in: bytes)
        if let before {
            let part = columns(printed, header: headerLines, first: region.lines.lowerBound, in: bytes)
            if let part, !part.header.cells.isEmpty, part.columns.count == before.columns.count,
                part.caption(in: bytes) == before.caption(in: bytes)
            {
                var part = part
                part.header = ([], 0)
                return part
            }
            return goingOn(printed, first: region.lines.lowerBound, after: before, in: bytes)
        }
        return columns(printed, header: headerLines, first: region.lines.lowerBound, in: bytes)
    }

    /// The lines of the header: those above the first that holds a number or starts like an entry of a list, and
    /// labels of single columns that stand lower because a row's amounts stand high.
    private func headerLines(_ printed: [Int], in bytes: Span<UInt8>) -> Set<Int> {
        let start = printed.firstIndex { index in
            lines[index].hasNumber || lines[index].pieces.contains { LayoutEnumerator.starts($0.bytes, in: bytes) }
        }
        guard let start else {
            let last = printed.lastIndex { lines[$0].columns > 1 } ?? 0
            return Set(printed.prefix(last + 1))
        }
        var header = Set(printed.prefix(start))
        for index in printed.dropFirst(start) {
            let pieces = lines[index].pieces
            if lines[index].hasNumber {
                if pieces.contains(where: { $0.kind != .number }) { break }
            } else if pieces.count > 1, pieces.allSatisfy({ $0.characters.count <= 3 }) {
                header.insert(index)
            }
        }
        return header
    }

    private func columns(
        _ printed: [Int], header: Set<Int>, first: Int, in bytes: Span<UInt8>
    ) -> LayoutPart? {
        let top = printed.filter { header.contains($0) }.flatMap { lines[$0].pieces }
        let body = printed.filter { !header.contains($0) }
        let clusters = LayoutClustering.clusters(
            of: body.flatMap { lines[$0].pieces }, metric: metric, first: first)
        let columns = LayoutColumnMatch.columns(LayoutLeaves.leaves(of: top, metric: metric), clusters)
        guard columns.count > 1 else { return nil }
        return LayoutPart(
            columns: columns, header: LayoutHeader(top, columns: columns, metric: metric).cells(in: bytes),
            rows: rows(body, columns, in: bytes))
    }

    private func goingOn(
        _ printed: [Int], first: Int, after before: LayoutPart, in bytes: Span<UInt8>
    ) -> LayoutPart? {
        let clusters = LayoutClustering.gathered(
            LayoutClustering.clusters(of: printed.flatMap { lines[$0].pieces }, metric: metric, first: first))
        guard let match = LayoutContinuation.match(clusters, to: before.columns) else { return nil }
        var columns = before.columns
        for index in columns.indices { columns[index].pieces = [] }
        for (cluster, column) in zip(clusters, match) {
            columns[column].pieces = cluster.pieces
            columns[column].span = cluster.span
        }
        return LayoutPart(columns: columns, header: ([], 0), rows: rows(printed, columns, in: bytes))
    }

    private func rows(_ body: [Int], _ columns: [LayoutColumn], in bytes: Span<UInt8>) -> [[LayoutEntry]] {
        var entries: [Int: [LayoutEntry]] = [:]
        for (index, column) in columns.enumerated() {
            for piece in column.pieces {
                entries[piece.line, default: []].append(LayoutEntry(column: index, piece: piece))
            }
        }
        let lines = body.map { line in
            (entries[line] ?? []).sorted { $0.piece.bytes.lowerBound < $1.piece.bytes.lowerBound }
        }
        let partition = LayoutRows(lines, numbers: body, numeric: columns.map(\.isNumeric), in: bytes).rows()
        return partition.map { lines[$0].flatMap { $0 } }
    }
}
