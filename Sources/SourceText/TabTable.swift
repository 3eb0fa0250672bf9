public import DisclosureModel

/// Tables whose cells are told apart by tabs.
public enum TabTable {
    /// Whether a line has a tab with something printed before or after it: the line may be a row.
    public static func isRow(_ line: SourceLine, in bytes: Span<UInt8>) -> Bool {
        bytes.firstIndex(of: 0x09, in: line.range) != nil && !bytes.isBlank(line.range)
    }

    /// Splits a line at its tabs; each tab starts a cell, so that positions are kept and empty cells appear.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - index: The row's place in its grid, 0-based.
    ///   - bytes: The bytes of the whole text.
    ///   - dialect: Which inline marks the cells may carry.
    /// - Complexity: O(line).
    public static func row(
        _ line: SourceLine, index: Int, in bytes: Span<UInt8>, dialect: InlineText.Dialect
    ) -> Grid.Row {
        var cells: [Grid.Cell] = []
        var start = line.range.lowerBound
        var scalars = 1
        let end = line.range.upperBound
        while true {
            let stop = bytes.firstIndex(of: 0x09, in: start..<end) ?? end
            let content = bytes.trimmed(start..<stop)
            let column = scalars + bytes.scalarCount(in: start..<content.lowerBound)
            let inline = InlineText(content, in: bytes, dialect: dialect)
            cells.append(
                Grid.Cell(
                    column: cells.count, text: inline.text, isBold: inline.isBold,
                    at: .text(line: line.number, column: content.isEmpty ? scalars : column)))
            guard stop < end else { break }
            scalars += bytes.scalarCount(in: start..<stop) + 1
            start = stop + 1
        }
        return Grid.Row(index: index, cells: cells)
    }

    /// The grid of consecutive lines, one row each; nil for no lines.
    public static func grid(
        _ lines: ArraySlice<SourceLine>, in bytes: Span<UInt8>, dialect: InlineText.Dialect
    ) -> Grid? {
        guard let first = lines.first else { return nil }
        var rows: [Grid.Row] = []
        rows.reserveCapacity(lines.count)
        for line in lines { rows.append(row(line, index: rows.count, in: bytes, dialect: dialect)) }
        return Grid(origin: .tabs, rows: rows, at: .text(line: first.number, column: 1))
    }
}
