/// One column of a table on a fixed-width page.
struct LayoutColumn: Hashable, Sendable {
    /// The place of its runs, or of its header where it has none.
    var span: Range<Int>
    /// The place of the lowest run of its header; nil where it has none.
    var header: Range<Int>?
    /// Where the number of the column stands; nil where none is printed.
    var ordinal: Range<Int>?
    /// The line of the lowest run of its header.
    var headerLine: Int?
    /// The bytes of the lowest run of its header.
    var label: Range<Int>?
    /// Whether it is the first column of amounts and its header names their sum: rows with any amount have one there.
    var isTotal = false
    /// Runs of its header that end in the lowest one, though they stand beside it.
    var drifted: [LayoutPiece]
    /// Whether its runs are numbers.
    var isNumeric: Bool
    /// Whether its header is 类, 款 or 项.
    var headsCodes = false
    /// Whether its runs are codes, on this page or on a page before.
    var holdsCodes = false
    /// Its runs in the body.
    var pieces: [LayoutPiece]
    /// Whether it has runs on this page or had some on a page before.
    var isFilled: Bool
}
