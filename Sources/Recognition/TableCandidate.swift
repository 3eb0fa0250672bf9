public import DisclosureModel

/// Lines and rows that may be one table: what stands before it, its rows, and what stands below.
public struct TableCandidate: Sendable {
    /// A line of text with its place.
    public struct Line: Sendable, Hashable {
        /// The text, as printed.
        public var text: String
        /// Where it starts.
        public var at: Locator
        /// Whether the source marks it as a heading.
        public var isHeading: Bool
    }

    /// The title, where one was found above the rows.
    public var title: Line?
    /// The lines between title and rows: number, agency, unit.
    public var head: [Line] = []
    /// The rows, page breaks healed.
    public var rows: [Grid.Row] = []
    /// How the source tells cells apart.
    public var origin: Grid.Origin
    /// The sheet's name, or the caption that the format states.
    public var name: String?
    /// The lines below the rows: notes, printed formulas, sentences about an empty table.
    public var notes: [Line] = []
    /// Where the grid starts.
    public var at: Locator
}
