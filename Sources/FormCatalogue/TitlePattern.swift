/// A title with parts that some agencies leave out or word otherwise: `政府性基金[预算]支出[情况|明细]表`.
///
/// Each bracket stands for one of its words, or for nothing; brackets do not nest. A title without brackets stands for
/// itself.
public enum TitlePattern {
    /// The titles that a pattern stands for, in order, at most ``most``.
    ///
    /// - Complexity: O(titles × length).
    public static func titles(of pattern: String) -> [String] {
        guard pattern.utf8.contains(UInt8(ascii: "[")) else { return [pattern] }
        var titles = [""]
        var rest = pattern[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "[")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "]"))
        {
            let before = String(rest[..<open])
            let words = rest.utf8[rest.utf8.index(after: open)..<close].split(separator: UInt8(ascii: "|"))
            let choices = [""] + words.map { String(Substring($0)) }
            guard titles.count * choices.count <= most else { break }
            titles = titles.flatMap { title in choices.map { title + before + $0 } }
            rest = rest[rest.utf8.index(after: close)...]
        }
        let end = String(rest)
        return titles.map { $0 + end }
    }

    /// The most titles that one pattern may stand for.
    public static let most = 256
}

extension Form {
    /// Every title that names the form: its own, and those of its aliases.
    public var titles: [String] { [title] + aliases.flatMap(TitlePattern.titles) }
}
