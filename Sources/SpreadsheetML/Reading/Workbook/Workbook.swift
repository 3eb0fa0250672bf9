/// A workbook opened for reading (ECMA-376, Office Open XML, transitional and strict).
///
/// Opening reads the list of sheets and the formats; cells are read sheet by sheet with ``read(_:)``:
///
///     var workbook = try Workbook(path: "budget.xlsx")
///     for (index, sheet) in workbook.sheets.enumerated() where sheet.kind == .worksheet {
///         let content = try workbook.read(index)
///         try content.forEachCell(&sink)
///     }
///
/// Parts are found by relationships, names are compared without regard to case, and elements by namespace, so that
/// files of every producer open. Damage, and what is not a workbook at all, is a ``SpreadsheetError``.
public struct Workbook: ~Copyable {
    /// The sheets in the order in which the user sees them.
    public let sheets: [SheetDescription]
    /// Whether days are counted from 1904.
    public let uses1904: Bool
    /// Whether the file asks for all formulas to be calculated when it is opened: a cached 0 is then not a value.
    public let awaitsCalculation: Bool
    /// The formats that cells point at.
    public let cellFormats: [CellFormat]

    var package: PackageReader
    /// The parts that hold custom XML, by the workbook's relationships.
    let customXMLParts: [String]
    /// The part in which the workbook says what it is.
    let corePropertiesPart: String?
    private let stringsPart: String?
    private var strings: SharedStrings?
    private var cellsRead = 0

    /// Opens the workbook in a file.
    ///
    /// - Throws: ``SpreadsheetError``.
    public init(path: String, limits: ReadingLimits = ReadingLimits()) throws(SpreadsheetError) {
        try FileHead.refuseOthers(path: path)
        try self.init(PackageReader(ZipArchive(path: path), limits: limits))
    }

    /// Opens a workbook in memory; the bytes are copied.
    ///
    /// - Throws: ``SpreadsheetError``.
    public init(bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(SpreadsheetError) {
        try FileHead.refuseOthers(bytes: bytes)
        try self.init(PackageReader(ZipArchive(bytes: bytes), limits: limits))
    }

    private init(_ opened: consuming PackageReader) throws(SpreadsheetError) {
        package = opened
        let found: WorkbookLocator.Found
        let formats: [CellFormat]
        (found, formats) = try Self.survey(&package)
        sheets = found.sheets
        uses1904 = found.uses1904
        awaitsCalculation = found.awaitsCalculation
        stringsPart = found.strings
        customXMLParts = found.customXML
        corePropertiesPart = found.coreProperties
        cellFormats = formats
    }

    private static func survey(
        _ package: inout PackageReader
    ) throws(SpreadsheetError) -> (WorkbookLocator.Found, [CellFormat]) {
        let found = try WorkbookLocator.locate(in: &package)
        guard let part = found.styles else { return (found, []) }
        var styles = StylesPart(limits: package.limits)
        try package.parse(part, into: &styles)
        return (found, styles.cellFormats)
    }

    /// The format of a style index; the plain one where the workbook has none of this index.
    public func format(_ style: Int) -> CellFormat {
        style >= 0 && style < cellFormats.count ? cellFormats[style] : .plain
    }

    /// Reads the cells of a sheet. A sheet that holds no cells, such as a chart, is empty.
    ///
    /// - Throws: ``SpreadsheetError``; no cell of a damaged sheet is given out.
    /// - Complexity: O(bytes of the part); memory grows with the cells, at about 25 bytes a number.
    public mutating func read(_ index: Int, route: SheetRoute = .fastest) throws(SpreadsheetError) -> SheetContent {
        let strings = try sharedStrings()
        let surroundings = CellRecorder.Surroundings(
            serialStyles: cellFormats.map { $0.numberFormat.kind == .date || $0.numberFormat.kind == .duration },
            stringCount: strings.count, limits: package.limits, cellsBefore: cellsRead,
            part: sheets.indices.contains(index) ? sheets[index].part : "")
        guard sheets.indices.contains(index), sheets[index].kind == .worksheet || sheets[index].kind == .macro,
            !surroundings.part.isEmpty
        else {
            return SheetContent(
                SheetPart(part: "", limits: package.limits, recorder: CellRecorder(surroundings)))
        }
        let part = try SheetReading.read(surroundings, route: route, from: &package)
        cellsRead += part.recorder.cellCount
        return SheetContent(part)
    }

    /// The bytes of a part, by name; nil where there is none of this name.
    ///
    /// - Throws: ``SpreadsheetError``.
    public mutating func bytes(ofPart name: String) throws(SpreadsheetError) -> [UInt8]? {
        guard package.contains(name) else { return nil }
        return try package.bytes(of: name)
    }

    /// The shared strings, read when they are first needed.
    mutating func sharedStrings() throws(SpreadsheetError) -> SharedStrings {
        if let strings { return strings }
        guard let stringsPart else { return SharedStrings() }
        var reader = SharedStringsPart(limits: package.limits)
        try package.parse(stringsPart, into: &reader)
        let read = reader.strings
        strings = read
        return read
    }
}
