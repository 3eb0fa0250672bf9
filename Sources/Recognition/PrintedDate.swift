import FormCatalogue

/// A date as documents print it: `2025年10月31日`, `2025-10-31`, `2025/9`, `二〇二五年九月一日`.
enum PrintedDate {
    /// The date of a line that is nothing but one, year alone included: `2025`, `2025-09` or `2025-09-01`.
    static func alone(in text: String) -> String? {
        guard let (date, rest, isWhole) = leading(text[...]), rest.isEmpty, isWhole || text.holds("年") else {
            return nil
        }
        return date
    }

    /// The date that a line states as that of the publication: behind `发布日期：` and the like, or before time and
    /// source (`2025-09-01 10:20 来源：…`).
    static func published(in text: String) -> String? {
        guard text.utf8.count <= 240 else { return nil }
        for label in labels {
            guard let mark = text[...].range(ofKey: label) else { continue }
            let rest = text[mark.upperBound...]
            guard let colon = rest.first, colon == ":" || colon == "：" else { continue }
            if let (date, _, _) = leading(rest.dropFirst()) { return date }
        }
        for label in ["日期", "时间"] where text.begins(label) {
            let rest = text.dropFirst(label.count)
            if let colon = rest.first, colon == ":" || colon == "：", let (date, _, _) = leading(rest.dropFirst()) {
                return date
            }
        }
        guard let (date, rest, isWhole) = leading(text[...]), isWhole,
            followers.contains(where: rest.begins) || isTime(rest)
        else { return nil }
        return date
    }

    /// The value of a figure, full-width or Chinese; nil for every other character. No table, which most runs would
    /// make for nothing.
    static func figure(_ character: Character) -> Int? {
        switch character {
        case "〇", "○", "零", "０": 0
        case "一", "１": 1
        case "二", "２": 2
        case "三", "３": 3
        case "四", "４": 4
        case "五", "５": 5
        case "六", "６": 6
        case "七", "７": 7
        case "八", "８": 8
        case "九", "９": 9
        default: nil
        }
    }

    /// The date that a text begins with, what follows it, and whether it has its day.
    private static func leading(_ text: Substring) -> (date: String, rest: Substring, isWhole: Bool)? {
        guard let first = text.first, first.isNumber || first == "○" else { return nil }
        var rest = text
        var parts: [Int] = []
        for closing in ["年", "月", "日"] as [Character] {
            let word = rest.prefix { $0.isASCII ? $0.isNumber : figure($0) != nil || $0 == "十" }
            guard let number = number(word), isValid(number, at: parts.count),
                parts.isEmpty ? word.count == 4 : word.count <= 3
            else { break }
            rest = rest.dropFirst(word.count)
            parts.append(number)
            guard let mark = rest.first else { break }
            if mark == closing {
                rest = rest.dropFirst()
            } else if parts.count < 3, "-./".contains(mark), rest.dropFirst().first?.isNumber == true {
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard parts.count > 1 || parts.count == 1 && text.dropFirst(4).first == "年" else { return nil }
        let date = parts.enumerated().map { index, part in index > 0 && part < 10 ? "0\(part)" : "\(part)" }
        return (date.joined(separator: "-"), rest.drop { $0 == " " }, parts.count == 3)
    }

    private static func isValid(_ number: Int, at place: Int) -> Bool {
        switch place {
        case 0: (1990...2099).contains(number)
        case 1: (1...12).contains(number)
        default: (1...31).contains(number)
        }
    }

    /// `2025`, `09`, `二〇二五`, `十一`, `二十三`.
    private static func number(_ word: Substring) -> Int? {
        guard word.count <= 4 else { return nil }
        if let number = Int(word) { return number }
        guard let ten = word.firstIndex(of: "十") else {
            let values = word.compactMap(figure)
            return values.count == word.count && !values.isEmpty ? values.reduce(0) { $0 * 10 + $1 } : nil
        }
        let tens = word[..<ten].compactMap(figure)
        let ones = word[word.index(after: ten)...].compactMap(figure)
        guard tens.count <= 1, ones.count <= 1 else { return nil }
        return (tens.first ?? 1) * 10 + (ones.first ?? 0)
    }

    /// `10:20`: a time behind a date, its blank gone.
    private static func isTime(_ text: Substring) -> Bool {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count), let mark = text.dropFirst(digits.count).first else { return false }
        return mark == ":" || mark == "："
    }

    private static let labels = [
        "发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "公布时间", "发文日期", "发稿时间", "发稿日期", "上传时间", "发表时间",
    ]
    private static let followers = ["来源", "信息来源", "文章来源", "作者", "浏览", "访问", "点击", "阅读", "字体", "字号", "发布"]
}
