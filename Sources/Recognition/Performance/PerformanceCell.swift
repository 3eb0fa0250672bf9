import DisclosureModel

/// A printed cell of a performance table: its cleaned text, and what is left of it for comparison.
struct PerformanceCell: Sendable, Hashable {
    /// The first column it covers.
    var column: Int
    /// The text, without the blanks that wrapping put in.
    var text: String
    /// The text without brackets and their content, colons and blanks; empty for `(万元)`.
    var key: String
    /// Where it starts.
    var at: Locator
    /// The lines that wrapping made of it: what stood between blanks.
    var lines: [Substring] { printed.split(separator: " ") }

    private let printed: String

    /// The cell that two pieces of one make.
    func joined(with next: PerformanceCell) -> PerformanceCell {
        PerformanceCell(column: column, text: PerformanceText.joined(text, next.text), at: at)
    }

    /// - Parameter printed: The text with its blanks; the text itself where there is no other.
    init(column: Int, text: String, at: Locator, printed: String? = nil) {
        self.printed = printed ?? text
        self.column = column
        self.text = text
        self.at = at
        key = PerformanceText.key(text)
    }
}

/// A printed row: its cells that hold something, and whether a page may have ended before it.
struct PerformanceRow: Sendable {
    /// The cells, by rising column; none is empty.
    var cells: [PerformanceCell]
    /// Whether the row stands apart from the one before: a page may have cut the table there.
    var isApart: Bool

    /// Where the row starts; nil for a row without cells.
    var at: Locator? { cells.first?.at }
}
