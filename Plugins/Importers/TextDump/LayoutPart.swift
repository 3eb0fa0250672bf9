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
    /// Where its cells stand in their rows.
    var setting = LayoutSetting.middle
    /// Whether codes and names share their cells.
    var joinsCodes = false
    /// The name of the side that it is, where a table prints its sides one below the other.
    var name: LayoutPiece?

    /// What columns, a header and a body make.
    init(
        columns: [LayoutColumn], header: (cells: [LayoutHeaderCell], rows: Int),
        body: (rows: [[LayoutEntry]], setting: LayoutSetting)
    ) {
        self.columns = columns
        self.header = header
        rows = body.rows
        setting = body.setting
    }

    /// The characters of the header, by which a repeated header is known; pages break its lines differently.
    func caption(in bytes: Span<UInt8>) -> [Unicode.Scalar] {
        LayoutHeaderLines.caption(of: header.cells.flatMap(\.pieces), in: bytes)
    }
}

/// Reads one page's part of a table.
struct LayoutPartReader {
    var lines: [LayoutLine]
    let metric: LayoutMetric
    /// How many decimals most amounts of the document have.
    private let decimals: Int

    /// Prepares for a document's lines. O(bytes).
    init(_ lines: [LayoutLine], metric: LayoutMetric, in bytes: Span<UInt8>) {
        self.lines = lines
        self.metric = metric
        decimals = LayoutTails.usualDecimals(of: lines, in: bytes)
    }

    /// The rests at the head of a page that belong to the last row of the page before; nil where there are none.
    ///
    /// - Parameters:
    ///   - region: The page's lines.
    ///   - before: The part on the page before.
    ///   - caption: The text of the table's header.
    func cut(
        of region: LayoutRegion, after before: LayoutPart, caption: [Unicode.Scalar], in bytes: Span<UInt8>
    ) -> LayoutPageCut? {
        let printed = region.lines.filter { !lines[$0].isBlank }
        return LayoutPageCut(printed, of: lines, after: before, caption: caption, metric: metric, in: bytes)
    }

    /// Reads what a page holds of a table.
    ///
    /// - Parameters:
    ///   - printed: The printed lines, as indices.
    ///   - before: The part on the page before, where the table goes on from it.
    /// - Returns: nil where no column stands out.
    /// - Complexity: O(n²) in the runs of the page.
    mutating func part(ofPage printed: [Int], after before: LayoutPart?, in bytes: Span<UInt8>) -> LayoutPart? {
        let heads =
            before?.header.cells.flatMap(\.pieces)
            ?? printed.prefix { !lines[$0].hasNumber }.flatMap { lines[$0].pieces }
        let page = prepare(printed, heads: heads, isCoded: before?.joinsCodes ?? false, in: bytes)
        var part = part(of: page.printed, after: before, in: bytes)
        part?.joinsCodes = page.isCoded || before?.joinsCodes ?? false
        return part
    }

    /// Takes runs apart and puts them together, as far as the lines beside them tell: what is left are whole codes, whole
    /// amounts and labels.
    ///
    /// - Parameters:
    ///   - printed: The printed lines, as indices.
    ///   - heads: The runs of the table's header.
    ///   - isCoded: Whether codes and names share their cells on the page before.
    /// - Returns: The lines that still hold something, and whether codes and names share their cells.
    mutating func prepare(
        _ printed: [Int], heads: [LayoutPiece], isCoded: Bool, in bytes: Span<UInt8>
    ) -> (printed: [Int], isCoded: Bool) {
        var printed = printed
        for (place, index) in printed.enumerated() {
            let neighbours = [place - 1, place + 1].filter { printed.indices.contains($0) }.map { printed[$0] }
                .filter { abs($0 - index) <= 2 }
            lines[index] = lines[index].parted(by: neighbours.map { lines[$0].pieces }, metric: metric, in: bytes)
        }
        // Under 类 款 项 a code may stand whole, too.
        let inParts =
            LayoutCodeRests.namesParts(heads, in: bytes)
            && !printed.contains { lines[$0].pieces.first.map { $0.isDigits && $0.characters.count > 3 } == true }
        for (index, line) in LayoutCodeRests.joined(printed, of: lines, inParts: inParts, in: bytes) {
            lines[index] = line
            if line.pieces.isEmpty { printed.removeAll { $0 == index } }
        }
        let coded = LayoutCodes.joined(printed, of: lines, heads: heads, isKnown: isCoded, in: bytes)
        for (index, line) in coded { lines[index] = line }
        for (index, line) in LayoutTails.joined(printed, of: lines, metric: metric, usual: decimals, in: bytes) {
            lines[index] = line
            if line.pieces.isEmpty { printed.removeAll { $0 == index } }
        }
        return (printed, !coded.isEmpty)
    }

