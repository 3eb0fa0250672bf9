// What can go wrong while a workbook is read.

extension SpreadsheetError.Code {
    /// The file cannot be opened.
    public static let unreadable = Self("workbook.unreadable")
    /// The file is empty.
    public static let empty = Self("workbook.empty")
    /// The file is not a ZIP archive, and nothing else that is recognised.
    public static let notZip = Self("workbook.not-zip")
    /// The ZIP archive is damaged.
    public static let damaged = Self("workbook.damaged")
    /// The workbook is protected by a password.
    public static let encrypted = Self("workbook.encrypted")
    /// The file is a workbook of Excel 97 to 2003, or another old document of Office.
    public static let legacy = Self("workbook.legacy")
    /// The file is an HTML page under another name.
    public static let html = Self("workbook.html")
    /// The file is XML or plain text, such as CSV, under another name.
    public static let text = Self("workbook.text")
    /// The archive holds no workbook: another kind of document, or none.
    public static let notWorkbook = Self("workbook.none")
    /// The workbook is in the binary `.xlsb` form.
    public static let binary = Self("workbook.binary")
    /// Two entries of the archive have the name of the part.
    public static let ambiguousPart = Self("workbook.ambiguous-part")
    /// A part that another one points at is missing.
    public static let missingPart = Self("workbook.missing-part")
    /// A part is not well-formed XML.
    public static let malformed = Self("workbook.malformed-xml")
    /// A part has a document type declaration, which packages must not have (ECMA-376 part 2, annex on XML usage).
    public static let doctype = Self("workbook.doctype")
    /// A part is XML of another kind than its place asks for.
    public static let unexpectedRoot = Self("workbook.unexpected-root")
    /// A cell or row states a place that no sheet has.
    public static let badReference = Self("workbook.bad-reference")
    /// A cell points at a shared string that is not there.
    public static let badStringIndex = Self("workbook.bad-string-index")
    /// A bound of ``ReadingLimits`` was exceeded.
    public static let limitExceeded = Self("limit.exceeded")
}

extension SpreadsheetError {
    /// The error of a bound that was exceeded.
    static func limit(_ name: String, bound: Int, found: Int, part: String? = nil, place: String? = nil)
        -> SpreadsheetError
    {
        var error = SpreadsheetError(
            .limitExceeded, "The limit \(name) is \(bound), and at least \(found) was found.", part: part,
            place: place, hint: "If the file can be trusted, raise the limit.")
        error.excess = Excess(limit: name, bound: bound, found: found)
        return error
    }
}
