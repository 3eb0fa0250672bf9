/// A run of a header below which no other run of the header stands.
struct LayoutLeaf: Hashable, Sendable {
    /// The run.
    var piece: LayoutPiece
    /// Its place.
    var span: Range<Int>
    /// Where the number of its column stands, which drifts less than its label does; nil where none is printed.
    var ordinal: Range<Int>?
    /// The lines from its column's first run in the header to the last.
    var lines: ClosedRange<Int>
    /// The width of its column's widest run.
    var width: Int
    /// Whether it heads a column of codes: 类, 款 or 项.
    var headsCodes = false
    /// Whether it heads the first part of codes: 类.
    var startsCodes = false
    /// Whether its column holds sums: 合计, 小计, 总计.
    var headsSums = false
    /// Whether its column holds names: 项目, 科目名称.
    var headsNames = false
    /// Runs above that drifted to the side and end in this one.
    var drifted: [LayoutPiece] = []
    /// The highest run that was found to end in this one; the leaf's own where there is none.
    var top: LayoutPiece

    /// Takes in a line above. The lines of a label are equally far apart: what stands higher by more than they do may be
    /// the label of a group that touches this one.
    mutating func rise(to line: Int) {
        let step = lines.lowerBound - line
        guard step > 0, lines.count == 1 || step <= self.step else { return }
        lines = line...lines.upperBound
        self.step = step
    }

    /// How far its highest line stands above the next.
    var step = 0
}

/// Finds the lowest runs of a header: each is a column's own label, or the last line of it.
struct LayoutLeaves {
    private let metric: LayoutMetric
    private var leaves: [LayoutLeaf] = []
    private var below: [Range<Int>] = []
    /// The lines of nothing but single characters: they head columns of codes.
    private var codeHeads: Set<Int> = []
    /// The runs 类, 款 and 项.
    private var headsOfCodes: Set<LayoutPiece> = []
    /// The runs 类.
    private var startsOfCodes: Set<LayoutPiece> = []
    /// The runs that end in 合计, 小计 or 总计.
    private var headsOfSums: Set<LayoutPiece> = []
    /// The runs 项目, and those that end in 名称.
    private var headsOfNames: Set<LayoutPiece> = []

    /// The leaves, left to right. O(runs²) in the header.
    static func leaves(of header: [LayoutPiece], metric: LayoutMetric, in bytes: Span<UInt8>) -> [LayoutLeaf] {
        var finder = LayoutLeaves(metric: metric)
        for line in Set(header.map(\.line)) {
            let runs = header.filter { $0.line == line }
            finder.headsOfCodes.formUnion(LayoutWords.codeHeads(among: runs, of: header, in: bytes))
        }
        for piece in header where LayoutWords.startsCodes(piece.bytes, in: bytes) { finder.startsOfCodes.insert(piece) }
        for piece in header where LayoutWords.headsSums(piece, in: bytes) { finder.headsOfSums.insert(piece) }
        for piece in header where LayoutWords.headsNames(piece, in: bytes) { finder.headsOfNames.insert(piece) }
        for line in Set(header.map(\.line)).sorted(by: >) {
            finder.take(
                header.filter { $0.line == line }.sorted { $0.characters.lowerBound < $1.characters.lowerBound })
        }
        let leaves = finder.leaves
        return leaves.enumerated().filter { !isGroup($0.element, at: $0.offset, in: leaves) }.map(\.element)
    }

    private init(metric: LayoutMetric) {
        self.metric = metric
    }

