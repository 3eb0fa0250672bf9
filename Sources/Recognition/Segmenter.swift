import DisclosureModel
import FormCatalogue

/// Finds the candidates for tables in a document: which lines and rows belong to which table.
///
/// Grids that a page break cut apart are joined; titles and heads that stand inside a grid, as they do on a sheet,
/// are taken out of it; the lines between two grids are shared out between the notes of the one above and the head
/// of the one below.
struct Segmenter: Sendable {
    let titles: TitleIndex
    let units: [Unit]
    let vocabulary: Vocabulary

    /// The candidates in reading order, and the lines that belong to none.
    func segment(_ document: SourceDocument) -> (candidates: [TableCandidate], lines: [TableCandidate.Line]) {
        var state = State()
        for block in document.blocks {
            switch block {
            case .heading(let heading):
                state.pending.append(.init(text: heading.text, at: heading.at, isHeading: true))
            case .paragraph(let paragraph):
                state.pending.append(.init(text: paragraph.text, at: paragraph.at, isHeading: false))
            case .pageBreak:
                break
            case .grid(let grid):
                if let lines = lines(of: grid) {
                    state.pending += lines
                } else {
                    state.pending += Self.caption(of: grid)
                    let pieces = GridPieces(grid, titles: titles, units: units)
                    for piece in pieces.pieces { add(piece, to: &state) }
                    state.pending += pieces.headAlone
                }
            }
        }
        takeCutCell(&state)
        close(&state)
        return (state.candidates, state.free)
    }

    /// The lines of a caption: they stand above the rows as a title does that is none of the table's markup.
    private static func caption(of grid: Grid) -> [TableCandidate.Line] {
        guard grid.origin == .html, let name = grid.name else { return [] }
        return name.split(separator: "\n").map { .init(text: String($0), at: grid.at, isHeading: true) }
    }

    /// The lines of a sheet that is no table: a cover, a list of contents, running text. One title with what belongs to
    /// it makes a table, if an empty one.
    private func lines(of grid: Grid) -> [TableCandidate.Line]? {
        guard grid.origin == .sheet else { return nil }
        var lines: [TableCandidate.Line] = []
        for row in grid.rows {
            let filled = row.cells.filter { !LabelText.isBlank($0.text) }
            guard filled.count <= 1 else { return nil }
            lines += filled.map { .init(text: $0.text, at: $0.at, isHeading: false) }
        }
        return lines.count { names($0.text) } == 1 ? nil : lines
    }

    private struct State {
        var candidates: [TableCandidate] = []
        var pending: [TableCandidate.Line] = []
        var free: [TableCandidate.Line] = []
    }

    /// Gives the pending lines to the last candidate as far as they are its notes, or its unit where nothing above the
    /// rows states one; the rest is free.
    private func close(_ state: inout State, upTo end: Int? = nil) {
        let end = end ?? state.pending.count
        let last = state.candidates.count - 1
        var taken = 0
        while last >= 0, taken < end {
            let notes = taken + NoteLines.count(in: state.pending[taken..<end])
            state.candidates[last].notes += state.pending[taken..<notes].filter { !Furniture.isPageNumber($0.text) }
            taken = notes
            guard taken < end, TableHead.isUnitAlone(state.pending[taken].text, units: units),
                !statesUnit(state.candidates[last])
            else { break }
            state.candidates[last].head.append(state.pending[taken])
            taken += 1
        }
        state.free += state.pending[taken..<end]
        state.pending.removeSubrange(..<end)
    }

