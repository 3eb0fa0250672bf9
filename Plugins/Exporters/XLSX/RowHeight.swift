import SpreadsheetML

/// The height of rows whose text is broken into lines.
///
/// Excel fits such rows itself unless cells are merged; other programs take the height that the file states, so it is stated.
enum RowHeight {
    /// One line of the usual font, in points.
    static let line = 15.0
    /// The most that a row can have.
    static let maximum = 409.0

    /// The height for one text.
    ///
    /// - Parameter size: the font's size, in points; widths are in digits of 11 points.
    static func fitting(_ text: String, width: Double, size: Double = 11) -> Double {
        let lines = Double(DisplayWidth.lines(text, width: width * 11 / size - 1))
        return min(maximum, lines * line * max(1, size / 11))
    }

    /// The height for texts side by side; nil where one line is enough for each.
    static func fitting(_ cells: [(text: String, width: Double)]) -> Double? {
        let height = cells.map { fitting($0.text, width: $0.width) }.max() ?? line
        return height > line ? height : nil
    }
}
