import SourceText

/// One run of a row, in its column.
struct LayoutEntry: Hashable, Sendable {
    /// The column's index.
    var column: Int
    /// The run.
    var piece: LayoutPiece
}

/// Puts the lines of a table's body together to rows.
///
/// A long label goes on over further lines, and a number may stand a line above or below its label. Which lines are
/// one row is a cheapest partition: two numbers of one column never share a row; a label goes on only where its line
/// was full, and not with a line that starts like an entry of its own; a number without a label is unlikely, and so
/// is a row across a blank line.
struct LayoutRows {
    private let lines: [[LayoutEntry]]
    private let numbers: [Int]
    private let numeric: [Bool]
    private let widest: [Int]
    /// How many digits the longest code of each column has on one line.
    private let mostDigits: [Int]
    private let codes: [Bool]
    private let listed: [Bool]
    /// The line of each column's first sum below its last entry of a list: what is carried over stands among the sums.
    private let firstSum: [Int]
    private let edges: [Int?]
    /// The columns of names that share a cell with the code before them.
    private let sharesCell: Set<Int>
    /// Whether codes go on in the line below: rows with a code are two lines high.
    private let hasBrokenCodes: Bool
    private let gap: Int
    private let starts: [Int: Bool]
    /// Where the labels of sums begin: 本年收入合计 never goes on.
    private let sums: Set<Int>
    /// Where labels begin that are a code and a name: they begin a row.
    private let coded: Set<Int>

    /// Reads what the columns have in common.
    ///
    /// - Parameters:
    ///   - lines: The runs of each printed line, left to right.
    ///   - numbers: The lines' indices, by which blank lines between them show.
    ///   - numeric: Which columns hold numbers.
    init(_ lines: [[LayoutEntry]], numbers: [Int], numeric: [Bool], in bytes: Span<UInt8>) {
        self.lines = lines
        self.numbers = numbers
        self.numeric = numeric
        var widest = Array(repeating: 0, count: numeric.count)
        var mostDigits = widest
        var entries = Array(repeating: 0, count: numeric.count)
        var listed = Array(repeating: 0, count: numeric.count)
        var firstSum = Array(repeating: Int.max, count: numeric.count)
        var upToListed = Array(repeating: 0, count: numeric.count)
        var starts: [Int: Bool] = [:]
        var sums: Set<Int> = []
        var coded: Set<Int> = []
        for entry in lines.joined() where numeric.indices.contains(entry.column) {
            widest[entry.column] = max(widest[entry.column], Self.length(entry.piece))
            if entry.piece.isDigits {
                mostDigits[entry.column] = max(mostDigits[entry.column], entry.piece.characters.count)
            }
            guard !numeric[entry.column] else { continue }
            if LayoutWords.startsWithCode(entry.piece.bytes, in: bytes) {
                coded.insert(entry.piece.bytes.lowerBound)
            }
            let isListed = LayoutEnumerator.starts(entry.piece.bytes, in: bytes)
            if LayoutWords.headsSums(entry.piece, in: bytes) {
                sums.insert(entry.piece.bytes.lowerBound)
                firstSum[entry.column] = min(firstSum[entry.column], entry.piece.line)
            }
            starts[entry.piece.bytes.lowerBound] = isListed
            entries[entry.column] += 1
            guard isListed else { continue }
            listed[entry.column] += 1
            firstSum[entry.column] = Int.max
            upToListed[entry.column] = entries[entry.column]
        }
        self.widest = widest
        self.mostDigits = mostDigits
        codes = numeric.indices.map { column in
            numeric[column] && lines.joined().allSatisfy { $0.column != column || $0.piece.isDigits }
        }
        let shared = Self.shared(lines, codes)
        hasBrokenCodes = lines.joined().contains { $0.piece.isDigits && $0.piece.tail != nil }
        edges = numeric.indices.map { column in
            if numeric[column] { return nil }
            if let start = shared[column] { return start }
            return Self.edge(of: lines.joined().filter { $0.column == column }.map(\.piece))
        }
        sharesCell = Set(shared.keys)
        self.listed = zip(upToListed, listed).map { $1 * 3 >= $0 && $1 > 0 }
        self.starts = starts
        self.sums = sums
        self.coded = coded
        self.firstSum = firstSum
        var gaps = 0
        for index in numbers.indices.dropFirst() where numbers[index] > numbers[index - 1] + 1 { gaps += 1 }
        gap = gaps * 4 > numbers.count ? 20 : 0
    }

    /// The rows, each as the range of its lines. O(lines × ``tallest``²).
    ///
    /// Most tables set their cells to the middle of the row; some to its foot or its head. The setting under which
    /// the whole table makes the cheapest rows is the table's own.
    ///
    /// - Parameter usual: The setting of the page before; that of most tables where there is none.
    func rows(after usual: LayoutSetting) -> (rows: [Range<Int>], setting: LayoutSetting) {
        var best = (setting: usual, partition: rows(setTo: usual))
        for setting in [LayoutSetting.middle, .foot, .head] where setting != usual {
            let partition = rows(setTo: setting)
            let clear = best.setting == usual ? Self.clear : 1
            if partition.cost + clear <= best.partition.cost { best = (setting, partition) }
        }
        return (best.partition.rows, best.setting)
    }

