/// What speaks for and against a row while its lines are gone through.
struct LayoutRowTally {
    /// Where the table's cells stand in their rows.
    let setting: LayoutSetting
    /// The cost so far.
    var cost = 0
    /// The last run of each column.
    var last: [Int: LayoutPiece] = [:]
    /// The lines of each column's label.
    var labelLines: [Int: [Int]] = [:]
    /// The lines that hold numbers.
    var numberLines: [Int] = []
    /// How many times a label goes on in a further line.
    var wraps = 0
    /// Whether a label starts like an entry of a list.
    var isListed = false
    /// Whether a label of a list does not.
    var isUnlisted = false
    private var hasLabel = false
    private var trailing = 0

    /// An empty row.
    init(setting: LayoutSetting) {
        self.setting = setting
    }

    /// Begins a line; numbers below the last line of a label rather belong to the next row.
    mutating func begin(hasLabel lineHasLabel: Bool) {
        trailing = hasLabel && !lineHasLabel ? trailing + 1 : 0
        hasLabel = hasLabel || lineHasLabel
    }

    /// The cost of the row as a whole.
    var total: Int {
        var total = cost + 6 * trailing
        if !hasLabel { total += 90 }
        if numberLines.isEmpty {
            total += (isListed ? 3 : 20) + (isUnlisted ? 40 : 0)
        } else if isUnlisted {
            total += 15
        }
        return total + lopsided
    }

    /// A label of several lines and the numbers beside it are set to one middle, one foot or one head.
    private var lopsided: Int {
        guard let low = numberLines.min(), let high = numberLines.max() else { return 0 }
        return labelLines.values.reduce(0) { sum, lines in
            guard let first = lines.min(), let last = lines.max(), last > first || setting != .middle else {
                return sum
            }
            return sum + 3 * min(2, setting.distance(first...last, low...high))
        }
    }
}
