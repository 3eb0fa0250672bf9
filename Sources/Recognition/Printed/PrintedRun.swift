import DisclosureModel
import FormCatalogue

/// A word of a printed line, or words that belong together, at its place.
struct PrintedRun: Hashable, Sendable {
    /// The text, as printed.
    var text: String
    /// The text as performance tables compare it.
    var key: String
    /// The index of its line among the lines of the page.
    var line: Int
    /// Its place on the line, 0-based, as the page counts.
    var span: Range<Int>
    /// How wide it is on paper: an ideograph takes two.
    var width: Int
    /// Where it starts.
    var at: Locator
    /// How many blanks stand before it; nil for the first of its line.
    var gap: Int?

    /// Whether it is a number or a measure.
    var isMeasure: Bool { PerformanceText.isMeasure(text) || PerformanceText.isDash(text) }

    /// Whether a number may go on in the line below: it has no unit yet, and the rest is no wider.
    func mayGoOn(in below: PrintedRun) -> Bool {
        below.width <= width && text.unicodeScalars.last.map(PerformanceText.isDigit) == true
    }

    /// The run that this one and the next of its line make.
    func joined(with next: PrintedRun) -> PrintedRun {
        var whole = self
        whole.text = text + String(repeating: " ", count: min(1, next.gap ?? 0)) + next.text
        whole.key = PerformanceText.key(whole.text)
        whole.span = span.lowerBound..<max(span.upperBound, next.span.upperBound)
        whole.width = width + next.width + (next.gap ?? 0)
        return whole
    }

    /// How many characters of two runs stand above one another.
    func overlap(_ other: Range<Int>) -> Int {
        max(0, min(span.upperBound, other.upperBound) - max(span.lowerBound, other.lowerBound))
    }
}

/// How the characters of a page are counted: `pdftotext` counts each as one, a page laid out for a terminal counts an
/// ideograph as two. Which of them holds shows in the words: more of them share a place.
enum PrintedMetric: Sendable {
    case characters, display

    /// The metric in which more words that stand apart share a place. O(characters).
    static func measured(_ lines: some Sequence<PrintedLine>) -> PrintedMetric {
        func alignment(_ metric: PrintedMetric) -> Int {
            var places: [Int: Int] = [:]
            for line in lines {
                for word in PrintedPage.words(of: line, metric: metric) where word.gap ?? 0 > 1 {
                    places[word.span.lowerBound, default: 0] += 1
                }
            }
            return places.values.reduce(0) { $0 + $1 * $1 }
        }
        return alignment(.display) > alignment(.characters) ? .display : .characters
    }
}

/// The words of one page's part of a table.
struct PrintedPage: Sendable {
    /// The words of each line, left to right.
    var lines: [[PrintedRun]] = []
    /// The lines' numbers in the file.
    var numbers: [Int] = []

    /// Whether a blank line stands above a line.
    func isApart(_ line: Int) -> Bool {
        numbers.indices.contains(line) && line > 0 && numbers[line] > numbers[line - 1] + 1
    }

    /// Adds a line. O(characters).
    mutating func add(_ line: PrintedLine, metric: PrintedMetric) {
        let words = Self.words(of: line, index: lines.count, metric: metric)
        guard !words.isEmpty else { return }
        lines.append(words)
        numbers.append(line.number)
    }

    /// The words of a line.
    static func words(
        of line: PrintedLine, index: Int = 0, metric: PrintedMetric = .characters
    ) -> [PrintedRun] {
        var words: [PrintedRun] = []
        var text = String.UnicodeScalarView()
        var start = 0
        var width = 0
        var place = 0
        var column = line.offset + 1
        var at = column
        func close() {
            guard !text.isEmpty else { return }
            let string = String(text)
            words.append(
                PrintedRun(
                    text: string, key: PerformanceText.key(string), line: index, span: start..<place, width: width,
                    at: .text(line: line.number, column: at),
                    gap: words.last.map { start - $0.span.upperBound }))
            text = String.UnicodeScalarView()
            width = 0
        }
        for scalar in line.text.unicodeScalars {
            if LabelText.isBlank(scalar) {
                close()
            } else {
                if text.isEmpty {
                    start = place
                    at = column
                }
                text.append(scalar)
                width += isWide(scalar) ? 2 : 1
            }
            place += metric == .display && isWide(scalar) ? 2 : 1
            column += 1
        }
        close()
        return words
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x2010 && !(0xFF61...0xFFDC).contains(scalar.value)
    }
}

extension Range<Int> {
    /// The range and one place more at both ends.
    var widened: Range<Int> { (lowerBound - 1)..<(upperBound + 1) }
}

extension String {
    /// Whether the text begins with a mark that only goes on with a text.
    var beginsInside: Bool {
        unicodeScalars.first.map { "，。；、）：！？”》,;".unicodeScalars.contains($0) } ?? false
    }

    /// Whether a bracket opens that does not close, or closes that did not open.
    var hasOpenBracket: Bool {
        var depth = 0
        for scalar in unicodeScalars {
            switch scalar {
            case "(", "（": depth += 1
            case ")", "）":
                if depth == 0 { return true }
                depth -= 1
            default: break
            }
        }
        return depth > 0
    }
}
