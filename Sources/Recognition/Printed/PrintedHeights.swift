/// Where the rows of a table and what stands beside them are on paper, as far as lines tell.
///
/// A cell set to the middle of a row with an even number of lines is printed between two of them, on a line of its own:
/// lines do not measure heights. A row is as high as its tallest cell has lines, and what is printed between two rows
/// stands where they meet.
struct PrintedHeights {
    /// Where each row begins and ends, in quarters of a line, one below the other.
    let rows: [Range<Int>]
    private let lines: [ClosedRange<Int>]

    /// Measures rows. O(runs).
    init(_ rows: [PrintedRow]) {
        var spans: [Range<Int>] = []
        var lines: [ClosedRange<Int>] = []
        for row in rows {
            let own = row.cells.map { Set($0.cell.runs.map(\.line)) }
            let start = spans.last?.upperBound ?? 0
            spans.append(start..<start + 4 * max(1, own.map(\.count).max() ?? 1))
            let all = own.joined()
            let first = all.min() ?? row.lines.lowerBound
            lines.append(first...max(first, all.max() ?? first))
        }
        self.rows = spans
        self.lines = lines
    }

    /// The middles of the first and the last of some lines.
    func place(of lines: ClosedRange<Int>) -> ClosedRange<Int> {
        let first = place(of: lines.lowerBound)
        return first...max(first, place(of: lines.upperBound))
    }

    private func place(of line: Int) -> Int {
        guard let index = lines.firstIndex(where: { $0.upperBound >= line }) else { return rows.last?.upperBound ?? 0 }
        let (own, span) = (lines[index], rows[index])
        guard own.contains(line) else { return span.lowerBound }
        return span.lowerBound + span.count * (2 * (line - own.lowerBound) + 1) / (2 * own.count)
    }
}
