import ConversionGraph
import DisclosureModel
import EmbeddedDisclosure
import SpreadsheetML

/// Reads a workbook into a source document: one grid a sheet, in the workbook's order.
enum WorkbookToSource {
    static func convert(_ content: FileContent, context: inout ConversionContext) throws -> SourceDocument {
        let bytes = try content.bytes(limits: context.limits)
        let limits = WorkbookLimits.inForce(context.limits)
        var workbook = try WorkbookFailure.translated { () throws(SpreadsheetError) in
            try Workbook(bytes: bytes, limits: limits)
        }
        WorkbookOpening.reportSkipped(workbook.sheets, to: &context)
        let sheets = workbook.sheets
        let interpreter = try WorkbookFailure.translated { () throws(SpreadsheetError) in try workbook.interpreter() }
        var blocks: [SourceDocument.Block] = []
        var cellCount = 0
        for (index, sheet) in sheets.enumerated() where WorkbookOpening.hasCells(sheet) {
            let content = try WorkbookFailure.translated(sheet: sheet.name) { () throws(SpreadsheetError) in
                try workbook.read(index)
            }
            var builder = GridBuilder(
                sheet, content, interpreter, cellsBefore: cellCount, limits: context.limits)
            try content.forEachCell(&builder)
            cellCount = builder.cellCount
            builder.report(to: &context)
            blocks.append(.grid(builder.grid))
        }
        var document = SourceDocument(source: content.sourceFile(format: "xlsx", bytes: bytes), blocks: blocks)
        if let title = workbook.statedTitle() { document.properties = [.init(key: "title", value: title)] }
        EmbeddedDisclosure.restore(into: &document, from: &workbook, context: &context)
        return document
    }
}
