import ConversionGraph
import DisclosureModel
import SpreadsheetML

#if canImport(Glibc)
    import Glibc
#endif

/// Opens workbooks, and says what of them cannot be carried on.
enum WorkbookOpening {
    /// Opens a workbook from wherever its bytes are.
    static func open(_ content: FileContent, limits: Limits) throws -> Workbook {
        let reading = WorkbookLimits.inForce(limits)
        if case .file(let path) = content.storage {
            var status = stat()
            if stat(path, &status) == 0 {
                try limits.check(.inputBytes, Int(clamping: status.st_size), subject: content.name)
            }
            return try WorkbookFailure.translated { () throws(SpreadsheetError) in
                try Workbook(path: path, limits: reading)
            }
        }
        let bytes = try content.bytes(limits: limits)
        return try WorkbookFailure.translated { () throws(SpreadsheetError) in
            try Workbook(bytes: bytes, limits: reading)
        }
    }

    /// Whether a sheet holds cells.
    static func hasCells(_ sheet: SheetDescription) -> Bool {
        sheet.kind == .worksheet || sheet.kind == .macro
    }

    /// Says which sheets are left out because they hold no cells.
    static func reportSkipped(_ sheets: [SheetDescription], to context: inout ConversionContext) {
        for sheet in sheets where !hasCells(sheet) {
            switch sheet.kind {
            case .absent:
                context.report(
                    Diagnostic(
                        .warning, "sheet.absent",
                        "The workbook lists the sheet “\(sheet.name)”, and the file lacks it.",
                        hint: "Ask for the file again; it was not saved or sent completely."))
            default:
                let what = sheet.kind == .chart ? "a chart" : "a dialog"
                context.report(
                    Diagnostic(
                        .note, "sheet.skipped", "The sheet “\(sheet.name)” is \(what) and holds no cells."))
            }
        }
    }
}
