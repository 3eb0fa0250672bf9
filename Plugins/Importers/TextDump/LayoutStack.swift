import SourceText

/// Takes apart a table that prints its sides one below the other, each with a name and a header of its own: 收入, then
/// its items, then 支出 and its items, in columns of other widths.
enum LayoutStack {
    /// One side: the line of its name, and its other lines.
    struct Side {
        var name: Int
        var lines: [Int]
    }

    /// The sides, top to bottom; none where the table is not stacked.
    ///
    /// A side begins where a short line stands alone above a line of labels that repeats two or more of the first
    /// side's, or begins as they do. O(bytes of the lines).
    ///
    /// - Parameters:
    ///   - printed: The table's printed lines, as indices.
    ///   - lines: All lines.
    static func sides(of printed: [Int], in lines: [LayoutLine], _ bytes: Span<UInt8>) -> [Side] {
        let head = head(of: printed, in: lines, bytes).dropFirst()
        guard !head.isEmpty else { return [] }
        var labels: Set<String> = []
        for piece in head.flatMap({ lines[$0].pieces }) { labels.insert(bytes.string(in: piece.bytes)) }
        var starts: [Int] = []
        let body = printed.firstIndex { lines[$0].hasNumber } ?? printed.endIndex
        for place in printed.indices where place > body && isName(lines[printed[place]], in: bytes) {
            let below = printed.dropFirst(place + 1).prefix { !lines[$0].hasNumber }.prefix(deepest)
            let repeats = below.contains { line in
                var known = 0
                for piece in lines[line].pieces where labels.contains(bytes.string(in: piece.bytes)) { known += 1 }
                let begins = lines[line].pieces.first.map { labels.contains(bytes.string(in: $0.bytes)) } ?? false
                return known > 1 || begins && lines[line].pieces.count > 1
            }
            if repeats, !below.isEmpty { starts.append(place) }
        }
        var names: Set<String> = []
        for place in [0] + starts {
            // A label that stands alone above amounts comes again and again.
            for piece in lines[printed[place]].pieces where !names.insert(bytes.string(in: piece.bytes)).inserted {
                return []
            }
        }
        // A label of one column that stands alone above a side's header is no further name.
        starts = starts.enumerated().filter { place, start in
            place == 0 || printed[starts[place - 1]..<start].contains { lines[$0].hasNumber }
        }.map(\.element)
        guard !starts.isEmpty else { return [] }
        return zip([0] + starts, starts + [printed.count]).map { start, end in
            Side(name: printed[start], lines: Array(printed[(start + 1)..<end]))
        }
    }

    /// The name and the header of the first side; none where the lines begin with no name.
    static func head(of printed: [Int], in lines: [LayoutLine], _ bytes: Span<UInt8>) -> [Int] {
        guard let first = printed.first, isName(lines[first], in: bytes) else { return [] }
        return [first] + printed.dropFirst().prefix { !lines[$0].hasNumber }.prefix(deepest)
    }

    private static func isName(_ line: LayoutLine, in bytes: Span<UInt8>) -> Bool {
        guard line.pieces.count == 1, let only = line.pieces.first, only.kind == .text else { return false }
        return only.characters.count <= longestName && !LayoutEnumerator.starts(only.bytes, in: bytes)
    }

    private static let longestName = 8
    /// How many lines a side's header has at most.
    private static let deepest = 6
}
