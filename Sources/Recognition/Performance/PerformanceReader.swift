import DisclosureModel
import FormCatalogue

/// Reads the rows of a performance table, an application or a list inside one, by vocabulary and geometry.
///
/// Such a form is one grid with several parts: fields (a label and its value side by side), a small table of money
/// (labels above, values below), tables of indicators under goals, and in applications lists with headings. The
/// reader goes through the rows once and knows by each row's words which part it belongs to.
struct PerformanceReader {
    /// The part that the rows are in.
    enum Part {
        case fields
        case indicators
        case list(PerformanceVocabulary.List)
    }

    let words: PerformanceWords
    /// Whether damage is mended.
    let mends: Bool
    var reading = PerformanceReading()
    var part = Part.fields
    /// The heads of a table of money whose values are still to come.
    var heads: [MoneyHead] = []
    /// The columns of the table of indicators.
    var slots: [IndicatorAlignment.Slot] = []
    /// The printed labels of these columns.
    var labels: [String: String] = [:]
    /// Where each column's cells stood in the last whole row, by key.
    var places: Keyed<Int> = [:]
    var goal: String?
    var period: String?
    var level1: String?
    var level2: String?
    /// A side label that a page or a line has cut, and the first row that it stands beside.
    var openSide: (text: String, row: Int)?
    /// Whether the last level name was cut.
    var lastHeaderAt: Locator?
    /// Keys of columns in use, in order of the form.
    var used: Set<String> = []
    var listColumns: [ListColumn] = []
    /// What the column of categories has printed.
    var categories: Set<String> = []
    /// How many cells had to be put together.
    var seams = 0
    /// Values that a character read twice may have spoilt, and what they would be without it.
    var doubled: [(field: Int, text: String)] = []
    /// Fields whose label no vocabulary knows, and the columns that their labels stand in.
    var loose: [(field: Int, column: Int)] = []
    /// The columns that known labels stand in.
    var labelColumns: Set<Int> = []
    /// Columns that a line of the grid has cut from the one behind, as the header shows: 三级 | 三级指标.
    var cutColumns: Set<Int> = []
    /// Columns whose label the header does not print whole, and what stands in its place.
    var lostLabels: [(key: String, at: Locator?, text: String)] = []

    init(words: PerformanceWords, mends: Bool) {
        self.words = words
        self.mends = mends
    }

    /// Reads the rows of a grid, and the lines between the title and it.
    static func read(
        _ rows: [Grid.Row], words: PerformanceWords, mends: Bool, head: [(text: String, at: Locator)] = [],
        title: String? = nil, labels: [String] = []
    ) -> PerformanceReading {
        var reader = PerformanceReader(words: words, mends: mends)
        for line in head { reader.readHead(line.text, at: line.at) }
        let prepared = reader.prepare(rows)
        reader.read(mends ? reader.withWholeLabels(prepared, labels) : prepared)
        reader.resolveSeams()
        reader.restoreName(from: title)
        reader.dropDebris()
        return reader.reading
    }

    /// Cleans the cells of rows and finds where pages may have ended.
    mutating func prepare(_ rows: [Grid.Row]) -> [PerformanceRow] {
        var result: [PerformanceRow] = []
        var lastLine: Int?
        for row in rows {
            var cells: [PerformanceCell] = []
            for cell in row.cells {
                let text = mends ? withoutLabelLines(cell.text, at: cell.at) : cell.text
                let cleaned = PerformanceText.clean(text, mends: mends)
                guard !cleaned.text.isEmpty else { continue }
                if let rule = cleaned.rule { mended(cell.at, rule, text, cleaned.text) }
                cells.append(PerformanceCell(column: cell.column, text: cleaned.text, at: cell.at, printed: text))
            }
            guard let at = cells.first?.at ?? row.cells.first?.at else { continue }
            var isApart = false
            if case .text(let line, _) = at {
                if let lastLine { isApart = line > lastLine + 1 }
                lastLine = line
            }
            if !cells.isEmpty { result.append(PerformanceRow(cells: cells, isApart: isApart)) }
        }
        return RepeatedSpans.collapsed(result, words: words)
    }

