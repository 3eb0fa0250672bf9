import SourceText

/// One cell of a header: its runs and the columns below it.
struct LayoutHeaderCell: Hashable, Sendable {
    /// The columns it stands over.
    var columns: Range<Int>
    /// Its runs, top to bottom.
    var pieces: [LayoutPiece]
    /// The row of the header it starts in.
    var row = 0
    /// How many rows it covers.
    var rows = 1
}

/// Builds the cells of a header from its runs.
///
/// A run above a column's lowest label is either the first line of that label or the label of a group of columns.
/// A group's label stands over the middle of its columns, and some of them have nothing of their own at its height.
struct LayoutHeader {
    private let columns: [LayoutColumn]
    private let metric: LayoutMetric
    private let pieces: [LayoutPiece]

    /// Prepares a header.
    ///
    /// - Parameters:
    ///   - pieces: The runs of the header.
    ///   - columns: The columns found.
    ///   - metric: How wide characters are.
    init(_ pieces: [LayoutPiece], columns: [LayoutColumn], metric: LayoutMetric) {
        self.pieces = pieces
        self.columns = columns
        self.metric = metric
    }

    /// The cells, each with its place; and how many rows the header has. O(runs × columns²).
    func cells(in bytes: Span<UInt8>) -> (cells: [LayoutHeaderCell], rows: Int) {
        var stacks: [LayoutHeaderCell] = columns.indices.map { LayoutHeaderCell(columns: $0..<$0 + 1, pieces: []) }
        var groups: [LayoutHeaderCell] = []
        var above: [Int: [LayoutPiece]] = [:]
        for piece in pieces {
            let span = metric.span(piece)
            if let own = columns.firstIndex(where: { $0.header == span && $0.headerLine == piece.line }) {
                stacks[own].pieces.append(piece)
            } else if let own = columns.firstIndex(where: { $0.drifted.contains(piece) }) {
                stacks[own].pieces.append(piece)
            } else {
                above[piece.line, default: []].append(piece)
            }
        }
        let period = LayoutHeader.period(columns, in: bytes)
        var heads: Set<LayoutPiece> = []
        for line in Set(pieces.map(\.line)) {
            heads.formUnion(LayoutWords.codeHeads(among: pieces.filter { $0.line == line }, of: pieces, in: bytes))
        }
        let codes = LayoutHeader.codes(columns, heads: Set(heads.map(\.bytes)), in: bytes)
        var wholes = heads
        for piece in pieces where LayoutWords.isSum(piece, in: bytes) { wholes.insert(piece) }
        for line in above.keys.sorted(by: >) {
            let row = (above[line] ?? []).sorted { $0.characters.lowerBound < $1.characters.lowerBound }
            let ranges = LayoutHeaderRow(
                row, columns, stacks, groups, metric, period: period, codes: codes, wholes: wholes,
                isTop: line == above.keys.min()
            ).ranges()
            for (piece, range) in zip(row, ranges) {
                if range.count == 1, !groups.contains(where: { $0.columns.overlaps(range) }) {
                    stacks[range.lowerBound].pieces.append(piece)
                } else if let same = groups.firstIndex(where: { $0.columns == range && belongs(piece, to: $0) }) {
                    groups[same].pieces.append(piece)
                } else {
                    groups.append(LayoutHeaderCell(columns: range, pieces: [piece]))
                }
            }
        }
        return place(groups, stacks.filter { !$0.pieces.isEmpty })
    }

    /// After how many columns the lowest labels repeat (`预算数 决算数 预算数 决算数`, or three lists side by side); 1 where
    /// they do not.
    private static func period(_ columns: [LayoutColumn], in bytes: Span<UInt8>) -> Int {
        let labels = columns.map { $0.label.map { bytes.string(in: $0) } ?? "" }
        guard labels.count > 3, !labels.contains("") else { return 1 }
        for period in 2...(labels.count / 2) where labels.count % period == 0 {
            let repeats = labels.indices.allSatisfy { place in
                let (own, first) = (labels[place], labels[place % period])
                // Of 经济分类科目编码 the last line may read 编码 or 科目编码.
                return columns[place].isNumeric == columns[place % period].isNumeric
                    && (own == first || period > 2 && (own.hasSuffix(first) || first.hasSuffix(own)))
            }
            if repeats { return period }
        }
        return 1
    }

    /// The ranges of columns that 类, 款 and 项 head: they share every label above them.
    private static func codes(
        _ columns: [LayoutColumn], heads: Set<Range<Int>>, in bytes: Span<UInt8>
    ) -> [Range<Int>] {
        var codes: [Range<Int>] = []
        for (index, column) in columns.enumerated() {
            guard let label = column.label, heads.contains(label) else { continue }
            // A total's label may be a column of its own between them.
            if let last = codes.last, !LayoutWords.startsCodes(label, in: bytes),
                columns[last.upperBound..<index].allSatisfy({ $0.label == nil })
            {
                codes[codes.count - 1] = last.lowerBound..<index + 1
            } else {
                codes.append(index..<index + 1)
            }
        }
        return codes.filter { $0.count > 1 }
    }

    /// Whether a run is a further line of a group's label and not the label of an outer group: it is near.
    private func belongs(_ piece: LayoutPiece, to group: LayoutHeaderCell) -> Bool {
        guard let last = group.pieces.last else { return false }
        return last.line - piece.line <= 2
    }

    /// Sets the groups into rows, outer ones first, and lets each column's own label fill what is left below.
    private func place(
        _ groups: [LayoutHeaderCell], _ stacks: [LayoutHeaderCell]
    ) -> (cells: [LayoutHeaderCell], rows: Int) {
        var placed: [LayoutHeaderCell] = []
        let outerFirst = groups.sorted {
            ($1.columns.count, line($0), $0.columns.lowerBound) < ($0.columns.count, line($1), $1.columns.lowerBound)
        }
        for group in outerFirst {
            var group = group
            group.row = placed.filter { $0.columns.overlaps(group.columns) }.map { $0.row + 1 }.max() ?? 0
            placed.append(group)
        }
        let depth = stacks.map { stack in
            placed.filter { $0.columns.overlaps(stack.columns) }.map { $0.row + 1 }.max() ?? 0
        }
        let rows = max((depth.max() ?? -1) + 1, (placed.map { $0.row + 1 }.max() ?? 0))
        for (stack, row) in zip(stacks, depth) {
            var stack = stack
            stack.row = row
            stack.rows = max(1, rows - row)
            placed.append(stack)
        }
        for index in placed.indices { placed[index].pieces.sort { $0.line < $1.line } }
        return (placed.sorted { ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound) }, rows)
    }

    private func line(_ cell: LayoutHeaderCell) -> Int { cell.pieces.map(\.line).min() ?? 0 }
}