    /// What lines that are prepared hold of a table.
    func part(of printed: [Int], after before: LayoutPart?, in bytes: Span<UInt8>) -> LayoutPart? {
        let headerLines = headerLines(printed, in: bytes)
        if let before {
            let part = columns(printed, header: headerLines, after: before, in: bytes)
            if let part, !part.header.cells.isEmpty, part.columns.count == before.columns.count,
                part.caption(in: bytes) == before.caption(in: bytes)
            {
                var part = part
                part.header = ([], 0)
                return part
            }
            let head = LayoutPageCut.repeated(before.caption(in: bytes), in: printed.map { lines[$0] }, bytes)
            let header = printed.prefix(head).filter { !lines[$0].hasNumber }.flatMap { lines[$0].pieces }
            return goingOn(
                Array(printed.dropFirst(head)), after: placed(before, below: header, in: bytes), in: bytes)
        }
        return columns(printed, header: headerLines, after: nil, in: bytes)
    }

    /// The lines of the header: those above the first that holds a number or starts like an entry of a list, and
    /// labels of single columns that stand lower because a row's amounts stand high.
    private func headerLines(_ printed: [Int], in bytes: Span<UInt8>) -> Set<Int> {
        let start = printed.firstIndex { index in
            lines[index].hasNumber
                || lines[index].pieces.contains {
                    LayoutEnumerator.starts($0.bytes, in: bytes) || LayoutWords.startsWithCode($0.bytes, in: bytes)
                }
        }
        guard let start else {
            let last = printed.lastIndex { lines[$0].columns > 1 } ?? 0
            return Set(printed.prefix(last + 1))
        }
        if let ordinals = LayoutOrdinals(among: printed, of: lines, in: bytes) {
            return Set(printed.prefix { $0 != ordinals.line })
        }
        let heads = printed.prefix(start).flatMap { lines[$0].pieces }
        // A line of single characters heads columns of codes and is the last of a header.
        if var last = printed.prefix(start).firstIndex(where: { isCodeHead($0, of: heads, in: bytes) }) {
            while last + 1 < start, isCodeHead(printed[last + 1], of: heads, in: bytes) { last += 1 }
            return Set(printed.prefix(last + 1))
        }
        var header = Set(
            printed.prefix(start - max(unfilledRows(above: start, printed), wrappedLabels(above: start, printed))))
        guard lines[printed[start]].hasNumber else { return header }
        for index in printed.dropFirst(start) {
            if lines[index].pieces.contains(where: { $0.kind != .number }), lines[index].hasNumber { break }
            if isCodeHead(index, of: heads + lines[index].pieces, in: bytes) { header.insert(index) }
        }
        return header
    }

    /// How many lines above a row's amounts are rows without any: names alone, one below the other, and more than a label
    /// of the header has lines.
    private func unfilledRows(above start: Int, _ printed: [Int]) -> Int {
        guard let name = lines[printed[start]].pieces.first, name.kind == .text else { return 0 }
        let rows = printed[..<start].reversed().prefix { line in
            guard let piece = lines[line].pieces.first, lines[line].pieces.count == 1, piece.kind == .text else {
                return false
            }
            return piece.characters.count > 3
                && abs(piece.characters.lowerBound - name.characters.lowerBound) <= Self.deepestIndent
        }
        return rows.count > 2 && rows.count < start ? rows.count : 0
    }

    /// How many lines above a row's amounts are the first lines of its label: they are as full as lines of labels
    /// that go on, where a header's are set to the middle.
    private func wrappedLabels(above start: Int, _ printed: [Int]) -> Int {
        guard lines[printed[start]].hasNumber else { return 0 }
        let body = printed.dropFirst(start).flatMap { lines[$0].pieces }.filter { $0.kind == .text }
        var count = 0
        while count + 1 < start, count < Self.tallestLabel, printed[start - count - 1] + 1 == printed[start - count],
            lines[printed[start - count - 1]].pieces.allSatisfy({ piece in
                let span = metric.span(piece)
                let below = body.map { metric.span($0) }.filter { $0.overlaps(span) }
                let edge = below.map(\.lowerBound).min() ?? span.lowerBound
                let widest = below.map(\.upperBound).max() ?? span.upperBound
                return piece.characters.count > 3 && below.count > 2 && span.upperBound + 1 >= widest
                    && (edge...edge + Self.deepestIndent).contains(span.lowerBound)
            })
        {
            count += 1
        }
        return count
    }

