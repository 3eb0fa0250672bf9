/// The parts of one of our markdown files, each announced by a comment: `<!-- tabularium:checks -->`.
public enum MarkdownPart: String, Hashable, Sendable, CaseIterable {
    /// A table: the comment lists its slots; then its heading, its metadata line, its rows and its notes follow.
    case table
    /// The labels and values around the table before.
    case fields
    /// What was mended, all tables together.
    case repairs
    /// Amounts that the narrative states.
    case statements
    /// What verification found.
    case checks
    /// What there was to say about the source.
    case diagnostics

    /// The words that a comment begins with.
    public static let mark = "tabularium:"

    /// The word among the slots of a table that says that its heading is not its title.
    public static let untitled = "untitled"

    /// The columns of the part's list, in order.
    public var columns: [String] {
        switch self {
        case .table: ["form", "number", "agency", "unit", "state", "at"]
        case .fields: ["label", "text", "key", "at"]
        case .repairs: ["table", "at", "rule", "before", "after"]
        case .statements: ["subject", "measure", "value", "unit", "at"]
        case .checks: ["rule", "result", "expected", "found", "tolerance", "at", "message"]
        case .diagnostics: ["severity", "code", "at", "message", "excerpt", "hint"]
        }
    }
}
