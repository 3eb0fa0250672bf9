/// Finds the columns below the runs of one line of a header, all of them at once.
///
/// Each run stands over a range of columns, in order; a range's middle is where its run's middle is, as near as can
/// be, and a column that nothing else is printed over is rather covered than not.
struct LayoutHeaderRow {
    private let runs: [LayoutPiece]
    private let columns: [LayoutColumn]
    private let metric: LayoutMetric
    private let heights: [Height]
    private let groups: [Range<Int>]
    private let period: Int
    /// Whether the labels repeat after two or three columns (`预算数 决算数`), each a part of the label above.
    private let isPaired: Bool
    private let codes: [Range<Int>]
    /// Whether the line has fewer runs than there are lists side by side: it prints no line of a label that every list has.
    private let isOverLists: Bool
    private let single: [Bool]
    private let tops: [LayoutPiece?]
    private let wholes: Set<LayoutPiece>
    private let uncovered: Int

    /// Where a column's label stands in the band from this line down to the header's last: cells are centred, so
    /// that a label in the middle of the band is a neighbour of the runs of this line, and a lower one is below them.
    private enum Height {
        case closed, beside, unclear, below
    }

    /// Prepares a line.
    ///
    /// - Parameters:
    ///   - runs: The line's runs that are no column's lowest label, left to right.
    ///   - columns: The columns.
    ///   - stacks: For each column the runs of its own label that stand lower.
    ///   - groups: The groups whose labels stand lower.
    ///   - metric: How wide characters are.
    ///   - wholes: The runs that are labels by themselves.
    ///   - period: After how many columns the lowest labels repeat.
    ///   - codes: The ranges of columns of the parts of a code.
    ///   - isTop: Whether no line of the header stands above that has such runs.
    init(
        _ runs: [LayoutPiece], _ columns: [LayoutColumn], _ stacks: [LayoutHeaderCell], _ groups: [LayoutHeaderCell],
        _ metric: LayoutMetric, period: Int, codes: [Range<Int>], wholes: Set<LayoutPiece>,
        isTop: Bool
    ) {
        self.codes = codes
        self.wholes = wholes
        self.runs = runs
        self.columns = columns
        self.metric = metric
        self.groups = groups.map(\.columns)
        self.period = period
        single = stacks.map { $0.pieces.count == 1 }
        tops = stacks.map { $0.pieces.min { $0.line < $1.line } }
        isPaired = (2...3).contains(period)
        uncovered = isPaired ? 2 : (isTop ? 8 : 4)
        let line = runs.first?.line ?? 0
        let bottom = columns.compactMap(\.headerLine).max() ?? line
        let isOverLists = period > 2 && runs.count < columns.count / period
        self.isOverLists = isOverLists
        heights = columns.indices.map { column in
            if isOverLists { return .unclear }
            guard let leaf = columns[column].headerLine, leaf > line else {
                let isBetween = columns[column].headerLine == nil && codes.contains { $0.contains(column) }
                return isBetween ? .unclear : .closed
            }
            let group = groups.filter { $0.columns.contains(column) }.flatMap(\.pieces).map(\.line).min()
            let top = stacks[column].pieces.map(\.line).min() ?? leaf
            let middle = group.map { $0 + bottom } ?? top + leaf
            if group == nil, top < leaf, top <= line + 1 { return .closed }
            let center = line + bottom + 1
            return middle > center ? .below : (middle == center ? .unclear : .beside)
        }
    }

    /// The range of columns below each run; a run for which there is no room stands over the nearest column.
    /// O(runs × columns²).
    func ranges() -> [Range<Int>] {
        let width = columns.count + 1
        var costs = Array(repeating: Int.max, count: (runs.count + 1) * width)
        var back: [Range<Int>?] = Array(repeating: nil, count: costs.count)
        costs[0] = 0
        for run in 0...runs.count {
            for column in 0..<width {
                let cost = costs[run * width + column]
                guard cost < Int.max, column < columns.count else { continue }
                let skipped = cost + price(ofSkipping: column)
                if skipped < costs[run * width + column + 1] {
                    costs[run * width + column + 1] = skipped
                    back[run * width + column + 1] = nil
                }
                guard run < runs.count else { continue }
                var end = column + 1
                while end <= columns.count {
                    let range = column..<end
                    if end - column > 1, !range.allSatisfy({ heights[$0] != .closed || touches(runs[run], $0) }) {
                        break
                    }
                    let total = cost + self.cost(of: runs[run], over: range)
                    if total < costs[(run + 1) * width + end] {
                        costs[(run + 1) * width + end] = total
                        back[(run + 1) * width + end] = range
                    }
                    end += 1
                }
            }
        }
        guard costs[costs.count - 1] < Int.max else { return runs.map { nearest($0) } }
        var ranges: [Range<Int>] = []
        var run = runs.count
        var column = columns.count
        while run > 0 || column > 0 {
            if let range = back[run * width + column] {
                ranges.append(range)
                run -= 1
                column = range.lowerBound
            } else {
                guard column > 0 else { break }
                column -= 1
            }
        }
        return ranges.count == runs.count ? ranges.reversed() : runs.map { nearest($0) }
    }