    private func rows(setTo setting: LayoutSetting) -> (rows: [Range<Int>], cost: Int) {
        guard !lines.isEmpty else { return ([], 0) }
        var costs = Array(repeating: Int.max, count: lines.count + 1)
        var starts = Array(repeating: 0, count: lines.count + 1)
        costs[0] = 0
        for end in 1...lines.count {
            for start in stride(from: end - 1, through: max(0, end - Self.tallest), by: -1) {
                guard costs[start] < Int.max,
                    let cost = cost(of: start..<end, setting) ?? (end - start == 1 ? Self.crowded : nil)
                else { continue }
                let total = costs[start] + cost
                if total < costs[end] {
                    costs[end] = total
                    starts[end] = start
                }
            }
        }
        var rows: [Range<Int>] = []
        var end = lines.count
        while end > 0 {
            rows.append(starts[end]..<end)
            end = starts[end]
        }
        return (rows.reversed(), costs[lines.count])
    }

    /// What a row of these lines costs; nil where it cannot be one.
    private func cost(of rows: Range<Int>, _ setting: LayoutSetting) -> Int? {
        var tally = LayoutRowTally(setting: setting)
        let next = numbers.indices.contains(rows.upperBound) ? numbers[rows.upperBound] : Int.max
        for line in rows {
            // A row holds the rests of its codes and amounts.
            for entry in lines[line] where (entry.piece.tailLine ?? 0) >= next { tally.cost += Self.torn }
            if line > rows.lowerBound, numbers[line] > numbers[line - 1] + 1 { tally.cost += 50 }
            tally.begin(hasLabel: lines[line].contains { isLabel($0) })
            for entry in lines[line] {
                let before = tally.last[entry.column]
                tally.last[entry.column] = entry.piece
                if entry.piece.kind == .number { tally.numberLines.append(line) }
                guard isLabel(entry) else {
                    guard let before else {
                        if isStump(entry) { tally.cost += 20 }
                        continue
                    }
                    guard let wrapped = wrapped(before, entry) else { return nil }
                    tally.cost += wrapped
                    continue
                }
                let starts = starts[entry.piece.bytes.lowerBound] ?? false
                tally.isListed = tally.isListed || starts
                tally.labelLines[entry.column, default: []].append(line)
                if let before {
                    let isSum = sums.contains(entry.piece.bytes.lowerBound) && bringsNumber(entry, in: lines[line])
                    tally.cost += wrap(
                        before, entry, starts: starts || isSum || coded.contains(entry.piece.bytes.lowerBound),
                        isFirst: tally.wraps == 0)
                    if before.line != entry.piece.line { tally.wraps += 1 }
                    // A label of two lines is set about its amount and not above it.
                    if setting != .foot, line == rows.upperBound - 1, line > rows.lowerBound,
                        before.line != entry.piece.line,
                        bringsNumber(entry, in: lines[line])
                    {
                        tally.cost += 12
                    }
                } else if listed[entry.column], !starts, entry.piece.line < firstSum[entry.column] {
                    tally.isUnlisted = true
                }
            }
        }
        if rows.lowerBound > 0, numbers[rows.lowerBound] == numbers[rows.lowerBound - 1] + 1 { tally.cost += gap }
        if !sharesCell.isEmpty || hasBrokenCodes { tally.cost += halved(rows) }
        return tally.total
    }

    /// What it costs that a row has its code and no amounts, or amounts and no code: where a name goes on below its
    /// code, the amounts stand beside either line.
    private func halved(_ rows: Range<Int>) -> Int {
        let entries = lines[rows].joined()
        let hasCode = entries.contains { codes.indices.contains($0.column) && codes[$0.column] }
        let hasAmount = entries.contains {
            $0.piece.kind == .number && !(codes.indices.contains($0.column) && codes[$0.column])
        }
        if hasCode { return hasAmount ? 0 : 12 }
        if hasBrokenCodes, hasAmount, !entries.contains(where: { sums.contains($0.piece.bytes.lowerBound) }) {
            return 15
        }
        return entries.contains { sharesCell.contains($0.column) } ? 15 : 0
    }

    /// What it costs that a code goes on in the line below: its cell is too narrow for all of its digits. nil for
    /// anything but codes that wrap.
    private func wrapped(_ before: LayoutPiece, _ entry: LayoutEntry) -> Int? {
        guard before.isDigits, entry.piece.isDigits, before.tail == nil, before.line < entry.piece.line,
            before.characters.count >= 4, entry.piece.characters.count <= 3,
            mostDigits.indices.contains(entry.column), before.characters.count == mostDigits[entry.column]
        else { return nil }
        return 8
    }

    /// Whether a run in a column of codes is too short to be one: the end of a code that was broken.
    private func isStump(_ entry: LayoutEntry) -> Bool {
        guard codes.indices.contains(entry.column), codes[entry.column], entry.piece.tail == nil else { return false }
        return widest[entry.column] >= 3 && entry.piece.characters.count + 1 < widest[entry.column]
            && entry.piece.characters.count < 3
    }

