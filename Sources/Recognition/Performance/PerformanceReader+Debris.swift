import DisclosureModel
import FormCatalogue

// What damage leaves of a form beside its fields and indicators: lines, stamps and cut sentences.
extension PerformanceReader {
    /// Whether a row below the indicators is running text of which the label was cut off: nothing in it is the name of a
    /// level or a value, and it begins where the names of levels stand, of which all above are known.
    func isProse(_ row: PerformanceRow) -> Bool {
        guard mends, isDamaged, row.cells.count > 1, let first = row.cells.first, let last = reading.rows.last,
            let level1 = last.texts["level1"], words.isLevel1(PerformanceText.key(level1)),
            let place = places["level1"] ?? slots.first(where: { $0.key == "level1" })?.column, first.column <= place,
            !first.key.hasScalars(atMost: 4), tailField(first) == nil
        else { return false }
        return !row.cells.contains { cell in
            words.isKnown(cell.key) || words.opensLevel(cell.key) || words.beginsSide(cell.key)
                || words.isValue(cell.text) && !isDateInText(cell.text)
        }
    }

    /// Whether a text begins with a date and goes on: `2024年7月和`.
    private func isDateInText(_ text: String) -> Bool {
        guard text.holds("年"), let month = text.unicodeScalars.firstIndex(of: "月"),
            let next = text.unicodeScalars[month...].dropFirst().first
        else { return false }
        return next.properties.isIdeographic && !"日底末初前后份".unicodeScalars.contains(next)
    }

    /// Makes notes of what was read as a field and is none, where the form shows damage: a label that no vocabulary knows
    /// is one only where labels stand, and of ideographs alone.
    mutating func dropDebris() {
        guard mends, isDamaged else { return }
        for (index, column) in loose.reversed() where reading.fields.indices.contains(index) {
            let field = reading.fields[index]
            let scalars = PerformanceText.key(field.label).unicodeScalars
            let isLabel = scalars.count >= 2 && scalars.allSatisfy(\.properties.isIdeographic)
            if isLabel, labelColumns.contains(column) { continue }
            reading.fields.remove(at: index)
            reading.notes.append("\(field.label) \(field.text)")
        }
    }

    /// The rows with the labels whole that a cut has left the ends of, all of one form: 名称, 部门, 类别 below each other are
    /// 项目名称, 主管部门, 项目类别 where the other forms of the document print these in the same order.
    ///
    /// - Parameter labels: The labels that other forms of the document begin their rows with, in order.
    mutating func withWholeLabels(_ rows: [PerformanceRow], _ labels: [String]) -> [PerformanceRow] {
        var open = labels[...]
        var found: [(row: Int, label: String)] = []
        for (index, row) in rows.enumerated() {
            guard let first = row.cells.first, row.cells.count > 1 else { continue }
            if words.column(first.key) != nil { break }
            if case .field(let field) = words.kind(first.key), !field.standsBelow { return rows }
            guard let place = open.firstIndex(where: { isEnd(first, of: $0) }) else { continue }
            found.append((index, open[place]))
            open = open[(place + 1)...]
        }
        guard found.count >= 3 else { return rows }
        var rows = rows
        for (index, label) in found {
            let cell = rows[index].cells[0]
            rows[index].cells[0] = PerformanceCell(column: cell.column, text: label, at: cell.at)
            mended(cell.at, "label.completed", cell.text, label)
            seams += 1
        }
        return rows
    }

    /// Whether a cell is the end of a label, of two characters at least, and at most one character of debris before it.
    private func isEnd(_ cell: PerformanceCell, of label: String) -> Bool {
        [cell.key, String(cell.key.dropFirst())].contains { text in
            text.count >= 2 && text.count < label.count && label.ends(text)
        }
    }
}
