import DisclosureModel
import SourceText

/// One line of a GFM table, split into cells (GFM 4.10).
struct PipeRow {
    /// The bytes of each cell, blanks at the ends taken off, escapes still in.
    private(set) var cells: [Range<Int>] = []

    /// Splits a line.
    ///
    /// A pipe after a backslash belongs to its cell, even inside a code span and whatever stands before the backslash:
    /// rows are split before any inline content is read. A pipe at either end of the line is no separator.
    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var end = range.upperBound
        var index = range.lowerBound
        while index < end, Self.isBlank(bytes[index]) { index += 1 }
        while end > index, Self.isBlank(bytes[end - 1]) { end -= 1 }
        if index < end, bytes[index] == UInt8(ascii: "|") { index += 1 }
        var start = index
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "|") {
                append(bytes, start..<index)
                start = index + 1
            } else if byte == UInt8(ascii: "\\"), index + 1 < end {
                index += ASCII.isPunctuation(bytes[index + 1]) && bytes[index + 1] != UInt8(ascii: "\\") ? 1 : 0
            }
            index += 1
        }
        if start < end { append(bytes, start..<end) }
    }

    /// Whether this is a delimiter row: cells of hyphens, with a colon at either end or not.
    static func isDelimiter(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var hasPipe = false
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "|"): hasPipe = true
            case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09: continue
            default: return false
            }
        }
        let cells = PipeRow(bytes, range).cells
        return !cells.isEmpty && cells.allSatisfy { isDelimiterCell(bytes, $0) } && (hasPipe || cells.count == 1)
    }

    /// Whether a line is the delimiter row of a table under this header: as many cells, and neither the underline of a
    /// heading nor a list item, which come first (`- | -`).
    static func isDelimiter(
        _ bytes: Span<UInt8>, _ range: Range<Int>, indent: Int, under header: Range<Int>
    ) -> Bool {
        guard let first = range.first else { return false }
        switch bytes[first] {
        case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"): break
        default: return false
        }
        guard isDelimiter(bytes, range), BlockStart.underlineLevel(bytes, at: first, end: range.upperBound) == nil,
            ListMarker(bytes, at: first, end: range.upperBound, indent: indent) == nil
        else { return false }
        return PipeRow(bytes, header).cells.count == PipeRow(bytes, range).cells.count
    }

    private static func isDelimiterCell(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var lower = range.lowerBound
        var upper = range.upperBound
        if lower < upper, bytes[lower] == UInt8(ascii: ":") { lower += 1 }
        if lower < upper, bytes[upper - 1] == UInt8(ascii: ":") { upper -= 1 }
        guard lower < upper else { return false }
        for index in lower..<upper where bytes[index] != UInt8(ascii: "-") { return false }
        return true
    }

    private mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, Self.isBlank(bytes[lower]) { lower += 1 }
        while upper > lower, Self.isBlank(bytes[upper - 1]) { upper -= 1 }
        cells.append(lower..<upper)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
