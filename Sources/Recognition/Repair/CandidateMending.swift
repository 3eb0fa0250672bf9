import DisclosureModel
import FormCatalogue

/// The repairs that come before a table is understood: characters and rows, mended as a person would before reading.
struct CandidateMending: Sendable {
    private let words: LookAlikes
    private let titles: TitleIndex
    private let catalogue: Catalogue
    private let printed: [String: Set<String>]
    private let agency: String?

    /// What the candidates of a document say of each other. O(cells).
    init(
        _ words: LookAlikes, _ titles: TitleIndex, _ catalogue: Catalogue, title: String?,
        _ candidates: [TableCandidate]
    ) {
        self.words = words
        self.titles = titles
        self.catalogue = catalogue
        agency = CharacterRestoration.agency(title: title, candidates, units: catalogue.units)
        var printed: [String: Set<String>] = [:]
        for row in candidates.lazy.flatMap(\.rows) {
            for index in row.cells.indices.dropFirst() {
                let code = LabelText.key(row.cells[index - 1].text)
                guard ClassificationCodes.isFunctional(code) || ClassificationCodes.isEconomic(code) else { continue }
                printed[code, default: []].insert(LabelText.key(row.cells[index].text))
            }
        }
        self.printed = printed
    }

    /// Mends a candidate; each mended place with its record.
    func mend(_ candidate: inout TableCandidate) -> [DisclosureTable.Repair] {
        var framing = RowFraming()
        return CharacterRestoration(words: words, titles: titles, agency: agency, units: catalogue.units).mend(
            &candidate)
            + framing.mend(&candidate)
            + RowMending(classification: catalogue.codes, printed: printed).mend(&candidate)
    }
}
