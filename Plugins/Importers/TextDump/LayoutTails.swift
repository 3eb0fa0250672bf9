import DisclosureModel
import SourceText

/// Amounts that are too long for their cells and go on in the line below: `3065.1` above `189` is 3065.1189.
///
/// The rest is taken from its line and kept with the amount, so that columns and rows are made of whole amounts. It
/// must be the only reading: the line below prints nothing but such rests and words, no amount of the column is longer
/// than what stands above a rest, and both together are an amount as the table prints them.
struct LayoutTails {
    private let lines: [LayoutLine]
    private let metric: LayoutMetric
    /// The amounts of the table, with the numbers of their decimals.
    private var amounts: [(line: Int, span: Range<Int>, count: Int, decimals: Int)] = []
    /// How many decimals every amount has that stands above no rest; nil where they differ.
    private var decimals: Int?
    /// How many decimals most amounts have with their rests, or more where amounts without a rest have more.
    private var mostDecimals = 0

    /// The lines that change: those with the amounts, which take their rests, and those with the rests, which lose
    /// them. O(lines × amounts).
    ///
    /// - Parameters:
    ///   - printed: The table's printed lines, as indices.
    ///   - lines: All lines.
    ///   - metric: How wide characters are.
    ///   - usual: How many decimals most amounts of the document have.
    static func joined(
        _ printed: [Int], of lines: [LayoutLine], metric: LayoutMetric, usual: Int, in bytes: Span<UInt8>
    ) -> [(Int, LayoutLine)] {
        var tails = LayoutTails(lines: lines, metric: metric)
        var candidates: [(upper: Int, lower: Int, pairs: [Pair])] = []
        for (place, lower) in printed.enumerated() {
            // A label of one line stands between the two lines of amounts beside it.
            for upper in printed[..<place].suffix(2).reversed() where upper + 2 >= lower {
                if candidates.contains(where: { $0.lower == upper || $0.upper == upper }) { break }
                let pairs = tails.pairs(lines[upper], lines[lower], in: bytes)
                let between = upper + 1 < lower ? lines[upper + 1].pieces.map { metric.span($0) } : []
                if pairs.isEmpty { continue }
                // Two whole codes are two rows.
                if startsRow(lines[upper], in: bytes), startsRow(lines[lower], in: bytes) { break }
                if !pairs.contains(where: { pair in between.contains { $0.overlaps(pair.span) } }) {
                    candidates.append((upper, lower, pairs))
                }
                break
            }
        }
        guard !candidates.isEmpty else { return [] }
        tails.read(printed, broken: candidates, usual: usual, in: bytes)
        return candidates.filter { tails.areSound($0.pairs, in: bytes) }.flatMap { candidate in
            var (upper, lower) = (lines[candidate.upper], lines[candidate.lower])
            for pair in candidate.pairs {
                upper.pieces[pair.head].tail = lower.pieces[pair.tail].bytes
                upper.pieces[pair.head].tailLine = candidate.lower
                upper.pieces[pair.head].kind = .number
            }
            let taken = Set(candidate.pairs.map(\.tail))
            lower.pieces = lower.pieces.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
            return [(candidate.upper, upper), (candidate.lower, lower)]
        }
    }

    /// An amount and its rest, as places among the runs of their lines.
    private struct Pair {
        var head: Int
        var tail: Int
        var span: Range<Int>
        var count: Int
        var text: String
        var decimals: Int
        /// How many decimals the amount has without its rest; nil where its separators stand amiss, as in `1,900,59`.
        var headDecimals: Int?
        /// Whether its line prints rests and dashes alone.
        var isAlone = true
    }

    private init(lines: [LayoutLine], metric: LayoutMetric) {
        self.lines = lines
        self.metric = metric
    }

    /// The rests that a line prints of the amounts above it; none where it prints other numbers, too.
    private func pairs(_ upper: LayoutLine, _ lower: LayoutLine, in bytes: Span<UInt8>) -> [Pair] {
        var pairs: [Pair] = []
        var hasOthers = false
        for (place, piece) in lower.pieces.enumerated()
        where piece.tail == nil && (piece.kind == .number || Self.isRest(piece, in: bytes)) {
            let span = metric.span(piece)
            let above = upper.pieces.indices.filter { metric.span(upper.pieces[$0]).overlaps(span) }
            // A cell of one line in a column of its own; where decimals differ, it may make the line a row.
            if above.isEmpty {
                hasOthers = hasOthers || piece.bytes.contains { ASCII.isDigit(bytes[$0]) }
                continue
            }
            guard let head = above.first, above.count == 1, !pairs.contains(where: { $0.head == head }) else {
                return []
            }
            let whole = upper.pieces[head]
            if whole.isDigits, piece.isDigits, whole.characters.count >= 4, piece.characters.count <= 3 { continue }
            let first = bytes.string(in: whole.bytes)
            let text = first + bytes.string(in: piece.bytes)
            guard piece.characters.count <= whole.characters.count, Self.isBroken(whole, in: bytes),
                Self.isRest(piece, in: bytes), let decimals = Self.decimals(of: text)
            else { return [] }
            pairs.append(
                Pair(
                    head: head, tail: place, span: metric.span(whole), count: whole.characters.count, text: text,
                    decimals: decimals, headDecimals: first.hasSuffix(".") ? nil : Self.decimals(of: first)))
        }
        if hasOthers { for index in pairs.indices { pairs[index].isAlone = false } }
        return pairs
    }

