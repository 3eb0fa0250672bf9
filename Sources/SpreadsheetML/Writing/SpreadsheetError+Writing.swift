// What can go wrong while a workbook is written.

extension SpreadsheetError.Code {
    /// The compressed package could not be put together.
    public static let archiveWrite = Self("workbook.archive")
    /// The file for temporary data failed.
    public static let scratchFile = Self("workbook.scratch")
    /// A row, a column, a text or a sheet lies beyond what the format can hold.
    public static let beyondFormat = Self("workbook.beyond-format")
    /// A call came at a moment where the format has no place for it.
    public static let outOfOrder = Self("workbook.out-of-order")
    /// A value that the cell's type cannot hold.
    public static let invalidValue = Self("workbook.invalid-value")
}

extension SpreadsheetError {
    static func archive(reason: String) -> SpreadsheetError {
        SpreadsheetError(.archiveWrite, "The workbook cannot be put together: \(reason).")
    }

    static func scratchFile(folder: String, reason: String) -> SpreadsheetError {
        SpreadsheetError(
            .scratchFile, "A temporary file in \(folder.isEmpty ? "use" : folder) failed: \(reason).",
            hint: "Free some space, or point TMPDIR to a folder that has some.")
    }

    static func beyondFormat(_ what: String, at place: String? = nil) -> SpreadsheetError {
        SpreadsheetError(.beyondFormat, "\(what).", place: place)
    }

    static func outOfOrder(_ what: String, at place: String? = nil) -> SpreadsheetError {
        SpreadsheetError(.outOfOrder, "\(what).", place: place)
    }

    static func invalidValue(_ what: String, at place: String? = nil) -> SpreadsheetError {
        SpreadsheetError(.invalidValue, "\(what).", place: place)
    }
}
