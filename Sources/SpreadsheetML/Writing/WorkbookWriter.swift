/// Writes an `.xlsx` workbook (ECMA-376 part 1, transitional) in one pass, with bounded memory and deterministic bytes.
///
/// ```swift
/// let book = WorkbookWriter()
/// let money = book.style(CellStyle().with { $0.numberFormat = "#,##0.00" })
/// try book.sheet(book.reserveName("2024")) { sheet in
///     try sheet.row()
///     try sheet.text("合计")
///     try sheet.number(coefficient: 254_011, scale: 2, money)
/// }
/// try book.finish { try output.write($0) }
/// ```
///
/// Sheets are written one after the other. A sheet longer than a megabyte is compressed on a second thread while it is
/// being written, into a file without a name; the finished workbook takes it over without compressing it again. The
/// same calls give the same bytes, on every machine with the same zlib: no clock and no hash order takes part.
public final class WorkbookWriter {
    /// What a workbook is made with.
    public struct Options: Hashable, Sendable {
        /// The font of cells whose style names none; widths are counted in its digits.
        public var font = CellStyle.Font()
        /// zlib's level, 1 to 9. Level 1 makes sheets of numbers in a quarter of the time that level 6 takes, and 12 % larger.
        public var compressionLevel = 1
        /// How many bytes of text are shared between cells; what comes after that stands in the cells themselves.
        public var sharedTextBytes = 1 << 23
        /// Whether ``WorkbookWriter/fingerprint`` is computed.
        public var computesFingerprint = false

        /// The usual options.
        public init() {}
    }

    /// What the workbook says of itself; may be set until ``finish(_:)``.
    public var properties = DocumentProperties()

    private let state: WorkbookState
    private var taken: Set<String> = []
    private var sheets: [Sheet] = []
    private var customParts: [CustomXMLPart] = []
    private var names: [DefinedName] = []

    struct Sheet {
        let name: SheetName
        let part: FinishedPart
        let titleRows: ClosedRange<Int>?
    }

    struct DefinedName {
        let name: String
        let target: String
    }

    /// An empty workbook.
    public init(_ options: Options = Options()) {
        state = WorkbookState(options)
    }

    /// The fingerprint of the cells written so far, where ``Options/computesFingerprint`` asked for it.
    public var fingerprint: CellFingerprint? { state.fingerprint }

    /// Registers a style; equal ones are registered once.
    public func style(_ style: CellStyle) -> CellStyleID {
        CellStyleID(index: state.styles.index(of: style))
    }

    /// Takes a name for a sheet: the nearest to the wanted one that is valid and not taken.
    public func reserveName(_ wanted: String) -> SheetName {
        SheetName(wanted, taken: &taken)
    }

    /// Writes a sheet; `body` gives its rows. The order of the calls is the order of the tabs.
    ///
    /// - Throws: ``SpreadsheetError``, and what `body` throws. The workbook is of no use after an error.
    public func sheet(
        _ name: SheetName, layout: SheetLayout = SheetLayout(), _ body: (SheetWriter) throws -> Void
    ) throws {
        guard !sheets.contains(where: { $0.name == name }) else {
            throw SpreadsheetError.outOfOrder("The sheet \(name) is written already")
        }
        state.fingerprint?.addSheet(name.description)
        let writer = SheetWriter(
            name: "xl/worksheets/sheet\(sheets.count + 1).xml", isFirst: sheets.isEmpty, layout: layout, shared: state)
        try body(writer)
        sheets.append(Sheet(name: name, part: try writer.finish(), titleRows: layout.titleRows))
    }

    /// Names a range for formulas (18.2.5 `definedName`).
    ///
    /// - Parameter name: letters, digits, `_` and `.`, no digit first, and not the form of a cell reference.
    public func define(_ name: String, sheet: SheetName, range: CellRange) {
        names.append(DefinedName(name: name, target: "\(sheet.quoted)!\(range.absoluteDescription)"))
    }

    /// Puts XML of one's own into the workbook, which applications keep when they save it (part 1, 15.2.5).
    public func attach(_ part: CustomXMLPart) {
        customParts.append(part)
    }

    /// Ends the workbook and hands its bytes out in order, in pieces that are valid during the call.
    ///
    /// - Throws: ``SpreadsheetError`` where there is no sheet or the file for temporary data fails; and what `output` throws.
    public func finish(_ output: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard !sheets.isEmpty else { throw SpreadsheetError.outOfOrder("A workbook needs a sheet") }
        let scratch = try ScratchFile()
        var archive = try ArchiveWriter(scratch, level: state.compressionLevel)
        let parts = WorkbookParts(
            sheets: sheets.map { ($0.name, $0.titleRows) }, names: names, hasStrings: !state.strings.isEmpty,
            customParts: customParts, properties: properties)
        try archive.add(parts.beforeSheets)
        for sheet in sheets { try sheet.part.add(to: &archive) }
        try archive.add([("xl/styles.xml", state.styles.xml())])
        if !state.strings.isEmpty {
            let part = PartText(name: "xl/sharedStrings.xml", level: state.compressionLevel) { [] }
            try state.strings.write(to: part)
            try part.finish().add(to: &archive)
        }
        try archive.add(parts.afterSheets)
        try archive.close()
        try scratch.forEachChunk(output)
    }

    /// Ends the workbook and gives its bytes.
    public func finish() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try finish { bytes.append(contentsOf: $0) }
        return bytes
    }
}

extension ArchiveWriter {
    mutating func add(_ parts: [(name: String, bytes: [UInt8])]) throws(SpreadsheetError) {
        for part in parts {
            try part.bytes.withUnsafeBufferPointer { bytes throws(SpreadsheetError) in
                try add(part.name, [UnsafeRawBufferPointer(bytes)])
            }
        }
    }
}