    private static let tallestLabel = 4
    private static let deepestIndent = 4

    private func isCodeHead(_ index: Int, of header: [LayoutPiece], in bytes: Span<UInt8>) -> Bool {
        let pieces = lines[index].pieces
        if LayoutWords.codeHeads(among: pieces, of: header, in: bytes).count > 1 { return true }
        // The last characters of labels, 码 and 码, are no heads of columns.
        var heads: Set<String> = []
        for piece in pieces { heads.insert(bytes.string(in: piece.bytes)) }
        return pieces.count > 1 && heads.count == pieces.count
            && pieces.allSatisfy { $0.kind == .text && $0.characters.count == 1 }
    }

    private func columns(
        _ printed: [Int], header: Set<Int>, after before: LayoutPart?, in bytes: Span<UInt8>
    ) -> LayoutPart? {
        let top = LayoutHeaderLines.aligned(
            printed.filter { header.contains($0) }.flatMap { lines[$0].pieces }, metric: metric, in: bytes)
        let ordinals = LayoutOrdinals(among: printed, of: lines, in: bytes)
        let body = printed.filter { !header.contains($0) && $0 != ordinals?.line }
        var leaves = LayoutLeaves.leaves(of: top, metric: metric, in: bytes)
        ordinals?.number(&leaves, metric: metric)
        let blocks = LayoutBlocks.blocks(of: body, in: lines, metric: metric)
        let found = blocks.map { clusters(of: $0) }
        // The header stands over the block below it; without a header, or above a total alone, the fullest block knows
        // the columns best.
        let isAlone = blocks.count > 1 && blocks.first?.count == 1
        let counts = zip(blocks, found).map { block, clusters in
            (clusters.count(where: \.isNumeric), block.map { words(in: $0) }.max() ?? 0)
        }
        let fullest =
            found.indices.max { (counts[$0].0, counts[$0].1, $1) < (counts[$1].0, counts[$1].1, $0) } ?? 0
        let base = leaves.isEmpty || isAlone ? fullest : 0
        let foot = top.map(\.line).max() ?? 0
        let isApart = (body.first.map { foot..<max(foot, $0) } ?? 0..<0).contains { lines[$0 + 1].startsPage }
        var columns = LayoutColumnMatch.columns(
            leaves, found.indices.contains(base) ? found[base] : [], isApart: isApart)
        for index in found.indices where index != base {
            guard let next = taken(LayoutClustering.gathered(found[index]), into: columns) else {
                columns = LayoutColumnMatch.columns(leaves, clusters(of: body), isApart: isApart)
                break
            }
            columns = next
        }
        guard columns.count > 1 else { return nil }
        ordinals?.place(into: &columns, metric: metric)
        return LayoutPart(
            columns: columns, header: LayoutHeader(top, columns: columns, metric: metric).cells(in: bytes),
            body: rows(printed.filter { !header.contains($0) }, columns, after: before, in: bytes))
    }

    /// A part with its columns where the header stands on the next page, which has widths of its own.
    private func placed(
        _ before: LayoutPart, below header: [LayoutPiece], in bytes: Span<UInt8>
    ) -> LayoutPart {
        let leaves = LayoutLeaves.leaves(
            of: LayoutHeaderLines.aligned(header, metric: metric, in: bytes), metric: metric, in: bytes)
        let headed = before.columns.indices.filter { before.columns[$0].header != nil }
        guard !leaves.isEmpty, leaves.count == headed.count else { return before }
        var part = before
        for index in part.columns.indices {
            guard let near = headed.indices.min(by: { abs(headed[$0] - index) < abs(headed[$1] - index) }),
                let old = before.columns[headed[near]].header
            else { continue }
            let new = leaves[near].span
            let move = (new.lowerBound + new.upperBound - old.lowerBound - old.upperBound) / 2
            let span = part.columns[index].span
            part.columns[index].span = max(0, span.lowerBound + move)..<max(1, span.upperBound + move)
            if headed[near] == index { part.columns[index].header = new }
            part.columns[index].ordinal = nil
        }
        return part
    }

