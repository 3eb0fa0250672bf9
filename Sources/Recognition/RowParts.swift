import DisclosureModel
import FormCatalogue

/// The cells of one row on one side, told apart: code, label, 行次, amounts.
struct RowParts {
    var codes: [Grid.Cell] = []
    var label: Grid.Cell?
    /// A cell in a code column that holds no code.
    var unreadCode: Grid.Cell?
    var line: Int?
    /// The amounts by the column they belong to, a displaced row put straight.
    var amounts: [Int: Grid.Cell] = [:]
    /// The other columns' cells by the column they belong to.
    var texts: [Int: Grid.Cell] = [:]
    /// The amount that a total's label takes from the next side, which has no label of its own.
    var borrowed: Grid.Cell?
    /// Whether the row prints nothing here but the label of the next side's total, which is merged over both.
    var isSpanned = false
    /// The cells that were understood.
    var read: [Locator] = []
    var at: Locator?

    /// Takes a row apart; nil where the side prints nothing in it.
    init?(_ row: Int, side: TableSide, reading: TableReading, next: TableSide?) {
        let matrix = reading.matrix
        func cell(_ column: Int) -> Grid.Cell? {
            guard let cell = matrix.cell(row, column), !LabelText.isBlank(cell.text) else { return nil }
            return cell
        }
        let columns = side.columns
        guard columns.contains(where: { cell($0) != nil }) else { return nil }
        at = columns.lazy.compactMap { cell($0)?.at }.first
        /// A cell of a code or a name; a mark for nothing is neither.
        func word(_ column: Int) -> Grid.Cell? {
            guard let found = cell(column) else { return nil }
            guard CellShape(found).amount != .dash else {
                read.append(found.at)
                return nil
            }
            return found
        }
        for column in side.codes {
            guard let found = word(column) else { continue }
            if let digits = CellShape(found).digits {
                // Tools without spans repeat a merged cell in every column that it covered.
                if digits.utf8.count < 3 || codes.last?.text != found.text { codes.append(found) }
                read.append(found.at)
            } else if CellShape(found).isPlaceholder {
                read.append(found.at)
            } else if label == nil, !Self.isCodeHead(found) {
                label = found
            } else if found.text == label?.text {
                read.append(found.at)
            }
        }
        if let column = side.label, let found = word(column) {
            if let repeated = label, repeated.text == found.text {
                read.append(repeated.at)
            } else {
                unreadCode = label
            }
            label = found
        }
        for column in side.labels.dropLast() where label == nil { label = word(column) }
        // A page may set a code and its name so near that they are one, where another has columns for them.
        if codes.isEmpty, let whole = label,
            let joined = side.joinedCode(whole.text) ?? (side.codes.isEmpty ? nil : JoinedCode(whole.text))
        {
            var part = whole
            part.text = joined.code
            codes = [part]
            part.text = joined.label
            label = part
        }
        if let column = side.line, let found = cell(column) {
            line = Int(LabelText.key(found.text))
            read.append(found.at)
        }
        let shift = readAmounts(side, cell)
        for column in side.texts {
            if let found = cell(column + shift), found.at != label?.at { texts[column] = found }
        }
        if shift == 0, amounts.isEmpty, let label, Self.isTotal(label), let next {
            isSpanned = next.label.flatMap(cell)?.text == label.text
            if !isSpanned { borrow(from: next, side, cell) }
        }
        if label == nil, codes.isEmpty, line == nil, !side.labels.isEmpty,
            !side.codes.isEmpty || side.labels.count == 1,
            isBorrowed(row, side: side, reading: reading)
        {
            return nil
        }
        if let label { read.append(label.at) }
    }

    /// Reads the amounts; where a label stands in the first amount column, the whole row stands further right, and
    /// each amount belongs as many places to the left.
    private mutating func readAmounts(_ side: TableSide, _ cell: (Int) -> Grid.Cell?) -> Int {
        var shift = 0
        if label == nil, let labelColumn = side.label ?? side.codes.last,
            let displaced = side.amounts.first(where: { cell($0).map { CellShape($0).isWords } ?? false })
        {
            label = cell(displaced)
            shift = displaced - labelColumn
        }
        for column in side.amounts {
            guard let found = cell(column), found.at != label?.at else { continue }
            // Tools without spans repeat a merged label in every column that it covered.
            if found.text == label?.text, CellShape(found).isWords {
                read.append(found.at)
                continue
            }
            amounts[column - shift] = found
        }
        if shift > 0, let last = side.amounts.last {
            for column in (last + 1)...(last + shift) {
                if let found = cell(column) { amounts[column - shift] = found }
            }
        }
        return shift
    }

    private mutating func borrow(from next: TableSide, _ side: TableSide, _ cell: (Int) -> Grid.Cell?) {
        guard (next.codes + next.labels).allSatisfy({ cell($0) == nil }), let target = side.amounts.last,
            let found = next.amounts.lazy.compactMap(cell).first
        else { return }
        borrowed = found
        amounts[target] = found
    }

    /// Whether the amounts of a row without label were lent to the total on the side before.
    private func isBorrowed(_ row: Int, side: TableSide, reading: TableReading) -> Bool {
        guard let index = reading.sides.firstIndex(of: side), index > 0 else { return false }
        let before = reading.sides[index - 1]
        let labels = (before.codes + before.labels).compactMap { reading.matrix.cell(row, $0) }
            .filter { !LabelText.isBlank($0.text) }
        let amounts = before.amounts.compactMap { reading.matrix.cell(row, $0) }.filter {
            !LabelText.isBlank($0.text)
        }
        return amounts.isEmpty && labels.contains(where: Self.isTotal)
    }

    /// Whether a total prints nothing but the 栏次 that follows the last one: it slipped down from the row above.
    func isOrdinalSpill(_ header: HeaderBand) -> Bool {
        guard amounts.count == 1, let only = amounts.values.first, let last = header.ordinals.values.max(),
            let label, Self.isTotal(label), let number = Int(LabelText.key(only.text))
        else { return false }
        return number == last + 1
    }

    private static func isTotal(_ cell: Grid.Cell) -> Bool {
        LabelText.key(cell.text).ends("合计") || Vocabulary.isTotal(LabelText.key(cell.text))
    }

    private static func isCodeHead(_ cell: Grid.Cell) -> Bool {
        ["类", "款", "项", "类款项"].contains(LabelText.key(cell.text))
    }
}
