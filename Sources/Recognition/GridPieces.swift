import DisclosureModel
import FormCatalogue

/// A grid taken apart into tables: titles, heads and notes that stand in its rows are set beside them.
struct GridPieces: Sendable {
    /// The rows of one table, with what was found around them in the grid.
    struct Piece: Sendable {
        var title: TableCandidate.Line?
        var head: [TableCandidate.Line] = []
        var rows: [Grid.Row] = []
        var notes: [TableCandidate.Line] = []
        var origin: Grid.Origin
        var name: String?
        var at: Locator
    }

    private(set) var pieces: [Piece] = []
    /// Statements of a head whose table stands in the next grid: `部门：… 单位：万元` as a row of its own.
    private(set) var headAlone: [TableCandidate.Line] = []

    init(_ grid: Grid, titles: TitleIndex, units: [Unit]) {
        var piece = Piece(origin: grid.origin, name: grid.name, at: grid.at)
        // Number and unit that stand above the next title.
        var above: [TableCandidate.Line] = []
        // How many rows of the header a page has repeated below 续表.
        var repeated: Int?
        for (position, row) in grid.rows.enumerated() {
            let filled = row.cells.filter { !LabelText.isBlank($0.text) }
            guard let first = filled.first else { continue }
            if let count = repeated {
                repeated = count < piece.rows.count && row.keys == piece.rows[count].keys ? count + 1 : nil
                if repeated != nil { continue }
            }
            if !piece.rows.isEmpty, filled.count <= 2 {
                if filled.count == 1, ContinuationMark.isAlone(first.text) {
                    piece.head.append(Self.line(first))
                    repeated = 0
                    continue
                }
                if Self.isAbove(filled, units) {
                    let isNext = Self.isTitle(after: position, in: grid, titles, units)
                    let hasUnit = piece.head.contains {
                        TableHead.unit(in: LabelText.key($0.text), units: units) != nil
                    }
                    let isUnit = filled.allSatisfy { TableHead.isUnitAlone($0.text, units: units) }
                    if isNext, !isUnit || hasUnit {
                        above += filled.map(Self.line)
                        continue
                    } else if isUnit {
                        piece.head += filled.map(Self.line)
                        continue
                    }
                }
            }
            let isApart = row.index > (piece.rows.last?.index ?? row.index) + 1
            if filled.count == 1, Self.isTitle(first.text, titles) || isApart && Self.namesNextTable(first, in: grid) {
                if !piece.rows.isEmpty {
                    let lines = Self.linesAbove(piece)
                    if lines == nil { pieces.append(piece) }
                    piece = Piece(origin: grid.origin, name: grid.name, at: first.at)
                    piece.head = (lines ?? []) + above
                    above = []
                }
                piece.title = .init(text: first.text, at: first.at, isHeading: true)
            } else if piece.rows.isEmpty, Self.isHead(filled, units: units) {
                piece.head += filled.map(Self.line)
            } else if !piece.rows.isEmpty, filled.count == 1, piece.notes.isEmpty ? NoteLines.begins(first.text) : true,
                NoteLines.isNote(first.text, after: !piece.notes.isEmpty)
            {
                piece.notes.append(.init(text: first.text, at: first.at, isHeading: false))
            } else {
                piece.rows.append(row)
            }
        }
        if !piece.rows.isEmpty || piece.title != nil { pieces.append(piece) } else { headAlone = piece.head }
        pieces = pieces.map { Self.withSheetTitle($0, units: units) }
    }

    /// What stands above the first title of a file that is one grid, such as the document's own title: rows of a single
    /// cell are no table. Nil where the rows may be one.
    private static func linesAbove(_ piece: Piece) -> [TableCandidate.Line]? {
        guard piece.title == nil, [.sheet, .csv].contains(piece.origin) else { return nil }
        var lines = piece.head
        for row in piece.rows {
            let filled = row.cells.filter { !LabelText.isBlank($0.text) }
            guard filled.count == 1, let cell = filled.first else { return nil }
            lines.append(.init(text: cell.text, at: cell.at, isHeading: false))
        }
        return lines
    }

    /// A single cell over a sheet's rows that looks like a title is one, even if no form is called so.
    private static func withSheetTitle(_ piece: Piece, units: [Unit]) -> Piece {
        guard piece.title == nil, let row = piece.rows.first else { return piece }
        let isFile = [.sheet, .html, .csv].contains(piece.origin)
        let filled = row.cells.filter { !LabelText.isBlank($0.text) }
        guard filled.count == 1, piece.rows.count > 1, let cell = filled.first,
            isFile && cell.columnSpan > 1 || Furniture.looksLikeTitle(cell.text) && (isFile || cell.text.holds("表")),
            !Furniture.isSentence(cell.text)
        else { return piece }
        var changed = piece
        changed.title = .init(text: cell.text, at: cell.at, isHeading: true)
        changed.rows.removeFirst()
        let heads = changed.rows.prefix { row in
            let filled = row.cells.filter { !LabelText.isBlank($0.text) }
            return filled.isEmpty || isHead(filled, units: units)
        }
        guard heads.count < changed.rows.count else { return changed }
        changed.head += heads.flatMap(\.cells).filter { !LabelText.isBlank($0.text) }.map(line)
        changed.rows.removeFirst(heads.count)
        return changed
    }

    private static func line(_ cell: Grid.Cell) -> TableCandidate.Line {
        .init(text: cell.text, at: cell.at, isHeading: false)
    }

    /// Whether the cells of a row say nothing but number and unit.
    private static func isAbove(_ cells: [Grid.Cell], _ units: [Unit]) -> Bool {
        cells.allSatisfy {
            TableHead.isUnitAlone($0.text, units: units) || TableHead.isNumberAlone($0.text, units: units)
        }
    }

    /// Whether a title follows a row, with nothing but number and unit between.
    private static func isTitle(
        after position: Int, in grid: Grid, _ titles: TitleIndex, _ units: [Unit]
    ) -> Bool {
        for row in grid.rows[(position + 1)...].prefix(3) {
            let filled = row.cells.filter { !LabelText.isBlank($0.text) }
            if filled.isEmpty || filled.count <= 2 && isAbove(filled, units) { continue }
            return filled.count == 1 && filled.allSatisfy { isTitle($0.text, titles) }
        }
        return false
    }

    private static func isTitle(_ text: String, _ titles: TitleIndex) -> Bool {
        text.hasScalars(atMost: 120) && titles.namesTable(text)
    }

    /// Whether a cell alone below blank rows is the title of another table of the file, even if no form is called so.
    private static func namesNextTable(_ cell: Grid.Cell, in grid: Grid) -> Bool {
        [.sheet, .csv].contains(grid.origin) && Furniture.looksLikeTitle(cell.text) && cell.text.holds("表")
            && !NoteLines.begins(cell.text)
    }

    private static func isHead(_ cells: [Grid.Cell], units: [Unit]) -> Bool {
        guard cells.count <= 4 else { return false }
        var head = TableHead()
        var said = 0
        for cell in cells where head.read(cell.text, units: units, isLine: cells.count == 1) { said += 1 }
        return said > 0 && said * 2 >= cells.count
    }
}