    /// Takes the next line above: each run ends in a leaf below it, stands over several, or is a leaf itself.
    private mutating func take(_ runs: [LayoutPiece]) {
        if runs.count > 1, let line = runs.first?.line, runs.allSatisfy({ $0.characters.count == 1 }) {
            codeHeads.insert(line)
        }
        let matches = match(runs)
        var found: [LayoutLeaf] = []
        for (run, match) in zip(runs, matches) {
            let span = metric.span(run)
            let over = leaves.indices.filter { metric.span(leaves[$0].top).overlaps(span) }
            if let match, !over.contains(match) || over.count == 1 && over.first != match {
                leaves[match].top = run
                leaves[match].rise(to: run.line)
                leaves[match].drifted.append(run)
                leaves[match].width = max(leaves[match].width, span.count)
            } else if below.contains(where: { $0.overlaps(span) }) {
                // A run over several labels belongs to none of them.
                if over.count == 1, let only = over.first {
                    if run.line + 1 == leaves[only].top.line { leaves[only].top = run }
                    leaves[only].rise(to: run.line)
                    if run.line + 2 >= leaves[only].piece.line {
                        leaves[only].width = max(leaves[only].width, span.count)
                    }
                }
            } else if !isOverCodes(span) {
                found.append(
                    LayoutLeaf(
                        piece: run, span: span, lines: run.line...run.line, width: span.count,
                        headsCodes: headsOfCodes.contains(run), startsCodes: startsOfCodes.contains(run),
                        headsSums: headsOfSums.contains(run), headsNames: headsOfNames.contains(run), top: run))
            }
        }
        below += runs.map { metric.span($0) }
        leaves = (leaves + found).sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    /// Whether a run stands above 类, 款 and 项, between the labels at their sides: it is their common label, though none
    /// of them stands right below it.
    private func isOverCodes(_ span: Range<Int>) -> Bool {
        var groups: [(before: Int, codes: Range<Int>, count: Int)] = []
        var before = 0
        for leaf in leaves {
            if leaf.headsCodes, !leaf.startsCodes, let last = groups.last, last.codes.upperBound == before {
                groups[groups.count - 1].codes = last.codes.lowerBound..<leaf.span.upperBound
                groups[groups.count - 1].count += 1
            } else if leaf.headsCodes {
                groups.append((before, leaf.span, 1))
            }
            before = leaf.span.upperBound
        }
        return groups.contains { group in
            group.count > 1 && span.lowerBound >= group.before && span.lowerBound < group.codes.upperBound
                && span.upperBound + Self.farthest >= group.codes.lowerBound
        }
    }

    /// Matches a line's runs with the leaves in order. A run may end in a leaf beside it where that is a single
    /// character, which is no label by itself: a page that is set tightly pushes the lines of a label apart.
    private func match(_ runs: [LayoutPiece]) -> [Int?] {
        let width = leaves.count + 1
        var costs = Array(repeating: Int.max, count: (runs.count + 1) * width)
        var took = Array(repeating: Step.none, count: costs.count)
        costs[0] = 0
        for run in 0...runs.count {
            for leaf in 0...leaves.count {
                let cost = costs[run * width + leaf]
                guard cost < Int.max else { continue }
                func offer(_ target: Int, _ price: Int, _ step: Step) {
                    if cost + price < costs[target] {
                        costs[target] = cost + price
                        took[target] = step
                    }
                }
                if run < runs.count { offer((run + 1) * width + leaf, alone(runs[run]), .run) }
                if leaf < leaves.count {
                    let isLeft = runs.contains { isTail(leaves[leaf], of: $0) && price($0, leaves[leaf]) != nil }
                    offer(run * width + leaf + 1, isLeft ? Self.tailAlone : 0, .leaf)
                }
                if run < runs.count, leaf < leaves.count, let price = price(runs[run], leaves[leaf]) {
                    offer((run + 1) * width + leaf + 1, price, .both)
                }
            }
        }
        var result = [Int?](repeating: nil, count: runs.count)
        var (run, leaf) = (runs.count, leaves.count)
        while run > 0 || leaf > 0 {
            switch took[run * width + leaf] {
            case .run: run -= 1
            case .leaf: leaf -= 1
            case .both:
                run -= 1
                leaf -= 1
                result[run] = leaf
            case .none: return result
            }
        }
        return result
    }

    private enum Step {
        case none, run, leaf, both
    }

    private func alone(_ run: LayoutPiece) -> Int {
        below.contains { $0.overlaps(metric.span(run)) } ? 6 : 12
    }

    private func price(_ run: LayoutPiece, _ leaf: LayoutLeaf) -> Int? {
        let span = metric.span(run)
        let end = metric.span(leaf.top)
        let apart = max(end.lowerBound, span.lowerBound) - min(end.upperBound, span.upperBound)
        let off = abs(end.lowerBound + end.upperBound - span.lowerBound - span.upperBound) / 2
        if apart < 0 { return off }
        // A page drifts to the right from one line to the next.
        let isBehind = span.lowerBound >= end.upperBound
        return isTail(leaf, of: run) && apart <= 2 ? 4 * apart + off + (isBehind ? 3 : 0) : nil
    }

    private func isTail(_ leaf: LayoutLeaf, of run: LayoutPiece) -> Bool {
        leaf.piece.characters.count == 1 && run.characters.count >= 4 && leaf.piece.line - run.line <= 2
            && leaf.lines.count == 1 && !leaf.headsCodes && !codeHeads.contains(leaf.piece.line)
    }

    /// Whether a run that stands between two columns is the label of a group of them: it is printed well above
    /// the middle of the labels on both sides. 合计 heads a column of its own.
    private static func isGroup(_ leaf: LayoutLeaf, at index: Int, in leaves: [LayoutLeaf]) -> Bool {
        guard !leaf.headsSums, index > 0, index + 1 < leaves.count else { return false }
        let own = 2 * leaf.piece.line
        return middle(leaves[index - 1]) - own > 1 && middle(leaves[index + 1]) - own > 1
    }

    private static func middle(_ leaf: LayoutLeaf) -> Int { leaf.lines.lowerBound + leaf.lines.upperBound }

    private static let tailAlone = 12
    /// How far the label of codes may end before the first of their heads.
    private static let farthest = 4
}