    /// Whether the run right of a label in its line is a number.
    private func bringsNumber(_ entry: LayoutEntry, in line: [LayoutEntry]) -> Bool {
        guard let own = line.firstIndex(of: entry), line.indices.contains(own + 1) else { return false }
        return line[own + 1].piece.kind == .number
    }

    private func isLabel(_ entry: LayoutEntry) -> Bool {
        entry.piece.kind != .number || !(numeric.indices.contains(entry.column) && numeric[entry.column])
    }

    private func wrap(_ before: LayoutPiece, _ entry: LayoutEntry, starts: Bool, isFirst: Bool) -> Int {
        let length = reach(before, in: entry.column)
        let next = reach(entry.piece, in: entry.column)
        let width = widest.indices.contains(entry.column) ? widest[entry.column] : length
        // Characters on one line that stand apart are one label spread out.
        if before.line == entry.piece.line { return 5 }
        var cost = isFirst ? 10 : 4
        if sums.contains(before.bytes.lowerBound) { cost += 60 }
        if isIndented(entry, after: before) { cost += 40 }
        if starts { cost += 120 }
        // Digits are not quite half as wide, nor all of one width.
        let slack = Self.narrow(before) > 2 ? 1 : 0
        if length + slack < next { cost += length + slack + 2 < next ? 60 : 15 }
        // A spread run fills its line by itself.
        if before.lastWord > 1 || before.characters.count == 1 {
            cost += 8 * max(0, min(width - length - 1 - slack, 5))
        }
        return cost
    }

    /// Where the labels of a column start that are set to the left; nil where they are set to the middle, so that
    /// only the widest of them start there.
    private static func edge(of labels: [LayoutPiece]) -> Int? {
        guard let edge = labels.map(\.characters.lowerBound).min() else { return nil }
        let lengths = labels.filter { $0.characters.lowerBound == edge }.map(\.characters.count)
        guard let shortest = lengths.min(), let longest = lengths.max(), lengths.count * 4 >= labels.count else {
            return nil
        }
        return longest > shortest + 1 ? edge : nil
    }

    /// The columns of names that share a cell with the code before them, each with the edge of the cell: the name goes
    /// on below its code.
    private static func shared(_ lines: [[LayoutEntry]], _ codes: [Bool]) -> [Int: Int] {
        var near: [Int: Int] = [:]
        var far: [Int: Int] = [:]
        var edge: [Int: Int] = [:]
        for line in lines {
            for (entry, next) in zip(line, line.dropFirst())
            where codes.indices.contains(entry.column) && codes[entry.column] && next.column == entry.column + 1 {
                let isNear = next.piece.characters.lowerBound - entry.piece.characters.upperBound <= 2
                if isNear { near[next.column, default: 0] += 1 } else { far[next.column, default: 0] += 1 }
                let start = entry.piece.characters.lowerBound
                edge[next.column] = min(edge[next.column] ?? start, start)
            }
        }
        return edge.filter {
            (near[$0.key] ?? 0) > 2 * (far[$0.key] ?? 0) && codes.indices.contains($0.key) && !codes[$0.key]
        }
    }

    /// Whether a run starts right of the line before it in a column of labels that are set to the left: labels are
    /// indented by their level, and a line that goes on starts at the edge.
    private func isIndented(_ entry: LayoutEntry, after before: LayoutPiece) -> Bool {
        guard edges.indices.contains(entry.column), edges[entry.column] != nil, !sharesCell.contains(entry.column)
        else { return false }
        return entry.piece.characters.lowerBound > before.characters.lowerBound
    }

    /// How far a run reaches into its column: an indented label has less room in its first line.
    private func reach(_ piece: LayoutPiece, in column: Int) -> Int {
        guard edges.indices.contains(column), let edge = edges[column], piece.lastWord > 1 else {
            return Self.length(piece)
        }
        return Self.length(piece) + max(0, piece.characters.lowerBound - edge) * (Self.narrow(piece) > 2 ? 5 : 10) / 10
    }

    /// How long a run is, in Chinese characters; digits and letters are about half as wide, and blanks are left out
    /// where it is spread.
    private static func length(_ piece: LayoutPiece) -> Int {
        if piece.lastWord == 1, piece.characters.count > 2 { return piece.characters.count / 2 + 1 }
        let narrow = narrow(piece)
        return piece.characters.count - narrow + (6 * narrow + 5) / 10
    }

    /// How many characters of a run are no Chinese ones.
    private static func narrow(_ piece: LayoutPiece) -> Int {
        max(0, 2 * piece.characters.count - piece.display.count)
    }

    private static let tallest = 9
    /// What a line costs that has two numbers of one column.
    private static let crowded = 500
    /// What it costs that a row leaves the rest of a code or an amount to the next.
    private static let torn = 200
    /// By how much rows set to the foot or the head have to be cheaper.
    private static let clear = 12
}
