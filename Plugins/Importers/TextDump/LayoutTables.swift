import DisclosureModel
import SourceText

/// The tables of a dump that has no tabs, handed out line by line.
struct LayoutTables {
    /// The lines of one page that belong to a table, and the table where they are its first.
    struct Part {
        /// The first line, as an index.
        var start: Int
        /// The line after the last.
        var end: Int
        /// The whole table; nil for its further pages.
        var grid: Grid?
    }

    private var parts: ArraySlice<Part> = []
    /// The lines as they are printed; none where no column shows.
    private(set) var printed: [PrintedLine] = []

    /// Finds the tables of a text. A dump that uses tabs tells its columns apart by them, and not by place.
    ///
    /// - Parameter longestPage: How many lines of a page are searched together.
    init(of text: DecodedText, longestPage: Int) {
        let bytes = text.bytes.span
        if text.lines.contains(where: { TabTable.isRow($0, in: bytes) }) { return }
        var parts: [Part] = []
        for table in LayoutGrids.tables(in: text.lines, bytes, longestPage: longestPage) {
            for (index, lines) in table.lines.enumerated() {
                parts.append(Part(start: lines.lowerBound, end: lines.upperBound, grid: index == 0 ? table.grid : nil))
            }
        }
        self.parts = parts[...]
        printed = LayoutPrinted.lines(of: text.lines, in: bytes)
    }

    /// The part that starts at a line; lines are asked for in order.
    mutating func table(at line: Int) -> Part? {
        guard let next = parts.first, next.start == line else { return nil }
        return parts.popFirst()
    }
}
