import DisclosureModel
import SourceText

/// A block of a markdown file, before it becomes part of a source document.
enum MarkdownBlock {
    /// An ATX or setext heading.
    case heading(level: Int, text: String, at: Locator)
    /// One line of a paragraph, list item or code block.
    case line(Line)
    /// A table of any kind; of a pipe table in one of our own files also the header cells as written.
    case grid(Grid, header: [String])
    /// The text between `<!--` and `-->`.
    case comment(String, at: Locator)
    /// A page ends here.
    case pageBreak(at: Locator)

    /// A printed line and what is needed to read it again.
    struct Line {
        /// What a person sees.
        var text: String
        var at: Locator
        /// Whether it goes on from the line before.
        var continues: Bool
        /// The bytes it was read from.
        var range: Range<Int>
        /// Whether it is the first line of a list item.
        var isItem: Bool
    }
}
