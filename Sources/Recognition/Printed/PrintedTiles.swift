/// Gives labels that stand beside several rows the rows that they stand beside.
///
/// Every row stands beside one label, and each label in the middle of its rows, or at their head or foot, as the table
/// sets its cells.
struct PrintedTiles {
    /// Where each row begins and ends, in quarters of a line, one below the other.
    let rows: [Range<Int>]
    let setting: PrintedSetting
    /// Whether the first rows may go on with a label of the page before.
    let continues: Bool
    /// The rows that a label must begin with, where labels of a lower level do; nil where any may.
    var starts: Set<Int>?
    /// For each label, how many of the rows before each one speak against it by what they hold; none where none can.
    var strangers: [[Int]] = []

    /// The first row of each label, and what that costs; nil where there are more labels than rows.
    ///
    /// - Parameter labels: The middles of the first and the last line of each label, top to bottom.
    /// - Complexity: O(labels × rows²).
    func firsts(of labels: [ClosedRange<Int>]) -> (rows: [Int], cost: Int)? {
        guard !labels.isEmpty, labels.count <= rows.count else { return nil }
        var best = Array(repeating: Array(repeating: Int.max, count: rows.count + 1), count: labels.count + 1)
        var back = Array(repeating: Array(repeating: 0, count: rows.count + 1), count: labels.count + 1)
        for row in 0..<rows.count where row == 0 || mayStart(row) {
            best[0][row] = row == 0 ? 0 : continues ? 1 : Self.unlabelled * row
        }
        for (index, label) in labels.enumerated() {
            for start in 0..<rows.count where best[index][start] < Int.max && mayStart(start) {
                for end in (start + 1)...rows.count where end == rows.count || mayStart(end) {
                    let span = rows[start].lowerBound..<rows[end - 1].upperBound
                    var cost = best[index][start] + setting.cost(label, in: span)
                    if label.lowerBound < span.lowerBound - 2 || label.upperBound > span.upperBound + 2 {
                        cost += Self.outside
                    }
                    if strangers.indices.contains(index) {
                        cost += Self.strange * min(2, strangers[index][end] - strangers[index][start])
                    }
                    if cost < best[index + 1][end] {
                        best[index + 1][end] = cost
                        back[index + 1][end] = start
                    }
                }
            }
        }
        guard best[labels.count][rows.count] < Int.max else { return nil }
        var firsts: [Int] = []
        var end = rows.count
        for index in labels.indices.reversed() {
            end = back[index + 1][end]
            firsts.append(end)
        }
        return (firsts.reversed(), best[labels.count][rows.count])
    }

    private func mayStart(_ row: Int) -> Bool { starts?.contains(row) ?? true }

    private static let unlabelled = 10
    private static let outside = 30
    private static let strange = 12
}
