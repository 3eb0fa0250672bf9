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
        // Each part is what stands before a bracket, and the choices that the bracket leaves.
        var parts: [(before: Substring, choices: [Substring])] = []
        var count = 1
        var rest = pattern[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "[")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "]"))
        {
            let words = rest.utf8[rest.utf8.index(after: open)..<close].split(separator: UInt8(ascii: "|"))
            guard count * (words.count + 1) <= most else { break }
            count *= words.count + 1
            parts.append((rest[..<open], [""] + words.map { Substring($0) }))
            rest = rest[rest.utf8.index(after: close)...]
        }
        return (0..<count).map { number in
            var title = ""
            title.reserveCapacity(pattern.utf8.count)
            // The last bracket changes fastest.
            var behind = count
            for (before, choices) in parts {
                behind /= choices.count
                title += before
                title += choices[number / behind % choices.count]
            }
            title += rest
            return title
        }
    }

    /// The most titles that one pattern may stand for.
    public static let most = 256
}

extension Form {
    /// Every title that names the form: its own, and those of its aliases.
    public var titles: [String] { [title] + aliases.flatMap(TitlePattern.titles) }
}
