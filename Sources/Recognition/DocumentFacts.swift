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
        let stated = document.properties.first { $0.key == "title" }?.value
        // What the file itself calls its title is one if it reads like one: many are left over from a template.
        let printed = Self.lines(document)
        let names = stated.map { Self.namesDisclosure($0) ? [$0] : [] } ?? []
        let lines = names + printed.lines
        for (index, line) in lines.prefix(Self.titleReach).enumerated()
        where !printed.labels.contains(index - names.count) {
            let text = LabelText.clean(line)
            guard let kind = Self.kind(of: text), !Furniture.isSentence(text), text.count <= 80,
                !Furniture.looksLikeTitle(text), !Self.isRow(line)
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
            agency = lines[(index + 1)...].first.map(LabelText.clean).flatMap { Self.isAgency($0) ? $0 : nil }
            break
        }
        if title == nil { title = stated }
        firstAgency = lines.prefix(Self.titleReach).lazy.map(LabelText.clean).first(where: Self.isAgency)
        let count = Self.counts(lines)
        if kind == nil, count.final != count.budget { kind = count.final > count.budget ? .final : .budget }
        year =
            title.flatMap(Self.year(in:))
            ?? Self.first(in: lines.prefix(200), Self.year)
        published = Self.first(in: lines.prefix(Self.titleReach), Self.date)
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

    /// The agency that a document's title names: what is left without year and the words for the disclosure.
    static func agency(in title: String) -> String? {
        var text = Substring(LabelText.clean(title))
        if let mark = text.range(ofKey: "年度") ?? text.range(ofKey: "年"),
            text[..<mark.lowerBound].allSatisfy({ $0.isNumber })
        {
            text = text[mark.upperBound...]
        }
        let ends = ["决算", "预算", "收支", "整体", "20"]
        for end in ends { if let mark = text.range(ofKey: end) { text = text[..<mark.lowerBound] } }
        var changed = true
        while changed {
            changed = false
            for suffix in ["部门", "单位", "年度", "关于", "公开", "的"] where text.ends(suffix) {
                text = text.dropLast(suffix.count)
                changed = true
            }
        }
        // A place is no agency: 某市某区2024年区级部门预算 is the title of a collection.
        if let last = text.last, "省市区县州盟旗".contains(last) { return nil }
        return text.count >= 3 ? String(text) : nil
    }

    /// Whether a stated title tells year and kind of a document.
    private static func namesDisclosure(_ title: String) -> Bool {
        let text = LabelText.clean(title)
        return kind(of: text) != nil && year(in: text) != nil && text.count <= 80
    }

    /// Whether a line above a title is the agency's name and nothing else.
    private static func isAgency(_ text: String) -> Bool {
        (4...30).contains(text.count) && TitleIndex.agencyEndings.contains { text.ends($0) }
            // 京 and 三 are numbers to Unicode, and stand in names: 南京市, 第三中学.
            && !text.contains(where: { $0.isASCII || "：，。、".contains($0) })
    }

    /// The first year of the form 20xx年 in a text.
    static func year(in text: String) -> Int? {
        // The number of the four digits just read.
        var year = 0
        var digits = 0
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                year = year % 1000 * 10 + Int(scalar.value - 0x30)
                digits += 1
            } else {
                if scalar == "年", digits >= 4, (1990...2099).contains(year) { return year }
                digits = 0
            }
        }
        return nil
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

    /// A line that is nothing but a date: `2025年10月31日`, `2025年10月`, `2025-10-31`.
    private static func date(_ text: String) -> String? {
        guard (5...14).contains(text.count) else { return nil }
        let numbers = text.split(whereSeparator: { !($0.isASCII && $0.isNumber) }).compactMap { Int($0) }
        let marks = text.filter { !($0.isASCII && $0.isNumber) }
        guard ["年月日", "年月", "--", "..", "//", "年"].contains(marks), let year = numbers.first,
            (1990...2099).contains(year),
            numbers.count <= 3, numbers.dropFirst().first.map({ (1...12).contains($0) }) ?? true,
            numbers.dropFirst(2).first.map({ (1...31).contains($0) }) ?? true
        else { return nil }
        return numbers.enumerated().map { index, number in
            let digits = String(number)
            return index > 0 && digits.count == 1 ? "0" + digits : digits
        }.joined(separator: "-")
    }

    private static let titleReach = 12
}