    /// Reads prepared rows.
    mutating func read(_ rows: [PerformanceRow]) {
        var rows = rows[...]
        while let row = rows.popFirst() {
            let row = mends ? withCutLabel(row, &rows) : row
            guard !row.cells.isEmpty else { continue }
            for cell in row.cells { reading.consumed.append(cell.at) }
            if readHeading(row) || readListHeader(row) || readIndicatorHeader(row) { continue }
            switch part {
            case .indicators where isProse(row):
                part = .fields
                reading.notes.append(row.cells.map(\.text).joined(separator: " "))
            case .indicators where !endsIndicators(row): readIndicator(row)
            case .list(let list) where !endsList(row): readListRow(row, list)
            default:
                part = .fields
                readFields(row)
            }
        }
        finish()
    }

    /// A row whose first cell begins the label of a field, completed by the rows below that go on with it.
    private mutating func withCutLabel(_ row: PerformanceRow, _ rows: inout ArraySlice<PerformanceRow>)
        -> PerformanceRow
    {
        guard let first = row.cells.first, words.beginsField(first.key) else { return row }
        var label = first
        for (count, next) in rows.prefix(6).enumerated() {
            guard let piece = next.cells.first, piece.column <= first.column + 1 else { break }
            label = label.joined(with: piece)
            if case .field = words.kind(label.key) {
                var cells = row.cells
                cells[0] = label
                for row in rows.prefix(count + 1) {
                    for cell in row.cells.dropFirst() { cells.append(cell) }
                    for cell in row.cells { reading.consumed.append(cell.at) }
                }
                rows = rows.dropFirst(count + 1)
                mended(first.at, "cell.rejoined", first.text, label.text)
                return PerformanceRow(cells: cells, isApart: row.isApart)
            }
            guard words.beginsField(label.key) else { break }
        }
        return row
    }

    /// The heading of a list or of a table of targets, alone in its row.
    private mutating func readHeading(_ row: PerformanceRow) -> Bool {
        guard row.cells.count == 1, let cell = row.cells.first else { return false }
        if case .period = words.kind(cell.key) {
            period = words.isLongTerm(cell.key) ? "长期" : "年度"
            part = .fields
            goal = nil
            return true
        }
        if let list = words.lists.first(where: { $0.title == cell.key })?.list {
            part = .list(list)
            listColumns = []
            return true
        }
        return false
    }

    /// The keys of text columns, in the order of the form.
    static let order = [
        "period", "goal", "level1", "level2", "indicator", "category", "previous2", "previous1", "target", "actual",
        "weight", "score", "basis", "deviation", "remark",
    ]

    /// The labels of columns that a form need not print.
    static let standardLabels = [
        "period": "期间", "goal": "绩效目标", "level1": "一级指标", "level2": "二级指标", "indicator": "三级指标",
        "category": "指标分类", "previous2": "前年", "previous1": "上年", "target": "指标值", "actual": "实际完成值",
        "weight": "分值", "score": "得分", "basis": "指标值确定依据", "deviation": "偏差原因分析", "remark": "备注",
    ]

    /// Records a repair.
    mutating func mended(_ at: Locator?, _ rule: String, _ before: String, _ after: String) {
        if ["cell.rejoined", "cell.overlap"].contains(rule) { seams += 1 }
        reading.repairs.append(DisclosureTable.Repair(at: at, rule: rule, before: before, after: after))
    }

    private mutating func finish() {
        if mends { healLevels() }
        if mends, isDamaged { healSpoiltLevels() }
        if mends { centreLevels() }
        for lost in lostLabels where mends && used.contains(lost.key) && labels[lost.key] == nil {
            guard let label = Self.standardLabels[lost.key] else { continue }
            mended(lost.at, "header.replaced", lost.text, label)
        }
        var columns: [DisclosureTable.Column] = []
        let own = slots.map(\.key).filter { $0 != "side" && !Self.order.contains($0) }
        for key in Self.order + own where used.contains(key) {
            let label = labels[key] ?? Self.standardLabels[key] ?? key
            columns.append(DisclosureTable.Column(key: key, label: label, path: [label], type: .text))
        }
        reading.columns = columns + reading.columns
        reading.repairs.sort { ($0.at ?? .text(line: 0, column: 0)) < ($1.at ?? .text(line: 0, column: 0)) }
    }
}
