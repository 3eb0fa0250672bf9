/// Takes lines below a header apart into rows: each has something in the column that names it.
struct PrintedIndicatorRows {
    let page: PrintedPage
    let setting: PrintedSetting
    let header: PrintedHeader
    /// The words of each line by column; none for lines that stand elsewhere.
    let entries: [Int: [PrintedColumns.Entry]]
    /// Texts that are cut over lines.
    let stacks: PrintedStacks
    private let widths: [Int: Int]
    /// The columns that nearly every row has something in.
    private let regular: Set<Int>

    /// Reads how wide the columns are.
    init(
        _ entries: [Int: [PrintedColumns.Entry]], header: PrintedHeader, page: PrintedPage, setting: PrintedSetting,
        stacks: PrintedStacks
    ) {
        self.stacks = stacks
        self.entries = entries
        self.header = header
        self.page = page
        self.setting = setting
        var widths: [Int: Int] = [:]
        for entry in entries.values.joined() {
            widths[entry.column] = max(widths[entry.column] ?? 0, entry.run.width)
        }
        for (index, column) in header.columns.enumerated() {
            widths[index + 1] = max(widths[index + 1] ?? 0, column.pieces.map(\.width).max() ?? 0)
        }
        self.widths = widths
        let counts = (header.levels + 1...max(header.levels + 1, header.columns.count)).map { column in
            entries.values.joined().count { $0.column == column }
        }
        let usual = counts.filter { $0 > 0 }.sorted()
        let middle = usual.isEmpty ? 0 : usual[usual.count / 2]
        regular = Set(
            counts.indices.filter { counts[$0] * 4 >= middle * 3 && middle > 0 }.map { $0 + header.levels + 1 })
    }

    /// The first column whose cells stand beside one row.
    var leaf: Int { header.levels + 1 }

    /// The cells of the columns behind the levels.
    func cells(_ lines: Range<Int>) -> [(column: Int, cell: PrintedCell)] {
        var runs: [Int: [PrintedRun]] = [:]
        for line in lines {
            for entry in entries[line] ?? [] where entry.column >= leaf {
                runs[entry.column, default: []].append(entry.run)
            }
        }
        return runs.keys.sorted().map { ($0, PrintedCell(runs: runs[$0] ?? [])) }
    }

    /// What speaks against these lines being one row. O(runs).
    func cost(of lines: Range<Int>) -> Int {
        let cells = cells(lines)
        guard !cells.isEmpty else { return Self.empty }
        var cost = 0
        let name = header.name + 1
        if !cells.contains(where: { $0.column == name }) { cost += 60 }
        cost += Self.lacking * regular.count { column in !cells.contains { $0.column == column } }
        if cells.count == 1 { cost += header.isTasks ? 40 : 15 }
        let first = cells.map(\.cell.lines.lowerBound).min() ?? 0
        let last = cells.map(\.cell.lines.upperBound).max() ?? 0
        for line in lines where line > first && line <= last && page.isApart(line) { cost += 15 }
        if header.isTasks, let number = header.columns.firstIndex(where: { $0.key == "number" }) {
            // Every task has one number.
            if cells.first(where: { $0.column == number + 1 })?.cell.runs.count != 1 { cost += 60 }
        }
        cost += setting.cost(of: cells.map(\.cell), over: first...last)
        for (column, cell) in cells {
            cost += setting.cost(cell.lines, in: first...last)
            if cell.text.hasOpenBracket { cost += 15 }
            if cell.text.beginsInside { cost += 15 }
            for (above, below) in zip(cell.runs, cell.runs.dropFirst()) {
                cost += wrapped(above, below, column: column)
            }
        }
        return cost
    }

    private func wrapped(_ above: PrintedRun, _ below: PrintedRun, column: Int) -> Int {
        var cost = 2 + max(0, below.line - above.line - 2) * 15
        let isFull = above.width + 2 >= (widths[column] ?? 0) - 1
        if above.isMeasure, below.isMeasure { cost += above.mayGoOn(in: below) && isFull ? 5 : 40 }
        if !isFull { cost += header.isTasks ? 4 : 14 }
        return cost
    }

    private static let empty = 8
    private static let lacking = 6
}
