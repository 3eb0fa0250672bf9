import DisclosureModel
import FormCatalogue

/// Which form column each column of amounts is, and how well that fits.
struct ColumnBinding: Sendable {
    /// The bound columns by place.
    private(set) var bound: [Int: FormColumn] = [:]
    /// How well header and 栏次 speak for the binding: the sum over the columns, exact labels counting 3 and more.
    private(set) var score = 0.0
    /// By how many places the header stands to the right of the data it labels; 0 in sound tables.
    private(set) var headerShift = 0

    /// Binds the amount columns of one side.
    ///
    /// Labels decide first and printed 栏次 second; what neither names is bound by its place between neighbours. The
    /// header may be shifted against the data as a whole; that is believed only where the 栏次 prove it.
    ///
    /// - Parameters:
    ///   - hasOrdinals: Whether the form's 栏次 can number the columns: not where a form of one row is printed in several.
    ///   - mends: Whether a shifted header may be put right; else every label names the column it is printed over.
    init(
        _ side: TableSide, header: HeaderBand, candidates: [FormKeys.ColumnKeys], hasOrdinals: Bool = true, mends: Bool
    ) {
        guard !side.amounts.isEmpty, !candidates.isEmpty else { return }
        headerShift = mends && hasOrdinals ? Self.provenShift(side, header, candidates) : 0
        let paths = Self.telling(side.amounts.map { Self.path(header, $0 + headerShift) }, candidates)
        // Beside what was planned, 栏次 are another edition's.
        let isMixed = paths.contains(where: \.isOfPlan) && candidates.allSatisfy(\.isOfActual)
        let ordinals =
            hasOrdinals && !isMixed ? Self.ordinals(side, header, candidates) : side.amounts.map { _ in nil }
        // A label that stands above several columns is divided by them: none of them is the whole.
        let divided = candidates.map { candidate in paths.count { candidate.isDivided(by: $0) } > 1 }
        let scores = zip(paths, ordinals).map { path, ordinal in
            zip(candidates, divided).map { candidate, isDivided -> Double in
                if isDivided, candidate.isDivided(by: path) { return 0 }
                let text = candidate.fit(path)
                guard let ordinal, let expected = candidate.column.ordinal else { return text }
                return ordinal == expected ? text + 1 : max(0, text - 0.2)
            }
        }
        let assigned = Self.assign(scores, ordinals: ordinals, candidates)
        for (index, choice) in assigned.enumerated() {
            guard let choice else { continue }
            bound[side.amounts[index]] = candidates[choice].column
            score += scores[index][choice]
        }
        if side.amounts.count == 1, bound.isEmpty, candidates.filter({ !$0.column.isOptional }).count == 1,
            let only = candidates.first(where: { !$0.column.isOptional })
        {
            bound[side.amounts[0]] = only.column
            score += 0.3
        }
        bindBetweenNeighbours(side, candidates)
        releaseParts(side, header)
    }

    /// Leaves open what is printed once for each source of money (一般公共预算 / 基本支出, 政府性基金预算 / 基本支出): none of
    /// them is the whole that the form means.
    private mutating func releaseParts(_ side: TableSide, _ header: HeaderBand) {
        func source(_ place: Int) -> LabelKey? {
            let above = Self.path(header, place + headerShift).tokens.dropLast().last
            return above.flatMap { above in Self.sources.contains(where: above.text.holds) ? above : nil }
        }
        let parts = side.amounts.filter { place in
            guard let column = bound[place], column.under.isEmpty, let own = source(place) else { return false }
            let leaf = Self.path(header, place + headerShift).leaf
            return side.amounts.contains { other in
                bound[other] == nil && Self.path(header, other + headerShift).leaf == leaf
                    && source(other).map { $0 != own } ?? false
            }
        }
        for place in parts { bound[place] = nil }
    }

    /// Words for where money comes from.
    private static let sources = ["公共预算", "政府性基金", "国有资本", "专户", "单位资金", "其他资金"]

