import DisclosureModel
import FormCatalogue

/// What the first lines of a document say of it: title, year, kind, date.
struct DocumentFacts: Sendable {
    private(set) var title: String?
    /// The line below the title, where it is an agency's name and nothing else.
    private(set) var agency: String?
    /// The first such line of the document, wherever it stands.
    private(set) var firstAgency: String?
    private(set) var year: Int?
    private(set) var kind: DocumentInfo.Kind?
    private(set) var published: String?

    init(_ document: SourceDocument) {
        let stated = (document.properties.first { $0.key == "title" }?.value).map(Self.withoutSite)
        // What the file itself calls its title is one if it reads like one: many are left over from a template.
        let printed = Self.lines(document)
        let names = stated.map { Self.namesDisclosure($0) ? [$0] : [] } ?? []
        let lines = names + printed.lines
        for (index, line) in lines.prefix(Self.titleReach).enumerated()
        where !printed.labels.contains(index - names.count) {
            let text = LabelText.clean(line)
            guard let kind = Self.kind(of: text), !Furniture.isSentence(text), text.count <= 80,
                !Furniture.looksLikeTitle(text) || Self.endsAsDisclosure(text), !Self.isRow(line)
            else { continue }
            if !text.contains(where: \.isNumber), title == nil, index > 0,
                Self.year(in: LabelText.clean(lines[index - 1])) != nil
            {
                title = LabelText.clean(lines[index - 1]) + text
            } else if index > 0, Self.agency(in: text) == nil, Self.isAgency(LabelText.clean(lines[index - 1])) {
                title = LabelText.clean(lines[index - 1]) + text
            } else {
                title = text
            }
            self.kind = kind
            agency = lines[(index + 1)...].first.flatMap(Self.agency(alone:))
            break
        }
        if title == nil { title = stated }
        firstAgency = lines.prefix(Self.titleReach).lazy.compactMap(Self.agency(alone:)).first
        let count = Self.counts(lines)
        if kind == nil, count.final != count.budget { kind = count.final > count.budget ? .final : .budget }
        year =
            title.flatMap(Self.year(in:))
            ?? Self.first(in: lines.prefix(200), Self.year)
        published =
            Self.first(in: lines.prefix(Self.dateReach)) { PrintedDate.published(in: $0) }
            ?? Self.first(in: lines.prefix(Self.titleReach)) { PrintedDate.alone(in: $0) }
    }

    /// What the first line says that says anything.
    private static func first<Fact>(in lines: ArraySlice<String>, _ read: (String) -> Fact?) -> Fact? {
        for line in lines {
            if let fact = read(LabelText.clean(line)) { return fact }
        }
        return nil
    }

    /// Whether a line is a row of a table: an enumerated item, words and an amount, or options with boxes.
    private static func isRow(_ line: String) -> Bool {
        if line.unicodeScalars.contains(where: { "☑□☐".unicodeScalars.contains($0) }) { return true }
        if ["预算数", "执行数", "决算数"].contains(where: line.holds) { return true }
        return line.unicodeScalars.split(whereSeparator: LabelText.isBlank).contains {
            CellShape(String(String.UnicodeScalarView($0))).isCertainAmount
        } || !line.holds("年") && LabelText.withoutEnumerator(LabelText.key(line)[...]) != nil
    }

    /// Whether a stated title tells year and kind of a document.
    private static func namesDisclosure(_ title: String) -> Bool {
        let text = LabelText.clean(title)
        return kind(of: text) != nil && year(in: text) != nil && text.count <= 80
    }

    /// The agency that a line names and nothing else, but for the part or annex that it heads: `第一部分 …`.
    private static func agency(alone line: String) -> String? {
        let name = String(withoutLeads(LabelText.clean(line)[...]))
        return isAgency(name) ? name : nil
    }

    /// Whether a line above a title is the agency's name and nothing else.
    private static func isAgency(_ text: String) -> Bool {
        (4...30).contains(text.count) && TitleIndex.agencyEndings.contains { text.ends($0) }
            // 京 and 三 are numbers to Unicode, and stand in names: 南京市, 第三中学.
            && !text.contains(where: { $0.isASCII || "：，。、".contains($0) })
    }

    /// 决算 or 预算 in a title; the later word decides.
    static func kind(of text: String) -> DocumentInfo.Kind? {
        if text.holds("决算") { return .final }
        return text.holds("预算") ? .budget : nil
    }

    /// The lines and cells that a document begins with, and which of them stand beside others in a row: labels, no title.
    private static func lines(_ document: SourceDocument) -> (lines: [String], labels: Set<Int>) {
        var lines: [String] = []
        var labels: Set<Int> = []
        for block in document.blocks {
            switch block {
            case .heading(let heading): lines.append(heading.text)
            case .paragraph(let paragraph): lines.append(paragraph.text)
            case .grid(let grid):
                if let name = grid.name { lines.append(name) }
                for row in grid.rows.prefix(3) {
                    let filled = row.cells.map(\.text).filter { !$0.isEmpty }
                    if filled.count > 1 { labels.formUnion(lines.count..<(lines.count + filled.count)) }
                    lines += filled
                }
            case .pageBreak: break
            }
            if lines.count > 400 { break }
        }
        return (lines, labels)
    }

    private static func counts(_ lines: [String]) -> (final: Int, budget: Int) {
        var final = 0
        var budget = 0
        for line in lines {
            // Both begin with a word on budgets: most lines have none.
            guard line.holds("算") else { continue }
            let key = LabelText.clean(line)
            if key.holds("决算") {
                final += 1
            } else if key.holds("预算表") || key.holds("预算总表") || key.holds("部门预算") {
                budget += 1
            }
        }
        return (final, budget)
    }

    /// The part of a page's title that names the disclosure, without the name of the site: `… - 某区人民政府门户网站`.
    private static func withoutSite(_ title: String) -> String {
        guard !title.holds("："), ["-", "_", "|", "–", "—"].contains(where: title.holds) else { return title }
        let parts = title.split { "-_|–—".contains($0) }.map { String($0).trimmingBlanks() }
        return parts.first(where: namesDisclosure) ?? title
    }

    /// 公开表 and the like: the title of all the tables of a document, and of no table.
    static func endsAsDisclosure(_ text: String) -> Bool {
        ["算公开表", "算公开报表", "算报表"].contains { end in
            ["部门决", "部门预", "单位决", "单位预"].contains { text.ends($0 + end) }
        }
    }

    /// A labelled date may stand below the head of a web page.
    private static let dateReach = 40
    private static let titleReach = 12
}
