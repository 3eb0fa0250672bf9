import SourceText

/// Codes that are too long for their cells and go on in the line below: `208050` above `5` is 2080505, and `20 0 0`
/// above `8 5 5` is 208 05 05 where 类, 款 and 项 have columns of their own.
///
/// The rest is taken from its line and kept with the code, so that columns and rows are made of whole codes, wherever
/// the lines of the name stand beside them. Both begin at the left edge of their cell, where amounts end at the right
/// of theirs; and no classification has codes as long as what stands in either line.
enum LayoutCodeRests {
    /// The lines that change: those with the codes, which take their rests, and those with the rests, which lose them.
    /// O(lines × runs²).
    ///
    /// - Parameters:
    ///   - printed: The table's printed lines, as indices.
    ///   - lines: All lines.
    ///   - inParts: Whether the table's header names 类, 款 and 项.
    static func joined(
        _ printed: [Int], of lines: [LayoutLine], inParts: Bool, in bytes: Span<UInt8>
    ) -> [(Int, LayoutLine)] {
        var changed: [Int: LayoutLine] = [:]
        var used: Set<Int> = []
        for (place, lower) in printed.enumerated() {
            // A name of one line stands between the two lines of the code beside it.
            for upper in printed[..<place].suffix(2).reversed() where upper + 2 >= lower && !used.contains(upper) {
                let head = changed[upper] ?? lines[upper]
                let between = upper + 1 < lower ? lines[upper + 1].pieces : []
                let pairs =
                    inParts
                    ? parts(head.pieces, lines[lower].pieces, between)
                    : wholes(head.pieces, lines[lower].pieces, between, in: bytes).filter { pair in
                        isFull(head.pieces[pair.head], printed, lines)
                    }
                guard !pairs.isEmpty else { continue }
                var (first, second) = (head, lines[lower])
                for pair in pairs {
                    first.pieces[pair.head].tail = second.pieces[pair.rest].bytes
                    first.pieces[pair.head].tailLine = lower
                }
                let taken = Set(pairs.map(\.rest))
                second.pieces = second.pieces.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
                changed[upper] = first
                changed[lower] = second
                used.insert(lower)
                break
            }
        }
        return changed.keys.sorted().compactMap { index in changed[index].map { (index, $0) } }
    }

    /// Whether a line names the parts of codes: 类 款 项.
    static func namesParts(_ pieces: [LayoutPiece], in bytes: Span<UInt8>) -> Bool {
        LayoutWords.codeHeads(among: pieces, of: pieces, in: bytes).count > 1
    }

    /// Whether digits that go on with others make a code: five or seven digits, or a part of them.
    static func mayGoOn(_ head: Int, _ rest: Int, inParts: Bool) -> Bool {
        if inParts { return rest == 1 && (head == 1 || head == 2) }
        return head >= 4 && [5, 7].contains(head + rest)
    }

    private struct Pair {
        var head: Int
        var rest: Int
    }

    /// The parts of a code that go on in the line below: a code's first part has three digits, the others two.
    private static func parts(_ upper: [LayoutPiece], _ lower: [LayoutPiece], _ between: [LayoutPiece]) -> [Pair] {
        let codes = upper.prefix { $0.isDigits && $0.tail == nil && $0.characters.count <= 3 }.prefix(3)
        guard !codes.isEmpty, between.first.map({ $0.isDigits && $0.characters.count <= 3 }) != true else { return [] }
        let rests = lower.prefix { $0.isDigits && $0.characters.count == 1 }
        var pairs: [Pair] = []
        var next = 0
        for (place, code) in codes.enumerated() where mayGoOn(code.characters.count, 1, inParts: true) {
            if rests.indices.contains(next), isBelow(rests[next], code, within: 2) {
                pairs.append(Pair(head: place, rest: next))
                next += 1
            } else if code.characters.count == 1 {
                return []
            }
        }
        return pairs
    }

    private static func wholes(
        _ upper: [LayoutPiece], _ lower: [LayoutPiece], _ between: [LayoutPiece], in bytes: Span<UInt8>
    ) -> [Pair] {
        var pairs: [Pair] = []
        for (place, rest) in lower.enumerated() where rest.isDigits {
            let head = upper.firstIndex { code in
                code.isDigits && code.tail == nil && isBelow(rest, code, within: 1)
                    && mayGoOn(code.characters.count, rest.characters.count, inParts: false)
                    && classes.contains(bytes[code.bytes.lowerBound])
                    && !between.contains { $0.isDigits && $0.characters.overlaps(code.characters) }
            }
            if let head, !pairs.contains(where: { $0.head == head }) { pairs.append(Pair(head: head, rest: place)) }
        }
        return pairs
    }

    private static func isBelow(_ rest: LayoutPiece, _ code: LayoutPiece, within drift: Int) -> Bool {
        abs(rest.characters.lowerBound - code.characters.lowerBound) <= drift
    }

    /// Whether a code fills its cell: no longer one stands in its column.
    private static func isFull(_ code: LayoutPiece, _ printed: [Int], _ lines: [LayoutLine]) -> Bool {
        printed.allSatisfy { line in
            lines[line].pieces.allSatisfy {
                !$0.isDigits || $0.characters.count <= code.characters.count
                    || !$0.characters.overlaps(code.characters)
            }
        }
    }

    /// The digits that codes begin with: functions of revenue and expenditure, and economic purposes.
    private static let classes: [UInt8] = ["1", "2", "3", "5"].map { UInt8(ascii: $0) }
}
