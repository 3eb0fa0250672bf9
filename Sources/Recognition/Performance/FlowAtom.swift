import FormCatalogue

/// Words that belong together in a table of indicators: `≥`, `15` and `万件` are one value.
struct FlowAtom: Sendable {
    var tokens: [FlowToken]
    var text: String
    var isValue: Bool

    /// The words grouped: a comparison with its number, a number with its unit, all others alone.
    ///
    /// - Parameter remarks: Whether words may follow the values in their line; else a number before words is theirs.
    static func atoms(of tokens: [FlowToken], words: PerformanceWords, remarks: Bool = false) -> [FlowAtom] {
        var atoms: [FlowAtom] = []
        var index = 0
        while index < tokens.count {
            var group = [tokens[index]]
            index += 1
            if isComparison(group[0].text), index < tokens.count {
                group.append(tokens[index])
                index += 1
            }
            var text = group.map(\.text).joined()
            let afterDate = takeDate(&group, &text, of: tokens, from: index)
            let isDate = afterDate > index && text.holds("月")
            index = afterDate
            while index < tokens.count, isNumber(text) || endsInLargeUnit(text), isUnit(tokens[index].text, after: text)
            {
                group.append(tokens[index])
                text += tokens[index].text
                index += 1
            }
            let followed =
                index < tokens.count && !tokens[index].startsLine && !words.isValue(tokens[index].text)
                && !isComparison(tokens[index].text)
            let isBare = !(remarks && atoms.last?.isValue == true) && group.count == 1 && isNumber(text) && followed
            atoms.append(
                FlowAtom(tokens: group, text: LabelText.clean(text), isValue: isDate || words.isValue(text) && !isBare))
        }
        return atoms
    }

    /// Takes the rest of a date whose words are told apart: `2024 年 12 月 前`.
    private static func takeDate(
        _ group: inout [FlowToken], _ text: inout String, of tokens: [FlowToken], from start: Int
    ) -> Int {
        var index = start
        let isYear = text.utf8.count == 4 && isNumber(text) && index < tokens.count && tokens[index].text.begins("年")
        guard isYear || text.ends("年") && isNumber(String(text.dropLast())) else { return start }
        while index < tokens.count, let first = tokens[index].text.unicodeScalars.first {
            let next = tokens[index].text
            let isPart = ["年", "月", "日", "前", "底", "末", "年底", "月底", "年底前", "月前"].contains(next)
            let isNumber = PerformanceText.isDigit(first) && next.utf8.count <= 2 && (text.ends("年") || text.ends("月"))
            let isMonth = PerformanceText.isDigit(first) && (next.ends("月") || next.ends("月前") || next.ends("月底"))
            guard
                isPart
                    || isNumber && index + 1 < tokens.count && tokens[index + 1].text.begins(text.ends("年") ? "月" : "日")
                    || isMonth && text.ends("年")
            else { break }
            group.append(tokens[index])
            text += next
            index += 1
        }
        return index
    }

    static func isComparison(_ text: String) -> Bool {
        ["≥", "≤", ">", "<", "＞", "＜", "=", "≈"].contains(text)
    }

    private static func isNumber(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.drop { "≥≤><＞＜=≈".unicodeScalars.contains($0) }
        return !scalars.isEmpty
            && scalars.allSatisfy { PerformanceText.isDigit($0) || $0 == "." || $0 == "," || $0 == "-" }
    }

    /// A unit of thousands or millions goes on: 397.37 万 | 元.
    private static func endsInLargeUnit(_ text: String) -> Bool {
        guard PerformanceText.isMeasure(text) else { return false }
        return text.ends("万") || text.ends("亿")
    }

    private static func isUnit(_ text: String, after: String) -> Bool {
        if endsInLargeUnit(after) { return ["元", "条", "件", "人", "次", "个", "户"].contains(text) }
        guard text.unicodeScalars.count <= 3, let first = text.unicodeScalars.first else { return false }
        guard !text.ends("：") && !text.ends(":") else { return false }
        return !PerformanceText.isDigit(first) && text != "指标" && !"≥≤><＞＜无".unicodeScalars.contains(first)
    }
}
