import DisclosureModel
import FormCatalogue

/// *Finds:* a label of a header or of a row that no form and no classification knows, but that is one of their words
/// but for characters that look alike (项日支出 for 项目支出); a title that differs so from that of a form; an agency
/// that differs so from the document's own.
///
/// *Repairs:* the characters, with those of the word, where it is the only one that is like the label.
struct CharacterRestoration {
    static let id = "character.restored"

    let words: LookAlikes
    let titles: TitleIndex
    /// The agency that the document names most often.
    let agency: String?
    let units: [Unit]

    /// Restores the labels of a candidate, each with a record. O(cells).
    func mend(_ candidate: inout TableCandidate) -> [DisclosureTable.Repair] {
        var repairs: [DisclosureTable.Repair] = []
        for row in candidate.rows.indices {
            for index in candidate.rows[row].cells.indices {
                let cell = candidate.rows[row].cells[index]
                guard cell.value == nil || cell.value == .string,
                    let word = words.word(like: LabelText.itemKey(cell.text))
                else { continue }
                let text = LookAlikes.restored(cell.text, to: word)
                guard LabelText.itemKey(text) == word else { continue }
                candidate.rows[row].cells[index].text = text
                repairs.append(.init(at: cell.at, rule: Self.id, before: cell.text, after: text))
            }
        }
        if let title = candidate.title, let known = titles.title(like: title.text) {
            let text = LookAlikes.restored(title.text, to: known)
            if TitleIndex.strip(text).ends(known) {
                candidate.title?.text = text
                repairs.append(.init(at: title.at, rule: Self.id, before: title.text, after: text))
            }
        }
        for index in candidate.head.indices {
            guard let agency, let named = TableHead.agency(in: candidate.head[index].text, units: units),
                named != agency,
                LookAlikes.folded(named) == LookAlikes.folded(agency)
            else { continue }
            let text = candidate.head[index].text
            candidate.head[index].text = LookAlikes.restored(text, to: agency)
            guard TableHead.agency(in: candidate.head[index].text, units: units) == agency else {
                candidate.head[index].text = text
                continue
            }
            repairs.append(.init(at: candidate.head[index].at, rule: Self.id, before: named, after: agency))
        }
        return repairs
    }

    /// The agency that most heads and the title name, look-alikes counted as one; the spelling that stands most often.
    static func agency(title: String?, _ candidates: [TableCandidate], units: [Unit]) -> String? {
        var names = candidates.flatMap { $0.head.compactMap { TableHead.agency(in: $0.text, units: units) } }
        if let named = title.flatMap(DocumentFacts.agency(in:)) { names.insert(named, at: 0) }
        func most(_ names: [String]) -> String? {
            var best: (name: String, count: Int)?
            for name in names {
                let count = names.filter { $0 == name }.count
                if count > best?.count ?? 0 { best = (name, count) }
            }
            return best?.name
        }
        guard let folded = most(names.map(LookAlikes.folded)) else { return nil }
        return most(names.filter { LookAlikes.folded($0) == folded })
    }
}
