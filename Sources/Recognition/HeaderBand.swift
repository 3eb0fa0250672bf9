import DisclosureModel
import FormCatalogue

/// Where a table's header ends and its data begin, and what the header says over each column.
struct HeaderBand: Sendable {
    /// The rows of labels, top to bottom, 栏次 rows left out.
    private(set) var labelRows: [Int] = []
    /// The printed 栏次 by column.
    private(set) var ordinals: [Int: Int] = [:]
    /// The place of the word 栏次, or of the last word before the first ordinal.
    private(set) var ordinalLabelColumn: Int?
    /// The rows of data.
    private(set) var bodyRows: [Int] = []
    /// The labels over each column, topmost first, without repetition.
    private(set) var paths: [[String]] = []
    /// The same as keys, for matching.
    private(set) var tokens: [HeaderTokens] = []
    private var leaves: [String] = []

    init(_ matrix: TableMatrix, vocabulary: Vocabulary) {
        let printed = matrix.rows.indices.map { Self.ordinals(in: matrix, row: $0) }
        let first = Self.firstDataRow(matrix, printed, vocabulary)
        for row in 0..<first {
            if matrix.filled(row).isEmpty { continue }
            if let found = printed[row] {
                if found.count >= ordinals.count {
                    ordinals = found
                    ordinalLabelColumn = Self.ordinalLabel(in: matrix, row: row, before: found.keys.min() ?? 0)
                }
            } else if matrix.filled(row).contains(where: { LabelText.key($0.text) != "栏次" }) {
                labelRows.append(row)
            }
        }
        let head = labelRows.map { Self.texts(matrix, $0) }
        bodyRows = (first..<max(first, matrix.rows.count)).filter { row in
            let count = matrix.filled(row).count
            return count > 0 && printed[row] == nil
                && !head.contains { $0.count == count && $0 == Self.texts(matrix, row) }
        }
        paths = Self.paths(matrix, labelRows)
        tokens = HeaderTokens.all(paths)
        leaves = paths.map { LabelText.key($0.last ?? "") }
    }

    /// The key of the lowest label over a column; empty where there is none.
    func leaf(_ column: Int) -> String {
        leaves.indices.contains(column) ? leaves[column] : ""
    }

    /// The keys of the labels over a column, topmost first.
    func keys(_ column: Int) -> [String] {
        paths.indices.contains(column) ? paths[column].map(LabelText.key) : []
    }

    // MARK: Rows

    private static func firstDataRow(
        _ matrix: TableMatrix, _ printed: [[Int: Int]?], _ vocabulary: Vocabulary
    ) -> Int {
        // A row that is called 栏次 ends the header, whatever damage above it looks like an amount; one below amounts is
        // of a header that the next page repeats.
        let rows = matrix.rows.indices.prefix(Self.headerReach).filter { row in
            printed[row] != nil && matrix.filled(row).contains { LabelText.key($0.text) == "栏次" }
        }
        let named = rows.prefix { row in
            !matrix.rows.indices[(rows.first ?? row)..<row].contains { between in
                matrix.filled(between).contains { CellShape($0).isCertainAmount }
            }
        }.last
        var sawLabels = false
        var afterOrdinals = named.map { $0 + 1 }
        for row in matrix.rows.indices where row >= (afterOrdinals ?? 0) {
            let cells = matrix.filled(row)
            if cells.isEmpty { continue }
            if printed[row] != nil {
                afterOrdinals = row + 1
                continue
            }
            if named != nil || isData(cells, vocabulary, sawLabels: sawLabels)
                || sawLabels && isFirstCounted(cells, matrix, before: row)
            {
                return row
            }
            sawLabels = true
        }
        return afterOrdinals ?? matrix.rows.count
    }

    private static let headerReach = 12

    /// Whether a row is the first that a column 序号 counts: a number, and words beside it.
    private static func isFirstCounted(_ cells: [Grid.Cell], _ matrix: TableMatrix, before row: Int) -> Bool {
        guard let first = cells.first, first.text == "1", cells.contains(where: { CellShape($0).isWords }) else {
            return false
        }
        return (0..<row).contains { LabelText.key(matrix.text($0, first.column)) == "序号" }
    }

    /// Whether a row holds data: a code, an amount, an enumerated item, nothing but a total's label, or a label
    /// with dashes for its amounts.
    private static func isData(_ cells: [Grid.Cell], _ vocabulary: Vocabulary, sawLabels: Bool) -> Bool {
        var amounts = 0
        if sawLabels, cells.count > 2, CellShape(cells[0]).amount == .text {
            let isCounted = cells.count > 3 && CellShape(cells[1]).digits != nil
            if cells.dropFirst(isCounted ? 2 : 1).allSatisfy({ CellShape($0).amount == .dash }) { return true }
        }
        if sawLabels, isRowOfCounts(cells) { return true }
        for cell in cells {
            if CellShape(cell).isCertainAmount { return true }
            let shape = CellShape(cell)
            if sawLabels, shape.code != nil || JoinedCode(cell.text) != nil { return true }
            if case .amount(let value, _) = shape.amount {
                amounts += 1
                if sawLabels, isNoOrdinal(value), cells.count > 1 { return true }
            } else if shape.amount == .dash {
                amounts += 1
            }
            let key = LabelText.key(cell.text)
            if LabelText.withoutEnumerator(key[...]) != nil, vocabulary.items.contains(LabelKey(item: cell.text)) {
                return true
            }
        }
        if amounts == cells.count { return sawLabels }
        let labels = cells.filter { CellShape($0).amount == .text }.map { LabelText.key($0.text) }
        let words = labels.filter { $0 != "类款项" && !["类", "款", "项"].contains($0) }
        return sawLabels && Set(words).count == 1 && amounts + labels.count == cells.count
            && (Vocabulary.isTotal(words[0]) || words[0].ends("经费合计"))
    }

