import DisclosureModel
import FormCatalogue

/// Leaves persons out of the lines of fixed-width pages: what is left keeps its place, for the place says what it means.
///
/// Words that stand two blanks or more apart are cells. A column of persons ends with its page, and where lines are
/// left free.
enum PrintedRedaction {
    /// Blanks the values out; says how many. O(characters × labels).
    static func apply(to lines: inout [PrintedLine], words: PersonWords) -> Int {
        var cells = PersonCells(words: words)
        var last = 0
        for index in lines.indices {
            let number = lines[index].number
            if lines[index].startsPage || number - last > freeLines { cells.startTable() }
            last = number
            var scalars = Array(lines[index].text.unicodeScalars)
            var changed = false
            for place in runs(of: scalars) {
                let text = String(String.UnicodeScalarView(scalars[place]))
                switch cells.verdict(row: number, columns: place, text: text) {
                case .keep: continue
                case .drop: scalars.replaceSubrange(place, with: PersonText.blanks(for: text).unicodeScalars)
                case .replace:
                    scalars.replaceSubrange(place, with: PersonText.blanked(text, words: words).text.unicodeScalars)
                }
                changed = true
            }
            if changed { lines[index].text = String(String.UnicodeScalarView(scalars)) }
        }
        return cells.count
    }

    private static let freeLines = 3

    /// The places of the words, one blank between them or none.
    private static func runs(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (place, scalar) in scalars.enumerated() where !LabelText.isBlank(scalar) {
            if let last = runs.last, place - last.upperBound < 2 {
                runs[runs.count - 1] = last.lowerBound..<place + 1
            } else {
                runs.append(place..<place + 1)
            }
        }
        return runs
    }
}
