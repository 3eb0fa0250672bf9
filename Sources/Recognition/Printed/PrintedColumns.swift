/// Which words of a table's lines stand in which of its columns.
///
/// Columns drift by some characters from line to line, and a label set to the middle of its column tells little about
/// where the column begins. So each line's words are given to the columns as a whole, in order, and where they stand
/// tells the places of the columns for the next time.
struct PrintedColumns {
    /// Where the columns stand: first what stands left of the header, then the header's.
    private(set) var spans: [Range<Int>]
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

    /// A line's words, with what each of them says against each column.
    private struct Line {
        var words: [PrintedRun]
        var said: [[Int]]
        /// The block of lines that it stands in, with no blank line between.
        var block: Int
    }

    /// The words of lines of a page by column.
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - lines: The lines below the header.
    ///   - stacks: The texts of the page that are cut over lines.
    /// - Complexity: O(words × columns² × drift).
    mutating func entries(of page: PrintedPage, _ lines: Range<Int>, stacks: PrintedStacks) -> [[Entry]] {
        self.stacks = stacks
        var own: [Line] = []
        var block = 0
        for line in lines {
            if page.isApart(line) { block += 1 }
            let words = page.lines[line]
            own.append(
                Line(words: words, said: words.map { word in spans.indices.map { said(word, $0) } }, block: block))
        }
        // The header stands where its labels are set, and not where the columns are: at first the words count more.
        var shifts = drifts(of: own, pull: Self.lightPull)
        var taken = own.map { columns(of: $0, shift: shifts[$0.block] ?? 0, pull: Self.lightPull).columns }
        for _ in 0..<3 {
            learn(from: own, taken, shifts)
            shifts = drifts(of: own, pull: Self.pull)
            let next = own.map { columns(of: $0, shift: shifts[$0.block] ?? 0, pull: Self.pull).columns }
            if next == taken { break }
            taken = next
        }
        return zip(own, taken).map { line, columns in
            var entries: [Entry] = []
            for (word, column) in zip(line.words, columns) {
                if let last = entries.last, last.column == column {
                    entries[entries.count - 1].run = last.run.joined(with: word)
                } else {
                    entries.append(Entry(column: column, run: word))
                }
            }
            return entries
        }
    }

    private func drifts(of lines: [Line], pull: Int) -> [Int: Int] {
        Dictionary(grouping: lines, by: \.block).mapValues { drift(of: $0, pull: pull) }
    }

    /// By how many characters a block of lines has drifted from the others.
    private func drift(of block: [Line], pull: Int) -> Int {
        func cost(_ shift: Int) -> Int {
            block.reduce(abs(shift)) { $0 + columns(of: $1, shift: shift, pull: pull).cost }
        }
        var best = (shift: 0, cost: cost(0))
        if best.cost < Self.drifted { return 0 }
        for shift in -Self.widestDrift...Self.widestDrift where shift != 0 {
            let own = cost(shift)
            if own + Self.drifted < best.cost || best.shift != 0 && own < best.cost { best = (shift, own) }
        }
        return best.shift
    }

    private mutating func learn(from lines: [Line], _ columns: [[Int]], _ shifts: [Int: Int]) {
        var runs: [[Range<Int>]] = Array(repeating: [], count: spans.count)
        for (line, columns) in zip(lines, columns) {
            let shift = shifts[line.block] ?? 0
            for (word, column) in zip(line.words, columns) {
                runs[column].append((word.span.lowerBound - shift)..<(word.span.upperBound - shift))
            }
        }
        for (column, own) in runs.enumerated() where !own.isEmpty {
            let starts = own.map(\.lowerBound).sorted()
            let ends = own.map(\.upperBound).sorted()
            let outliers = own.count / 4
            let low = starts[outliers]
            let high = ends[ends.count - 1 - outliers]
            spans[column] = min(low, high - 1)..<max(high, low + 1)
        }
    }

    /// The columns of a line's words, in order and cheapest.
    private func columns(of line: Line, shift: Int, pull: Int) -> (columns: [Int], cost: Int) {
        guard !line.words.isEmpty else { return ([], 0) }
        let count = spans.count
        var costs = Array(repeating: Array(repeating: Int.max, count: count), count: line.words.count)
        var back = Array(repeating: Array(repeating: 0, count: count), count: line.words.count)
        for (index, word) in line.words.enumerated() {
            for column in 0..<count {
                let own = line.said[index][column] + place(word, spans[column], shift: shift, pull: pull)
                if index == 0 {
                    costs[0][column] = own
                    continue
                }
                for before in 0...column {
                    let step = before == column ? bridge(line.words[index - 1], word, in: column) : 0
                    let total = costs[index - 1][before] + own + step
                    if total < costs[index][column] {
                        costs[index][column] = total
                        back[index][column] = before
                    }
                }
            }
        }
        let last = line.words.count - 1
        var column = (0..<count).min { costs[last][$0] < costs[last][$1] } ?? 0
        let cost = costs[last][column]
        var columns: [Int] = []
        for index in line.words.indices.reversed() {
            columns.append(column)
            column = back[index][column]
        }
        return (columns.reversed(), cost)
    }

    /// What speaks against two neighbours in one column.
    private func bridge(_ left: PrintedRun, _ right: PrintedRun, in column: Int) -> Int {
        if (right.gap ?? 1) > 1 || left.isMeasure && right.isMeasure { return Self.bridged }
        if let one = stacks.index(of: left), let other = stacks.index(of: right), one != other { return Self.bridged }
        return column > 0 && header.columns[column - 1].key == "indicator" ? 2 : 6
    }

    /// How far a word stands from a column.
    private func place(_ word: PrintedRun, _ column: Range<Int>, shift: Int, pull: Int) -> Int {
        let span = (column.lowerBound + shift)..<(column.upperBound + shift)
        let away = max(0, max(span.lowerBound - word.span.upperBound + 1, word.span.lowerBound - span.upperBound + 1))
        var cost = min(away, Self.farthest) * pull
        if away == 0 {
            let shared = word.overlap(span)
            cost += (word.span.count - shared) * 2 * min(1, max(0, span.count - shared))
        }
        let start = abs(span.lowerBound - word.span.lowerBound)
        let end = abs(span.upperBound - word.span.upperBound)
        let middle = abs(span.lowerBound + span.upperBound - word.span.lowerBound - word.span.upperBound) / 2
        return cost + min(10, min(start, end, middle) / 2)
    }

    /// What a word says against a column.
    private func said(_ word: PrintedRun, _ column: Int) -> Int {
        if header.isTasks { return column == 0 ? 100 : 0 }
        var cost = 0
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
            if word.isMeasure { cost += 15 } else if words.isValue(word.text) { cost += 6 }
        case "score", "weight":
            if !PerformanceText.isScore(word.text) || word.text.ends("%") { cost += word.isMeasure ? 15 : 8 }
        default:
            if isLevel1 || isLevel2 { cost += 15 }
        }
        return cost
    }

    private static let bridged = 40
    private static let farthest = 12
    /// How much a place counts beside what a word says.
    private static let pull = 4
    private static let lightPull = 2
    private static let widestDrift = 14
    private static let drifted = 10
}
