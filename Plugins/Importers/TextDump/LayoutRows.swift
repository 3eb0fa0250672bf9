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
    private let listed: [Bool]
    private let gap: Int
    private let starts: [Int: Bool]

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
        var entries = Array(repeating: 0, count: numeric.count)
        var listed = Array(repeating: 0, count: numeric.count)
        var starts: [Int: Bool] = [:]
        for entry in lines.joined() where numeric.indices.contains(entry.column) {
            widest[entry.column] = max(widest[entry.column], Self.length(entry.piece))
            guard !numeric[entry.column] else { continue }
            let isListed = LayoutEnumerator.starts(entry.piece.bytes, in: bytes)
            starts[entry.piece.bytes.lowerBound] = isListed
            entries[entry.column] += 1
            if isListed { listed[entry.column] += 1 }
        }
        self.widest = widest
        self.listed = zip(entries, listed).map { $1 * 3 >= $0 && $1 > 0 }
        self.starts = starts
        var gaps = 0
        for index in numbers.indices.dropFirst() where numbers[index] > numbers[index - 1] + 1 { gaps += 1 }
        gap = gaps * 4 > numbers.count ? 20 : 0
    }

    /// The rows, each as the range of its lines. O(lines × ``tallest``²).
    func rows() -> [Range<Int>] {
        guard !lines.isEmpty else { return [] }
        var costs = Array(repeating: Int.max, count: lines.count + 1)
        var starts = Array(repeating: 0, count: lines.count + 1)
        costs[0] = 0
        for end in 1...lines.count {
            for start in stride(from: end - 1, through: max(0, end - Self.tallest), by: -1) {
                guard costs[start] < Int.max, let cost = cost(of: start..<end) else { continue }
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
        return rows.reversed()
    }

    /// What a row of these lines costs; nil where it cannot be one.
    private func cost(of rows: Range<Int>) -> Int? {
        var cost = 0
        var last: [Int: LayoutPiece] = [:]
        var hasNumber = false
        var hasLabel = false
        var isListed = false
        var isUnlisted = false
        for line in rows {
            if line > rows.lowerBound, numbers[line] > numbers[line - 1] + 1 { cost += 50 }
            let lineHasLabel = lines[line].contains { isLabel($0) }
            if hasLabel, !lineHasLabel { cost += 2 }
            for entry in lines[line] {
                if entry.piece.kind == .number { hasNumber = true }
                guard isLabel(entry) else {
                    if last[entry.column] != nil { return nil }
                    last[entry.column] = entry.piece
                    continue
                }
                hasLabel = true
                let starts = starts[entry.piece.bytes.lowerBound] ?? false
                isListed = isListed || starts
                if let before = last[entry.column] {
                    cost += wrap(before, entry, starts: starts)
                } else if listed[entry.column], !starts {
                    isUnlisted = true
                }
                last[entry.column] = entry.piece
            }
        }
        if !hasLabel { cost += 90 }
        if !hasNumber { cost += (isListed ? 5 : 35) + (isUnlisted ? 40 : 0) }
        if rows.lowerBound > 0, numbers[rows.lowerBound] == numbers[rows.lowerBound - 1] + 1 { cost += gap }
        return cost
    }

    private func isLabel(_ entry: LayoutEntry) -> Bool {
        entry.piece.kind != .number || !(numeric.indices.contains(entry.column) && numeric[entry.column])
    }

    private func wrap(_ before: LayoutPiece, _ entry: LayoutEntry, starts: Bool) -> Int {
        let length = Self.length(before)
        let width = widest.indices.contains(entry.column) ? widest[entry.column] : length
        // Characters on one line that stand apart are one label spread out.
        if before.line == entry.piece.line { return 5 }
        var cost = 10
        if starts { cost += 120 }
        if length + 2 < Self.length(entry.piece) { cost += 60 }
        // A spread run fills its line by itself.
        if before.lastWord > 1 { cost += 8 * max(0, min(width - length - 1, 5)) }
        return cost
    }

    /// How many characters a run has, blanks left out where it is spread.
    private static func length(_ piece: LayoutPiece) -> Int {
        piece.lastWord == 1 && piece.characters.count > 2 ? piece.characters.count / 2 + 1 : piece.characters.count
    }

    private static let tallest = 9
}

/// Marks that start an entry of a list.
enum LayoutEnumerator {
    /// Whether a run starts with `一、`, `（一）`, `1.` or `1、`.
    static func starts(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        var rest = Array(
            bytes.string(in: range.lowerBound..<min(range.upperBound, range.lowerBound + 24)).unicodeScalars)[...]
        let opens = rest.first == "（" || rest.first == "("
        if opens { rest.removeFirst() }
        let digits = rest.prefix { numerals.contains($0) || ("0"..."9").contains($0) }
        guard !digits.isEmpty, let mark = rest.dropFirst(digits.count).first else { return false }
        return opens ? mark == "）" || mark == ")" : marks.contains(mark)
    }

    private static let numerals: Set<Unicode.Scalar> = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇", "零",
    ]
    private static let marks: Set<Unicode.Scalar> = ["、", ".", "．", ",", "，"]
}
