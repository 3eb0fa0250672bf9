/// Reads the workbook part: the sheets in their order, the date system, and whether formulas await calculation
/// (ECMA-376 part 1, 18.2).
struct WorkbookPart: XMLHandler {
    /// A sheet as listed, not yet resolved to a part.
    struct Entry {
        var name: String
        var relationship: String?
        var visibility: SheetDescription.Visibility
    }

    private let limits: ReadingLimits
    private(set) var sheets: [Entry] = []
    /// Whether days are counted from 1904 (18.2.28).
    private(set) var uses1904 = false
    /// Whether every formula is to be calculated when the file is opened, so that cached values may be made up (18.2.2).
    private(set) var awaitsCalculation = false
    private(set) var rootSeen = false

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    mutating func start(_ element: XMLElement) throws(SpreadsheetError) {
        if !rootSeen {
            guard element.isMain("workbook") else {
                throw SpreadsheetError(.unexpectedRoot, "The part is not a workbook, although it should be.")
            }
            rootSeen = true
        } else if element.isMain("sheet") {
            try limits.check(\.sheets, "sheets", sheets.count + 1)
            sheets.append(
                Entry(
                    name: element.text("name") ?? "", relationship: element.relationshipText("id"),
                    visibility: Self.visibility(element.attribute("state"))))
        } else if element.isMain("workbookPr") {
            uses1904 = element.boolean("date1904") ?? false
        } else if element.isMain("calcPr") {
            awaitsCalculation = element.boolean("fullCalcOnLoad") ?? false
        }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(SpreadsheetError) {}

    private static func visibility(_ state: UnsafeBufferPointer<UInt8>?) -> SheetDescription.Visibility {
        guard let state else { return .visible }
        if Lexical.equals(state, "hidden") { return .hidden }
        return Lexical.equals(state, "veryhidden") ? .veryHidden : .visible
    }
}
