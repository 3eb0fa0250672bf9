import FormCatalogue

extension DocumentFacts {
    /// The agency that a document's title names: what is left without year and the words for the disclosure.
    static func agency(in title: String) -> String? {
        var text = withoutLeads(Substring(LabelText.clean(title)))
        if let year = chineseYear(text) { text = text.dropFirst(year.length) }
        if let mark = text.range(ofKey: "年度") ?? text.range(ofKey: "年"),
            text[..<mark.lowerBound].allSatisfy({ $0.isNumber })
        {
            text = text[mark.upperBound...]
        }
        let ends = ["决算", "预算", "收支", "整体", "20", "２０", "二〇", "二○", "二零"]
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

    /// The first year of the form 20xx年 in a text.
    static func year(in text: String) -> Int? {
        guard text.holds("年") else { return nil }
        // The number of the four digits just read.
        var year = 0
        var digits = 0
        for scalar in text.unicodeScalars {
            if let digit = Self.digit(scalar) {
                year = year % 1000 * 10 + digit
                digits += 1
            } else {
                if scalar == "年", digits >= 4, (1990...2099).contains(year) { return year }
                digits = 0
            }
        }
        return chineseCenturies.lazy.compactMap { text[...].range(ofKey: $0) }
            .compactMap { chineseYear(text[$0.lowerBound...])?.year }.first
    }

    /// The value of an ASCII or full-width digit.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        default: nil
        }
    }

    /// The year that a text begins with in Chinese figures, `二〇二四年`, and its characters, 年 or 年度 included.
    private static func chineseYear(_ text: Substring) -> (year: Int, length: Int)? {
        guard chineseCenturies.contains(where: text.begins) else { return nil }
        let figures = text.prefix(4).compactMap(PrintedDate.figure)
        let rest = text.dropFirst(4)
        guard figures.count == 4, rest.first == "年" else { return nil }
        return (figures.reduce(0) { $0 * 10 + $1 }, rest.begins("年度") ? 6 : 5)
    }

    private static let chineseCenturies = ["二〇", "二○", "二零"]

    /// What stands before the name of an agency in a title or in the heading of a part, left out: `关于`, `附件：`,
    /// `第二部分`, `一、`.
    static func withoutLeads(_ text: Substring) -> Substring {
        var text = text
        while let length = lead(text) { text = text.dropFirst(length) }
        return text
    }

    private static func lead(_ text: Substring) -> Int? {
        if text.begins("关于") { return 2 }
        if text.begins("第"), let mark = text.prefix(8).firstIndex(where: { "部章篇".contains($0) }) {
            let length = text.distance(from: text.startIndex, to: mark) + 1
            guard text.dropFirst().prefix(length - 2).allSatisfy({ $0.isNumber }), length > 2 else { return nil }
            let rest = text.dropFirst(length)
            if text[mark] == "部" { return rest.first == "分" ? length + 1 + marks(rest.dropFirst()) : nil }
            return length + marks(rest)
        }
        if text.begins("附件") || text.begins("附表") || text.begins("附:") || text.begins("附：") {
            let rest = text.dropFirst(text.begins("附件") || text.begins("附表") ? 2 : 1)
            let number = rest.prefix { $0.isNumber }.count
            let after = marks(rest.dropFirst(number))
            return after > 0 ? text.count - rest.count + number + after : nil
        }
        guard let rest = LabelText.withoutEnumerator(text) else { return nil }
        return text.count - rest.count
    }

    /// How many characters between a lead and what follows are marks.
    private static func marks(_ text: Substring) -> Int { text.prefix { ":：、.．-—".contains($0) }.count }
}
