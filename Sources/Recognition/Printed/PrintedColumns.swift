/// Which words of a table's lines stand in which of its columns.
///
/// Columns drift by some characters from line to line, and a label set to the middle of its column tells little about
/// where the column begins. So each line's words are given to the columns as a whole, in order, and where they stand
/// tells the places of the columns for the next time.
struct PrintedColumns {
    /// Where the columns stand: first what stands left of the header, then the header's.
    private(set) var spans: [Range<Int>]
    /// How much a place counts beside what a word says.
    private var pull = 4
    private let header: PrintedHeader
    private let words: PerformanceWords
    private var stacks: PrintedStacks

    /// A word, or words that stand together, in its column; 0 is what stands left of the header's columns.
    struct Entry: Hashable, Sendable {
        var column: Int
        var run: PrintedRun
    }

    /// Prepares for a header's columns.
    ///
    /// - Parameters:
    ///   - header: The header.
    ///   - stacks: The texts of the page that are cut over lines.
    init(_ header: PrintedHeader, words: PerformanceWords, stacks: PrintedStacks) {
        self.header = header
        self.words = words
        self.stacks = stacks
        let start = header.start
        spans = [0..<max(1, start - 1)] + header.columns.map(\.span)
    }

    /// The lines' words by column.
    ///
    /// - Parameter lines: The words of the lines below the header.
    /// - Complexity: O(words × columns).
    mutating func entries(of lines: [[PrintedRun]], stacks: PrintedStacks) -> [[Entry]] {
        self.stacks = stacks
        // The header stands where its labels are set, and not where the columns are: the words come first.
        pull = 1
        var result = lines.map(entries)
        pull = 4
        for _ in 0..<3 {
            learn(from: result.joined())
            let next = lines.map(entries)
            if next == result { break }
            result = next
        }
        return result
    }

    private mutating func learn(from entries: some Sequence<Entry>) {
        var runs: [[Range<Int>]] = Array(repeating: [], count: spans.count)
        for entry in entries { runs[entry.column].append(entry.run.span) }
        for (column, own) in runs.enumerated() where !own.isEmpty {
            let starts = own.map(\.lowerBound).sorted()
            let ends = own.map(\.upperBound).sorted()
            let outliers = own.count / 8
            let low = starts[outliers]
            let high = ends[ends.count - 1 - outliers]
            spans[column] = min(low, high - 1)..<max(high, low + 1)
        }
    }

    private func entries(of line: [PrintedRun]) -> [Entry] {
        guard !line.isEmpty else { return [] }
        let count = spans.count
        var costs = Array(repeating: Array(repeating: Int.max, count: count), count: line.count)
        var back = Array(repeating: Array(repeating: 0, count: count), count: line.count)
        for (index, word) in line.enumerated() {
            for column in 0..<count {
                let own = cost(of: word, in: column)
                if index == 0 {
                    costs[0][column] = own
                    continue
                }
                for before in 0...column {
                    let step = before == column ? bridge(line[index - 1], word, in: column) : 0
                    let total = costs[index - 1][before] + own + step
                    if total < costs[index][column] {
                        costs[index][column] = total
                        back[index][column] = before
                    }
                }
            }
        }
        let last = line.count - 1
        var column = (0..<count).min { costs[last][$0] < costs[last][$1] } ?? 0
        var columns: [Int] = []
        for index in line.indices.reversed() {
            columns.append(column)
            column = back[index][column]
        }
        var entries: [Entry] = []
        for (word, column) in zip(line, columns.reversed()) {
            if let own = entries.last, own.column == column {
                entries[entries.count - 1].run = own.run.joined(with: word)
            } else {
                entries.append(Entry(column: column, run: word))
            }
        }
        return entries
    }

    /// What speaks against two neighbours in one column.
    private func bridge(_ left: PrintedRun, _ right: PrintedRun, in column: Int) -> Int {
        if (right.gap ?? 1) > 1 || left.isMeasure && right.isMeasure { return Self.bridged }
        if let one = stacks.index(of: left), let other = stacks.index(of: right), one != other { return Self.bridged }
        return column > 0 && header.columns[column - 1].key == "indicator" ? 2 : 6
    }

    /// What speaks against a word in a column: how far it stands from it, and what it says.
    private func cost(of word: PrintedRun, in column: Int) -> Int {
        let span = spans[column]
        let away = max(0, max(span.lowerBound - word.span.upperBound + 1, word.span.lowerBound - span.upperBound + 1))
        var cost = pull == 1 ? min(away, Self.farthest) : away * pull
        if away == 0 {
            cost += (word.span.count - word.overlap(span)) * 2 * min(1, max(0, span.count - word.overlap(span)))
        }
        cost += min(10, abs(span.lowerBound + span.upperBound - word.span.lowerBound - word.span.upperBound) / 4)
        guard !header.isTasks else { return column == 0 ? 100 : cost }
        let key = column == 0 ? "side" : header.columns[column - 1].key
        let whole = stacks.whole(of: word)
        let isLevel1 = words.isLevel1(whole)
        let isLevel2 = words.isLevel2(whole)
        switch key {
        case "side", "goal":
            if isLevel1 || isLevel2 || word.isMeasure { cost += 25 }
            if words.isGoal(whole) || words.kind(whole) == .group { cost = max(0, cost - 10) }
        case "level1":
            if !isLevel1 { cost += isLevel2 ? 20 : word.isMeasure ? 25 : 3 }
            if words.isGoal(whole) { cost += 10 }
        case "level2":
            if !isLevel2 { cost += isLevel1 ? 20 : word.isMeasure ? 25 : 3 }
        case "indicator":
            if isLevel1 || isLevel2 { cost += whole.ends("指标") ? 25 : 5 }
            if word.isMeasure { cost += 15 }
        case "score", "weight":
            if !PerformanceText.isScore(word.text) { cost += word.isMeasure ? 15 : 8 }
        default:
            if isLevel1 || isLevel2 { cost += 15 }
        }
        return cost
    }

    private static let bridged = 40
    private static let farthest = 10
}
