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
                        form: form.id, title: Self.withoutEnumerator(parts.title),
                        number: TableHead.number(in: LabelText.key(text)) ?? head.number, unit: head.unit,
                        state: .absent, at: line.at))
            }
            if let sentence, let place = absent.firstIndex(where: { $0.form == form.id && $0.state == .absent }) {
                absent[place].state = .empty
                absent[place].notes = [sentence]
                absent[place].at = line.at
                var head = TableHead()
                for line in lines[(index + 1)...].prefix(4).prefix(while: { !sentence.begins(LabelText.clean($0.text)) }
                ) {
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
        let below = lines[(index + 1)...].prefix(4).prefix { !titles.namesTable(Self.withoutBullet($0.text)) }
        guard let start = below.firstIndex(where: { Self.saysEmpty(LabelText.key($0.text)) }) else { return nil }
        let sentence = LabelText.clean(below[start].text)
        // A wrap has cut the sentence: 故 / 本表无数据。
        guard !sentence.ends("。"), let rest = below[(start + 1)...].first.map({ LabelText.clean($0.text) }),
            rest.ends("。"), rest.count <= Self.longestRest, NoteLines.isEmptyStatement(LabelText.key(sentence + rest))
        else { return sentence }
        return sentence + rest
    }

    /// A sentence that says so, with or without the year before it: `2024年本部门没有使用政府性基金预算安排的支出`.
    private static func saysEmpty(_ key: String) -> Bool {
        if NoteLines.isEmptyStatement(key) { return true }
        let digits = key.utf8.prefix { (0x30...0x39).contains($0) }
        let rest = key.dropFirst(digits.count)
        guard digits.count == 4, rest.begins("年") else { return false }
        return NoteLines.isEmptyStatement(String(rest.dropFirst(rest.begins("年度") ? 2 : 1)))
    }

    /// How many characters the second half of a sentence has at most.
    private static let longestRest = 20

    /// The number of a title in a list is the list's.
    private static func withoutEnumerator(_ title: String) -> String {
        LabelText.withoutEnumerator(title[...]).map { String($0).trimmingBlanks() } ?? title
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
