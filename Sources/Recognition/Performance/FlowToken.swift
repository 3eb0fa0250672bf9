import DisclosureModel
import FormCatalogue

/// A word of a dump whose cells are told apart by blanks and line breaks alone.
struct FlowToken: Sendable {
    /// The word, without blanks.
    var text: String
    /// The word reduced for comparison.
    var key: String
    /// Where it starts.
    var at: Locator
    /// Whether it begins a printed line.
    var startsLine: Bool
    /// The ordinal of its line.
    var line: Int

    /// The words of lines, in order.
    static func tokens(of lines: [(text: String, at: Locator)], mends: Bool) -> [FlowToken] {
        var tokens: [FlowToken] = []
        for (number, line) in lines.enumerated() {
            var starts = true
            let plain = Array(PerformanceText.plainBoxes(line.text, mends: mends).unicodeScalars)
            var start = 0
            while start < plain.count {
                if LabelText.isBlank(plain[start]) {
                    start += 1
                    continue
                }
                let end = wordEnd(plain, from: start)
                var at = line.at
                if case .text(let number, let column) = at { at = .text(line: number, column: column + start) }
                let text = LabelText.clean(String(String.UnicodeScalarView(plain[start..<end])))
                tokens.append(
                    FlowToken(text: text, key: PerformanceText.key(text), at: at, startsLine: starts, line: number))
                starts = false
                start = end
            }
        }
        return tokens
    }

    /// Where a word ends: at a blank outside brackets, or after a colon that ends a short label.
    private static func wordEnd(_ line: [Unicode.Scalar], from start: Int) -> Int {
        var depth = 0
        var index = start
        while index < line.count {
            switch line[index] {
            case "(", "（": depth += 1
            case ")", "）": depth = max(0, depth - 1)
            case ":", "：":
                if depth == 0, index - start < 16 { return index + 1 }
            default:
                if LabelText.isBlank(line[index]), depth == 0 || !closes(line, after: index) { return index }
            }
            index += 1
        }
        return index
    }

    /// Whether a bracket closes soon on the same line.
    private static func closes(_ line: [Unicode.Scalar], after index: Int) -> Bool {
        line[index...].prefix(12).contains { $0 == ")" || $0 == "）" }
    }

    /// The text of words as they were printed, without the blanks of wrapping.
    static func text(_ tokens: some Sequence<FlowToken>) -> String {
        var text = ""
        var line: Int?
        for token in tokens {
            if line == token.line { text += " " }
            text += token.text
            line = token.line
        }
        return LabelText.clean(text)
    }
}
