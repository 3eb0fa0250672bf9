import DisclosureModel
import SourceText

/// Rows that the end of a page cuts: what goes on at the head of the next page belongs to the last row of the page
/// before.
///
/// A word processor breaks a row where the page ends, in the middle of a name, a code or an amount. What is left over
/// is a row of nothing but rests: names that go on, decimals that the amounts above still lack, digits of codes that
/// are too short. It must be the only reading; a line with anything else begins a row of its own.
struct LayoutPageCut {
    /// The lines that hold nothing but rests, as indices.
    private(set) var lines: Set<Int> = []
    /// The last row of the page before, with them.
    private(set) var row: [LayoutEntry]

    private let before: LayoutPart
    private let metric: LayoutMetric
    /// How many decimals the amounts of the page before have that lack none.
    private let decimals: Int

    /// Takes the rests at the head of a page. O(runs of the page before).
    ///
    /// - Parameters:
    ///   - printed: The page's printed lines, as indices.
    ///   - all: All lines.
    ///   - before: What the page before holds.
    ///   - caption: The text of the table's header, which the page may repeat.
    ///   - metric: How wide characters are.
    init?(
        _ printed: [Int], of all: [LayoutLine], after before: LayoutPart, caption: [Unicode.Scalar],
        metric: LayoutMetric,
        in bytes: Span<UInt8>
    ) {
        guard let last = before.rows.last else { return nil }
        self.before = before
        self.metric = metric
        row = last
        var counts: [Int: Int] = [:]
        for entry in before.rows.dropLast().joined() where entry.piece.kind == .number {
            guard let decimals = LayoutTails.decimals(of: Self.text(of: entry.piece, in: bytes)) else { continue }
            counts[decimals, default: 0] += 1
        }
        decimals = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
        let head = Self.repeated(caption, in: printed.map { all[$0] }, bytes)
        for index in printed.dropFirst(head).prefix(Self.mostLines) {
            guard let joined = joined(all[index].pieces, in: bytes) else { break }
            row = joined
            lines.insert(index)
        }
        if lines.isEmpty { return nil }
    }

    /// How many lines the header takes that a page repeats, with the numbers of the columns below it.
    static func repeated(_ caption: [Unicode.Scalar], in lines: [LayoutLine], _ bytes: Span<UInt8>) -> Int {
        var pieces: [LayoutPiece] = []
        for (place, line) in lines.prefix(deepestHeader).enumerated() {
            pieces += line.pieces
            guard LayoutHeaderLines.caption(of: pieces, in: bytes) == caption else { continue }
            let next = lines.dropFirst(place + 1).first?.pieces.filter { $0.kind == .number } ?? []
            var isNumbered = next.count > 1
            for (number, piece) in next.enumerated() where bytes.string(in: piece.bytes) != String(number + 1) {
                isNumbered = false
            }
            return place + (isNumbered ? 2 : 1)
        }
        return 0
    }

    /// The row with the rests that a line holds; nil where one of its runs is no rest.
    private func joined(_ rests: [LayoutPiece], in bytes: Span<UInt8>) -> [LayoutEntry]? {
        // The last run of each column goes on.
        let last = row
        let heads = before.columns.indices.compactMap { column in last.lastIndex { $0.column == column } }
        let costs = rests.map { rest in heads.map { cost(rest, last[$0], in: bytes) } }
        guard
            let places = LayoutNearest.columns(
                ofRuns: rests.count, among: heads.count, distance: { costs[$0][$1] }),
            zip(costs, places).allSatisfy({ $0[$1] < Self.never })
        else { return nil }
        var row = last
        var hasDigits = false
        for (rest, place) in zip(rests, places) {
            if Self.isDigits(rest, in: bytes) {
                row[heads[place]].piece.tail = rest.bytes
                row[heads[place]].piece.kind = .number
                hasDigits = true
            } else {
                row.append(LayoutEntry(column: row[heads[place]].column, piece: rest))
            }
        }
        let goesOn = hasDigits || !lines.isEmpty || places.allSatisfy { isFull(last[heads[$0]]) }
        return goesOn ? row : nil
    }

    /// How far a rest stands from where the run began that it goes on with; ``never`` where it does not.
    private func cost(_ rest: LayoutPiece, _ head: LayoutEntry, in bytes: Span<UInt8>) -> Int {
        if Self.isDigits(rest, in: bytes) {
            guard head.piece.tail == nil, goesOn(head, rest, in: bytes) else { return Self.never }
            let isCode = head.piece.isDigits
            let first = metric.span(head.piece)
            let second = metric.span(rest)
            return abs(isCode ? first.lowerBound - second.lowerBound : first.upperBound - second.upperBound)
        }
        guard rest.kind == .text, head.piece.kind == .text, !LayoutEnumerator.starts(rest.bytes, in: bytes),
            !LayoutWords.headsSums(rest, in: bytes), !LayoutWords.headsSums(head.piece, in: bytes)
        else { return Self.never }
        return abs(metric.span(head.piece).lowerBound - metric.span(rest).lowerBound)
    }

    /// Whether digits at the head of a page are the rest of a code or of an amount.
    private func goesOn(_ head: LayoutEntry, _ rest: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        if head.piece.isDigits, rest.isDigits {
            let label = before.columns.indices.contains(head.column) ? before.columns[head.column].label : nil
            let isPart = label.map { LayoutWords.headsCodes($0, in: bytes) } ?? false
            return LayoutCodeRests.mayGoOn(head.piece.characters.count, rest.characters.count, inParts: isPart)
        }
        let printed = bytes.string(in: head.piece.bytes)
        guard let whole = LayoutTails.decimals(of: printed + bytes.string(in: rest.bytes)) else { return false }
        return whole == decimals && (LayoutTails.decimals(of: printed) ?? 0) < decimals
    }

    /// Whether the last line of a name fills its column.
    private func isFull(_ head: LayoutEntry) -> Bool {
        guard before.columns.indices.contains(head.column) else { return false }
        let names = before.columns[head.column].pieces.filter { $0.kind == .text && $0.line != head.piece.line }
        guard let widest = names.map(\.display.count).max(), let edge = names.map(\.characters.lowerBound).min() else {
            return false
        }
        return head.piece.display.count + 2 * max(0, head.piece.characters.lowerBound - edge) + 2 >= widest
    }

    private static func isDigits(_ piece: LayoutPiece, in bytes: Span<UInt8>) -> Bool {
        piece.bytes.contains { ASCII.isDigit(bytes[$0]) }
            && piece.bytes.allSatisfy {
                ASCII.isDigit(bytes[$0]) || bytes[$0] == UInt8(ascii: ".") || bytes[$0] == UInt8(ascii: ",")
            }
    }

    private static func text(of piece: LayoutPiece, in bytes: Span<UInt8>) -> String {
        bytes.string(in: piece.bytes) + (piece.tail.map { bytes.string(in: $0) } ?? "")
    }

    private static let never = 1_000_000
    private static let mostLines = 4
    private static let deepestHeader = 12
}