    /// Whether a line begins with a whole code, of three, five or seven digits: the parts of a broken one never have so many
    /// both.
    private static func startsRow(_ line: LayoutLine, in bytes: Span<UInt8>) -> Bool {
        guard let first = line.pieces.first else { return false }
        return first.isDigits && [3, 5, 7].contains(first.characters.count)
            && line.pieces.dropFirst().first?.kind == .text
            || LayoutWords.startsWithCode(first.bytes, in: bytes)
    }

    /// How many decimals most amounts of the lines have. O(bytes).
    static func usualDecimals(of lines: [LayoutLine], in bytes: Span<UInt8>) -> Int {
        var counts: [Int: Int] = [:]
        for line in lines where line.columns > 1 {
            for piece in line.pieces where piece.kind == .number && LayoutWords.isFormatted(piece.bytes, in: bytes) {
                if let decimals = decimals(of: bytes.string(in: piece.bytes)) { counts[decimals, default: 0] += 1 }
            }
        }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    }

    /// Whether a run can be the rest of an amount: digits, and marks between and before them.
    private static func isRest(_ piece: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        piece.bytes.allSatisfy { ASCII.isDigit(bytes[$0]) || marks.contains(bytes[$0]) }
            && piece.bytes.contains { ASCII.isDigit(bytes[$0]) }
    }

    /// Whether a run can be the first part of an amount: a number that is no dash, or one that ends in its point.
    private static func isBroken(_ piece: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        guard piece.bytes.contains(where: { ASCII.isDigit(bytes[$0]) }) else { return false }
        return piece.kind == .number
            || piece.bytes.dropLast().allSatisfy { ASCII.isDigit(bytes[$0]) || Self.marks.contains(bytes[$0]) }
                && bytes[piece.bytes.upperBound - 1] == UInt8(ascii: ".")
    }

    private static let marks: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: ",")]

    /// How many decimals an amount has; nil where the text is none, or its separators stand amiss.
    static func decimals(of text: String) -> Int? {
        guard case .amount(let amount, innerBlanks: false) = PrintedAmount(text) else { return nil }
        return amount.description.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    }

    /// Reads the amounts that stand alone, for their lengths and their decimals.
    private mutating func read(
        _ printed: [Int], broken: [(upper: Int, lower: Int, pairs: [Pair])], usual: Int, in bytes: Span<UInt8>
    ) {
        let heads = Dictionary(broken.map { ($0.upper, Set($0.pairs.map(\.head))) }, uniquingKeysWith: { $1 })
        let tails = Dictionary(broken.map { ($0.lower, Set($0.pairs.map(\.tail))) }, uniquingKeysWith: { $1 })
        for index in printed {
            for (place, piece) in lines[index].pieces.enumerated()
            where piece.kind == .number && heads[index]?.contains(place) != true
                && tails[index]?.contains(place) != true && LayoutWords.isFormatted(piece.bytes, in: bytes)
            {
                guard let decimals = Self.decimals(of: bytes.string(in: piece.bytes)) else { continue }
                amounts.append((index, metric.span(piece), piece.characters.count, decimals))
            }
            // Amounts may be printed without decimals where they have none: then 0.00 below is another.
            let labels = lines[index].pieces.lastIndex { $0.kind == .text } ?? lines[index].pieces.endIndex
            for (place, piece) in lines[index].pieces.enumerated().dropFirst(labels + 1)
            where piece.isDigits && piece.characters.count >= Self.longestCode && heads[index]?.contains(place) != true
            {
                amounts.append((index, metric.span(piece), piece.characters.count, 0))
            }
        }
        let broken = Dictionary(grouping: broken.flatMap(\.pairs), by: \.decimals)
        let most = broken.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key ?? 0
        let isUsual = (broken[most]?.count ?? 0) >= Self.fewest
        mostDecimals = max(isUsual ? most : 0, amounts.map(\.decimals).max() ?? 0)
        // The end of the page may cut the last row.
        let whole = amounts.filter { $0.line < (printed.dropLast().last ?? 0) }
        let common = whole.first?.decimals ?? usual
        if whole.count >= Self.fewest || common == usual && common == most, common > 0,
            whole.allSatisfy({ $0.decimals == common }), amounts.allSatisfy({ $0.decimals <= common })
        {
            decimals = common
        }
    }

    private static let fewest = 3
    /// How many digits a number without decimals has at least that is an amount, where it stands behind its label.
    private static let longestCode = 5

    /// Whether there is no other reading: the amounts are full, and broken by the decimals that the table prints. Where
    /// it prints now more, now fewer, what is left above has its point.
    private func areSound(_ pairs: [Pair], in bytes: Span<UInt8>) -> Bool {
        pairs.allSatisfy { pair in
            // Rows drift: what stands in the column has most of its width there.
            let column = amounts.filter { $0.span.clamped(to: pair.span).count * 2 > $0.span.count }
            let longest = column.map(\.count).max() ?? 0
            guard longest <= pair.count else { return false }
            let printed = pair.headDecimals ?? 0
            guard let decimals else {
                let mayEnd = pair.headDecimals == nil || pair.isAlone && printed > 0
                return mayEnd && pair.decimals <= mostDecimals
            }
            return pair.decimals == decimals
        }
    }
}
