import DisclosureModel
import FormCatalogue

/// Sets the lists of a table side by side that a district prints one below the other.
///
/// A summary may print revenue first and expenditure below it, each list under a row of its own (`收入`, `支出`) and a
/// header of its own. Side by side is the national form, and the rest of recognition reads that.
enum StackedSides {
    /// The rows with a second list moved beside the first; unchanged where there is none. O(cells).
    static func beside(_ rows: [Grid.Row], vocabulary: Vocabulary) -> [Grid.Row] {
        guard let first = rows.firstIndex(where: { !words($0).isEmpty }),
            let start = rows.indices.first(where: { $0 > first && begins(rows, at: $0, vocabulary) }),
            headerEnd(rows, from: first, vocabulary) < start
        else { return rows }
        let upper = Array(rows[first..<start])
        let lower = Array(rows[start...])
        let width = upper.flatMap(\.cells).reduce(0) { max($0, $1.column + max(1, $1.columnSpan)) }
        let upperHead = headerEnd(upper, from: 0, vocabulary)
        let lowerHead = headerEnd(lower, from: 0, vocabulary)
        let left = [Grid.Row](repeating: Grid.Row(index: 0, cells: []), count: max(0, lowerHead - upperHead)) + upper
        let right = [Grid.Row](repeating: Grid.Row(index: 0, cells: []), count: max(0, upperHead - lowerHead)) + lower
        return (0..<max(left.count, right.count)).map { index in
            var cells = left.indices.contains(index) ? left[index].cells : []
            if right.indices.contains(index) {
                cells += right[index].cells.map { cell in
                    var moved = cell
                    moved.column += width
                    return moved
                }
            }
            return Grid.Row(index: index, cells: cells)
        }
    }

    /// Whether a list begins at a row: its name alone, and a header below.
    private static func begins(_ rows: [Grid.Row], at index: Int, _ vocabulary: Vocabulary) -> Bool {
        guard let name = name(of: rows[index]), name.count <= 8,
            sides.contains(where: { name.ends($0) })
                || sides.contains(where: { LookAlikes.folded(name).ends(LookAlikes.folded($0)) }),
            let next = rows[(index + 1)...].first(where: { !words($0).isEmpty })
        else { return false }
        let below = words(next)
        return below.count >= 2 && below.allSatisfy { vocabulary.columns.contains(LabelKey($0)) }
    }

    /// How the names of lists end; among so few words a look-alike leaves no doubt.
    private static let sides = ["收入", "支出", "经费"]

    /// The one text of a row, however many of its cells repeat it.
    private static func name(of row: Grid.Row) -> String? {
        let words = words(row)
        guard let first = words.first, words.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// Where a list's data begin: behind its name, its labels and its 栏次.
    private static func headerEnd(_ rows: [Grid.Row], from start: Int, _ vocabulary: Vocabulary) -> Int {
        rows[start...].firstIndex { row in
            let words = words(row)
            return !words.isEmpty && name(of: row) == nil
                && !words.allSatisfy {
                    vocabulary.columns.contains(LabelKey($0)) || Int($0).map { (1...60).contains($0) } == true
                }
        } ?? rows.endIndex
    }

    private static func words(_ row: Grid.Row) -> [String] {
        row.cells.map { LabelText.key($0.text) }.filter { !$0.isEmpty }
    }
}
