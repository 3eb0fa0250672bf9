import DisclosureModel
import FormCatalogue

/// The place that an agency's name may leave out: a form says 某区教育局 where the document's own lines begin with
/// 某市某区教育局.
enum AgencyPlace {
    /// The name as lines print it that begin with a place before it; the name itself where none does, or where several
    /// name other places. O(bytes of the text).
    static func fuller(_ name: String, in document: SourceDocument) -> String {
        var places: Set<String> = []
        for block in document.blocks {
            switch block {
            case .heading(let heading): place(before: name, heading.text).map { _ = places.insert($0) }
            case .paragraph(let paragraph): place(before: name, paragraph.text).map { _ = places.insert($0) }
            case .grid, .pageBreak: break
            }
        }
        guard places.count == 1, let place = places.first else { return name }
        return place + name
    }

    private static func place(before name: String, _ text: String) -> String? {
        guard text.holds(name) else { return nil }
        let line = DocumentFacts.withoutLeads(LabelText.clean(text)[...])
        guard let found = line.range(ofKey: name) else { return nil }
        let place = line[..<found.lowerBound]
        guard (2...Self.longest).contains(place.count), ["省", "市", "州", "盟"].contains(where: place.ends),
            place.unicodeScalars.allSatisfy({ $0.properties.isIdeographic }),
            !["我", "全", "本", "各", "该", "由", "为", "在", "经", "与", "和", "对"].contains(where: place.begins)
        else { return nil }
        return String(place)
    }

    /// 新疆维吾尔自治区伊犁哈萨克自治州 is the longest of its kind.
    private static let longest = 17
}
