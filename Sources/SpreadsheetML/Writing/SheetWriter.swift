/// Writes one worksheet, row by row and cell by cell, from the top left to the bottom right (ECMA-376 part 1, 18.3.1.99).
///
/// ``WorkbookWriter/sheet(_:layout:_:)`` makes it. ``row(height:isHidden:)`` starts a row; every call that writes a cell puts it in
/// the next column. What was written cannot be changed: memory is bounded by a few blocks, however long the sheet gets.
/// Cells take time in proportion to their text and allocate nothing.
public final class SheetWriter {
    /// The number of the current row, 1-based; 0 before the first.
    public private(set) var rowNumber = 0
    /// The number of the column that the next cell goes to, 1-based.
    public private(set) var columnNumber = 1

    let part: PartText
    let shared: WorkbookState
    let head: SheetHead
    private let letters = PackedLetters.all
    private var rowDigits: UInt64 = 0
    private var rowDigitCount = 0
    private var isRowOpen = false
    private var merges: [CellRange] = []
    private var links: [(cell: CellReference, location: String, text: String)] = []
    var fitting: ColumnFitting

    init(name: String, isFirst: Bool, layout: SheetLayout, shared: WorkbookState) {
        let head = SheetHead(layout: layout, isSelected: isFirst)
        self.head = head
        self.shared = shared
        fitting = ColumnFitting(layout.columns)
        part = PartText(name: name, level: shared.compressionLevel) { head.xml() }
    }

    /// Starts the next row.
    ///
    /// - Parameters:
    ///   - height: in points; nil leaves it to the application, which fits it to wrapped text, but not to merged cells.
    ///   - isHidden: whether the row is hidden.
    /// - Throws: ``SpreadsheetError`` beyond row 1,048,576, and where writing fails.
    public func row(height: Double? = nil, isHidden: Bool = false) throws(SpreadsheetError) {
        try closeRow()
        guard rowNumber < CellReference.maximumRow else {
            throw .beyondFormat("A sheet has no more than \(CellReference.maximumRow) rows")
        }
        rowNumber += 1
        columnNumber = 1
        isRowOpen = true
        setRowDigits()
        try part.reserve(128)
        part.cursor.put("<row r=\"")
        part.cursor.put(packed: rowDigits, count: rowDigitCount)
        part.cursor.put(0x22)
        if let height, height.isFinite {
            part.cursor.put(" ht=\"")
            part.cursor.put(coefficient: Int64(min(max(height, 0), 409) * 100), scale: 2)
            part.cursor.put("\" customHeight=\"1\"")
        }
        if isHidden { part.cursor.put(" hidden=\"1\"") }
        part.cursor.put(0x3E)
    }

    /// Leaves rows empty; the next ``row(height:isHidden:)`` comes after them.
    public func skipRows(_ count: Int) throws(SpreadsheetError) {
        try closeRow()
        guard count >= 0, count <= CellReference.maximumRow - rowNumber else {
            throw .beyondFormat("A sheet has no more than \(CellReference.maximumRow) rows")
        }
        rowNumber += count
    }

    /// Leaves cells empty and without a style.
    public func skip(_ count: Int = 1) throws(SpreadsheetError) {
        guard count >= 0, count <= CellReference.maximumColumn + 1 - columnNumber else {
            throw .beyondFormat("A row has no more than \(CellReference.maximumColumn) cells")
        }
        columnNumber += count
    }

    /// Makes one cell of a rectangle (18.3.1.55 `mergeCell`). Only the value at its top left is shown.
    ///
    /// A single cell is left as it is. Rectangles must not overlap: that is found when the sheet ends.
    public func merge(_ range: CellRange) {
        if range.first != range.last { merges.append(range) }
    }

    /// Makes a cell a link to a cell of a sheet of the same workbook (18.3.1.47 `hyperlink`).
    public func link(_ cell: CellReference, to sheet: SheetName, cell target: CellReference, text: String) {
        links.append((cell, "\(sheet.quoted)!\(target)", text))
    }

    // The start of a cell

    /// Writes `<c r="B7" s="3"` with room for 64 bytes more, and goes on to the next column.
    @inline(__always)
    func openCell(_ style: Int) throws(SpreadsheetError) -> ByteCursor {
        guard isRowOpen, columnNumber <= CellReference.maximumColumn else { throw noPlace }
        try part.reserve(128)
        var cursor = part.cursor
        cursor.put("<c r=\"")
        let column = letters[columnNumber - 1]
        cursor.put(packed: column.bytes, count: column.count)
        cursor.put(packed: rowDigits, count: rowDigitCount)
        if style != 0 {
            cursor.put("\" s=\"")
            cursor.put(number: UInt64(UInt(bitPattern: style)))
        }
        cursor.put(0x22)
        columnNumber += 1
        return cursor
    }

    /// The place of the cell that was opened last.
    var place: CellReference { CellReference(row: rowNumber, column: columnNumber - 1) }

    private var noPlace: SpreadsheetError {
        isRowOpen
            ? .beyondFormat("A row has no more than \(CellReference.maximumColumn) cells")
            : .outOfOrder("A cell needs a row: call row(height:isHidden:) first")
    }

    private func setRowDigits() {
        var rest = UInt64(rowNumber)
        var packed: UInt64 = 0
        var count = 0
        while rest > 0 {
            packed = packed << 8 | (0x30 + rest % 10)
            rest /= 10
            count += 1
        }
        rowDigits = packed
        rowDigitCount = count
    }

    private func closeRow() throws(SpreadsheetError) {
        guard isRowOpen else { return }
        isRowOpen = false
        try part.reserve(16)
        part.cursor.put("</row>")
        if part.isInMemory { head.take(widths: fitting, lastRow: rowNumber, lastColumn: columnNumber - 1) }
    }

    /// Ends the sheet.
    func finish() throws(SpreadsheetError) -> FinishedPart {
        try closeRow()
        head.isComplete = part.isInMemory
        try part.append(try SheetTail(layout: head.layout, merges: merges, links: links).xml())
        return try part.finish()
    }
}
