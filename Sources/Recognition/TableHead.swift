import DisclosureModel
import FormCatalogue

/// What the lines around a table's head say: its number, the agency, the unit.
struct TableHead: Sendable, Equatable {
    var number: String?
    var agency: String?
    var unit: String?

    /// Reads a line of a head; several statements may share one (`编制部门：… 单位：元`).
    ///
    /// - Parameter isLine: Whether the text is a line of its own, where a unit needs no word before it (`（万元）`).
    /// - Returns: whether the line says anything of the kind.
    mutating func read(_ text: String, units: [Unit], isLine: Bool = true) -> Bool {
        let text = Self.simplified(text)
        let key = Self.simplified(LabelText.key(text))
        var found = false
        if let number = Self.number(in: key) ?? Self.number(among: text) {
            self.number = self.number ?? number
            found = true
        }
        if let unit = Self.unit(in: key, units: units) ?? (isLine ? Self.unit(alone: key, units: units) : nil) {
            self.unit = self.unit ?? unit
            found = true
        }
        if let agency = Self.agency(in: text, units: units) {
            self.agency = self.agency ?? agency
            found = true
        }
        return found
    }

    private static let numberScalars = Array("公开表附件财决预算批复部门单位-_—、.:0123456789".unicodeScalars)

    /// `公开03表`, `表 3`, `附表1-2`, `财决01-1表`, alone or in brackets at the end of a title.
    static func number(in key: String) -> String? {
        var text = Substring(key)
        if text.ends(")"), let open = text.lastIndex(of: "(") {
            text = text[text.index(after: open)...].dropLast()
        }
        while let last = text.last, ":.、".contains(last) { text = text.dropLast() }
        if isNumbered(text, by: "一二三四五六七八九十") { return String(text) }
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= 12, scalars.contains("表") || text.begins("附件"), scalars.contains(where: isDigit) else {
            return nil
        }
        guard scalars.allSatisfy(numberScalars.contains), let last = scalars.last, last == "表" || isDigit(last) else {
            return nil
        }
        return String(text.drop { ":.、".contains($0) })
    }

    /// `表一`, `附表十二`: nothing but the word and a numeral.
    private static func isNumbered(_ text: Substring, by numerals: String) -> Bool {
        guard text.begins("表") || text.begins("附表") else { return false }
        let rest = text.drop { $0 == "附" || $0 == "表" }
        return (1...3).contains(rest.count) && rest.allSatisfy(numerals.contains)
    }

    /// A number that shares its line with the unit: `公开 02 表  单位：万元`.
    private static func number(among text: String) -> String? {
        guard text.holds("表") || text.holds("附") else { return nil }
        let words = text.unicodeScalars.split(whereSeparator: LabelText.isBlank).map { LabelText.key(String($0)) }
        guard (2...12).contains(words.count) else { return nil }
        for start in words.indices {
            for end in stride(from: min(words.count, start + 4), to: start, by: -1) {
                if let number = number(in: words[start..<end].joined()) { return number }
            }
        }
        return nil
    }

    /// Whether what follows a unit makes it the beginning of an agency's name: `单位：元宝山区教育局`.
    private static func namesAgency(_ text: Substring, after unit: String) -> Bool {
        guard text.begins(unit) else { return false }
        var name = text.dropFirst(unit.count).prefix { !$0.isASCII }
        for stop in ["单位", "金额", "计量", "货币"] {
            if let end = name.range(ofKey: stop) { name = name[..<end.lowerBound] }
        }
        return name.utf8.count >= 9 && TitleIndex.agencyEndings.contains { name.ends($0) }
    }

    /// A unit and nothing else, with or without brackets.
    private static func unit(alone key: String, units: [Unit]) -> String? {
        guard key.ends("元") || key.ends("元)"), key.utf8.count <= 24 else { return nil }
        let word = key.filter { !brackets.contains($0) }
        return unit(printed: word, units: units)
    }

    /// The unit that is printed so, 人民币 before it or not.
    private static func unit(printed word: some StringProtocol, units: [Unit]) -> String? {
        units.first { $0.names.contains { word == $0 || word == "人民币" + $0 || word == "人民幣" + $0 } }?.label
    }

    /// A text with the words that lead in a unit as the catalogue has them: 計量單位 is 计量单位. O(n).
    private static func simplified(_ text: String) -> String {
        guard text.holds("單位") else { return text }
        var text = text
        for (printed, word) in [("計量單位", "计量单位"), ("金額單位", "金额单位"), ("貨幣單位", "货币单位"), ("單位", "单位")] {
            while let place = text[...].range(ofKey: printed) { text.replaceSubrange(place, with: word) }
        }
        return text
    }

    /// The unit in a bracket that ends a title or a label: `支出决算表（万元）`, `决算数（元）`.
    static func unit(endingBracketOf text: String, units: [Unit]) -> String? {
        let key = LabelText.key(text)
        guard key.ends("元)"), let open = key.lastIndex(of: "(") else { return nil }
        let inner = key[key.index(after: open)...].dropLast()
        return unit(printed: inner, units: units) ?? unit(in: String(inner), units: units)
    }