    private func cost(of run: LayoutPiece, over range: Range<Int>) -> Int {
        let span = metric.span(run)
        var cost = error(span, range)
        for column in columns.indices where !range.contains(column) && touches(run, column) { cost += Self.cut }
        for group in groups
        where group.overlaps(range)
            && !(range.lowerBound <= group.lowerBound
                && group.upperBound <= range.upperBound)
        { cost += 2 * Self.cut }
        for part in codes
        where part.overlaps(range) && !(range.lowerBound <= part.lowerBound && part.upperBound <= range.upperBound) {
            cost += Self.torn
        }
        if period > 1, range.count % period != 0 || range.lowerBound % period != 0 {
            let crosses = range.lowerBound / period != (range.upperBound - 1) / period
            if runs.count == columns.count / period {
                cost += 2 * Self.split
            } else if isPaired || crosses {
                cost += Self.split
            }
        }
        if !isOverLists, let own = columns.indices.first(where: { isWrapped(run, in: $0) }) {
            return range == own..<own + 1 ? 0 : cost + Self.torn
        }
        let single = range.filter { touches(run, $0) }.map { labelError(span, $0) }.min()
        guard range.count > 1 else {
            cost = min(cost, cost - error(span, range) + (single ?? Int.max / 2))
            let label = columns[range.lowerBound].header?.count ?? 0
            if isAmongEquals(range.lowerBound) { cost += Self.wide }
            return cost + (span.count >= label + 4 && !fits(run, range.lowerBound) ? Self.wide : 0)
        }
        if isMixed(range) { cost += Self.mixed }
        if range.count == 2, let single, single <= 2 { cost += Self.split }
        if range.contains(where: { isFirstLine(run, of: $0) }) { cost += Self.split }
        cost += range.count { heights[$0] == .beside } * 4
        let lines = range.filter { column in !groups.contains { $0.contains(column) } }.compactMap {
            columns[$0].headerLine
        }
        if Set(lines).count > 1 { cost += 3 }
        guard !isPaired else { return cost + 3 * (range.count / period - 1) }
        if isTorn(range.lowerBound - 1, range.lowerBound) { cost += 3 }
        if isTorn(range.upperBound - 1, range.upperBound) { cost += 3 }
        return cost
    }

    /// Whether a range holds labels with amounts on both sides, or with codes before them and amounts after them; the
    /// latter is a list of its own only where another list of codes follows or nothing does.
    private func isMixed(_ range: Range<Int>) -> Bool {
        guard columns[range.lowerBound].isNumeric, columns[range.upperBound - 1].isNumeric,
            range.contains(where: { !columns[$0].isNumeric && !columns[$0].pieces.isEmpty })
        else { return false }
        let isLast = !columns.indices.contains(range.upperBound)
        return !(holdsCodes(range.lowerBound) && (isLast || holdsCodes(range.upperBound)))
    }

    private func holdsCodes(_ column: Int) -> Bool {
        let pieces = columns[column].pieces
        return pieces.count { $0.digits > 1 } * 2 > pieces.count && pieces.allSatisfy(\.isDigits)
    }

    /// Whether both neighbours have their only label in the line of this column's lowest: were the runs above lines of
    /// its label, theirs would stand higher, in the middle of it.
    private func isAmongEquals(_ column: Int) -> Bool {
        guard let line = columns[column].headerLine, single.indices.contains(column) else { return false }
        return [column - 1, column + 1].allSatisfy {
            columns.indices.contains($0) && single[$0] && columns[$0].headerLine == line
        } && single[column]
    }