    /// Binds an unnamed column where exactly one form column is free between its neighbours.
    private mutating func bindBetweenNeighbours(_ side: TableSide, _ candidates: [FormKeys.ColumnKeys]) {
        let required = candidates.filter { !$0.column.isOptional }.map(\.column)
        if bound.isEmpty, side.amounts.count == required.count {
            for (place, column) in zip(side.amounts, required) { bound[place] = column }
            score += 0.1
            return
        }
        for (index, place) in side.amounts.enumerated() where bound[place] == nil {
            let before = side.amounts[..<index].last.flatMap { bound[$0] }
            let after = side.amounts[(index + 1)...].first.flatMap { bound[$0] }
            guard before != nil || after != nil else { continue }
            let low = before.flatMap { required.firstIndex(of: $0) } ?? -1
            let high = after.flatMap { required.firstIndex(of: $0) } ?? required.count
            guard high - low == 2, !bound.values.contains(required[low + 1]) else { continue }
            bound[place] = required[low + 1]
            score += 0.2
        }
    }

    /// The printed 栏次 of the columns of amounts; none where they are another edition's, which has more of them.
    private static func ordinals(
        _ side: TableSide, _ header: HeaderBand, _ candidates: [FormKeys.ColumnKeys]
    ) -> [Int?] {
        let printed = side.amounts.map { header.ordinals[$0] }
        guard let last = candidates.compactMap(\.column.ordinal).max(), let most = printed.compactMap({ $0 }).max(),
            most > last, side.amounts.count > candidates.count(where: { $0.column.ordinal != nil })
        else { return printed }
        return printed.map { _ in nil }
    }

    private static func path(_ header: HeaderBand, _ column: Int) -> HeaderTokens {
        header.tokens.indices.contains(column) ? header.tokens[column] : .none
    }

    /// The paths without a last label that they share, where the one above it names a column in each: 金额 below 人员经费
    /// and 公用经费 names neither. A group that stands below its columns still tells which half they are of. O(columns).
    private static func telling(_ paths: [HeaderTokens], _ candidates: [FormKeys.ColumnKeys]) -> [HeaderTokens] {
        var above: [LabelKey: [LabelKey?]] = [:]
        for path in paths {
            if let leaf = path.leaf { above[leaf, default: []].append(path.tokens.dropLast().last) }
        }
        let shared = above.filter { leaf, names in
            names.count > 1 && Set(names).count == names.count
                && !candidates.contains { $0.groups.contains { $0.contains(leaf) } }
                && names.allSatisfy { name in candidates.contains { name.map($0.leaves.contains) == true } }
                && !candidates.contains { candidate in
                    // 基本支出 below 年初结转和结余 is a column of its own.
                    candidate.leaves.contains(leaf)
                        && (!FormKeys.ColumnKeys.isMeasure(leaf) || names.contains { candidate.isUnder($0) })
                }
        }
        guard !shared.isEmpty else { return paths }
        return paths.map { path in
            guard let leaf = path.leaf, shared[leaf] != nil else { return path }
            return HeaderTokens(path.tokens.dropLast().map(\.text))
        }
    }

    /// The shift of the header for which label and 栏次 name the same column most often; 0 unless another is better.
    private static func provenShift(
        _ side: TableSide, _ header: HeaderBand, _ candidates: [FormKeys.ColumnKeys]
    ) -> Int {
        let ordinals = ordinals(side, header, candidates)
        guard ordinals.contains(where: { $0 != nil }) else { return 0 }
        // Where every column stands under a label of its own, 栏次 of another edition prove nothing.
        let isNamed = side.amounts.allSatisfy { column in
            let path = path(header, column)
            return candidates.contains { $0.fit(path) >= 3 }
        }
        guard !isNamed else { return 0 }
        func agreement(_ shift: Int) -> Int {
            zip(side.amounts, ordinals).filter { column, ordinal in
                guard let ordinal else { return false }
                let path = path(header, column + shift)
                return candidates.contains { $0.column.ordinal == ordinal && $0.fit(path) >= 2 }
            }.count
        }
        let straight = agreement(0)
        let best = [-1, 1, -2, 2].max { (agreement($0), -abs($0)) < (agreement($1), -abs($1)) } ?? 0
        return agreement(best) > straight + 1 ? best : 0
    }

