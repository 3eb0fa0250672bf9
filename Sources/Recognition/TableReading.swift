import DisclosureModel
import FormCatalogue

/// A candidate taken apart as far as that goes without knowing its form: header, roles of columns, sides.
struct TableReading: Sendable {
    let matrix: TableMatrix
    let header: HeaderBand
    /// The role of each column.
    let roles: [ColumnRole]
    /// The lists that stand side by side, left to right.
    let sides: [TableSide]
    /// How many rows carry a code of each classification.
    let codeCounts: (functional: Int, economic: Int)

    init(_ candidate: TableCandidate, vocabulary: Vocabulary) {
        matrix = TableMatrix(rows: candidate.rows, origin: candidate.origin)
        header = HeaderBand(matrix, vocabulary: vocabulary)
        var roles = (0..<matrix.columnCount).map { [matrix, header] in
            ColumnRole(column: $0, matrix: matrix, header: header)
        }
        // 款 and 项 in columns of their own hold two digits, which only the 类 on their left shows to be codes.
        for column in roles.indices.dropFirst()
        where roles[column] != .label && roles[column] != .text && roles[column - 1] == .code {
            if ColumnRole.holdsCodeParts(column, matrix: matrix, header: header) { roles[column] = .code }
        }
        // A code stands beside a name; a column of digits without one holds amounts that merely look like codes.
        for column in roles.indices
        where roles[column] == .code && !ColumnRole.isBesideLabel(column, roles, header: header) {
            roles[column] = .amount
        }
        for column in roles.indices
        where roles[column] == .code && Self.holdsAmounts(column, matrix, header, vocabulary.codes) {
            roles[column] = .amount
        }
        self.roles = roles
        let split = TableSide.split(roles, header: header)
        sides = Self.joiningWords(split, matrix, header, vocabulary).map { [matrix, header] in
            var side = $0
            side.joinsCodes = Self.joinsCodes($0, matrix, header)
            return side
        }
        codeCounts = Self.codeCounts(sides, matrix, header)
    }

    /// Whether a column of digits with the shape of codes holds whole amounts: its label says so, and the classification
    /// knows few of them.
    private static func holdsAmounts(
        _ column: Int, _ matrix: TableMatrix, _ header: HeaderBand, _ codes: ClassificationCodes
    ) -> Bool {
        let leaf = header.leaf(column)
        guard ["数", "金额", "合计", "小计"].contains(where: leaf.ends) else { return false }
        let digits = header.bodyRows.compactMap { matrix.cell($0, column).flatMap { CellShape($0).digits } }
        return digits.count { codes[$0] != nil } * 2 < digits.count
    }

    /// Whether most names of a side without a column of codes begin with their code.
    private static func joinsCodes(_ side: TableSide, _ matrix: TableMatrix, _ header: HeaderBand) -> Bool {
        guard side.codes.isEmpty, let label = side.label else { return false }
        let names = header.bodyRows.map { matrix.text($0, label) }.filter { text in
            let key = LabelText.key(text)
            return !key.isEmpty && !Vocabulary.isTotal(key)
        }
        return names.count { JoinedCode($0) != nil } * 2 > names.count
    }

    /// The sides with words to the right of amounts taken into the side of those, where they name no items: a list has
    /// amounts or codes of its own, or names that the catalogue knows.
    private static func joiningWords(
        _ sides: [TableSide], _ matrix: TableMatrix, _ header: HeaderBand, _ vocabulary: Vocabulary
    ) -> [TableSide] {
        sides.reduce(into: []) { joined, side in
            let hasAmounts = joined.last.map { !$0.amounts.isEmpty } ?? false
            guard hasAmounts, side.amounts.isEmpty, side.codes.isEmpty, side.line == nil,
                !side.labels.contains(where: { namesItems($0, matrix, header, vocabulary) })
            else {
                joined.append(side)
                return
            }
            // Words under a label of money, such as a reference to another table, are amounts that cannot be read.
            let amounts = side.labels.filter { vocabulary.amounts.contains(LabelKey(header.leaf($0))) }
            joined[joined.count - 1].amounts += amounts
            joined[joined.count - 1].texts += (side.labels.filter { !amounts.contains($0) } + side.texts).sorted()
        }
    }

