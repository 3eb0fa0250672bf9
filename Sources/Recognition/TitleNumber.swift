import FormCatalogue

/// The number that stands before a title on the same line: `表1`, `附件2：`, `财决03表`, `公开05表`, `决算公开表6`, `表一、`.
enum TitleNumber {
    /// The number and what follows it; nil where the text does not begin with one. The text must be a key.
    static func leading(_ key: Substring) -> (number: Substring, rest: Substring)? {
        guard let first = key.unicodeScalars.first, canBegin(first) else { return nil }
        var rest = key
        var marksTable = false
        var found = true
        while found {
            found = false
            for word in words where rest.begins(word.text) {
                rest = Substring(rest.utf8.dropFirst(word.text.utf8.count))
                marksTable = marksTable || word.marksTable
                found = true
                break
            }
        }
        guard rest.startIndex != key.startIndex, let digits = digits(rest) else { return nil }
        rest = rest[digits.endIndex...]
        if let dash = rest.first, dash == "-", let more = self.digits(rest.dropFirst()) {
            rest = rest[more.endIndex...]
        }
        if !marksTable {
            guard rest.first == "表" else { return nil }
        }
        // 附件1表… is a number; in 表1表… the second 表 belongs to what follows.
        if rest.first == "表", !key[..<digits.startIndex].ends("表") { rest = rest.dropFirst() }
        let number = key[..<rest.startIndex]
        rest = rest.drop { ":.、,-".contains($0) }
        return rest.isEmpty ? nil : (number, rest)
    }

    /// The digits that begin a text; a year behind them, whose blank the key has lost, is left to the rest.
    private static func digits(_ text: Substring) -> Substring? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if digits.isEmpty {
            var numerals = text.prefix { "一二三四五六七八九十".contains($0) }
            // 附表三公经费… has no number, and in 表二一般公共预算支出表 it is 二.
            let behind = text[numerals.endIndex...].first
            if let last = numerals.last, last == "一" && behind == "般" || last == "三" && behind == "公" {
                numerals = numerals.dropLast()
            }
            return (1...3).contains(numerals.count) ? numerals : nil
        }
        let beforeYear = text[digits.endIndex...].first == "年" && digits.count >= 4
        let own = beforeYear ? digits.dropLast(4) : digits
        return (1...2).contains(own.count) ? own : nil
    }

    /// Whether a number before a title can begin with a scalar.
    static func canBegin(_ scalar: Unicode.Scalar) -> Bool { firstScalars.contains(scalar) }

    private static let firstScalars = words.compactMap(\.text.unicodeScalars.first)

    private static let words: [(text: String, marksTable: Bool)] = [
        ("公开", false), ("财决", false), ("决算", false), ("预算", false), ("批复", false), ("部门", false), ("单位", false),
        ("附件", true), ("附表", true), ("续表", true), ("附", true), ("表", true),
    ]
}
