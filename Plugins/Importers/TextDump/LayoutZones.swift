/// Parts the numbers of a table at its inner columns of labels.
///
/// A table with two sides, or with lists side by side, prints labels between its numbers. Numbers left of such a label
/// and right of it are never one column, however much a row drifts; and a side may print every amount where the other
/// leaves cells empty.
enum LayoutZones {
    /// The numbers left of the first inner column of labels, those between it and the second, and so on.
    ///
    /// A line that prints no such label is parted where the nearest line is. O(numbers × lines).
    ///
    /// - Parameters:
    ///   - numbers: The runs of numbers.
    ///   - words: The clusters of words.
    ///   - metric: How wide characters are.
    static func parted(
        _ numbers: [LayoutPiece], at words: [LayoutCluster], metric: LayoutMetric
    ) -> [[LayoutPiece]] {
        let rows = Dictionary(grouping: numbers, by: \.line)
        let borders = words.compactMap { Self.borders($0, rows, metric) }
        guard !borders.isEmpty else { return [numbers] }
        var zones: [[LayoutPiece]] = Array(repeating: [], count: borders.count + 1)
        for number in numbers {
            let start = metric.span(number).lowerBound
            var zone = 0
            for border in borders {
                let near = border.min { abs($0.line - number.line) < abs($1.line - number.line) }
                if let near, near.start <= start { zone += 1 }
            }
            zones[zone].append(number)
        }
        return zones.filter { !$0.isEmpty }
    }

    private struct Border {
        var line: Int
        var start: Int
    }

    /// Where a column of labels starts in the lines that print one of them; nil where it is no inner one.
    private static func borders(
        _ words: LayoutCluster, _ rows: [Int: [LayoutPiece]], _ metric: LayoutMetric
    ) -> [Border]? {
        var inner = 0
        var outer = 0
        for word in words.pieces {
            guard let row = rows[word.line] else { continue }
            let start = metric.span(word).lowerBound
            if row.contains(where: { metric.span($0).upperBound <= start }) {
                inner += 1
            } else {
                outer += 1
            }
        }
        guard inner >= fewestRows, inner > outer else { return nil }
        return words.pieces.map { Border(line: $0.line, start: metric.span($0).lowerBound) }
    }

    private static let fewestRows = 3
}