    /// Labels decide where each column has an exact one of its own; else a complete set of the form's 栏次 does; else
    /// the best agreement of both.
    private static func assign(
        _ scores: [[Double]], ordinals: [Int?], _ candidates: [FormKeys.ColumnKeys]
    ) -> [Int?] {
        let free = freely(scores)
        if free.allSatisfy({ $0 != nil }) { return free }
        let expected = candidates.filter { !$0.column.isOptional }.compactMap(\.column.ordinal)
        if ordinals.count == expected.count, ordinals.compactMap({ $0 }).sorted() == expected.sorted() {
            return ordinals.map { ordinal in candidates.firstIndex { $0.column.ordinal == ordinal } }
        }
        let ordered = inOrder(scores)
        if ordered.contains(nil) {
            // Whole labels whose groups are not printed tell columns apart as well, where nothing else tells them all.
            let labelled = freely(scores, from: wholeLabel)
            if !labelled.contains(nil) { return labelled }
        }
        let completed = completed(free, scores)
        return total(completed, scores) > total(ordered, scores) + 0.5 ? completed : ordered
    }

    /// An assignment with what it leaves open assigned in the order of the form.
    private static func completed(_ assignment: [Int?], _ scores: [[Double]]) -> [Int?] {
        let open = assignment.indices.filter { assignment[$0] == nil }
        let taken = Set(assignment.compactMap { $0 })
        let rest = inOrder(open.map { row in scores[row].indices.map { taken.contains($0) ? 0 : scores[row][$0] } })
        var result = assignment
        for (row, choice) in zip(open, rest) { result[row] = choice }
        return result
    }

    /// The best assignment that keeps the order of the form: dynamic programming over columns and candidates.
    private static func inOrder(_ scores: [[Double]]) -> [Int?] {
        let rows = scores.count
        let columns = scores.first?.count ?? 0
        var best = [[Double]](repeating: [Double](repeating: 0, count: columns + 1), count: rows + 1)
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                let take = scores[row][column] > 0 ? scores[row][column] + best[row + 1][column + 1] : 0
                best[row][column] = max(take, best[row + 1][column], best[row][column + 1])
            }
        }
        var result = [Int?](repeating: nil, count: rows)
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            let score = scores[row][column]
            if score > 0, best[row][column] == score + best[row + 1][column + 1] {
                result[row] = column
                row += 1
                column += 1
            } else if best[row][column] == best[row][column + 1] {
                column += 1
            } else {
                row += 1
            }
        }
        return result
    }

    /// The least score of a whole label of a column, which may stand under two groups, none of them printed.
    private static let wholeLabel = 2.6

    /// The greedy assignment regardless of order, exact labels only: districts interleave and reorder columns.
    private static func freely(_ scores: [[Double]], from least: Double = 3) -> [Int?] {
        var exact: [(row: Int, column: Int, score: Double)] = []
        for row in scores.indices {
            for column in scores[row].indices where scores[row][column] >= least {
                exact.append((row, column, scores[row][column]))
            }
        }
        exact.sort { left, right in
            if left.score != right.score { return left.score > right.score }
            return (left.row, left.column) < (right.row, right.column)
        }
        var result = [Int?](repeating: nil, count: scores.count)
        var taken: Set<Int> = []
        for pair in exact where result[pair.row] == nil && taken.insert(pair.column).inserted {
            result[pair.row] = pair.column
        }
        return result
    }

    private static func total(_ assignment: [Int?], _ scores: [[Double]]) -> Double {
        var sum = 0.0
        for (row, choice) in assignment.enumerated() {
            if let choice { sum += scores[row][choice] }
        }
        return sum
    }
}
