/// A piece of text without its inline marks: what a person sees.
public struct InlineText: Hashable, Sendable {
    /// The text, trimmed at both ends; inner line breaks (`<br>`) are `\n`.
    public var text: String
    /// Whether all of it is set in bold.
    public var isBold: Bool
    /// The note marks that stood after a number (`[^1]`, `<sup>①</sup>`), which are left out of `text` because they
    /// would become digits of it; empty nearly always.
    public var noteMarks: [String]

    /// Makes a text.
    public init(text: String, isBold: Bool = false, noteMarks: [String] = []) {
        self.text = text
        self.isBold = isBold
        self.noteMarks = noteMarks
    }

    /// Which marks mean something.
    public enum Dialect: Hashable, Sendable {
        /// A text dump: stray HTML tags and entities, and `**bold**`.
        case dump
        /// GFM inline content: these, and escapes, code spans, emphasis, formulas, links, images and footnote references.
        case markdown
    }

    /// Reads a range of a text.
    ///
    /// Tags that are known to set text (`<b>`, `<p>`, `<br>`, `<sup>`, …) go; `<br>`, `<p>` and `<div>` leave a line
    /// break between what stands on both sides; a check box becomes ☑ or ☐; entities become their characters.
    /// What merely looks like a mark stays as printed.
    ///
    /// - Parameters:
    ///   - range: The bytes to read, cut to the text.
    ///   - bytes: The bytes of the whole text, valid UTF-8.
    ///   - exact: Whether blanks that were written as marks (`&#32;`, `<br>`) are kept at the ends of the text.
    /// - Complexity: O(range); without any mark the only allocation is the text itself.
    public init(_ range: Range<Int>, in bytes: Span<UInt8>, dialect: Dialect, exact: Bool = false) {
        let range = bytes.trimmed(range)
        guard Self.hasMarks(bytes.extracting(range), dialect: dialect) else {
            self.init(text: bytes.string(in: range))
            return
        }
        var scanner = InlineScanner(dialect: dialect, exact: exact)
        scanner.scan(bytes.extracting(range))
        self = scanner.result
    }

    /// Reads a text that is not part of a longer one.
    public init(_ text: String, dialect: Dialect) {
        let bytes = Array(text.utf8)
        self.init(0..<bytes.count, in: bytes.span, dialect: dialect)
    }

    private static func hasMarks(_ bytes: Span<UInt8>, dialect: Dialect) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte < 0x7F, byte != 0x20 else { continue }
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "*"): return true
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["),
                UInt8(ascii: "$"):
                if dialect == .markdown { return true }
            default: break
            }
        }
        return false
    }
}
