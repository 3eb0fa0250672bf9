import FormCatalogue

/// Words that belong together in a table of indicators: `≥`, `15` and `万件` are one value.
struct FlowAtom: Sendable {
    var tokens: [FlowToken]
    var text: String
    var isValue: Bool

    /// The words grouped: a comparison with its number, a number with its unit, all others alone.
    static func atoms(of tokens: [FlowToken], words: PerformanceWords) -> [FlowAtom] {
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
            while index < tokens.count, isNumber(text) || endsInLargeUnit(text), isUnit(tokens[index].text, after: text)
            {
                group.append(tokens[index])
                text += tokens[index].text
                index += 1
            }
            let followed =
                index < tokens.count && !tokens[index].startsLine && !words.isValue(tokens[index].text)
                && !isComparison(tokens[index].text)
            let isBare = group.count == 1 && isNumber(text) && followed
            atoms.append(FlowAtom(tokens: group, text: LabelText.clean(text), isValue: words.isValue(text) && !isBare))
        }
        return atoms
    }

    private static func isComparison(_ text: String) -> Bool {
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
        return !PerformanceText.isDigit(first) && !"≥≤><＞＜无".unicodeScalars.contains(first)
    }
}
