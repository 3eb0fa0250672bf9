import DisclosureModel
import FormCatalogue

/// The step of recognition that reads performance tables, applications and lists of tasks.
struct PerformanceTables: Sendable {
    let words: PerformanceWords
    let titles: TitleIndex
    let units: [Unit]
    /// Whether damage is mended.
    let mends: Bool

    init(_ catalogue: Catalogue, titles: TitleIndex, mends: Bool) {
        words = PerformanceWords(catalogue.performance)
        self.titles = titles
        units = catalogue.units
        self.mends = mends
    }

    /// The evidence that a candidate is such a table.
    func evidence(_ candidate: TableCandidate) -> PerformanceEvidence {
        let named = named(candidate.title?.text)
        // A title that names a table of amounts settles it; its rows need not be searched for words.
        let isFinance = named.contains { $0.begins("final/") || $0.begins("budget/") }
        return PerformanceEvidence(
            isFinance ? [] : candidate.rows, title: candidate.title?.text, named: named, words: words)
    }

    /// The forms that a title names; a project's name may stand before that of the form.
    func named(_ title: String?) -> [String] {
        guard let title else { return [] }
        return titles.forms(named: title).ids
    }

    /// The candidates, with those joined that a page has cut: its rows go on with no title and nothing between.
    ///
    /// - Parameter lines: The lines that belong to no candidate.
    /// - Returns: Each with the evidence that it is such a table.
    func joined(
        _ candidates: [TableCandidate], lines: [TableCandidate.Line]
    ) -> [(candidate: TableCandidate, evidence: PerformanceEvidence)] {
        var result: [(candidate: TableCandidate, evidence: PerformanceEvidence)] = []
        var grown = false
        for candidate in candidates {
            if let last = result.last, last.evidence.form != nil,
                let headings = headings(of: candidate, after: last.candidate, lines)
            {
                result[result.count - 1].candidate.rows += headings + candidate.rows
                result[result.count - 1].candidate.notes += candidate.notes
                grown = true
                continue
            }
            if grown, let last = result.last { result[result.count - 1].evidence = evidence(last.candidate) }
            grown = false
            result.append((candidate, evidence(candidate)))
        }
        if grown, let last = result.last { result[result.count - 1].evidence = evidence(last.candidate) }
        return result
    }

    /// The headings of lists and targets between a table and the rows that go on with it, as rows; nil where the rows
    /// do not go on, or where anything else stands between.
    private func headings(
        of candidate: TableCandidate, after last: TableCandidate, _ lines: [TableCandidate.Line]
    ) -> [Grid.Row]? {
        guard last.notes.isEmpty, candidate.origin == last.origin, candidate.origin != .sheet,
            let end = last.rows.last?.cells.first?.at, let first = candidate.rows.first
        else { return nil }
        var between = candidate.head + (candidate.title.map { [$0] } ?? [])
        guard between.allSatisfy({ words.isHeading(PerformanceText.key($0.text)) }) else { return nil }
        for line in lines where end < line.at && line.at < candidate.at && !Furniture.isPageNumber(line.text) {
            guard words.isHeading(PerformanceText.key(line.text)) else { return nil }
            between.append(line)
        }
        let startsTable = first.cells.contains { cell in
            if case .field(let field) = words.kind(PerformanceText.key(cell.text)) {
                ["projectName", "unitName"].contains(field.key)
            } else {
                false
            }
        }
        guard !startsTable else { return nil }
        return between.sorted { $0.at < $1.at }.map { line in
            Grid.Row(index: first.index, cells: [Grid.Cell(column: 0, text: line.text, at: line.at)])
        }
    }

    /// Reads a candidate as a form.
    ///
    /// - Parameters:
    ///   - frame: The table with what stands around it: title, agency, unit, notes.
    ///   - labels: The labels that the forms of the document begin their rows with.
    func table(
        _ candidate: TableCandidate, frame: DisclosureTable, evidence: PerformanceEvidence, labels: FormLabels
    ) -> (DisclosureTable, [Diagnostic], RecognitionTrace.Table) {
        let reading =
            evidence.form == "work/key-tasks"
            ? KeyTaskReader.read(candidate.rows, words: words, mends: mends)
            : PerformanceReader.read(
                candidate.rows, words: words, mends: mends, head: candidate.head.map { ($0.text, $0.at) },
                title: candidate.title?.text, labels: labels.labels(of: evidence.form))
        return (
            Self.table(frame, reading, evidence), reading.diagnostics,
            Self.trace(candidate, reading, evidence, head: candidate.head)
        )
    }

    /// A row without the texts that stand for nothing; nil where it has none but those.
    private static func withoutDashes(_ row: DisclosureTable.Row) -> DisclosureTable.Row? {
        let empty = row.texts.filter { PerformanceText.isDash($0.value) }.map(\.key)
        guard !empty.isEmpty else { return row }
        var row = row
        for key in empty {
            row.texts[key] = nil
            row.cells[key] = nil
        }
        return row.texts.isEmpty && row.amounts.isEmpty && row.code == nil && row.label.isEmpty ? nil : row
    }

    static func table(
        _ frame: DisclosureTable, _ reading: PerformanceReading, _ evidence: PerformanceEvidence
    ) -> DisclosureTable {
        var table = frame
        table.form = evidence.form
        // A cell that says "nothing here" says no more than a blank one.
        table.fields = reading.fields.flatMap(GoalStatements.parted).filter { !PerformanceText.isDash($0.text) }
        table.columns = reading.columns
        table.rows = reading.rows.compactMap(Self.withoutDashes)
        table.repairs = reading.repairs
        table.notes = reading.notes.filter { !PerformanceText.isDash($0) } + table.notes
        if table.rows.isEmpty, table.fields.isEmpty { table.state = .empty }
        return table
    }

    static func trace(
        _ candidate: TableCandidate, _ reading: PerformanceReading, _ evidence: PerformanceEvidence,
        head: [TableCandidate.Line]
    ) -> RecognitionTrace.Table {
        let columns = reading.columns.enumerated().map { index, column in
            RecognitionTrace.Column(
                index: index, path: column.path, ordinal: nil, key: column.key, section: column.section)
        }
        return RecognitionTrace.Table(
            candidate: candidate, form: evidence.form, confidence: evidence.confidence, reasons: evidence.reasons,
            runnerUp: nil, columns: columns, readCells: reading.consumed + head.map(\.at))
    }
}
