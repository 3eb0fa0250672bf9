import FormCatalogue

/// The number that stands before a title on the same line: `表1`, `附件2：`, `财决03表`, `公开05表`, `决算公开表6`, `表一、`.
enum TitleNumber {
    /// The number and what follows it; nil where the text does not begin with one. The text must be a key.
    static func leading(_ key: String) -> (number: String, rest: String)? {
        key.withBytes { bytes in
            leading(in: bytes).map { number, rest in
                (
                    String(decoding: bytes[..<number], as: UTF8.self), String(decoding: bytes[rest...], as: UTF8.self)
                )
            }
        }
    }

    /// Where the number that a key begins with ends, and where what follows it begins; nil where there is none.
    static func leading(in key: UnsafeBufferPointer<UInt8>) -> (number: Int, rest: Int)? {
        // 【表3】 is a number too; the brackets of a key are plain.
        let first = key.first == UInt8(ascii: "(") ? 1 : 0
        var start = first
        var marksTable = false
        while let word = words.first(where: { key.holds($0.text, at: start) }) {
            start += word.text.utf8CodeUnitCount
            marksTable = marksTable || word.marksTable
        }
        guard start > first, var end = digitsEnd(key, from: start) else { return nil }
        if end < key.count, key[end] == UInt8(ascii: "-"), let more = digitsEnd(key, from: end + 1) { end = more }
        let isTable = key.holds("表", at: end)
        guard marksTable || isTable else { return nil }
        // 附件1表… is a number; in 表1表… the second 表 belongs to what follows.
        if isTable, !key.holds("表", at: start - 3) { end += 3 }
        if first > 0 {
            guard end < key.count, key[end] == UInt8(ascii: ")") else { return nil }
            end += 1
        }
        var rest = end
        while let mark = separators.first(where: { key.holds($0, at: rest) }) { rest += mark.utf8CodeUnitCount }
        return rest < key.count ? (end, rest) : nil
    }

    /// Where the digits end that begin a text; a year behind them, whose blank the key has lost, is left to the rest.
    private static func digitsEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < text.count else { return nil }
        let digits = text[start...].prefix { (0x30...0x39).contains($0) }.count
        if digits == 0 {
            var count = 0
            while numerals.contains(where: { text.holds($0, at: start + count * 3) }) { count += 1 }
            // 附表三公经费… has no number, and in 表二一般公共预算支出表 it is 二.
            if count > 0, notNumerals.contains(where: { text.holds($0, at: start + count * 3 - 3) }) { count -= 1 }
            return (1...3).contains(count) ? start + count * 3 : nil
        }
        let beforeYear = digits >= 4 && text.holds("年", at: start + digits)
        let own = beforeYear ? digits - 4 : digits
        return (1...2).contains(own) ? start + own : nil
    }

    private static let separators: [StaticString] = [":", ".", "、", ",", "-"]
    private static let numerals: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    /// Words that begin with a numeral.
    private static let notNumerals: [StaticString] = ["一般", "三公"]

    private static let words: [(text: StaticString, marksTable: Bool)] = [
        ("公开", false), ("财决", false), ("决算", false), ("预算", false), ("批复", false), ("部门", false), ("单位", false),
        ("附件", true), ("附表", true), ("续表", true), ("附", true), ("表", true),
    ]
}
