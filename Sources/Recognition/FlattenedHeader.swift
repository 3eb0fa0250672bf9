import DisclosureModel
import FormCatalogue

/// Undoes what tools without spans do to a header of several rows: they join the labels over each column into one cell
/// (`支出.决算数.合计`, `支出 / 决算数 / 合计`), and the group that several columns share is repeated in each.
///
/// A header is flattened where neighbouring columns begin with the same label before the same mark; one column with
/// such a mark in its name is just that. Labels then stand in rows of their own again, the group over each column.
enum FlattenedHeader {
    /// The rows with a flattened first row taken apart; unchanged where it is not flattened. O(cells).
    static func expanded(_ rows: [Grid.Row]) -> [Grid.Row] {
        guard let index = rows.firstIndex(where: { $0.cells.contains { !$0.text.isEmpty } }),
            let mark = marks.first(where: { joins(rows[index], $0) })
        else { return rows }
        let header = rows[index]
        let levels = header.cells.map { parts($0.text, mark) }
        let depth = levels.reduce(1) { max($0, $1.count) }
        var result = Array(rows[..<index])
        for level in 0..<depth {
            let cells = zip(header.cells, levels).compactMap { cell, labels -> Grid.Cell? in
                guard labels.indices.contains(level) else { return nil }
                var part = cell
                part.text = labels[level]
                part.rowSpan = 1
                return part
            }
            result.append(Grid.Row(index: header.index + level, cells: cells, isHidden: header.isHidden))
        }
        for row in rows[(index + 1)...] {
            result.append(Grid.Row(index: row.index + depth - 1, cells: row.cells, isHidden: row.isHidden))
        }
        return result
    }

    private static let marks = [" / ", ".", "·", " > ", "→"]

    /// Whether two neighbours share the label before the mark.
    private static func joins(_ row: Grid.Row, _ mark: String) -> Bool {
        let heads = row.cells.map { cell -> String? in
            let labels = parts(cell.text, mark)
            return labels.count > 1 ? labels.first : nil
        }
        return zip(heads, heads.dropFirst()).contains { $0 != nil && $0 == $1 }
    }

    /// The labels that a mark joins; one label where a part would be empty or a number, as in `1.合计` and `3.5`.
    private static func parts(_ text: String, _ mark: String) -> [String] {
        guard text.holds(mark) else { return [text] }
        let parts = text.split(separator: mark, omittingEmptySubsequences: false).map { LabelText.clean(String($0)) }
        let isPath = parts.count > 1 && parts.count <= deepest && parts.allSatisfy { !$0.isEmpty && Int($0) == nil }
        return isPath ? parts : [text]
    }

    private static let deepest = 6
}