    /// Whether a row is a label and whole numbers that count nothing on: 51, 24, 27 are amounts, 1, 2, 4 could be 栏次
    /// of which one is lost.
    private static func isRowOfCounts(_ cells: [Grid.Cell]) -> Bool {
        guard let first = cells.first, CellShape(first).amount == .text else { return false }
        var last = 0
        var count = 0
        var ascends = true
        for cell in cells.dropFirst() {
            switch CellShape(cell).amount {
            case .dash: continue
            case .amount(let value, _):
                guard let number = Int(value.description), !(1990...2099).contains(number) else { return false }
                ascends = ascends && number > last && (last == 0 || number - last <= lostOrdinals)
                last = number
                count += 1
            default: return false
            }
        }
        return count > 1 && !ascends
    }

    /// 栏次 do not step further: of a run of columns no more are lost.
    private static let lostOrdinals = 5

    /// Whether a whole number in a row of labels is no 栏次 and no year over a column.
    private static func isNoOrdinal(_ value: Amount) -> Bool {
        guard let number = Int(value.description) else { return true }
        return number <= 0 || number > 60 && !(1990...2099).contains(number)
    }

    /// The 栏次 that a row prints, by column; nil where it is no such row.
    static func ordinals(in matrix: TableMatrix, row: Int) -> [Int: Int]? {
        var found: [Int: Int] = [:]
        var named = false
        var last = 0
        var debris = 0
        for cell in matrix.filled(row) {
            let key = LabelText.key(cell.text)
            if key.utf8.count <= 4, let number = Int(key), number > 0, number <= 60 {
                guard number == last + 1 || number == 1 || (named && last == 0) else { return nil }
                last = number
                found[cell.column] = number
            } else if ordinalWords.holds(key) {
                named = named || key.hasBytes(of: "栏次")
            } else if !besideOrdinals.holds(key) {
                // 类款项 may be read as anything; one such cell before the word 栏次 does not hide it.
                guard found.isEmpty, !named, debris == 0 else { return nil }
                debris = 1
            }
        }
        guard !found.isEmpty, debris == 0 || named && found.count > 1 else { return nil }
        return named || (found.count >= 2 && Set(found.values).count >= 2) ? found : nil
    }

    private static let ordinalWords = ["栏次", "栏", "次"]

    /// What may stand in a row of 栏次 beside them.
    private static let besideOrdinals = ["类", "款", "项", "类款项", "行次", "", "类款", "款项"]

    private static func ordinalLabel(in matrix: TableMatrix, row: Int, before first: Int) -> Int? {
        let cells = matrix.filled(row).filter { $0.column < first }
        return cells.last { LabelText.key($0.text) == "栏次" }?.column ?? cells.last?.column
    }

    private static func texts(_ matrix: TableMatrix, _ row: Int) -> [String] {
        matrix.filled(row).map { LabelText.key($0.text) }
    }

    // MARK: Columns

    private static func paths(_ matrix: TableMatrix, _ rows: [Int]) -> [[String]] {
        (0..<matrix.columnCount).map { column in
            var path: [String] = []
            for (depth, row) in rows.enumerated() {
                let label = LabelText.clean(label(matrix, rows, depth: depth, row: row, column: column))
                if !label.isEmpty, path.last != label { path.append(label) }
            }
            return path
        }
    }

    /// The label over a column in one header row. Where spans are not stated, a blank belongs to the label on its
    /// left if a deeper row has a label of the column's own: then the one on the left heads a group.
    private static func label(_ matrix: TableMatrix, _ rows: [Int], depth: Int, row: Int, column: Int) -> String {
        if matrix.statesSpans { return matrix.covering(row, column) }
        let own = matrix.text(row, column)
        if !LabelText.isBlank(own) { return own }
        let hasDeeper = rows[(depth + 1)...].contains { !LabelText.isBlank(matrix.text($0, column)) }
        guard hasDeeper else { return "" }
        var left = column - 1
        while left >= 0 {
            let text = matrix.text(row, left)
            if !LabelText.isBlank(text) {
                // A label that nothing deeper divides stands for its own column alone.
                let divides = rows[(depth + 1)...].contains { !LabelText.isBlank(matrix.text($0, left)) }
                return divides ? text : ""
            }
            left -= 1
        }
        return ""
    }
}
