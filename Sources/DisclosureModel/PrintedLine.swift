/// A line of a fixed-width page as it was printed, blanks and all.
///
/// A table that no importer can take apart by geometry alone keeps its lines so that recognition can, which knows the
/// words that its labels are made of.
public struct PrintedLine: Hashable, Sendable {
    /// The line's number in the file, 1-based.
    public var number: Int
    /// The line, with the blanks at its start; without the form feed.
    public var text: String
    /// How many characters of the line stand before ``text``: one for a form feed.
    public var offset: Int
    /// Whether a page starts with this line.
    public var startsPage: Bool

    /// Makes a line.
    public init(number: Int, text: String, offset: Int = 0, startsPage: Bool = false) {
        self.number = number
        self.text = text
        self.offset = offset
        self.startsPage = startsPage
    }
}
