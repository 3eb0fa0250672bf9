import DisclosureModel
import FormCatalogue

/// Tells the notes below a table from the text that follows it.
enum NoteLines {
    /// How many of the lines, from the first, are notes of the table above.
    static func count(in lines: ArraySlice<TableCandidate.Line>) -> Int {
        var taken = 0
        var sawNote = false
        for (offset, line) in lines.enumerated() {
            if Furniture.isPageNumber(line.text) { continue }
            guard !line.isHeading, isNote(line.text, after: sawNote) else { break }
            sawNote = true
            taken = offset + 1
        }
        return taken
    }

    /// Whether a line begins the notes of a table.
    static func begins(_ text: String) -> Bool {
        let key = LabelText.key(plain(text))
        return ["注", "备注", "说明:", "本表", "本套报表"].contains { key.begins($0) } || isEmptyStatement(key)
            || isFormula(key)
    }

    /// The number that a line begins with, of one or two digits and a full stop; nil where it has none.
    static func number(of text: String) -> Int? {
        let key = LabelText.key(plain(text))
        let digits = key.prefix { $0.isASCII && $0.isNumber }
        let rest = key.dropFirst(digits.count)
        guard digits.count <= 2, rest.begins(".") || rest.begins("、") else { return nil }
        return Int(digits)
    }

    /// A note without the marks of a superscript that an extraction took its number for (`^{2.} 本套报表` is `2. 本套报表`),
    /// or of a list before its number.
    static func plain(_ text: String) -> String {
        let text = withoutListMark(text)
        guard text.begins("^{"), let close = text.firstIndex(of: "}") else { return text }
        return String(text[text.index(text.startIndex, offsetBy: 2)..<close]) + text[text.index(after: close)...]
    }

    private static func withoutListMark(_ text: String) -> String {
        let rest = text.unicodeScalars.drop { LabelText.isBlank($0) }
        guard rest.first == "-" else { return text }
        let item = rest.dropFirst().drop { LabelText.isBlank($0) }
        guard let first = item.first, PerformanceText.isDigit(first), item.count < rest.count - 1 else { return text }
        return String(item)
    }

    /// Whether a line is a note, given whether one came before: numbered notes and formulas go on.
    static func isNote(_ text: String, after sawNote: Bool) -> Bool {
        if begins(text) { return true }
        let key = LabelText.key(plain(text))
        let digits = key.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count) else { return false }
        let rest = key.dropFirst(digits.count)
        if text.begins("^{"), rest.begins(".") || rest.begins("、") { return true }
        guard sawNote else { return false }
        return rest.begins(".") || rest.begins("、")
    }

    /// `本部门2024年度无政府性基金预算财政拨款收入支出。`: the sentence that explains an empty table.
    static func isEmptyStatement(_ key: String) -> Bool {
        guard key.holds("无") || key.holds("没有") || key.holds("未"), key.hasScalars(atMost: 80) else { return false }
        var rest = key[...]
        for lead in ["注:", "备注:", "说明:"] where rest.begins(lead) { rest = rest.dropFirst(lead.count) }
        if rest == "无" || rest == "无。" { return true }
        let saysEmpty = ["表无数据", "本表为空", "此表为空", "本表为零", "故本表", "表为空表"].contains { rest.range(ofKey: $0) != nil }
        guard saysEmpty || ["本部门", "本单位", "我部门", "我单位", "本年度", "我局", "本局"].contains(where: rest.begins)
        else { return false }
        return ["无", "没有", "未安排", "未发生"].contains(where: key.holds)
    }

    /// `27行=(1+2+3)行`, `30=27+28+29`: a formula that the form prints.
    static func isFormula(_ key: String) -> Bool {
        guard key.utf8.contains(UInt8(ascii: "=")), key.hasScalars(atMost: 160) else { return false }
        let left = key.prefix { $0 != "=" }
        let rest = left.filter { !"0123456789行栏各列.、,;()+-".contains($0) }
        return rest.isEmpty && left.contains(where: \.isNumber)
    }
}