    private func add(_ piece: GridPieces.Piece, to state: inout State) {
        takeCutCell(&state)
        if continues(piece, state) {
            let last = state.candidates.count - 1
            state.candidates[last].append(state.pending.filter { isLoneItem($0) }.map(Self.row) + piece.rows)
            state.pending.removeAll()
            state.candidates[last].notes += piece.notes
            return
        }
        let found = piece.title == nil ? titleIndex(in: state.pending) ?? captionIndex(in: state.pending, piece) : nil
        let start = found.map { headStart(above: $0.lowerBound, state) } ?? headStart(of: piece, state)
        let title = found.map { state.pending[$0] } ?? []
        let above = state.pending[start..<(found?.lowerBound ?? start)]
        let below = state.pending[(found?.upperBound ?? start)...]
        close(&state, upTo: start)
        var candidate = TableCandidate(origin: piece.origin, name: piece.name, at: piece.at)
        candidate.title = piece.title
        if let first = title.first {
            candidate.title = TableCandidate.Line(
                text: title.map(\.text).joined(), at: first.at, isHeading: title.contains(where: \.isHeading))
        }
        candidate.head = below.filter { !Furniture.isPageNumber($0.text) } + piece.head + above
        candidate.rows = FlattenedHeader.expanded(piece.rows)
        candidate.notes = piece.notes
        state.pending.removeAll()
        state.candidates.append(candidate)
    }

    /// Whether a grid goes on with the table above: nothing but page furniture lies between, and the widths agree. A
    /// page may repeat title and head too, if it repeats the header of the columns; a second total begins a new table.
    private func continues(_ piece: GridPieces.Piece, _ state: State) -> Bool {
        guard let last = state.candidates.last, last.notes.isEmpty, last.origin == piece.origin, piece.origin != .sheet
        else { return false }
        guard width(piece.rows) <= width(last.rows) + 1 else { return false }
        let stated = [piece.title].compactMap { $0 } + piece.head
        let known = (last.head + [last.title].compactMap { $0 }).map { LabelKey(label: $0.text) }
        func isKnown(_ line: TableCandidate.Line) -> Bool { known.contains(LabelKey(label: line.text)) }
        // Running text stands before most grids: its first line ends the search.
        var repeatsHead = false
        for line in stated where !isContinuation(line, of: last) {
            guard isKnown(line) else { return false }
            repeatsHead = true
        }
        for line in state.pending where !Furniture.isPageNumber(line.text) {
            if isContinuation(line, of: last) || isLoneItem(line) { continue }
            guard isKnown(line) else { return false }
            repeatsHead = true
        }
        let first = piece.rows.first?.keys ?? []
        let starts = last.rows.prefix(8).map(\.keys)
        if repeatsHead {
            let isMarked = (stated + state.pending).contains {
                ContinuationMark.isMark($0.text, of: last, units: units)
            }
            guard isMarked || repeatsHeader(piece, first, of: last, starts) else { return false }
        }
        return !beginsAnew(piece, first, after: starts)
    }

    /// Whether a grid begins with the first row of labels of the table above, and does not begin its rows anew.
    private func repeatsHeader(
        _ piece: GridPieces.Piece, _ first: [String], of last: TableCandidate, _ starts: [[String]]
    ) -> Bool {
        guard !first.isEmpty, let start = starts.firstIndex(of: first) else { return false }
        let same = zip(piece.rows, last.rows[start...]).prefix { $0.keys == $1.keys }
        func isTotal(_ row: Grid.Row?) -> Bool { Vocabulary.isTotal(row?.keys.first { !$0.isEmpty } ?? "") }
        return !isTotal(piece.rows.dropFirst(same.count).first) && !same.contains { isTotal($0.0) }
    }

    /// Whether a grid begins with a header of its own: labels of columns that the table above does not repeat.
    private func beginsAnew(_ piece: GridPieces.Piece, _ first: [String], after starts: [[String]]) -> Bool {
        guard let row = piece.rows.first, !starts.contains(first) else { return false }
        let words = first.filter { !$0.isEmpty }
        let labels = words.filter { vocabulary.columns.contains(LabelKey($0)) }.count
        guard labels >= 2, labels * 2 > words.count else { return false }
        return !row.cells.contains { PrintedAmount($0.text) != .text && PrintedAmount($0.text) != .blank }
    }