    /// `单位：万元`, `金额单位：元`, `（单位：万元）`.
    static func unit(in key: String, units: [Unit]) -> String? {
        var search = Substring(simplified(key))
        while let mark = search.range(ofKey: "单位:") ?? search.range(ofKey: "单位为") {
            let rest = search[mark.upperBound...]
            let stated = units.lazy.flatMap { unit in unit.names.lazy.map { (unit.label, $0) } }
                .filter { _, name in
                    rest.begins(name) || rest.begins("人民币" + name) || rest.begins("人民幣" + name)
                }
                .max { $0.1.utf8.count < $1.1.utf8.count }
            if let (label, name) = stated, !namesAgency(rest, after: name) { return label }
            search = rest
        }
        return nil
    }

    /// `部门：X`, `编制部门：X`, `单位名称：X`; 单位 followed by a unit of amounts is no agency.
    static func agency(in text: String, units: [Unit]) -> String? {
        guard text.utf8.contains(UInt8(ascii: ":")) || text.holds("：") else { return nil }
        let clean = LabelText.clean(text).replacingColons()
        let leads = ["编制部门:", "编制单位:", "部门名称:", "单位名称:", "部门(单位):", "部门（单位）:", "填报单位:", "公开部门:", "部门:", "单位:"]
        for lead in leads {
            guard let mark = Substring(clean).range(ofKey: lead) else { continue }
            var rest = clean[mark.upperBound...]
            for stop in stops {
                if let end = rest.range(ofKey: stop) { rest = rest[..<end.lowerBound] }
            }
            // （单位：…） in brackets leaves one of them.
            rest = rest.drop { Self.brackets.contains($0) }
            while let last = rest.last, "（(".contains(last) { rest = rest.dropLast() }
            let name = String(withoutYear(rest)).trimmingBlanks()
            guard !name.isEmpty, !isMoney(LabelText.key(name)) else { continue }
            return name
        }
        return nil
    }

    /// What follows an agency on its line, and is no more of its name.
    private static let stops = [
        "金额单位:", "计量单位:", "货币单位:", "单位:", "公开", "　", "\t", "填报日期", "填报时间", "填表日期", "填表时间", "编制日期", "编制时间",
        "填报人", "填表人", "联系人", "联系电话", "总分:",
    ]

    /// A unit of amounts that no catalogue knows (`单位：美元`, `单位：十万元`); nil where the text states none.
    static func unknownUnit(in text: String, units: [Unit]) -> String? {
        guard text.holds("元") else { return nil }
        let key = simplified(LabelText.key(text))
        guard unit(in: key, units: units) == nil, let mark = key[...].range(ofKey: "单位:") else { return nil }
        let rest = key[mark.upperBound...]
        let stated = String(rest.prefix { moneyScalars.contains($0) && !brackets.contains($0) })
        return isMoney(stated) && !namesAgency(rest, after: stated) ? stated : nil
    }

    /// Whether a line says nothing but a unit: `单位：万元`, `（金额单位：人民币元）`.
    static func isUnitAlone(_ text: String, units: [Unit]) -> Bool {
        guard text.utf8.count <= 60, text.holds("单位") || text.holds("單位") else { return false }
        return withoutUnit(simplified(LabelText.key(text)), units: units)?.isEmpty ?? false
    }

    /// Whether a line says nothing but the number of a table, and perhaps the unit behind it.
    static func isNumberAlone(_ text: String, units: [Unit]) -> Bool {
        guard text.utf8.count <= 80, text.holds("表") || text.holds("附件") else { return false }
        let key = simplified(LabelText.key(text))
        return number(in: withoutUnit(key, units: units) ?? key) != nil
    }

    /// A key without the statement of a unit that it ends with; nil where it ends with none.
    private static func withoutUnit(_ key: String, units: [Unit]) -> String? {
        guard let mark = key[...].range(ofKey: "单位:"), unit(in: key, units: units) != nil,
            isMoney(String(key[mark.upperBound...]))
        else { return nil }
        var rest = key[..<mark.lowerBound]
        for lead in ["金额", "计量", "货币"] where rest.ends(lead) { rest = rest.dropLast(lead.count) }
        if rest.last == "(" { rest = rest.dropLast() }
        return String(rest)
    }

    /// Whether a key is words for a unit of amounts, known or not, with or without brackets: `百万元`, `美元)`.
    private static func isMoney(_ key: String) -> Bool {
        // Names of agencies are most of what is asked for, and most have none of the two.
        guard key.utf8.count <= 40, key.holds("元") || key.holds("人民币") else { return false }
        let word = key.filter { !brackets.contains($0) }
        return word.ends("元") && word.count <= 6 && word.allSatisfy(moneyScalars.contains) || word == "人民币"
            || word == "人民幣"
    }

    private static let brackets: [Character] = ["(", ")", "（", "）"]
    private static let moneyScalars: [Character] = Array("元十百千万亿萬億人民币幣美港欧歐日()（）")

    /// The national form prints the year between agency and unit: `编制单位：X  2023年度  单位：万元`.
    static func withoutYear(_ text: Substring) -> Substring {
        for word in ["年度", "年"] where text.ends(word) {
            let rest = text.dropLast(word.count)
            let year = rest.suffix(4)
            if year.utf8.count == 4, year.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return rest.dropLast(4) }
        }
        return text
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
