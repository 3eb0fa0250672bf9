@testable import SpreadsheetML

/// The XML of one sheet, written with a workbook's state and without the package around it.
func sheetXML(
    layout: SheetLayout = SheetLayout(), options: WorkbookWriter.Options = WorkbookWriter.Options(),
    _ body: (SheetWriter, WorkbookState) throws -> Void
) throws -> String {
    let state = WorkbookState(options)
    let sheet = SheetWriter(name: "xl/worksheets/sheet1.xml", isFirst: true, layout: layout, shared: state)
    try body(sheet, state)
    guard case .blocks(let head, let blocks) = try sheet.finish().content else { return "" }
    var bytes = head
    for block in blocks { bytes += UnsafeBufferPointer(start: block.bytes, count: block.count) }
    return String(decoding: bytes, as: UTF8.self)
}

/// The rows of a sheet's XML, without what stands around them.
func sheetData(_ body: (SheetWriter) throws -> Void) throws -> String {
    var options = WorkbookWriter.Options()
    options.sharedTextBytes = 0
    let xml = try sheetXML(options: options) { sheet, _ in try body(sheet) }
    let start = xml.range(of: "<sheetData>")?.upperBound ?? xml.startIndex
    let end = xml.range(of: "</sheetData>")?.lowerBound ?? xml.endIndex
    return String(xml[start..<end])
}

extension String {
    /// Where a piece of text first stands; enough for tests, without Foundation.
    func range(of piece: String) -> Range<Index>? {
        let bytes = Array(utf8)
        let wanted = Array(piece.utf8)
        guard !wanted.isEmpty, bytes.count >= wanted.count else { return nil }
        for start in 0...(bytes.count - wanted.count) where bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        {
            let lower = utf8.index(startIndex, offsetBy: start)
            return lower..<utf8.index(lower, offsetBy: wanted.count)
        }
        return nil
    }
}