    /// A row of which the dump has dropped all but the label, tabs included; or the last amount of a row that a line
    /// break has cut.
    private func isLoneItem(_ line: TableCandidate.Line) -> Bool {
        guard !line.isHeading, line.text.hasScalars(atMost: 40) else { return false }
        let key = LabelKey(item: line.text)
        // Under 三公 items are numbered columns.
        return vocabulary.items.contains(key) || CellShape(line.text).isCertainAmount
            || vocabulary.columns.contains(key) && Self.isEnumerated(line.text)
    }

    private static func isEnumerated(_ text: String) -> Bool {
        LabelText.enumeratorDepth(text) != nil || LabelText.key(text).begins("其中:")
    }

    /// Whether a line is the last cell of a row that a line break has cut: the table's last row is one cell short, and
    /// the line is an amount or a mark for none.
    private func isCutCell(_ line: TableCandidate.Line, of last: TableCandidate) -> Bool {
        guard !line.isHeading, last.origin == .tabs, line.text.utf8.count <= 30, let row = last.rows.last,
            let end = row.cells.last.map({ $0.column + max(1, $0.columnSpan) }), end > 1, end + 1 == width(last.rows)
        else { return false }
        switch PrintedAmount(line.text) {
        case .dash: return true
        // A short number without decimals is a page's.
        case .amount(let amount, _): return amount.scale > 0 || LabelText.key(line.text).utf8.count > 3
        case .blank, .text: return false
        }
    }

    /// Gives the last table the cell that was cut off its last row.
    private func takeCutCell(_ state: inout State) {
        guard let line = state.pending.first, let last = state.candidates.last, last.notes.isEmpty,
            isCutCell(line, of: last)
        else { return }
        state.candidates[state.candidates.count - 1].append([Self.row(line)])
        state.pending.removeFirst()
    }

    private static func row(_ line: TableCandidate.Line) -> Grid.Row {
        Grid.Row(index: 0, cells: [Grid.Cell(column: 0, text: line.text, at: line.at)])
    }

    /// A title that is repeated with 续 over the next page, or 续表 without it.
    private func isContinuation(_ line: TableCandidate.Line, of last: TableCandidate) -> Bool {
        if ContinuationMark.isMark(line.text, of: last, units: units) { return true }
        guard line.text.holds("续"), let title = last.title else { return false }
        return TitleIndex.strip(line.text) == TitleIndex.strip(title.text)
    }

    private func width(_ rows: [Grid.Row]) -> Int {
        rows.reduce(0) { max($0, $1.cells.last.map { $0.column + $0.columnSpan } ?? 0) }
    }

    // MARK: Titles above a grid

    /// The lines of the title among those above a grid: the nearest that names a form or a table; two lines where a
    /// wrap has cut it.
    private func titleIndex(in pending: [TableCandidate.Line]) -> Range<Int>? {
        let reach = max(0, pending.count - Self.titleReach)
        var looksLike: Int?
        for index in stride(from: pending.count - 1, through: reach, by: -1) {
            let text = pending[index].text
            if Furniture.isPageNumber(text) { continue }
            if names(text) || namesWithHead(text) { return index..<(index + 1) }
            if index > reach, text.count < 40, names(pending[index - 1].text + text), !isHead(text) {
                return (index - 1)..<(index + 1)
            }
            if looksLike == nil, Furniture.looksLikeTitle(text), !ContinuationMark.isAlone(text),
                !isNumber(text)
            {
                looksLike = index
            }
            if Furniture.isSentence(text) { break }
        }
        return looksLike.map { $0..<($0 + 1) }
    }

    /// Whether a line is the number of a table and no title; a title may have its number in brackets behind it.
    private func isNumber(_ text: String) -> Bool {
        guard TableHead.isNumberAlone(text, units: units) else { return false }
        let key = LabelText.key(text)
        return !key.ends(")") || key.begins("(")
    }

    /// Whether a line names a table before it says agency or unit.
    private func namesWithHead(_ text: String) -> Bool {
        guard text.holds("表"), text.hasScalars(atMost: 120) else { return false }
        let parts = TitleLine(text, titles: titles, units: units)
        return !parts.head.isEmpty && titles.namesTable(parts.title)
    }

