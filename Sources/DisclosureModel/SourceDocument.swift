/// What a file shows, and where: blocks in reading order, with no idea of their meaning.
///
/// Importers make it; recognition reads it. Nothing that was printed is left out.
public struct SourceDocument: Hashable, Sendable {
    /// The file it came from.
    public var source: SourceFile
    /// Headings, paragraphs, grids and page breaks, in reading order.
    public var blocks: [Block]
    /// Metadata that the file states of itself, such as a workbook's title or markdown's front matter; sorted by key.
    public var properties: [Property]
    /// The lines of fixed-width pages that hold columns, blank ones left out; none in formats that state their cells.
    public var printed: [PrintedLine]
    /// The meaning that the file itself carries, where it was written by one of our exporters and not changed since.
    ///
    /// Recognition takes it as it is, so that what we wrote reads back equal.
    public var embedded: DisclosureDocument?

    /// A document with these blocks.
    public init(
        source: SourceFile, blocks: [Block], properties: [Property] = [], printed: [PrintedLine] = [],
        embedded: DisclosureDocument? = nil
    ) {
        self.source = source
        self.blocks = blocks
        self.properties = properties
        self.printed = printed
        self.embedded = embedded
    }

    /// A piece of metadata.
    public struct Property: Hashable, Sendable {
        /// Its name, as the file spells it.
        public var key: String
        /// Its value.
        public var value: String

        /// Makes a property.
        public init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// One block of a document.
    public enum Block: Hashable, Sendable {
        /// A heading that the format itself marks as one (`## …`).
        case heading(Heading)
        /// A line of running text.
        case paragraph(Paragraph)
        /// A table as printed.
        case grid(Grid)
        /// A page ends here.
        case pageBreak(at: Locator)
    }

    /// A heading, without its marks.
    public struct Heading: Hashable, Sendable {
        /// 1 for the highest.
        public var level: Int
        /// The text, inline marks removed.
        public var text: String
        /// Where it starts.
        public var at: Locator

        /// Makes a heading.
        public init(level: Int, text: String, at: Locator) {
            self.level = level
            self.text = text
            self.at = at
        }
    }

    /// One printed line of text.
    public struct Paragraph: Hashable, Sendable {
        /// The text of the line, trimmed at both ends.
        public var text: String
        /// Where it starts.
        public var at: Locator
        /// Whether it goes on from the line before with no blank line between: dumps wrap sentences over lines.
        public var continues: Bool

        /// Makes a paragraph.
        public init(text: String, at: Locator, continues: Bool = false) {
            self.text = text
            self.at = at
            self.continues = continues
        }
    }
}

/// The file a document was read from.
public struct SourceFile: Hashable, Sendable {
    /// The file's name without folders, so that outputs carry no path of a machine.
    public var name: String
    /// The format's identifier, such as `text` or `xlsx`.
    public var format: String
    /// Its size in bytes.
    public var bytes: Int
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    public var sha256: String

    /// Makes a description of a file.
    public init(name: String, format: String, bytes: Int, sha256: String) {
        self.name = name
        self.format = format
        self.bytes = bytes
        self.sha256 = sha256
    }
}
