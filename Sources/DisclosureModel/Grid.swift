/// A table as printed: rows of cells with spans and places, and no idea what they mean.
public struct Grid: Hashable, Sendable {
    /// How the cells were told apart in the file. It says how far positions and spans can be trusted.
    public enum Origin: String, Hashable, Sendable {
        /// Fields separated by tabs: positions are kept, spans are not known.
        case tabs
        /// A GFM pipe table: positions are kept, spans are not known.
        case pipes
        /// An HTML table: spans are stated.
        case html
        /// A worksheet: spans are stated, values are typed.
        case sheet
        /// Comma-separated values: positions are kept, spans are not known.
        case csv
        /// Columns told apart by their place on a fixed-width page: positions are inferred.
        case layout
    }

    /// How the cells were told apart.
    public var origin: Origin
    /// The sheet's name, or the caption that the format itself states.
    public var name: String?
    /// The rows, top to bottom. Rows without any cell are left out; ``Row/index`` keeps their place.
    public var rows: [Row]
    /// Where the grid starts.
    public var at: Locator
    /// How many rows at the top the format itself marks as header (`thead`, a GFM header row); nil where it does not say.
    public var headerRows: Int?
    /// Whether the sheet is hidden in its workbook.
    public var isHidden: Bool

    /// Makes a grid.
    public init(
        origin: Origin, name: String? = nil, rows: [Row], at: Locator, headerRows: Int? = nil, isHidden: Bool = false
    ) {
        self.origin = origin
        self.name = name
        self.rows = rows
        self.at = at
        self.headerRows = headerRows
        self.isHidden = isHidden
    }

    /// The number of columns: one more than the last column that any cell covers. O(cells).
    public var columnCount: Int {
        rows.reduce(0) { widest, row in
            row.cells.reduce(widest) { max($0, $1.column + $1.columnSpan) }
        }
    }

    /// One row of a grid.
    public struct Row: Hashable, Sendable {
        /// The row's place, 0-based, counting rows that the file leaves empty.
        public var index: Int
        /// The cells that start in this row, by rising column. Covered cells and absent ones do not appear;
        /// empty ones do where the file prints their place (two tabs in a row).
        public var cells: [Cell]
        /// Whether the row is hidden in its workbook.
        public var isHidden: Bool

        /// Makes a row.
        public init(index: Int, cells: [Cell], isHidden: Bool = false) {
            self.index = index
            self.cells = cells
            self.isHidden = isHidden
        }
    }

    /// One cell of a grid.
    public struct Cell: Hashable, Sendable {
        /// The first column it covers, 0-based.
        public var column: Int
        /// What a person sees, inline marks removed, inner line breaks kept as `\n`, trimmed at both ends.
        public var text: String
        /// The typed value, from formats that have types; nil where the text is all there is.
        public var value: CellValue?
        /// How many rows it covers, at least 1.
        public var rowSpan: Int
        /// How many columns it covers, at least 1.
        public var columnSpan: Int
        /// Indentation steps that the format states (a workbook's alignment indent); hierarchy hides there.
        public var indent: Int
        /// Whether the format sets the text in bold.
        public var isBold: Bool
        /// Whether its column is hidden in its workbook.
        public var isHidden: Bool
        /// Where the cell starts.
        public var at: Locator
        /// The string as the format states it, where it differs from ``text``: blanks at its ends.
        public var verbatim: String?

        /// Makes a cell.
        public init(
            column: Int, text: String, value: CellValue? = nil, rowSpan: Int = 1, columnSpan: Int = 1, indent: Int = 0,
            isBold: Bool = false, isHidden: Bool = false, at: Locator, verbatim: String? = nil
        ) {
            self.column = column
            self.text = text
            self.value = value
            self.rowSpan = rowSpan
            self.columnSpan = columnSpan
            self.indent = indent
            self.isBold = isBold
            self.isHidden = isHidden
            self.at = at
            self.verbatim = verbatim
        }
    }
}

/// A cell's value in a format that has types.
public enum CellValue: Hashable, Sendable {
    /// A number, as the shortest decimal text that a person sees at full precision (at most 15 significant digits).
    case number(String)
    /// A string that the format states to be one: `"0012"` stays text.
    case string
    /// A truth value.
    case boolean(Bool)
    /// An error such as `#N/A`; the text is in the cell.
    case error
    /// A date, date and time, time, or duration, in ISO 8601 (`2024-12-31`, `2024-12-31T08:30:00`, `08:30:00`, `PT36H`).
    case date(String)
}
