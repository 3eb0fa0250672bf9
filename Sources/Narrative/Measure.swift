import DisclosureModel

/// What a clause says about the number that follows it.
struct Measure: Equatable {
    /// The statement's measure.
    var name: String
    /// What the clause itself says that it speaks of; empty where it goes on about what was spoken of before.
    var subject: String
    /// For a share, the whole that it is a share of; empty where the clause does not name it.
    var base: String = ""
    /// Whether the number counts downward (减少, 下降).
    var isDecrease = false
    /// Whether what it speaks of becomes what the next clauses go on about.
    var leads = false
}

/// Reads clauses. The clause is what stands before the number, from the last comma or stop on.
enum MeasureReader {
    /// What a clause says about an amount of money; nil where it does not say what the amount is.
    static func money(_ clause: Clause) -> Measure? {
        var rest = clause
        trim(&rest, particles)
        if let fall = direction(&rest) {
            return Measure(name: "change", subject: compared(rest), isDecrease: fall, leads: true)
        }
        trim(&rest, amountWords)
        if rest.ends(with: "预算执行") || rest.ends(with: "预算实际执行") {
            let isPrior = lastYear(in: rest) != nil
            _ = rest.drop(ending: ["当年预算执行", "预算执行", "预算实际执行"])
            return measure(isPrior ? "priorYear" : "actual", rest)
        }
        if rest.drop(ending: ["支出决算", "收入决算", "实际执行", "决算", "执行"]) { return measure("actual", rest) }
        if rest.drop(ending: budgetWords) { return measure("budget", rest) }
        guard let subject = name(rest) else { return nil }
        return Measure(name: "total", subject: subject, leads: true)
    }

    /// What a clause says about a percentage; nil where it does not say what is measured.
    static func percentage(_ clause: Clause) -> Measure? {
        var rest = clause
        trim(&rest, particles)
        if let fall = direction(&rest) {
            return Measure(name: "changeRate", subject: compared(rest), isDecrease: fall)
        }
        if rest.ends(with: "执行率"), let rate = rest.range(of: "执行率", last: true) {
            var subject = rest[rest.startIndex..<rate.lowerBound]
            _ = subject.drop(ending: ["预算", "资金"])
            return Measure(name: "completionRate", subject: name(subject) ?? "")
        }
        if let done = rest.range(of: "完成", last: true), rest[done.upperBound...].contains("预算") {
            return Measure(name: "completionRate", subject: name(rest[rest.startIndex..<done.lowerBound]) ?? "")
        }
        guard let mark = rest.range(of: "占", last: true) else { return nil }
        var base = rest[mark.upperBound...]
        trim(&base, ["的", "比例", "比重", "比", "总数"])
        return Measure(
            name: "share", subject: name(rest[rest.startIndex..<mark.lowerBound]) ?? "",
            base: name(base, keepingPeriod: true) ?? "")
    }

    /// What a clause without a number says about the final account and the budget: above, below, or equal.
    static func comparison(_ clause: Clause) -> (subject: String, sign: Int64)? {
        guard let final = clause.range(of: "决算"), let budget = clause.range(of: "预算"),
            budget.lowerBound > final.lowerBound, !clause.contains("上年"), !clause.contains("基本持平")
        else { return nil }
        let words = clause[final.upperBound...]
        let signs = comparisonWords.filter { words.contains($0.0) }
        guard signs.count == 1, let sign = signs.first?.1 else { return nil }
        var subject = clause[clause.startIndex..<final.lowerBound]
        _ = subject.drop(ending: ["支出", "收入"])
        return (name(subject) ?? "", sign)
    }

    /// The name of what a clause speaks of, without dates, enumerators and filler; nil where nothing is left.
    static func name(_ clause: Clause, keepingPeriod: Bool = false) -> String? {
        var rest = clause
        if let year = lastYear(in: rest) { rest = rest[year...] }
        rest = withoutEnumerator(rest)
        trim(&rest, ["其中", "-", "*", "共", "共有", "总计为", "各"])
        for lead in keepingPeriod ? [] : leads where rest.starts(with: lead) { rest = rest.dropFirst(lead.bytes.count) }
        let characters = rest.count { $0 & 0xC0 != 0x80 }
        guard characters > 1, characters <= 80, rest.contains(where: { $0 >= 0xE3 }) else { return nil }
        return rest.text
    }