    /// Whether a column of words may head a list and the catalogue knows half of its words as names of items, or more.
    private static func namesItems(
        _ column: Int, _ matrix: TableMatrix, _ header: HeaderBand, _ vocabulary: Vocabulary
    ) -> Bool {
        let leaf = header.leaf(column)
        guard leaf.isEmpty || leaf.ends("名称") || Vocabulary.rowHeads.contains(LabelKey(leaf)) else { return false }
        let names = header.bodyRows.map { LabelKey(item: matrix.text($0, column)) }.filter { !$0.text.isEmpty }
        let known = names.count {
            vocabulary.items.contains($0) || Vocabulary.isTotal($0.text)
                || !vocabulary.codes.codes(named: $0.text).isEmpty
        }
        return known * 2 >= names.count
    }

    private static func codeCounts(
        _ sides: [TableSide], _ matrix: TableMatrix, _ header: HeaderBand
    ) -> (functional: Int, economic: Int) {
        var functional = 0
        var economic = 0
        for side in sides {
            for row in header.bodyRows {
                var codes = side.codes.compactMap { matrix.cell(row, $0).flatMap { CellShape($0).digits } }
                if codes.isEmpty, let joined = side.joinedCode(matrix.text(row, side.label ?? -1)) {
                    codes = [LabelText.key(joined.code)]
                }
                if codes.contains(where: ClassificationCodes.isFunctional) { functional += 1 }
                if codes.contains(where: {
                    ClassificationCodes.isEconomic($0) || ($0.begins("3") && $0.utf8.count == 4)
                }) {
                    economic += 1
                }
            }
        }
        return (functional, economic)
    }
}

/// One list of a table: its code columns, its label column, its 行次, and its columns of amounts.
struct TableSide: Sendable, Equatable {
    var codes: [Int] = []
    var labels: [Int] = []
    var line: Int?
    var amounts: [Int] = []
    /// The columns beside the amounts that hold no money: remarks, ratios, counts.
    var texts: [Int] = []
    /// The other classifications of the rows, where several are printed; the side's own codes and names are one of them.
    var others: [CodeBlock] = []
    /// Whether codes and names stand in one cell.
    var joinsCodes = false

    /// The column of the items' names: the last of the label columns, nearest to the amounts.
    var label: Int? { labels.last }
    /// The code and the name of a cell, where this side prints both in one.
    func joinedCode(_ text: String) -> JoinedCode? { joinsCodes ? JoinedCode(text) : nil }
    /// All columns, left to right.
    var columns: [Int] { (codes + labels + [line].compactMap { $0 } + amounts + texts).sorted() }

    /// Splits columns into sides: a new one begins where a code or label follows amounts or 行次.
    static func split(_ roles: [ColumnRole], header: HeaderBand) -> [TableSide] {
        var sides: [TableSide] = []
        var side = TableSide()
        // Whether the names of the side at hand have their 行次 behind them.
        var isCounted = false
        for (column, role) in roles.enumerated() {
            switch role {
            case .code, .label:
                if !side.amounts.isEmpty || isCounted {
                    sides.append(side)
                    side = TableSide()
                    isCounted = false
                }
                if role == .code { side.codes.append(column) } else { side.labels.append(column) }
            case .line:
                // 行次 follow the names they count; a 序号 before the names counts those that follow.
                if side.line == nil { isCounted = !(side.codes.isEmpty && side.labels.isEmpty) }
                side.line = side.line ?? column
            case .amount: side.amounts.append(column)
            case .text: side.texts.append(column)
            case .blank: break
            }
        }
        if !side.columns.isEmpty { sides.append(side) }
        return sides
    }
}
