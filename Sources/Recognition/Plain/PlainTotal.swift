import DisclosureModel
import FormCatalogue

/// A total that stands on the line of the header's last labels: `合计 105.00 合计 基本支出 项目支出`. The cell beside the
/// labels reaches down over the rows, and its words stand at the height of theirs.
struct PlainTotal {
    /// The total and its amounts.
    let row: TableCandidate.Line
    /// The labels behind them.
    let labels: TableCandidate.Line

    /// Nil where a line is no total with labels of a form's columns behind it. O(words · columns).
    init?(_ line: TableCandidate.Line, among form: FormKeys) {
        let words = PlainToken.words(of: line)
        guard let first = words.first, Vocabulary.isTotal(first.key) else { return nil }
        let values = words.dropFirst().prefix { $0.isValue }
        let rest = words.dropFirst(1 + values.count)
        guard !values.isEmpty, rest.count > 1, let label = rest.first,
            rest.allSatisfy({ word in form.columns.contains { $0.leaves.contains { $0.text == word.key } } }),
            case .text(_, let start) = line.at, case .text(_, let column) = label.at, column > start
        else { return nil }
        let scalars = line.text.unicodeScalars
        let cut =
            scalars.index(scalars.startIndex, offsetBy: column - start, limitedBy: scalars.endIndex) ?? scalars.endIndex
        row = TableCandidate.Line(text: String(scalars[..<cut]), at: line.at, isHeading: false)
        labels = TableCandidate.Line(text: String(scalars[cut...]), at: label.at, isHeading: false)
    }
}
