import FormCatalogue

/// Grids in which every column that a merged cell covers prints its text: `项目名称 | 河道整治 | 河道整治 | 河道整治`.
///
/// Some converters write merged cells so. A text beside its like is taken once; but a target and its achievement may
/// be equal (`8场 | 8场`), so that below the header of a table only those columns are one that are one in the header.
struct RepeatedSpans {
    private let words: PerformanceWords
    /// The columns that go on with the one to their left, below the header in force; nil outside of a table.
    private var doubled: Set<Int>?

    /// The rows with the text of a merged cell once, where a label that is printed twice shows that they repeat it.
    static func collapsed(_ rows: [PerformanceRow], words: PerformanceWords) -> [PerformanceRow] {
        guard rows.contains(where: { repeatsLabel($0, words) }) else { return rows }
        var spans = RepeatedSpans(words: words)
        return rows.map { PerformanceRow(cells: spans.collapsed($0.cells), isApart: $0.isApart) }
    }

    private init(words: PerformanceWords) { self.words = words }

    private static func repeatsLabel(_ row: PerformanceRow, _ words: PerformanceWords) -> Bool {
        zip(row.cells, row.cells.dropFirst()).contains { left, right in
            repeats(left, right) && !right.key.isEmpty && (words.kind(right.key) != .text || words.isLabel(right.key))
        }
    }

    private static func repeats(_ left: PerformanceCell, _ right: PerformanceCell) -> Bool {
        right.column == left.column + 1 && right.text == left.text
    }

    private mutating func collapsed(_ cells: [PerformanceCell]) -> [PerformanceCell] {
        let plain = without(cells) { _ in true }
        if isHeader(plain) {
            let kept = Set(plain.map(\.column))
            doubled = Set(cells.map(\.column).filter { !kept.contains($0) })
            return plain
        }
        guard let columns = doubled, !ends(plain) else {
            doubled = nil
            let isTotal =
                if case .field(let field)? = plain.first.map({ words.kind($0.key) }) { field.key == "score" } else {
                    false
                }
            return without(cells) { !isTotal || !PerformanceText.isScore($0.text) }
        }
        if plain.count <= 2 { return plain }
        // A second line of the header, or any row, may part what the first has together.
        for (left, right) in zip(cells, cells.dropFirst()) where !Self.repeats(left, right) {
            doubled?.remove(right.column)
        }
        return without(cells) { columns.contains($0.column) || words.kind($0.key) != .text }
    }

    /// The cells without those that repeat the one to their left, as far as they may.
    private func without(_ cells: [PerformanceCell], where may: (PerformanceCell) -> Bool) -> [PerformanceCell] {
        cells.indices.compactMap { index in
            index > 0 && Self.repeats(cells[index - 1], cells[index]) && may(cells[index]) ? nil : cells[index]
        }
    }

    /// Whether a row heads columns: labels of columns, and beside them at most the name of what they belong to.
    private func isHeader(_ cells: [PerformanceCell]) -> Bool {
        var labels = 0
        var others = 0
        for cell in cells {
            if words.isLabel(cell.key) {
                labels += 1
            } else if words.kind(cell.key) == .text {
                others += 1
            }
        }
        return labels >= 2 && others == 0
    }

    /// Whether a row stands after the table: it begins with the label of a field or with a heading.
    private func ends(_ cells: [PerformanceCell]) -> Bool {
        guard let first = cells.first else { return false }
        switch words.kind(first.key) {
        case .field(let field): return !field.standsBelow && !words.isHeading(first.key)
        case .period: return true
        default: return cells.count == 1 && words.isHeading(first.key)
        }
    }
}
