import DisclosureModel
import FormCatalogue

/// What the lines around a table's head say: its number, the agency, the unit.
struct TableHead: Sendable, Equatable {
    var number: String?
    var agency: String?
    var unit: String?

    /// Reads a line of a head; several statements may share one (`编制部门：… 单位：元`).
    ///
    /// - Returns: whether the line says anything of the kind.
    mutating func read(_ text: String, units: [Unit]) -> Bool {
        let key = LabelText.key(text)
        var found = false
        if let number = Self.number(in: key) ?? Self.number(among: text) {
            self.number = self.number ?? number
            found = true
        }
        if let unit = Self.unit(in: key, units: units) {
            self.unit = self.unit ?? unit
            found = true
        }
        if let agency = Self.agency(in: text, units: units) {
            self.agency = self.agency ?? agency
            found = true
        }
        return found
    }

    private static let numberScalars = Set("公开表附件财决预算批复部门单位-_—、.:0123456789".unicodeScalars)

    /// `公开03表`, `表 3`, `附表1-2`, `财决01-1表`, alone or in brackets at the end of a title.
    static func number(in key: String) -> String? {
        var text = Substring(key)
        if text.ends(")"), let open = text.lastIndex(of: "(") {
            text = text[text.index(after: open)...].dropLast()
        }
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

    /// The unit in a bracket that ends a title or a label: `支出决算表（万元）`, `决算数（元）`.
    static func unit(endingBracketOf text: String, units: [Unit]) -> String? {
        let key = LabelText.key(text)
        guard key.ends("元)"), let open = key.lastIndex(of: "(") else { return nil }
        let inner = key[key.index(after: open)...].dropLast()
        return units.first { inner == $0.label || inner == "人民币" + $0.label }?.label
            ?? unit(in: String(inner), units: units)
    }

    /// `单位：万元`, `金额单位：元`, `（单位：万元）`.
    static func unit(in key: String, units: [Unit]) -> String? {
        var search = Substring(key)
        while let mark = search.range(ofKey: "单位:") ?? search.range(ofKey: "单位为") {
            let rest = search[mark.upperBound...]
            for unit in units.sorted(by: { $0.label.count > $1.label.count })
            where rest.begins(unit.label) || rest.begins("人民币" + unit.label) {
                return unit.label
            }
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
            for stop in ["金额单位:", "计量单位:", "货币单位:", "单位:", "公开", "　", "\t"] {
                if let end = rest.range(ofKey: stop) { rest = rest[..<end.lowerBound] }
            }
            let name = String(withoutYear(rest)).trimmingBlanks()
            guard !name.isEmpty, !units.contains(where: { name == $0.label || name == "人民币" + $0.label }) else {
                continue
            }
            return name
        }
        return nil
    }

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
