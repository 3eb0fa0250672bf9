import DisclosureModel
import FormCatalogue

/// A table of plain text, rebuilt as a candidate with columns.
struct PlainTable: Sendable {
    let form: String
    var candidate: TableCandidate
    /// The columns that were inferred, on record.
    var repairs: [DisclosureTable.Repair] = []
    /// The rows of which some amounts have no column, and these amounts.
    var unplaced: [(at: Locator, text: String)] = []
    /// The lines of a table whose amounts stand behind names that are not theirs.
    var asPrinted: [TableCandidate.Line] = []
    /// The lines of the table's rows.
    private let body: [TableCandidate.Line]
    /// The column of each amount that is placed, by where it stands.
    private var places: [Locator: String] = [:]

    /// Rebuilds a table with columns from one whose rows are placed.
    init(_ draft: PlainDraft) {
        let (region, columns) = (draft.region, draft.columns)
        var items = draft.items
        form = region.form.form.id
        body = region.body
        candidate = TableCandidate(origin: .tabs, at: region.title.at)
        candidate.title = region.title
        candidate.head = region.header
        candidate.notes = region.notes
        if region.isTitledBelow, let first = (region.header + region.body).first {
            repairs.append(
                .init(at: region.title.at, rule: "title.below", before: first.text, after: region.title.text))
        }
        if !draft.unproven.isEmpty, draft.unproven.count >= items.count(where: { !$0.amounts.isEmpty }) {
            // Nothing is known of the table but its words.
            asPrinted = region.body
            candidate.rows = Self.header(columns.columns(of: nil), region).map { Grid.Row(index: 0, cells: $0) }
            return
        }
        for index in draft.unproven.sorted() where !items[index].amounts.isEmpty {
            if let at = items[index].at {
                unplaced.append((at, items[index].amounts.map(\.text).joined(separator: " ")))
            }
            items[index].amounts = []
        }
        for item in items where item.isJoined {
            guard let at = item.at else { continue }
            let amounts = item.amounts.map(\.text).joined(separator: " ")
            repairs.append(
                .init(at: at, rule: "row.rejoined", before: amounts, after: "\(item.code) \(item.text) \(amounts)"))
        }
        let rows =
            region.form.form.layout == .sideBySide
            ? beside(items, region, columns) : below(items, region, columns)
        candidate.rows = rows.enumerated().map { Grid.Row(index: $0, cells: $1) }
    }

    // MARK: Rows

    private mutating func below(_ items: [PlainItem], _ region: PlainRegion, _ columns: PlainColumns) -> [[Grid.Cell]] {
        let at = region.header.first?.at ?? region.title.at
        let shown = columns.columns(of: nil)
        if region.form.form.layout == .oneRow {
            return Self.header(shown, from: 0, names: [], at: at) + items.map { amounts($0, shown, from: 0) }
        }
        let depth = max(1, items.map(\.codes.count).max() ?? 1)
        let names = ["类", "款", "项"].prefix(depth) + ["科目名称"]
        return Self.header(shown, from: depth + 1, names: Array(names), at: at)
            + items.map { item in
                let codes = item.codes.prefix(depth).enumerated().map {
                    Grid.Cell(column: $0, text: $1.text, at: $1.at)
                }
                return codes + label(item, column: depth) + amounts(item, shown, from: depth + 1)
            }
    }

    private mutating func beside(_ items: [PlainItem], _ region: PlainRegion, _ columns: PlainColumns) -> [[Grid.Cell]]
    {
        let at = region.header.first?.at ?? region.title.at
        var header: [[Grid.Cell]] = []
        var rows: [[Grid.Cell]] = []
        var start = 0
        let names = items.contains { $0.line != nil } ? ["项目", "行次"] : ["项目"]
        for section in region.form.form.sections.map(\.id) {
            let shown = columns.columns(of: section)
            let first = start + names.count
            for (index, row) in Self.header(shown, from: first, names: names, at: at, first: start).enumerated() {
                if index < header.count { header[index] += row } else { header.append(row) }
            }
            for (index, item) in items.filter({ $0.section == section }).enumerated() {
                let line = item.line.map { [Grid.Cell(column: start + 1, text: $0.text, at: $0.at)] } ?? []
                let cells = label(item, column: start) + line + amounts(item, shown, from: first)
                if index < rows.count { rows[index] += cells } else { rows.append(cells) }
            }
            start = first + shown.count
        }
        return header + rows
    }

