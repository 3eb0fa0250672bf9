import DisclosureModel
import FormCatalogue

/// The labels that the rows of the forms of one document begin with, in order, where several of them print the same.
///
/// What a cut has left of a label is known by it: the forms of a document are filled in on one sheet.
struct FormLabels: Sendable {
    private var labels: [String: [String]] = [:]

    /// Reads the labels of all forms. O(rows).
    init(_ candidates: [(candidate: TableCandidate, evidence: PerformanceEvidence)], words: PerformanceWords) {
        var counts: [String: [(labels: [String], count: Int)]] = [:]
        for (candidate, evidence) in candidates {
            guard let form = evidence.form, form.begins("performance/") else { continue }
            let own = Self.labels(of: candidate.rows, words)
            guard own.count >= 3 else { continue }
            if let index = counts[form]?.firstIndex(where: { $0.labels == own }) {
                counts[form]?[index].count += 1
            } else {
                counts[form, default: []].append((own, 1))
            }
        }
        for (form, own) in counts {
            var best: (labels: [String], count: Int)?
            for entry in own where entry.count > max(1, best?.count ?? 1) { best = entry }
            labels[form] = best?.labels
        }
    }

    /// The labels of a form, in order; none where no two tables of the document agree.
    func labels(of form: String?) -> [String] { form.flatMap { labels[$0] } ?? [] }

    /// The labels of the fields that rows begin with, above the indicators.
    private static func labels(of rows: [Grid.Row], _ words: PerformanceWords) -> [String] {
        var result: [String] = []
        for row in rows.prefix(reach) {
            let filled = row.cells.lazy.filter { !LabelText.isBlank($0.text) }.prefix(2).map {
                PerformanceText.key($0.text.withoutDebris)
            }
            let keys = Array(filled)
            guard let first = keys.first else { continue }
            if words.column(first) != nil { break }
            for key in [first, keys.joined()] {
                guard case .field(let field) = words.kind(key), !field.standsBelow else { continue }
                if !result.contains(key) { result.append(key) }
                break
            }
        }
        return result
    }

    private static let reach = 16
}
