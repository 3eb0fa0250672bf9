import DisclosureModel
import SourceText

/// Turns the elements of an HTML table into a grid: spans place the cells (HTML 4.9.12, "forming a table").
final class HTMLTableBuilder {
    private(set) var rows: [Grid.Row] = []
    private(set) var caption: InlineText?
    private(set) var headerRows = 0
    /// Text that stands between cells, where nothing belongs.
    private(set) var strayText = ""
    private(set) var noteMarks: [(mark: String, text: String, at: Locator)] = []
    /// The most columns that any cell reached.
    private(set) var columns = 0
    /// Whether spans asked for more columns than may be.
    private(set) var exceedsColumns = false

    private var locator: HTMLCellLocator
    private let mostColumns: Int
    private var row = -1
    private var column = 0
    private var cells: [Grid.Cell] = []
    /// By column, the first row that no cell from above covers.
    private var freeFrom: [Int] = []
    private var cell: HTMLCellText?
    private var cellPlace = (rowSpan: 1, columnSpan: 1, at: Locator.text(line: 1, column: 1))
    private var captionText: HTMLCellText?
    private var tableDepth = 0
    private var isHead = false
    private var scriptDepth = 0
    /// The elements open within one that the page does not show, itself included.
    private var hiddenDepth = 0
    /// What the page does not show.
    private(set) var hidden = HTMLHidden()

    init(locator: HTMLCellLocator, mostColumns: Int) {
        self.locator = locator
        self.mostColumns = mostColumns
    }

    func start(_ name: String, attributes: [String: String]) {
        if hiddenDepth > 0 || !attributes.isEmpty && HTMLHidden.hides(attributes) {
            hiddenDepth += 1
            let at = name == "td" || name == "th" ? locator.advance() : nil
            hidden.start(at: at ?? cell.map { _ in cellPlace.at }, isOutermost: hiddenDepth == 1)
            return
        }
        switch name {
        case "table":
            tableDepth += 1
            if tableDepth > 1 { cell?.breakLine(always: false) }
        case "script", "style": scriptDepth += 1
        case "caption" where tableDepth == 1: captionText = HTMLCellText()
        case "thead" where tableDepth == 1: isHead = true
        case "tr": tableDepth == 1 ? startRow() : cell?.breakLine(always: false)
        case "td", "th": tableDepth == 1 ? startCell(attributes) : nestedCell()
        case "input": checkBox(attributes)
        default: mark(name, starts: true)
        }
    }

    func end(_ name: String) {
        if hiddenDepth > 0 {
            hiddenDepth -= 1
            return
        }
        switch name {
        case "table":
            tableDepth -= 1
            if tableDepth == 0 { finishRow() }
        case "script", "style": scriptDepth = max(0, scriptDepth - 1)
        case "caption" where tableDepth == 1:
            caption = captionText?.result
            captionText = nil
        case "thead" where tableDepth == 1:
            finishRow()
            isHead = false
        case "tr" where tableDepth == 1: finishRow()
        case "td", "th": if tableDepth == 1 { finishCell() }
        default: mark(name, starts: false)
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard scriptDepth == 0 else { return }
        if hiddenDepth > 0 {
            hidden.append(text)
        } else if captionText != nil {
            captionText?.append(text)
        } else if cell != nil {
            cell?.append(text)
        } else {
            strayText += String(decoding: text, as: UTF8.self)
        }
    }

    /// Ends the table and cuts spans that reach below its last row.
    func finish() {
        finishRow()
        let end = row + 1
        for index in rows.indices {
            for position in rows[index].cells.indices {
                let room = max(1, end - rows[index].index)
                rows[index].cells[position].rowSpan = min(rows[index].cells[position].rowSpan, room)
            }
        }
    }

    private func mark(_ name: String, starts: Bool) {
        switch name {
        case "br": if starts { edit { $0.breakLine(always: true) } }
        case "p", "div", "li": edit { $0.breakLine(always: false) }
        case "b", "strong": edit { $0.bold(starts ? 1 : -1) }
        case "sup": edit { starts ? $0.startSuperscript() : $0.endSuperscript() }
        default: break
        }
    }

    private func edit(_ change: (inout HTMLCellText) -> Void) {
        if captionText != nil {
            captionText.mutate(change)
        } else {
            cell.mutate(change)
        }
    }

    private func nestedCell() {
        locator.advance()
        cell?.append(" ")
    }

    private func checkBox(_ attributes: [String: String]) {
        guard attributes["type"] == "checkbox" || attributes["type"] == "radio" else { return }
        cell?.append(attributes["checked"] == nil ? "☐" : "☑")
    }

    private func startRow() {
        finishRow()
        row += 1
        column = 0
    }

    private func startCell(_ attributes: [String: String]) {
        finishCell()
        if row < 0 { startRow() }
        while column < freeFrom.count, freeFrom[column] > row { column += 1 }
        // The bounds are those of HTML itself; rowspan="0" reaches to the end.
        let columnSpan = min(max(Self.number(attributes["colspan"]) ?? 1, 1), 1000)
        let rowSpan = min(max(Self.number(attributes["rowspan"]) ?? 1, 0), 65_534)
        cellPlace = (rowSpan == 0 ? 65_534 : rowSpan, columnSpan, locator.advance())
        cell = HTMLCellText()
    }

    private func finishCell() {
        guard let text = cell?.result else { return }
        cell = nil
        let (rowSpan, columnSpan, at) = cellPlace
        guard column + columnSpan <= mostColumns else {
            exceedsColumns = true
            return
        }
        for mark in text.noteMarks { noteMarks.append((mark, text.text, at)) }
        cells.append(
            Grid.Cell(
                column: column, text: text.text, rowSpan: rowSpan, columnSpan: columnSpan, isBold: text.isBold,
                at: at))
        while freeFrom.count < column + columnSpan { freeFrom.append(0) }
        for covered in column..<(column + columnSpan) { freeFrom[covered] = row + rowSpan }
        column += columnSpan
        columns = max(columns, column)
    }

    private func finishRow() {
        finishCell()
        guard !cells.isEmpty else { return }
        rows.append(Grid.Row(index: row, cells: cells))
        if isHead { headerRows = row + 1 }
        cells = []
    }

    private static func number(_ text: String?) -> Int? {
        text.flatMap { Int($0.filter { $0 != " " }) }
    }
}

extension Optional {
    /// Changes the value in place where there is one.
    fileprivate mutating func mutate(_ change: (inout Wrapped) -> Void) {
        guard var value = self else { return }
        self = nil
        change(&value)
        self = value
    }
}
