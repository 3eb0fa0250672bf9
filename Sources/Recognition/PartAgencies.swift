import DisclosureModel
import FormCatalogue

/// The agencies that the headings of a collection name: the tables below one are its agency's.
///
/// A file may hold the accounts of an authority and of the bodies below it, told apart by nothing but
/// `第二部分 某市某区信访局（本级）2023年度决算`.
struct PartAgencies: Sendable {
    /// A heading, and whose tables follow it.
    private struct Part {
        let at: Locator
        let text: String
        /// The agency; nil where the heading may name one, and nothing tells that it does.
        var agency: String?
    }

    private var parts: [Part] = []

    /// - Parameters:
    ///   - lines: The lines that belong to no table.
    ///   - agency: The agency of the document.
    init(_ lines: [TableCandidate.Line], tables: [DisclosureTable], agency own: String?) {
        let found = lines.compactMap { Self.part($0, own) }
        // Of headings without a table between, as in a list of contents, the last one counts, if the list goes on there.
        for (index, part) in found.enumerated() {
            var part = part
            let before = found[..<index].last
            let isList = before.map { before in
                before.agency != nil && before.agency != own && before.agency != part.agency
                    && !tables.contains { $0.at.map { before.at < $0 && $0 < part.at } ?? false }
            }
            if isList == true, !found[..<index].contains(where: { $0.agency == part.agency }) { part.agency = nil }
            parts.append(part)
        }
        // Headings that name no other agency part nothing.
        if !parts.contains(where: { $0.agency == nil || $0.agency != own }) { parts = [] }
    }

    /// Names the agency of every table below a heading that has none of its own.
    ///
    /// - Returns: Headings over tables whose agency is in doubt.
    func name(_ tables: inout [DisclosureTable]) -> [Diagnostic] {
        guard !parts.isEmpty else { return [] }
        var doubts: [Locator] = []
        for index in tables.indices where tables[index].agency == nil {
            guard let at = tables[index].at, case .text = at, let part = parts.last(where: { $0.at < at }) else {
                continue
            }
            tables[index].agency = part.agency
            if part.agency == nil, doubts.last != part.at { doubts.append(part.at) }
        }
        return parts.filter { doubts.contains($0.at) }.map { part in
            Diagnostic(
                .warning, "agency.uncertain", at: part.at,
                "The heading may name another agency than the document's; the tables below it state none.",
                excerpt: part.text, hint: "Check whose tables these are: they are kept without an agency of their own.")
        }
    }

    private static func part(_ line: TableCandidate.Line, _ own: String?) -> Part? {
        let text = line.text
        // Most lines are no heading of a part, as a look at their bytes tells.
        guard text.utf8.count <= 180, text.holds("部分") || text.holds("算") || line.isHeading,
            line.isHeading || text.holds("第") || titleEnds.contains(where: text.ends), !isListed(text),
            !Furniture.isSentence(text), !Furniture.looksLikeTitle(text) || DocumentFacts.endsAsDisclosure(text),
            case .text = line.at
        else { return nil }
        let clean = LabelText.clean(text)
        guard !["表", "附表", "公开", "财决"].contains(where: clean.begins) else { return nil }
        let rest = DocumentFacts.withoutLeads(clean[...])
        let isPart = clean.begins("第") && rest.utf8.count < clean.utf8.count
        let isDisclosure =
            DocumentFacts.year(in: clean) != nil
            && (isPart || line.isHeading
                || DocumentFacts.kind(of: clean) != nil && titleEnds.contains(where: clean.ends))
        guard isPart || isDisclosure, let name = DocumentFacts.agency(in: clean),
            (4...40).contains(name.count), !generic.contains(where: name.begins),
            !name.contains(where: { "，。、：:；;“”".contains($0) })
        else { return nil }
        if let own, own.ends(name) || name.ends(own) { return Part(at: line.at, text: text, agency: own) }
        // Without a year it must read as the name of an agency of a place.
        let isCertain = isDisclosure || "省市区县州旗".contains(where: name.contains)
        if isCertain, endsAsAgency(name) { return Part(at: line.at, text: text, agency: name) }
        let isDoubt = isPart && isDisclosure && DocumentFacts.kind(of: clean) != nil && rest.begins(name)
        return isDoubt ? Part(at: line.at, text: text) : nil
    }

    /// A line of a list of contents: dots, and a page.
    private static func isListed(_ text: String) -> Bool {
        text.holds("…") || text.holds("...") || text.utf8.last.map { (0x30...0x39).contains($0) } ?? false
    }

    private static func endsAsAgency(_ name: String) -> Bool {
        var name = name[...]
        for end in ["（本级）", "(本级)", "本级", "（汇总）", "(汇总)", "（机关）", "(机关)"] where name.ends(end) {
            name = name.dropLast(end.count)
        }
        return TitleIndex.agencyEndings.contains { name.ends($0) }
    }

    /// How a line ends that is a title by itself; a line of prose may name the agency and the year as well.
    private static let titleEnds = ["算", "公开", "说明", "报告", "报表", "公开表", "情况", "）", ")"]

    /// How headings begin that tell of the document's own agency.
    private static let generic = [
        "部门", "单位", "本", "我", "各", "所属", "下属", "相关", "其他", "名词", "情况", "公开", "主要", "机关运行", "对", "与", "根据", "按照", "由",
        "为", "向", "纳入",
    ]
}