    private func price(ofSkipping column: Int) -> Int {
        switch heights[column] {
        case .closed, .beside: 0
        case .unclear: isPaired ? 1 : (runs.count > 1 ? uncovered * 3 / 4 : uncovered / 3)
        case .below: !isPaired || groups.contains { $0.contains(column) } ? uncovered : 0
        }
    }

    /// Whether two neighbours whose labels stand in one line would be parted.
    private func isTorn(_ left: Int, _ right: Int) -> Bool {
        guard columns.indices.contains(left), columns.indices.contains(right) else { return false }
        return heights[left] == .below && heights[right] == .below
            && columns[left].headerLine == columns[right].headerLine
    }

    /// How far the middles of a run and of a range of columns are apart, in half columns.
    private func error(_ span: Range<Int>, _ range: Range<Int>) -> Int {
        let center = span.lowerBound + span.upperBound
        let first = columns[range.lowerBound]
        let last = columns[range.upperBound - 1]
        let low = territory(range.lowerBound).lowerBound
        let high = territory(range.upperBound - 1).upperBound
        let labels = (first.header ?? first.span).lowerBound + (last.header ?? last.span).upperBound
        return min(abs(low + high - center), abs(labels - center))
    }

    /// A label's lines are set to one middle, which the amounts below do not share.
    private func labelError(_ span: Range<Int>, _ column: Int) -> Int {
        let label = columns[column].header ?? columns[column].span
        return abs(label.lowerBound + label.upperBound - span.lowerBound - span.upperBound)
    }

    /// Whether a run looks like a line of a column's own label: next to its lowest and no wider, or no wider than
    /// the column itself.
    private func isFirstLine(_ run: LayoutPiece, of column: Int) -> Bool {
        guard let leaf = columns[column].headerLine, let header = columns[column].header else { return false }
        let span = metric.span(run)
        guard header.overlaps(span) else { return false }
        if leaf == run.line + 1, span.count <= header.count + 1 { return true }
        return header.count <= 2 && leaf <= run.line + 2 && fits(run, column)
    }

    /// Whether a run is beyond doubt a line of a column's own label: right above what is a label's last character,
    /// above a line of the label that is as full, or alone above a shorter end.
    private func isWrapped(_ run: LayoutPiece, in column: Int) -> Bool {
        let span = metric.span(run)
        guard let top = tops[column], top.line > run.line, top.line <= run.line + 2, run.characters.count > 2 else {
            return false
        }
        let end = metric.span(top)
        guard abs(center(end) - center(span)) <= 2 else {
            // The end of a label that drifted stands below it all the same, and below it alone.
            return single[column] && !wholes.contains(top) && end.lowerBound >= span.lowerBound
                && end.upperBound <= span.upperBound && end.count * 2 <= span.count
                && columns.indices.allSatisfy { $0 == column || !touches(run, $0) }
        }
        if single[column] {
            guard !wholes.contains(top) else { return false }
            if top.line == run.line + 1, top.characters.count == 1 { return true }
            let shorter = run.characters.count - top.characters.count
            return top.characters.count <= 3 && shorter > (top.line == run.line + 1 ? 0 : 1)
                && columns.indices.allSatisfy { $0 == column || !touches(run, $0) }
        }
        return top.line == run.line + 1 && top.characters.count == run.characters.count
    }

    private func center(_ span: Range<Int>) -> Int { span.lowerBound + span.upperBound }

    private func fits(_ run: LayoutPiece, _ column: Int) -> Bool {
        columns[column].pieces.count > 1 && metric.span(run).count + 2 <= columns[column].span.count
    }

    private func touches(_ run: LayoutPiece, _ column: Int) -> Bool {
        columns[column].header?.overlaps(metric.span(run)) ?? false
    }

    private func territory(_ column: Int) -> Range<Int> {
        let body = columns[column].span
        guard let header = columns[column].header else { return body }
        return min(header.lowerBound, body.lowerBound)..<max(header.upperBound, body.upperBound)
    }

    private func nearest(_ run: LayoutPiece) -> Range<Int> {
        let column = columns.indices.min { cost(of: run, over: $0..<$0 + 1) < cost(of: run, over: $1..<$1 + 1) } ?? 0
        return column..<column + 1
    }

    private static let mixed = 14
    private static let split = 10
    private static let cut = 10
    private static let wide = 8
    private static let torn = 40
}
