import SourceText

/// A line as its container shows it: block quote marks and list indentation taken off.
struct LineView {
    /// The line in the file.
    let line: SourceLine
    /// Where the container's content starts, after its marks.
    var start: Int
    /// Columns of a tab that belong to the content although the tab itself was taken off as indentation.
    var carried = 0
    /// Whether the line lacks the container's marks and goes on a paragraph all the same.
    var isLazy = false

    var end: Int { line.range.upperBound }
    var range: Range<Int> { start..<max(start, end) }

    init(_ line: SourceLine) {
        self.line = line
        start = line.range.lowerBound
    }

    /// The first byte that is neither blank nor tab, and the columns before it (CommonMark 2.2).
    func content(in bytes: Span<UInt8>) -> (index: Int, indent: Int) {
        var index = start
        var column = carried
        while index < end {
            switch bytes[index] {
            case 0x20: column += 1
            case 0x09: column += 4 - column % 4
            default: return (index, column)
            }
            index += 1
        }
        return (end, column)
    }

    /// The same line with up to so many columns of indentation taken off.
    func dropping(indent columns: Int, in bytes: Span<UInt8>) -> LineView {
        var view = self
        var left = columns
        let carriedOff = min(view.carried, left)
        view.carried -= carriedOff
        left -= carriedOff
        var column = 0
        while left > 0, view.start < end {
            let width: Int
            switch bytes[view.start] {
            case 0x20: width = 1
            case 0x09: width = 4 - column % 4
            default: return view
            }
            view.start += 1
            column += width
            if width > left {
                view.carried = width - left
                return view
            }
            left -= width
        }
        return view
    }
}
