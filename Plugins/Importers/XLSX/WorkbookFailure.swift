import ConversionGraph
import DisclosureModel
import SpreadsheetML

/// Turns the errors of the workbook reader into those of a conversion.
enum WorkbookFailure {
    /// Runs something that reads a workbook; its errors become ``ConversionError``.
    ///
    /// - Parameter sheet: the sheet that is being read, for the place of an error.
    static func translated<Result: ~Copyable>(
        sheet: String? = nil, _ body: () throws(SpreadsheetError) -> Result
    ) throws(ConversionError) -> Result {
        do throws(SpreadsheetError) {
            return try body()
        } catch {
            throw conversionError(error, sheet: sheet)
        }
    }

    /// The error of a conversion that says the same.
    static func conversionError(_ error: SpreadsheetError, sheet: String?) -> ConversionError {
        let kind: ConversionError.Kind = error.code == .unreadable ? .noInput : .data
        if let excess = error.excess {
            let name = WorkbookLimits.name(excess.limit)
            let raised = excess.bound > .max / 2 ? Int.max : max(excess.found, excess.bound * 2)
            return ConversionError(
                kind, error.code.description, at: locator(error, sheet: sheet),
                "The limit \(name) is \(excess.bound), and at least \(excess.found) was found\(place(error)).",
                hint: "If the file can be trusted, raise it with --limit \(name)=\(raised).")
        }
        return ConversionError(
            kind, error.code.description, at: locator(error, sheet: sheet), error.message, excerpt: excerpt(error),
            hint: error.hint)
    }

    private static func locator(_ error: SpreadsheetError, sheet: String?) -> Locator? {
        guard let sheet, let cell = error.place.flatMap({ CellReference($0) }) else { return nil }
        return .sheet(sheet, row: cell.row, column: cell.column)
    }

    private static func place(_ error: SpreadsheetError) -> String {
        error.part.map { " in the part \($0)" } ?? ""
    }

    /// The part and the place in it: there is no text to show.
    private static func excerpt(_ error: SpreadsheetError) -> String? {
        let place = [error.part, error.place].compactMap { $0 }
        return place.isEmpty ? nil : place.joined(separator: ", ")
    }
}
