public import DisclosureModel

/// How recognition came to its result: for a person who writes a profile, and for the coverage figure.
public struct RecognitionTrace: Sendable {
    /// The traces of the tables, in the order of the document's tables that were printed.
    public var tables: [Table] = []
    /// The lines that no table took.
    public var freeLines: [TableCandidate.Line] = []
    /// The lines of the file whose cells were put together anew: forms on fixed-width pages.
    public var rebuilt: [ClosedRange<Int>] = []

    /// How one table was recognised.
    public struct Table: Sendable {
        /// The candidate that became the table.
        public var candidate: TableCandidate
        /// The form that was chosen; nil where none fits.
        public var form: String?
        /// How sure the choice is, 0 to 100.
        public var confidence: Double
        /// What spoke for and against the form, in words.
        public var reasons: [String]
        /// The next best form and its confidence.
        public var runnerUp: (form: String, confidence: Double)?
        /// What each column of the source was taken for.
        public var columns: [Column]
        /// The cells that reached the output, by their places.
        public var readCells: [Locator]
        /// Amounts of plain text that no row of the table took, since nothing tells their columns.
        public var unplaced: [Grid.Cell] = []
    }

    /// What a column of the source was taken for.
    public struct Column: Sendable, Hashable {
        /// The column's place in the source, 0-based.
        public var index: Int
        /// The labels over it.
        public var path: [String]
        /// The printed 栏次.
        public var ordinal: Int?
        /// The canonical key, or what else the column holds: `code`, `label`, `line`.
        public var key: String?
        /// The section of the form.
        public var section: String?
    }
}
