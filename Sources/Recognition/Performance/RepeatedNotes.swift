import DisclosureModel
import FormCatalogue

/// The numbered notes that the form itself prints: the same lines below several tables of a document.
///
/// A list behind a table may be running text; one that stands below two tables word for word belongs to the form,
/// whether or not its heading (备注) is printed.
enum RepeatedNotes {
    /// Gives each performance table the numbered lines below it that another has, too. O(tables × lines).
    static func take(
        _ candidates: inout [(candidate: TableCandidate, evidence: PerformanceEvidence)],
        from lines: inout [TableCandidate.Line]
    ) {
        var runs: [(candidate: Int, lines: [TableCandidate.Line])] = []
        for (index, entry) in candidates.enumerated() where entry.evidence.form?.begins("performance/") == true {
            guard entry.candidate.notes.isEmpty, let end = entry.candidate.rows.last?.cells.first?.at else { continue }
            let next = index + 1 < candidates.count ? start(of: candidates[index + 1].candidate) : nil
            let below = lines.drop { $0.at < end }.prefix { line in next.map { line.at < $0 } ?? true }
            let run = numbered(below)
            if !run.isEmpty { runs.append((index, run)) }
        }
        let texts = runs.map { $0.lines.map { LabelText.key($0.text) } }
        var taken: Set<Locator> = []
        for (run, own) in zip(runs, texts) where texts.count(where: { $0 == own }) > 1 {
            candidates[run.candidate].candidate.notes = run.lines
            taken.formUnion(run.lines.map(\.at))
        }
        if !taken.isEmpty { lines.removeAll { taken.contains($0.at) } }
    }

    /// Where a table with its title and head begins.
    private static func start(of candidate: TableCandidate) -> Locator {
        (candidate.head + [candidate.title].compactMap { $0 }).map(\.at).reduce(candidate.at) { min($0, $1) }
    }

    /// The lines from the first on that are numbered from 1.
    private static func numbered(_ lines: ArraySlice<TableCandidate.Line>) -> [TableCandidate.Line] {
        var result: [TableCandidate.Line] = []
        for line in lines where !Furniture.isPageNumber(line.text) {
            guard !line.isHeading, NoteLines.number(of: line.text) == result.count + 1 else { break }
            result.append(line)
        }
        return result
    }
}
