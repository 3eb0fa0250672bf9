import ConversionGraph
import DisclosureModel
import SpreadsheetML

/// Makes a grid of a sheet's cells. Cells without a value are kept where something stands to their right or where they
/// span others; rows that end in nothing but styled cells, as many programs leave them, end before.
struct GridBuilder: CellSink {
    private let sheet: SheetDescription
    private let content: SheetContent
    private var interpreter: CellInterpreter
    private var merges: MergedRanges
    private var rows: [Grid.Row] = []
    private var pending: [Grid.Cell] = []
    private var isRowOpen = false
    private var uncalculated: [Locator] = []
    private var mistyped: [(Locator, String)] = []
    private var covered: [Locator] = []
    /// Whether the sheet, or rows or columns of it, are hidden.
    private var hidesAny: Bool
    private let limits: Limits
    /// The cells kept so far, those of sheets before included.
    private(set) var cellCount: Int

    /// At most so many places of one kind are named.
    private static let namedAtMost = 5

    /// - Parameter cellsBefore: the cells that the grids of earlier sheets keep.
    init(
        _ sheet: SheetDescription, _ content: SheetContent, _ interpreter: CellInterpreter, cellsBefore: Int,
        limits: Limits
    ) {
        self.sheet = sheet
        self.content = content
        self.interpreter = interpreter
        merges = MergedRanges(content.merges)
        cellCount = cellsBefore
        hidesAny = sheet.visibility != .visible || !content.hiddenColumns.isEmpty
        self.limits = limits
    }

    /// The grid, once all cells have passed.
    var grid: Grid {
        Grid(
            origin: .sheet, name: sheet.name, rows: rows.filter { !$0.cells.isEmpty },
            at: .sheet(sheet.name, row: rows.first.map { $0.index + 1 } ?? 1, column: 1),
            isHidden: sheet.visibility != .visible)
    }

    mutating func row(_ row: Int, isHidden: Bool) {
        pending.removeAll(keepingCapacity: true)
        if isHidden { hidesAny = true }
        rows.append(Grid.Row(index: row - 1, cells: [], isHidden: isHidden))
    }

    mutating func cell(_ cell: CellEvent) throws {
        guard !rows.isEmpty else { return }
        let effect = merges.effect(row: cell.row, column: cell.column)
        let at = Locator.sheet(sheet.name, row: cell.row, column: cell.column)
        if effect == .covered {
            if cell.kind != .blank { covered.append(at) }
            return
        }
        var grid = Grid.Cell(column: cell.column - 1, text: "", at: at)
        if case .spans(let height, let width) = effect {
            grid.rowSpan = height
            grid.columnSpan = width
        }
        let format = interpreter.format(cell.style)
        grid.indent = format.indent
        grid.isBold = format.isBold
        grid.isHidden = content.isColumnHidden(cell.column)
        if interpreter.isUncalculated(cell) { uncalculated.append(at) }
        let hasValue = interpreter.interpret(cell) { Self.fill(&grid, with: $0) } != nil
        if cell.isMistyped { mistyped.append((at, grid.text)) }
        guard hasValue || effect != .none else {
            pending.append(grid)
            return
        }
        cellCount += pending.count + 1
        try limits.check(.workbookGridCells, cellCount, at: at)
        rows[rows.count - 1].cells += pending
        rows[rows.count - 1].cells.append(grid)
        pending.removeAll(keepingCapacity: true)
    }

    private static func fill(_ cell: inout Grid.Cell, with meaning: CellInterpreter.Meaning) {
        let value = String(decoding: meaning.value, as: UTF8.self)
        let text = meaning.text.map { String(decoding: $0, as: UTF8.self) }
        cell.text = text ?? value
        switch meaning.kind {
        case .number: cell.value = .number(value)
        case .date: cell.value = .date(value)
        case .error: cell.value = .error
        case .boolean:
            cell.value = .boolean(value == "true")
            cell.text = value == "true" ? "TRUE" : "FALSE"
        case .string:
            cell.value = .string
            cell.text = trimmed(value)
            if cell.text.utf8.count != value.utf8.count { cell.verbatim = value }
        }
    }

    /// Without blanks at either end: ASCII blanks, no-break and ideographic spaces.
    private static func trimmed(_ text: String) -> String {
        let isBlank: (Unicode.Scalar) -> Bool = { scalar in
            scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) || scalar.value == 0xA0
                || scalar.value == 0x3000
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, isBlank(first) || isBlank(last) else { return text }
        guard let start = scalars.firstIndex(where: { !isBlank($0) }),
            let end = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    /// Says what was doubtful, and what the workbook does not show.
    func report(to context: inout ConversionContext) {
        if hidesAny { for note in HiddenCells.notes(on: grid) { context.report(note) } }
        for (at, text) in mistyped.prefix(Self.namedAtMost) {
            context.report(
                Diagnostic(
                    .warning, "cell.mistyped", at: at, "The value does not fit the type that the file states for it.",
                    excerpt: text, hint: "It is kept as text."))
        }
        if let first = uncalculated.first {
            context.report(
                Diagnostic(
                    .warning, "formula.uncalculated", at: first,
                    "\(Self.count(uncalculated.count, "formula")) in “\(sheet.name)” "
                        + "\(uncalculated.count == 1 ? "has" : "have") no calculated value; "
                        + "\(uncalculated.count == 1 ? "it counts" : "they count") as empty.",
                    hint: "Open the file in a spreadsheet program and save it; that calculates them."))
        }
        if let first = covered.first {
            context.report(
                Diagnostic(
                    .note, "cell.covered", at: first,
                    "\(Self.count(covered.count, "value")) in “\(sheet.name)” under merged cells, which nobody sees, "
                        + "\(covered.count == 1 ? "is" : "are") left out."))
        }
        if content.droppedMerges > 0 {
            context.report(
                Diagnostic(
                    .warning, "merge.dropped",
                    "\(Self.count(content.droppedMerges, "merged range")) in “\(sheet.name)” "
                        + "\(content.droppedMerges == 1 ? "overlaps" : "overlap") others or cannot be understood."))
        }
    }

    private static func count(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}