    private static func measure(_ name: String, _ subject: Clause) -> Measure {
        var subject = subject
        trim(&subject, ["年初", "全年", "当年", "调整", "调整后", "本年", "部门", "总体"])
        let text = self.name(subject) ?? ""
        let isFiller = text == "项目" || text == "本项目" || text == "本年"
        return Measure(name: name, subject: isFiller ? "" : text, leads: true)
    }

    private static func compared(_ clause: Clause) -> String {
        var rest = clause
        for mark: PhraseBytes in ["比", "较", "与"] {
            if let place = rest.range(of: mark) { rest = rest[rest.startIndex..<place.lowerBound] }
        }
        trim(&rest, ["各", "均", "分别", "同比", "决算数", "决算", "支出决算数", "支出决算"])
        return name(rest) ?? ""
    }

    /// Takes a direction word off the end: true for a fall, false for a rise, nil where there is none.
    private static func direction(_ clause: inout Clause) -> Bool? {
        if clause.drop(ending: falls) { return true }
        if clause.drop(ending: rises) { return false }
        return nil
    }

    private static let falls: [PhraseBytes] = ["减少", "下降", "降低", "压减", "减少了", "下降了", "降低了"]
    private static let rises: [PhraseBytes] = ["增加", "增长", "上升", "提高", "增加了", "增长了", "上升了"]

    static func trim(_ clause: inout Clause, _ endings: [PhraseBytes]) {
        while clause.drop(ending: endings) {}
    }

    /// Where the text after the last `2024年`, `2024年度` begins; nil where no year is named.
    private static func lastYear(in clause: Clause) -> Int? {
        var rest = clause
        while let mark = rest.range(of: "年", last: true) {
            let digits = clause[max(clause.startIndex, mark.lowerBound - 4)..<mark.lowerBound]
            if digits.count == 4, digits.allSatisfy({ Passage.isDigit($0) }) {
                return clause[mark.upperBound...].starts(with: "度") ? mark.upperBound + 3 : mark.upperBound
            }
            rest = clause[clause.startIndex..<mark.lowerBound]
        }
        return nil
    }

    private static func withoutEnumerator(_ clause: Clause) -> Clause {
        var index = clause.startIndex
        while index < clause.endIndex, clause[index] == UInt8(ascii: "-") || clause[index] == Passage.Mark.item {
            index += 1
        }
        let start = index
        let bracketed = index < clause.endIndex && clause[index] == UInt8(ascii: "(")
        if bracketed { index += 1 }
        let numerals = index
        while index < clause.endIndex {
            if Passage.isDigit(clause[index]) {
                index += 1
            } else if let numeral = chineseNumerals.first(where: { clause[index...].starts(with: $0) }) {
                index += numeral.bytes.count
            } else {
                break
            }
        }
        guard index > numerals, index < clause.endIndex else { return clause[start...] }
        if bracketed { return clause[index] == UInt8(ascii: ")") ? clause[(index + 1)...] : clause[start...] }
        if clause[index] == UInt8(ascii: ".") { return clause[(index + 1)...] }
        return clause[index...].starts(with: "、") ? clause[(index + 3)...] : clause[start...]
    }

    private static let particles: [PhraseBytes] = [
        "为", "约", "共计", "达到", "达", "是", "均", "各", "安排", "即", "近", "(", "共",
    ]
    private static let amountWords: [PhraseBytes] = ["数", "总额", "金额", "为"]
    private static let budgetWords: [PhraseBytes] = [
        "年初预算", "全年预算", "调整预算", "调整后预算", "当年预算", "总预算", "财政预算", "预算",
    ]
    private static let comparisonWords: [(PhraseBytes, Int64)] = [
        ("大于", 1), ("高于", 1), ("小于", -1), ("低于", -1), ("等于", 0), ("持平", 0),
    ]
    private static let leads: [PhraseBytes] = [
        "本年度", "本年", "全年", "本部门", "本单位", "预算安排", "主要是", "其中", "总计", "、",
    ]
    private static let chineseNumerals: [PhraseBytes] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
}
