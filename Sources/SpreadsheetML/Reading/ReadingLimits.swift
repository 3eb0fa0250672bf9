/// What a workbook may ask for while it is read. Every bound is finite by default and can be raised.
///
/// Sizes are counted as bytes leave the inflater: what an archive declares is never trusted.
public struct ReadingLimits: Hashable, Sendable {
    /// Entries of the archive.
    public var entries = 16_384
    /// Uncompressed bytes of one part.
    public var partBytes = 512 << 20
    /// Uncompressed bytes of all parts read.
    public var totalBytes = 1 << 30
    /// Uncompressed bytes per compressed byte of a part, beyond the first 64 MiB; deflate itself reaches 1,032.
    public var ratio = 1_000
    /// Cells of all sheets read, empty ones included.
    public var cells = 20_000_000
    /// Bytes of one cell's text, in UTF-8.
    public var cellTextBytes = 1 << 20
    /// Strings in the shared string table.
    public var strings = 5_000_000
    /// Merged ranges of one sheet.
    public var mergedRanges = 200_000
    /// Sheets of a workbook.
    public var sheets = 4_096
    /// Cell formats and number formats of a workbook.
    public var formats = 262_144
    /// Nesting of elements in a part.
    public var depth = 64
    /// Attributes of one element, namespace declarations included.
    public var attributes = 256

    /// The defaults.
    public init() {}
}

extension ReadingLimits {
    /// One bound, by the name that errors state in ``SpreadsheetError/Excess``.
    public struct Entry: Sendable {
        /// The name, such as `cells`.
        public let name: String
        /// Where the bound is kept.
        public let path: any WritableKeyPath<ReadingLimits, Int> & Sendable
        /// What is bounded, in a sentence with its unit.
        public let summary: String
    }

    /// Every bound with its name and meaning, in the order of declaration.
    public static let all: [Entry] = [
        Entry(name: "entries", path: \.entries, summary: "Entries of the archive."),
        Entry(name: "part-bytes", path: \.partBytes, summary: "Uncompressed bytes of one part."),
        Entry(name: "total-bytes", path: \.totalBytes, summary: "Uncompressed bytes of all parts read."),
        Entry(
            name: "ratio", path: \.ratio,
            summary: "Uncompressed bytes per compressed byte of a part, beyond the first 64 MiB."),
        Entry(name: "cells", path: \.cells, summary: "Cells of all sheets, empty ones included."),
        Entry(name: "cell-text-bytes", path: \.cellTextBytes, summary: "Bytes of one cell's text, in UTF-8."),
        Entry(name: "strings", path: \.strings, summary: "Strings in the shared string table."),
        Entry(name: "merged-ranges", path: \.mergedRanges, summary: "Merged ranges of one sheet."),
        Entry(name: "sheets", path: \.sheets, summary: "Sheets of a workbook."),
        Entry(name: "formats", path: \.formats, summary: "Cell formats and number formats of a workbook."),
        Entry(name: "xml-depth", path: \.depth, summary: "Nesting of elements in a part."),
        Entry(name: "xml-attributes", path: \.attributes, summary: "Attributes of one element, namespaces included."),
    ]

    /// Checks a count against a bound.
    func check(
        _ path: KeyPath<ReadingLimits, Int>, _ name: String, _ found: Int, part: String? = nil, place: String? = nil
    ) throws(SpreadsheetError) {
        let bound = self[keyPath: path]
        if found > bound { throw .limit(name, bound: bound, found: found, part: part, place: place) }
    }
}
