/// What stands before a sheet's rows: dimension, view, columns (ECMA-376 part 1, 18.3.1.99).
///
/// Widths and the dimension are known only while the whole sheet is in memory. A sheet that outgrows it gets the widths of
/// what had been seen, and no dimension, which is optional (18.3.1.35).
final class SheetHead {
    let layout: SheetLayout
    private let isSelected: Bool
    private var widths: ColumnFitting
    private var lastRow = 0
    private var lastColumn = 0

    init(layout: SheetLayout, isSelected: Bool) {
        self.layout = layout
        self.isSelected = isSelected
        widths = ColumnFitting(layout.columns)
    }

    /// The sheet up to the end of a row.
    func take(widths: ColumnFitting, lastRow: Int, lastColumn: Int) {
        self.widths = widths
        self.lastRow = lastRow
        self.lastColumn = max(self.lastColumn, lastColumn)
    }

    /// Whether ``xml()`` may state the dimension.
    var isComplete = false

    func xml() -> [UInt8] {
        var xml = XMLName.declaration + "<worksheet xmlns=\"\(XMLName.spreadsheet)\">"
        let fitsPage = layout.page?.fitsWidth == true
        if fitsPage || layout.tabColor != nil {
            xml += "<sheetPr>"
            if let color = layout.tabColor { xml += "<tabColor rgb=\"FF\(color)\"/>" }
            xml += fitsPage ? "<pageSetUpPr fitToPage=\"1\"/></sheetPr>" : "</sheetPr>"
        }
        if isComplete, lastRow > 0, lastColumn > 0 {
            xml += "<dimension ref=\"\(CellRange(rows: 1...lastRow, columns: 1...lastColumn))\"/>"
        }
        xml += "<sheetViews><sheetView\(layout.showsGridLines ? "" : " showGridLines=\"0\"")"
        xml += "\(isSelected ? " tabSelected=\"1\"" : "") workbookViewId=\"0\""
        xml += (pane.map { ">\($0)</sheetView>" } ?? "/>") + "</sheetViews>"
        xml += "<sheetFormatPr defaultRowHeight=\"15\"/>"
        return Array((xml + columns + "<sheetData>").utf8)
    }

    private var pane: String? {
        guard layout.frozenRows > 0 || layout.frozenColumns > 0 else { return nil }
        var attributes = ""
        if layout.frozenColumns > 0 { attributes += " xSplit=\"\(layout.frozenColumns)\"" }
        if layout.frozenRows > 0 { attributes += " ySplit=\"\(layout.frozenRows)\"" }
        let corner = CellReference(row: layout.frozenRows + 1, column: layout.frozenColumns + 1)
        let active =
            layout.frozenRows > 0 ? (layout.frozenColumns > 0 ? "bottomRight" : "bottomLeft") : "topRight"
        return "<pane\(attributes) topLeftCell=\"\(corner)\" activePane=\"\(active)\" state=\"frozen\"/>"
            + "<selection pane=\"\(active)\"/>"
    }

    private var columns: String {
        var text = ""
        for (index, column) in layout.columns.enumerated() {
            let width = widths.width(of: index)
            guard width != nil || column.isHidden else { continue }
            text += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(Self.hundredths(width ?? 9.14))\""
            text += "\(column.isHidden ? " hidden=\"1\"" : "") customWidth=\"1\"/>"
        }
        return text.isEmpty ? "" : "<cols>\(text)</cols>"
    }

    private static func hundredths(_ width: Double) -> String {
        guard width.isFinite else { return "9.14" }
        let value = Int((min(max(width, 0), 255) * 100).rounded())
        let fraction = value % 100
        return "\(value / 100)" + (fraction == 0 ? "" : fraction < 10 ? ".0\(fraction)" : ".\(fraction)")
    }
}

/// The widest content of each column that asks for it.
struct ColumnFitting {
    /// Whether any column asks for it.
    let isNeeded: Bool
    private let columns: [SheetLayout.Column]
    private var widest: [Int]

    init(_ columns: [SheetLayout.Column]) {
        self.columns = columns
        isNeeded = columns.contains { if case .fitting = $0.width { true } else { false } }
        widest = Array(repeating: 0, count: isNeeded ? columns.count : 0)
    }

    /// A column, 1-based, holds content so wide.
    mutating func note(column: Int, width: Int) {
        guard column <= widest.count, width > widest[column - 1] else { return }
        widest[column - 1] = width
    }

    /// The width of a column, 0-based; nil for the usual one.
    func width(of index: Int) -> Double? {
        switch columns[index].width {
        case .standard: nil
        case .fixed(let width): width
        // Two digits more than the content: the cell's padding (18.3.1.13), and a bold font.
        case .fitting(let minimum, let maximum): min(maximum, max(minimum, Double(widest[index] + 2)))
        }
    }
}