    private func label(_ item: PlainItem, column: Int) -> [Grid.Cell] {
        guard let first = item.label.first else { return [] }
        return [Grid.Cell(column: column, text: item.text, at: first.at)]
    }

    private mutating func amounts(_ item: PlainItem, _ columns: [FormColumn], from start: Int) -> [Grid.Cell] {
        guard let first = item.amounts.first else { return [] }
        let printed = item.amounts.map(\.text).joined(separator: " ")
        if let places = item.columns {
            if places.count < columns.count, places != Array(places.indices) || places.count > 1 {
                let after = zip(places, item.amounts).map { "\(columns[$0].label) \($1.text)" }.joined(separator: ", ")
                repairs.append(.init(at: first.at, rule: "column.inferred", before: printed, after: after))
            }
            return zip(places, item.amounts).map { cell($1, columns, $0, from: start) }
        }
        // The first amount of a row is its total, whatever the blank cells behind it are.
        let isTotal = columns.first?.key == "total" && item.amounts.count <= columns.count && !item.label.isEmpty
        let known = item.amounts.indices.map { index in
            isTotal && index == 0 ? 0 : (item.known.indices.contains(index) ? item.known[index] : nil)
        }
        let rest = zip(known, item.amounts).filter { $0.0 == nil }.map(\.1.text)
        if !rest.isEmpty, let at = item.at { unplaced.append((at, rest.joined(separator: " "))) }
        let told = zip(known, item.amounts).compactMap { place, word in place.map { ($0, word) } }
        if told.count > (isTotal ? 1 : 0) {
            let after = told.map { "\(columns[$0].label) \($1.text)" }.joined(separator: ", ")
            repairs.append(.init(at: first.at, rule: "column.inferred", before: printed, after: after))
        }
        return told.map { cell($1, columns, $0, from: start) }
    }

    // MARK: Header

    private mutating func cell(
        _ word: PlainToken, _ columns: [FormColumn], _ place: Int, from start: Int
    ) -> Grid.Cell {
        places[word.at] = columns[place].key
        return Grid.Cell(column: start + place, text: word.text, at: word.at)
    }

    /// Keeps the table as printed where a header that was made up is not read as it was meant.
    mutating func check(_ table: DisclosureTable) {
        let isMisread = table.rows.contains { row in
            row.amounts.contains { entry in
                guard let at = row.cells[entry.key] else { return false }
                return places[at] != entry.key
            }
        }
        if table.form != form || isMisread { asPrinted = body }
    }

    private static func header(_ columns: [FormColumn], _ region: PlainRegion) -> [[Grid.Cell]] {
        header(columns, from: 1, names: ["项目"], at: region.header.first?.at ?? region.title.at)
    }

    /// The rows of a header: the groups above each column, then its label.
    private static func header(
        _ columns: [FormColumn], from start: Int, names: [String], at: Locator, first: Int = 0
    ) -> [[Grid.Cell]] {
        let depth = columns.reduce(0) { max($0, $1.under.count) }
        return (0...depth).map { level in
            var cells: [Grid.Cell] = []
            if level == depth {
                cells = names.enumerated().map { Grid.Cell(column: first + $0, text: $1, at: at) }
            }
            for (index, column) in columns.enumerated() {
                // A label without a group of its own goes down to the last line, as merged cells do that are repeated.
                let text =
                    level < depth && column.under.indices.contains(level)
                    ? column.under[level].first ?? column.label : column.label
                cells.append(Grid.Cell(column: start + index, text: text, at: at))
            }
            return cells
        }
    }
}
