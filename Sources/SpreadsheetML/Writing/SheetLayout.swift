/// What a sheet is given before its first row: columns, panes, and how it is printed.
public struct SheetLayout: Hashable, Sendable {
    /// The columns from the left; those that are not named have the usual width.
    public var columns: [Column] = []
    /// How many rows at the top stay in view (ECMA-376 part 1, 18.3.1.66 `pane`).
    public var frozenRows = 0
    /// How many columns at the left stay in view.
    public var frozenColumns = 0
    /// The rows that are printed at the top of every page, 1-based (the defined name `_xlnm.Print_Titles`, 18.2.5).
    public var titleRows: ClosedRange<Int>?
    /// Whether the lines between cells are shown where no border is.
    public var showsGridLines = true
    /// The colour of the tab as `RRGGBB`; nil for none.
    public var tabColor: String?
    /// How it is printed; nil leaves it to the application.
    public var page: Page?

    /// A sheet of usual looks.
    public init() {}

    /// One column (18.3.1.13 `col`).
    public struct Column: Hashable, Sendable {
        /// How wide it is.
        public var width: Width
        /// Whether it is hidden.
        public var isHidden: Bool

        /// Makes a column.
        public init(_ width: Width, isHidden: Bool = false) {
            self.width = width
            self.isHidden = isHidden
        }
    }

    /// How wide a column is, in digits of the workbook's own font.
    public enum Width: Hashable, Sendable {
        /// The application's usual width.
        case standard
        /// So wide.
        case fixed(Double)
        /// As wide as its content needs, within bounds.
        ///
        /// Measured by ``DisplayWidth`` over the rows that are still in memory, about a megabyte of the sheet, because
        /// widths stand before the rows in the file. Wrapped text and merged cells do not count.
        case fitting(minimum: Double, maximum: Double)
    }

    /// A printed page (18.3.1.63 `pageSetup`).
    public struct Page: Hashable, Sendable {
        /// Whether it is wider than high.
        public var isLandscape: Bool
        /// The paper, by its number in 18.3.1.63: 9 is A4, 8 is A3.
        public var paper: Int
        /// Whether the sheet is made as small as it takes to fit the width of the page.
        public var fitsWidth: Bool

        /// Makes a page.
        public init(isLandscape: Bool, paper: Int = 9, fitsWidth: Bool = true) {
            self.isLandscape = isLandscape
            self.paper = paper
            self.fitsWidth = fitsWidth
        }

        /// A4, wider than high, as many pages long as it takes and one wide.
        public static let landscapeA4 = Page(isLandscape: true)
    }
}
