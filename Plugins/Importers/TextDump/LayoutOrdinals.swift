import SourceText

/// The line of a table that numbers its columns: 栏次, 1, 2, 3, ...
///
/// Its numbers are set to the middle of their columns, where the amounts below are set to the right, so that they say
/// nothing about the right edges of columns and much about how many there are.
struct LayoutOrdinals {
    /// The line's index.
    let line: Int
    private let numbers: [LayoutPiece]
    private let words: [LayoutPiece]

    /// The line of ordinals among the lines of a table; nil where it has none.
    ///
    /// - Parameters:
    ///   - printed: The printed lines, as indices; only those above the first amount are looked at.
    ///   - lines: All lines.
    init?(among printed: [Int], of lines: [LayoutLine], in bytes: Span<UInt8>) {
        guard let index = printed.first(where: { lines[$0].hasNumber }) else { return nil }
        let numbers = lines[index].pieces.filter { $0.kind == .number }
        let words = lines[index].pieces.filter { $0.kind != .number }
        let isNamed = words.contains {
            bytes.string(in: $0.bytes).unicodeScalars.filter { $0.value > 0x2E80 && $0 != "　" }.elementsEqual(
                "栏次".unicodeScalars)
        }
        guard numbers.count >= (isNamed ? 2 : 3), words.count <= 3, words.allSatisfy({ $0.characters.count <= 6 }),
            numbers.enumerated().allSatisfy({ bytes.string(in: $1.bytes) == String($0 + 1) })
        else { return nil }
        line = index
        self.numbers = numbers
        self.words = words
    }

    /// Tells the last columns of a header where their numbers stand, which are printed nearer to the amounts than labels
    /// are: those behind the last word of the line, in order. O(leaves).
    func number(_ leaves: inout [LayoutLeaf], metric: LayoutMetric) {
        guard isTold(leaves.count), !leaves.suffix(trailing.count).contains(where: \.headsCodes) else { return }
        for (index, piece) in zip(leaves.indices.suffix(trailing.count), trailing) {
            leaves[index].ordinal = metric.span(piece)
        }
    }

    /// The numbers behind the last word.
    private var trailing: [LayoutPiece] {
        let start = words.map(\.bytes.lowerBound).max() ?? 0
        return numbers.filter { $0.bytes.lowerBound > start }
    }

    private func isTold(_ columns: Int) -> Bool { trailing.count > 1 && trailing.count < columns }

    /// Puts the line's runs into the columns found: the numbers in order, each in the column whose middle is nearest.
    /// O(numbers × columns²).
    func place(into columns: inout [LayoutColumn], metric: LayoutMetric) {
        let headed = columns.indices.filter { columns[$0].header != nil }
        let isTold = isTold(headed.count)
        let told = Array(headed.suffix(isTold ? trailing.count : 0))
        let before = told.first ?? columns.endIndex
        let open = columns.indices.filter { $0 < before && columns[$0].isNumeric && !Self.holdsCodes(columns[$0]) }
        let others = Array(isTold ? numbers.dropLast(trailing.count) : numbers[...])
        let places = Self.nearest(others.map { metric.span($0) }, open.map { columns[$0] })
        guard isTold || places != nil else { return }
        for (piece, place) in zip(others, places ?? []) { columns[open[place]].pieces.append(piece) }
        for (piece, column) in zip(trailing, told) { columns[column].pieces.append(piece) }
        for piece in words {
            let span = metric.span(piece)
            // 序号 may be the only column that no number stands in.
            let open = columns.indices.filter { column in !columns[column].pieces.contains { $0.line == line } }
            let names = columns.indices.filter { !columns[$0].isNumeric }
            let free = [names.filter(open.contains), open.filter { $0 < before }].first { !$0.isEmpty } ?? names
            let target =
                free.min { Self.apart(columns[$0], span) < Self.apart(columns[$1], span) } ?? columns.startIndex
            columns[target].pieces.append(piece)
        }
    }

    private static func holdsCodes(_ column: LayoutColumn) -> Bool {
        !column.pieces.isEmpty && column.pieces.allSatisfy(\.isDigits)
            && column.pieces.count { $0.characters.count > 2 } * 2 > column.pieces.count
    }

    /// The columns of runs in order, the sum of distances being the least; nil where there are too few, or no runs.
    private static func nearest(_ spans: [Range<Int>], _ columns: [LayoutColumn]) -> [Int]? {
        guard !spans.isEmpty else { return nil }
        return LayoutNearest.columns(ofRuns: spans.count, among: columns.count) { distance(columns[$1], spans[$0]) }
    }

    /// How far a run's middle is from a column's, in half columns.
    private static func distance(_ column: LayoutColumn, _ span: Range<Int>) -> Int {
        let own = column.header ?? column.span
        return min(abs(own.lowerBound + own.upperBound - span.lowerBound - span.upperBound), 400)
    }

    private static func apart(_ column: LayoutColumn, _ span: Range<Int>) -> Int {
        max(0, max(column.span.lowerBound, span.lowerBound) - min(column.span.upperBound, span.upperBound))
    }
}