    /// How many labels a line prints; a label that goes on does so below.
    private func words(in line: Int) -> Int { lines[line].pieces.count { $0.kind == .text } }

    private func goingOn(
        _ printed: [Int], after before: LayoutPart, in bytes: Span<UInt8>
    ) -> LayoutPart? {
        var columns = before.columns
        var labels = LayoutContinuation.Labels(of: columns, in: bytes)
        for index in columns.indices {
            columns[index].holdsCodes = labels.codes.contains(index)
            columns[index].pieces = []
        }
        for block in LayoutBlocks.blocks(of: printed, in: lines, metric: metric) {
            let clusters = LayoutClustering.gathered(clusters(of: block))
            labels.read(clusters, in: bytes)
            guard let next = taken(clusters, into: columns, labels: labels) else { return nil }
            columns = next
            labels.advance(over: columns, in: bytes)
        }
        return LayoutPart(columns: columns, header: ([], 0), body: rows(printed, columns, after: before, in: bytes))
    }

    private func clusters(of block: [Int]) -> [LayoutCluster] {
        LayoutClustering.clusters(of: block.flatMap { lines[$0].pieces }, metric: metric, first: block.first ?? 0)
    }

    /// The columns with a further block's runs; each column moves to where the block has it, and one that the block
    /// leaves empty moves along with its neighbour. nil where the block does not fit.
    private func taken(
        _ clusters: [LayoutCluster], into columns: [LayoutColumn], labels: LayoutContinuation.Labels = .init()
    ) -> [LayoutColumn]? {
        let expected = columns.indices.map { self.expected($0, of: columns) }
        guard let match = LayoutContinuation.match(clusters, to: expected, labels: labels) else { return nil }
        var columns = columns
        var moves: [Int: Int] = [:]
        let places = zip(clusters, match).sorted { $0.0.pieces.count < $1.0.pieces.count }
        let spans = columns.map(\.span)
        for (cluster, column) in places {
            moves[column] = cluster.span.upperBound - spans[column].upperBound
            columns[column].pieces += cluster.pieces
            columns[column].isFilled = true
            columns[column].span = cluster.span
        }
        for index in columns.indices where moves[index] == nil {
            guard let near = moves.keys.min(by: { (abs($0 - index), $0) < (abs($1 - index), $1) }),
                let move = moves[near], columns[near].isNumeric
            else { continue }
            let span = columns[index].span
            columns[index].span = max(0, span.lowerBound + move)..<max(1, span.upperBound + move)
        }
        return columns
    }

    /// A column as its amounts would stand where it has none yet: as far behind the middle of its label as those of the
    /// nearest column that has some.
    private func expected(_ index: Int, of columns: [LayoutColumn]) -> LayoutColumn {
        func middle(_ column: LayoutColumn) -> Int? {
            (column.ordinal ?? column.header).map { ($0.lowerBound + $0.upperBound) / 2 }
        }
        var column = columns[index]
        guard !column.isFilled, !column.headsCodes, let own = middle(column) else { return column }
        let filled = columns.indices.filter { near in
            columns[near].isFilled && columns[near].isNumeric && columns[near].header != nil
                && !columns[near].pieces.allSatisfy(\.isDigits)
        }
        guard let near = filled.min(by: { (abs($0 - index), $0) < (abs($1 - index), $1) }),
            let other = middle(columns[near])
        else { return column }
        let end = max(1, own + columns[near].span.upperBound - other)
        column.span = max(0, end - column.span.count)..<end
        return column
    }

    private func rows(
        _ body: [Int], _ columns: [LayoutColumn], after before: LayoutPart?, in bytes: Span<UInt8>
    ) -> (rows: [[LayoutEntry]], setting: LayoutSetting) {
        var entries: [Int: [LayoutEntry]] = [:]
        for (index, column) in columns.enumerated() {
            for piece in column.pieces {
                entries[piece.line, default: []].append(LayoutEntry(column: index, piece: piece))
            }
        }
        let lines = body.map { line in
            (entries[line] ?? []).sorted { $0.piece.bytes.lowerBound < $1.piece.bytes.lowerBound }
        }
        let partition = LayoutRows(lines, numbers: body, numeric: columns.map(\.isNumeric), in: bytes)
            .rows(after: before?.setting ?? .middle)
        return (partition.rows.map { lines[$0].flatMap { $0 } }, partition.setting)
    }
}
