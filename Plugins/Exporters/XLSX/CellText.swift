import SpreadsheetML

/// Text cut to what a cell can hold.
enum CellText {
    /// The text, or as much of it as a cell holds, with an ellipsis.
    ///
    /// The embedded document carries the whole text, so that only the sheet is shorter.
    static func fitting(_ text: String) -> String {
        guard text.utf8.count > SheetWriter.maximumText, text.utf16.count > SheetWriter.maximumText else { return text }
        var kept = String.UnicodeScalarView()
        var units = 1
        for scalar in text.unicodeScalars {
            units += scalar.value > 0xFFFF ? 2 : 1
            if units > SheetWriter.maximumText { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }
}
