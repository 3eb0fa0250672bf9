import DisclosureModel
import FormCatalogue

/// Tables that the contents or a heading announce, and that the file does not hold.
struct AnnouncedTables {
    let titles: TitleIndex
    let catalogue: Catalogue
    let kind: DocumentInfo.Kind?

    /// A table of state `absent` for each announced form that was not found, in the order of the announcements.
    func absent(_ lines: [TableCandidate.Line], found: [DisclosureTable]) -> [DisclosureTable] {
        var known = Set(found.compactMap(\.form))
        var absent: [DisclosureTable] = []
        for (index, line) in lines.enumerated()
        where line.text.hasScalars(atMost: 80) && !Furniture.isSentence(line.text) {
            let text = whole(Self.withoutBullet(line.text), goingOn: lines[(index + 1)...].first?.text)
            let named = titles.forms(named: text).ids.compactMap(catalogue.form)
            guard let form = named.first(where: { $0.kind == nil || kind == nil || $0.kind == kind }), form.kind != nil
            else { continue }
            let sentence = emptySentence(lines, after: index)
            if known.insert(form.id).inserted {
                let parts = TitleLine(Self.title(text), titles: titles, units: catalogue.units)
                var head = TableHead()
                for said in parts.head { _ = head.read(said, units: catalogue.units) }
                absent.append(
                    DisclosureTable(
                        form: form.id, title: parts.title,
                        number: TableHead.number(in: LabelText.key(text)) ?? head.number, unit: head.unit,
                        state: .absent, at: line.at))
            }
            if let sentence, let place = absent.firstIndex(where: { $0.form == form.id && $0.state == .absent }) {
                absent[place].state = .empty
                absent[place].notes = [sentence]
                absent[place].at = line.at
                var head = TableHead()
                for line in lines[(index + 1)...].prefix(4).prefix(while: { LabelText.clean($0.text) != sentence }) {
                    _ = head.read(line.text, units: catalogue.units)
                }
                absent[place].number = absent[place].number ?? head.number
                absent[place].unit = absent[place].unit ?? head.unit
            }
        }
        return absent
    }

    /// A numbered title with its second half, where a wrap has cut it and only the whole names a form.
    private func whole(_ text: String, goingOn next: String?) -> String {
        guard let next, LabelText.firstKeyScalar(of: text) == "表" else { return text }
        let key = LabelText.key(text)
        guard key.unicodeScalars.dropFirst().first.map({ ("0"..."9").contains($0) }) == true,
            titles.forms(named: text).ids.isEmpty, !Furniture.isSentence(next), text.count + next.count <= 80,
            !titles.forms(named: text + next).ids.isEmpty
        else { return text }
        return text + next
    }

    /// The sentence that stands for a table of which nothing but the title is printed; behind another title it stands
    /// for that one.
    private func emptySentence(_ lines: [TableCandidate.Line], after index: Int) -> String? {
        lines[(index + 1)...].prefix(4).prefix { !titles.namesTable(Self.withoutBullet($0.text)) }
            .first { NoteLines.isEmptyStatement(LabelText.key($0.text)) }
            .map { LabelText.clean($0.text) }
    }

    private static func withoutBullet(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "-•·* ".unicodeScalars.contains(first) else { return text }
        return String(text.drop { "-•·* ".contains($0) })
    }

    private static func title(_ text: String) -> String {
        let clean = LabelText.clean(text)
        let dots = clean.firstIndex { $0 == "…" || $0 == "." }
        return String(
            clean[..<(dots.flatMap { clean.distance(from: clean.startIndex, to: $0) > 4 ? $0 : nil } ?? clean.endIndex)]
        )
    }
}
