import DisclosureModel
import FormCatalogue

/// Reads the list of key tasks: number, task, content, status.
enum KeyTaskReader {
    /// Whether a row is the header of such a list.
    ///
    /// - Parameter keys: The texts of its cells as keys.
    static func isHeader(_ keys: [String], words: PerformanceWords) -> Bool {
        guard keys.count >= 3 else { return false }
        let columns = Set(keys.compactMap { words.tasks[$0] })
        return columns.count >= 3 && columns.contains("task")
            || columns.isSuperset(of: ["number", "content", "status"])
    }

    /// Reads the rows of a grid, header and pages included.
    static func read(_ rows: [Grid.Row], words: PerformanceWords, mends: Bool) -> PerformanceReading {
        var preparing = PerformanceReader(words: words, mends: mends)
        let prepared = preparing.prepare(rows)
        var reading = preparing.reading
        var columns: [(key: String, column: Int)] = []
        for row in prepared {
            for cell in row.cells { reading.consumed.append(cell.at) }
            if isHeader(row.cells.map(\.key), words: words) {
                columns = row.cells.compactMap { cell in words.tasks[cell.key].map { ($0, cell.column) } }
                if reading.columns.isEmpty { reading.columns = header(row.cells, words) }
                continue
            }
            guard !columns.isEmpty, !row.cells.allSatisfy({ PerformanceText.isDebris($0.text) }) else { continue }
            append(row, columns, &reading, mends: mends)
        }
        return reading
    }

    private static func header(_ cells: [PerformanceCell], _ words: PerformanceWords) -> [DisclosureTable.Column] {
        cells.compactMap { cell in
            words.tasks[cell.key].map { .init(key: $0, label: cell.text, path: [cell.text], type: .text) }
        }
    }

    /// A row of its own has a number; one without goes on with the row above where a page has cut it.
    private static func append(
        _ row: PerformanceRow, _ columns: [(key: String, column: Int)], _ reading: inout PerformanceReading, mends: Bool
    ) {
        var texts: [String: PerformanceCell] = [:]
        let inOrder = row.cells.count == columns.count
        for (index, cell) in row.cells.enumerated() {
            let place =
                inOrder ? columns[index] : columns.min { abs($0.column - cell.column) < abs($1.column - cell.column) }
            guard let key = place?.key else { continue }
            texts[key] = texts[key].map { $0.joined(with: cell) } ?? cell
        }
        let goesOn = texts["number"] == nil && (row.isApart || texts["task"] == nil)
        if mends, goesOn, let last = reading.rows.indices.last {
            for (key, _) in columns {
                guard let cell = texts[key] else { continue }
                let whole = PerformanceText.joined(reading.rows[last].texts[key] ?? "", cell.text)
                reading.rows[last].texts[key] = whole
                reading.repairs.append(.init(at: cell.at, rule: "row.rejoined", before: cell.text, after: whole))
            }
            return
        }
        var result = DisclosureTable.Row(at: row.at)
        for (key, _) in columns {
            guard let cell = texts[key] else { continue }
            result.texts[key] = cell.text
            result.cells[key] = cell.at
        }
        reading.rows.append(result)
    }

    /// Reads a list from a dump without tabs: cells are groups of lines, a number begins a row.
    static func readFlow(_ lines: [(text: String, at: Locator)], words: PerformanceWords) -> PerformanceReading {
        var reading = PerformanceReading()
        var groups: [[(text: String, at: Locator)]] = []
        var lastLine: Int?
        for line in lines {
            let labels = line.text.unicodeScalars.split(whereSeparator: LabelText.isBlank).map { String($0) }
            if isHeader(labels, words: words) {
                finish(&groups, &reading)
                if reading.columns.isEmpty {
                    reading.columns = labels.compactMap { label in
                        words.tasks[PerformanceText.key(label)].map {
                            .init(key: $0, label: label, path: [label], type: .text)
                        }
                    }
                }
                lastLine = nil
                continue
            }
            guard !reading.columns.isEmpty else { continue }
            reading.consumed.append(line.at)
            let number = labels.first.flatMap { $0.utf8.count <= 2 ? Int($0) : nil }
            let isNext =
                number != nil
                && number == (reading.rows.last?.texts["number"].flatMap { Int($0) } ?? 0) + (groups.isEmpty ? 1 : 2)
            if isNext || (number == 1 && reading.rows.isEmpty && groups.isEmpty), let first = labels.first {
                finish(&groups, &reading)
                groups = [[(first, line.at)]]
                let rest = labels.dropFirst().joined(separator: " ")
                groups.append(rest.isEmpty ? [] : [(rest, line.at)])
                if !rest.isEmpty { groups.append([]) }
            } else if !groups.isEmpty {
                if case .text(let number, _) = line.at, let last = lastLine, number > last + 1,
                    groups.last?.isEmpty == false
                {
                    groups.append([])
                }
                groups[groups.count - 1].append(line)
            }
            if case .text(let number, _) = line.at { lastLine = number }
        }
        finish(&groups, &reading)
        return reading
    }

    /// The content and the status of a task, which stand line upon line: parted where one sentence alone ends in a line
    /// before the last.
    private static func parted(
        _ lines: [(text: String, at: Locator)]
    ) -> ([(text: String, at: Locator)], [(text: String, at: Locator)])? {
        let ends = lines.indices.dropLast().filter { lines[$0].text.ends("。") }
        guard ends.count == 1, let end = ends.first else { return nil }
        return (Array(lines[...end]), Array(lines[(end + 1)...]))
    }

    private static func finish(_ groups: inout [[(text: String, at: Locator)]], _ reading: inout PerformanceReading) {
        defer { groups = [] }
        var cells = groups.filter { !$0.isEmpty }
        if cells.count == 3, let parts = parted(cells[2]) { cells[2...2] = [parts.0, parts.1] }
        guard let first = cells.first?.first else { return }
        var row = DisclosureTable.Row(at: first.at)
        let keys = ["number", "task", "content", "status"]
        for (index, cell) in cells.enumerated() {
            let key = index < keys.count ? keys[index] : "status"
            let text = cell.map(\.text).reduce("") { PerformanceText.joined($0, $1) }
            row.texts[key] = row.texts[key].map { PerformanceText.joined($0, text) } ?? text
        }
        reading.rows.append(row)
    }
}
