import DisclosureModel
import FormCatalogue

/// The labels that the header of a table in plain text prints: on one line, or broken over lines.
struct PlainLabels {
    /// The header's words in one, what is taken cut out.
    private var text: Substring
    private let whole: String
    /// The words of each line that no broken label has taken.
    private var words: [[String]]

    init(_ header: [TableCandidate.Line]) {
        words = header.map { PlainToken.words(of: $0).map(\.key) }
        text = words.joined().joined()[...]
        // 金额 is a label, in 金额单位:万元 it is none.
        while let unit = text.range(ofKey: "金额单位:") { text.replaceSubrange(unit, with: "|") }
        whole = String(text)
    }

    /// Whether the header holds a label, taken or not.
    func holds(_ label: String) -> Bool { whole.holds(label) }

    /// Takes a label that stands on one line or goes on at the start of the next; false where none does. O(text).
    mutating func take(_ label: String) -> Bool {
        guard let place = text.range(ofKey: label) else { return false }
        text.replaceSubrange(place, with: "|")
        return true
    }

    /// Takes a label whose parts are words of lines that follow each other, as cells beside each other print theirs:
    /// 附属单位 above 上缴收入; false where none does. O(words · parts).
    mutating func takeBroken(_ label: String) -> Bool {
        guard !label.hasScalars(atMost: Self.shortestWhole), let parts = parts(of: label[...], from: 0),
            parts.count > 1
        else { return false }
        for part in parts { words[part.line][part.word] = "" }
        return true
    }

    private func parts(of label: Substring, from start: Int) -> [(line: Int, word: Int)]? {
        if label.isEmpty { return [] }
        for line in words.indices.dropFirst(start) {
            for word in words[line].indices where !words[line][word].isEmpty && label.begins(words[line][word]) {
                let left = Substring(label.utf8.dropFirst(words[line][word].utf8.count))
                if let rest = parts(of: left, from: line + 1) { return [(line, word)] + rest }
            }
        }
        return nil
    }

    /// Shorter labels are whole: the words of two of them make another.
    private static let shortestWhole = 3
}
