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
        let bytes = Array(pattern.utf8)
        // Each part is what stands before a bracket, and the choices that the bracket leaves.
        var parts: [(before: Range<Int>, choices: [Range<Int>])] = []
        var count = 1
        var start = 0
        while let open = bytes[start...].firstIndex(of: UInt8(ascii: "[")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: "]"))
        {
            let words = bytes[(open + 1)..<close].split(separator: UInt8(ascii: "|")).map(\.indices)
            guard count * (words.count + 1) <= most else { break }
            count *= words.count + 1
            parts.append((start..<open, [open..<open] + words))
            start = close + 1
        }
        return (0..<count).map { number in
            LabelBytes.string(capacity: bytes.count) { output in
                var length = 0
                func append(_ range: Range<Int>) {
                    for index in range {
                        output[length] = bytes[index]
                        length += 1
                    }
                }
                // The last bracket changes fastest.
                var behind = count
                for (before, choices) in parts {
                    behind /= choices.count
                    append(before)
                    append(choices[number / behind % choices.count])
                }
                append(start..<bytes.count)
                return length
            }
        }
    }

    /// The most titles that one pattern may stand for.
    public static let most = 256
}

extension Form {
    /// Every title that names the form: its own, and those of its aliases.
    public var titles: [String] { [title] + aliases.flatMap(TitlePattern.titles) }
}
