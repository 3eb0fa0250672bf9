import FormCatalogue

/// The line of a title taken apart: `公开03表 支出决算表 单位：万元` is a number, a title and a unit.
struct TitleLine: Sendable, Equatable {
    /// What is left: the title.
    private(set) var title: String
    /// What stood before and behind it: number, agency, unit.
    private(set) var head: [String] = []

    init(_ text: String, titles: TitleIndex, units: [Unit]) {
        title = text
        if let mark = Self.mark(in: text), let start = Self.startOfTail(text, mark, titles, units) {
            head.append(String(text[start...]).trimmingBlanks())
            title = String(text[..<start]).trimmingBlanks()
        }
        if let number = Self.leadingNumber(of: title), Self.isTitle(number.rest, titles) {
            head.append(number.number)
            title = number.rest
        }
    }

    /// Whether the text may say more than a title behind one: few do, and a look at its bytes tells.
    private static func mark(in text: String) -> Mark? {
        if text.utf8.contains(UInt8(ascii: ":")) || text.holds("：") { return .statement }
        return text.utf8.contains(UInt8(ascii: " ")) || text.holds("　") || text.holds("\u{A0}") ? .blank : nil
    }

    private enum Mark { case statement, blank }

    /// Where number, agency or unit begin behind a title; nil where nothing of the kind follows one.
    private static func startOfTail(
        _ text: String, _ mark: Mark, _ titles: TitleIndex, _ units: [Unit]
    ) -> String.Index? {
        let scalars = text.unicodeScalars
        var wasBlank = false
        for index in scalars.indices.dropFirst() {
            defer { wasBlank = LabelText.isBlank(scalars[index]) }
            let beginsWord = wasBlank && !LabelText.isBlank(scalars[index])
            let before = text[..<index]
            guard beginsWord || mark == .statement && (before.ends("表") || before.ends("）") || before.ends(")"))
            else { continue }
            let tail = String(text[index...])
            guard statements.contains(where: { tail.begins($0) }) else { continue }
            var head = TableHead()
            let saysAny = head.read(tail, units: units) || TableHead.unknownUnit(in: tail, units: units) != nil
            if saysAny, isTitle(String(before), titles) { return index }
        }
        return nil
    }

    /// The number that a title begins with, and the title; nil where it begins with none.
    private static func leadingNumber(of text: String) -> (number: String, rest: String)? {
        guard let number = TitleNumber.leading(LabelText.key(text))?.number else { return nil }
        var prefix = ""
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            prefix.unicodeScalars.append(scalar)
            guard LabelText.key(prefix) == number else { continue }
            let rest = scalars.drop { LabelText.isBlank($0) || separators.contains($0) }
            return (LabelText.clean(prefix), String(rest))
        }
        return nil
    }

    private static func isTitle(_ text: String, _ titles: TitleIndex) -> Bool {
        titles.namesTable(text) || Furniture.looksLikeTitle(text)
    }

    private static let separators = Array(":：.．、,，-—】）)".unicodeScalars)
    private static let statements = [
        "公开", "财决", "附表", "表", "金额单位", "计量单位", "货币单位", "编制单位", "编制部门", "填报单位", "单位", "部门", "（单位", "(单位",
        "金額單位", "計量單位", "貨幣單位", "單位", "（單位", "(單位",
    ]
}

extension TableCandidate {
    /// Sets what shares the title's line with it beside the title.
    mutating func partTitle(titles: TitleIndex, units: [Unit]) {
        guard let line = title else { return }
        let parts = TitleLine(line.text, titles: titles, units: units)
        guard !parts.head.isEmpty else { return }
        title?.text = parts.title
        head += parts.head.map { Line(text: $0, at: line.at, isHeading: false) }
    }
}