    private func names(_ text: String) -> Bool {
        text.hasScalars(atMost: 120) && titles.namesTable(text)
    }

    /// Whether a line says number, agency or unit; below a title it is no second half of it.
    private func isHead(_ text: String) -> Bool {
        var head = TableHead()
        return head.read(text, units: units) || TableHead.unknownUnit(in: text, units: units) != nil
    }

    /// A caption that is no title of a table as forms have them is one where no other stands above the grid.
    private func captionIndex(in pending: [TableCandidate.Line], _ piece: GridPieces.Piece) -> Range<Int>? {
        guard piece.origin == .html, let name = piece.name, let line = pending.last, line.at == piece.at,
            name.holds(line.text), !isHead(line.text), !ContinuationMark.isAlone(line.text)
        else { return nil }
        return (pending.count - 1)..<pending.count
    }

    /// Where the head begins above a grid without a title: the trailing lines that say number, agency or unit.
    private func headStart(of piece: GridPieces.Piece, _ state: State) -> Int {
        var start = state.pending.count
        while start > 0 {
            let line = state.pending[start - 1]
            guard
                isHead(line.text) && !belongsAbove(line, of: state, ratherThanOf: piece.at, atEqual: false)
                    || Furniture.isPageNumber(line.text)
            else { break }
            start -= 1
        }
        return start
    }

    /// Where the head begins above a title: lines that say nothing but number or unit.
    private func headStart(above title: Int, _ state: State) -> Int {
        var start = title
        while start > 0, title - start < 2 {
            let line = state.pending[start - 1]
            let isUnit =
                TableHead.isUnitAlone(line.text, units: units)
                && !belongsAbove(line, of: state, ratherThanOf: state.pending[title].at, atEqual: true)
            guard isUnit || TableHead.isNumberAlone(line.text, units: units) else { break }
            start -= 1
        }
        return start
    }

    /// Whether a line is the unit of the table above it, printed below the rows: that table states none, and stands
    /// nearer than what follows.
    private func belongsAbove(
        _ line: TableCandidate.Line, of state: State, ratherThanOf next: Locator, atEqual: Bool
    ) -> Bool {
        guard TableHead.isUnitAlone(line.text, units: units), let last = state.candidates.last, !statesUnit(last),
            let own = line.at.line, let before = (last.notes.last?.at ?? last.rows.last?.cells.first?.at)?.line,
            let after = next.line, before < own
        else { return false }
        return own - before < after - own || atEqual && own - before == after - own
    }

    /// Whether head, title or the labels of the columns state a unit.
    private func statesUnit(_ candidate: TableCandidate) -> Bool {
        let texts = candidate.head.map(\.text) + [candidate.title?.text].compactMap { $0 }
        return texts.contains { TableHead.unit(in: LabelText.key($0), units: units) != nil }
            || (texts + candidate.rows.prefix(4).flatMap { $0.cells.map(\.text) }).contains {
                TableHead.unit(endingBracketOf: $0, units: units) != nil
            }
    }

    private static let titleReach = 10
}

extension TableCandidate {
    /// Appends the rows of the next page, without a header that the page repeats.
    mutating func append(_ more: [Grid.Row]) {
        let head = rows.prefix(8).map(\.keys)
        var skip = 0
        while skip < more.count, skip < head.count, more[skip].keys == head[skip] { skip += 1 }
        let next = (rows.last?.index ?? -1) + 1
        for (offset, row) in more.dropFirst(skip).enumerated() {
            var row = row
            row.index = next + offset
            rows.append(row)
        }
    }
}

extension Grid.Row {
    /// The cells' texts as keys, without the empty ones at the end: dumps drop those.
    var keys: [String] {
        // By index, here and wherever all cells are run over: a cell is dear to copy.
        var keys = cells.indices.map { LabelText.key(cells[$0].text) }
        while keys.last?.isEmpty == true { keys.removeLast() }
        return keys
    }
}
