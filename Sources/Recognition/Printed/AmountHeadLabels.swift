import DisclosureModel
import FormCatalogue

/// A run of a printed head: what stands between two blanks.
struct AmountHeadRun: Hashable, Sendable {
    /// The text as labels are compared.
    var key: String
    /// The text, as printed.
    var text: String
    /// The number of its line.
    var line: Int
    /// Its place on the line, in characters.
    var span: Range<Int>

    /// Twice the middle of its place on paper, where an ideograph takes two columns.
    var middle: Int

    /// Twice the middle of its place.
    var center: Int { span.lowerBound + span.upperBound }

    /// The runs of a line, left to right. O(characters).
    static func runs(of line: PrintedLine) -> [AmountHeadRun] {
        let places = PrintedPage.words(of: line, metric: .display)
        return zip(PrintedPage.words(of: line), places).map { word, place in
            let start = word.span.lowerBound + line.offset
            return AmountHeadRun(
                key: LabelText.key(word.text), text: word.text, line: line.number,
                span: start..<(start + word.span.count), middle: place.span.lowerBound + place.span.upperBound)
        }
    }
}

/// A label of a printed head: its runs, topmost first.
struct AmountHeadLabel: Hashable, Sendable {
    /// The label as labels are compared.
    var key: String
    /// Its runs.
    var runs: [AmountHeadRun]

    /// The lines that it is printed on.
    var lines: ClosedRange<Int> { (runs.first?.line ?? 0)...max(runs.first?.line ?? 0, runs.last?.line ?? 0) }
    /// Twice the middle of its runs.
    var center: Int { runs.reduce(0) { $0 + $1.center } / max(1, runs.count) }

    /// Whether it stands left of another on a line that both are printed on; nil where there is none.
    func isLeft(of other: AmountHeadLabel) -> Bool? {
        for run in runs {
            if let beside = other.runs.first(where: { $0.line == run.line }) {
                return run.span.lowerBound < beside.span.lowerBound
            }
        }
        return nil
    }
}

/// Reads the runs of a head as the labels that a form knows.
///
/// Every run belongs to one label. Where a label is wrapped its lines stand below one another, as far as the page keeps
/// its places; of all ways to read the runs the one counts that leaves the fewest over and moves them least.
struct AmountHeadLabels: Sendable {
    /// The labels found.
    private(set) var labels: [AmountHeadLabel] = []
    /// The runs that are no label's.
    private(set) var strays: [AmountHeadRun] = []

    private struct Chain {
        var label: AmountHeadLabel
        var mask: UInt64
        var cost: Int
    }

    /// Reads the runs; nil where there are too many ways.
    ///
    /// - Parameters:
    ///   - runs: The runs, line by line.
    ///   - words: The labels that may be, as keys.
    init?(_ runs: [AmountHeadRun], words: [String]) {
        guard !runs.isEmpty, runs.count <= Self.mostRuns else { return nil }
        let chains = runs.indices.map { Self.chains(from: $0, runs, words) }
        guard chains.reduce(0, { $0 + $1.count }) <= Self.mostChains else { return nil }
        var search = Search(chains: chains, count: runs.count)
        guard search.cost(of: 0) < Int.max else { return nil }
        var used: UInt64 = 0
        while used != search.whole {
            let first = (~used).trailingZeroBitCount
            guard let choice = search.choice[used] else { return nil }
            if choice < 0 {
                strays.append(runs[first])
                used |= 1 << UInt64(first)
            } else {
                labels.append(chains[first][choice].label)
                used |= chains[first][choice].mask
            }
        }
    }

    /// Finds the least cost of reading what is left, each set of runs once.
    private struct Search {
        let chains: [[Chain]]
        let whole: UInt64
        var choice: [UInt64: Int] = [:]
        private var costs: [UInt64: Int] = [:]

        init(chains: [[Chain]], count: Int) {
            self.chains = chains
            whole = count >= 64 ? .max : (1 << UInt64(count)) - 1
        }

        mutating func cost(of used: UInt64) -> Int {
            if used == whole { return 0 }
            if let known = costs[used] { return known }
            guard costs.count < AmountHeadLabels.mostWays else { return Int.max }
            let first = (~used).trailingZeroBitCount
            var best = Int.max
            for (index, chain) in chains[first].enumerated() where chain.mask & used == 0 {
                let rest = cost(of: used | chain.mask)
                if rest < Int.max, rest + chain.cost < best {
                    best = rest + chain.cost
                    choice[used] = index
                }
            }
            let rest = cost(of: used | 1 << UInt64(first))
            if rest < Int.max, rest + AmountHeadLabels.stray < best {
                best = rest + AmountHeadLabels.stray
                choice[used] = -1
            }
            costs[used] = best
            return best
        }
    }

    /// The labels that a run may begin.
    private static func chains(from start: Int, _ runs: [AmountHeadRun], _ words: [String]) -> [Chain] {
        var found: [Chain] = []
        func extend(_ path: [Int], _ rest: Substring, _ word: String, _ cost: Int) {
            guard found.count < mostChains else { return }
            guard let last = path.last, !rest.isEmpty else {
                let mask = path.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
                found.append(
                    Chain(label: AmountHeadLabel(key: word, runs: path.map { runs[$0] }), mask: mask, cost: cost))
                return
            }
            for next in runs.indices where next > last && rest.begins(runs[next].key) {
                guard let step = step(from: runs[last], to: runs[next]) else { continue }
                extend(path + [next], rest.dropFirst(runs[next].key.count), word, cost + step)
            }
        }
        for word in words where word.begins(runs[start].key) {
            extend([start], word.dropFirst(runs[start].key.count), word, 0)
        }
        return found
    }

    /// What it costs that a label goes on from one run to another; nil where it cannot.
    private static func step(from run: AmountHeadRun, to next: AmountHeadRun) -> Int? {
        if run.line == next.line {
            // 合 计: characters that are spread out.
            let gap = next.span.lowerBound - run.span.upperBound
            return run.key.count == 1 && next.key.count == 1 && (1...6).contains(gap) ? gap : nil
        }
        let apart = abs(run.center - next.center) / 2
        guard next.line - run.line <= 3, apart <= farthest else { return nil }
        return apart + 2 * (next.line - run.line - 1)
    }

    private static let stray = 60
    private static let farthest = 26
    private static let mostRuns = 60
    private static let mostChains = 600
    private static let mostWays = 20_000
}
