import DisclosureModel
import FormCatalogue

/// What a column holds, by its body first and its header second: headers are shifted more often than bodies.
enum ColumnRole: Sendable, Equatable {
    case code
    case label
    case line
    case amount
    /// Words beside the amounts, and ratios and counts, which are no money.
    case text
    case blank

    init(column: Int, matrix: TableMatrix, header: HeaderBand) {
        let cells = Cells(column, matrix, header)
        let leaf = header.leaf(column)
        let isCodeHead = ColumnHead.isCode(leaf)
        let isLabelHead = leaf.ends("名称") || leaf == "项目" || leaf == "科目"
        let filled = cells.filled
        if filled == cells.marks {
            let byHead = Self.byHead(
                header.keys(column), isCode: isCodeHead, isLabel: isLabelHead,
                hasOrdinal: header.ordinals[column] != nil)
            self = byHead == .blank && filled > 0 ? .amount : byHead
        } else if ColumnHead.isRemark(leaf) {
            self = .text
        } else if cells.words * 2 > filled || (isLabelHead && cells.words > 0 && cells.words >= cells.amounts) {
            self = isCodeHead && cells.codes >= cells.words ? .code : .label
        } else if cells.percents * 2 > filled - cells.marks || ColumnHead.isMeasure(header.keys(column)) {
            self = .text
        } else if !isCodeHead, Self.countsUp(cells.lines), cells.lines.count == filled - cells.words {
            self = .line
        } else if leaf == "行次" || leaf == "行", cells.lines.count * 2 > filled {
            self = .line
        } else if cells.codes * 2 > filled || Self.holdsCodes(cells, leaf) {
            self = .code
        } else if cells.amounts > 0 || header.ordinals[column] != nil {
            self = .amount
        } else {
            self = .text
        }
    }

    /// Whether the label says codes and the cells do not say otherwise: 部门代码 has three digits, or six.
    private static func holdsCodes(_ cells: Cells, _ leaf: String) -> Bool {
        if ColumnHead.isWholeCode(leaf), cells.digits > 0, cells.digits + cells.totals == cells.filled { return true }
        let codes = cells.codes + cells.parts
        return ColumnHead.isCode(leaf) && codes > 0 && codes * 2 >= cells.filled
    }

    /// How many cells of a column look like what.
    private struct Cells {
        var filled = 0
        var words = 0
        /// How many of the words are the label of a total.
        var totals = 0
        var codes = 0
        var parts = 0
        var amounts = 0
        /// Marks for nothing, which are among the amounts.
        var marks = 0
        var percents = 0
        /// How many hold nothing but digits.
        var digits = 0
        /// The whole numbers, top to bottom.
        var lines: [Int] = []

        init(_ column: Int, _ matrix: TableMatrix, _ header: HeaderBand) {
            for row in header.bodyRows {
                guard let cell = matrix.cell(row, column) else { continue }
                let shape = CellShape(cell)
                if shape.compact.isEmpty || shape.isPlaceholder { continue }
                filled += 1
                if shape.isWords {
                    words += 1
                    if Vocabulary.isTotal(shape.compact) { totals += 1 }
                } else if let digits = shape.digits {
                    self.digits += 1
                    if shape.code != nil { codes += 1 } else if (2...4).contains(digits.utf8.count) { parts += 1 }
                    if let number = Int(digits) { lines.append(number) }
                    amounts += 1
                } else if shape.amount == .dash {
                    marks += 1
                    amounts += 1
                } else if shape.amount != .text || shape.quantity != nil || shape.isSpoilt {
                    amounts += 1
                } else if shape.isPercent {
                    percents += 1
                }
            }
        }
    }

    /// Whether every cell that is printed in a column has exactly two digits; or at most two, where the header says 款
    /// or 项: a workbook's number drops the zero.
    static func holdsCodeParts(_ column: Int, matrix: TableMatrix, header: HeaderBand) -> Bool {
        let fewest = ["款", "项"].contains(header.leaf(column)) ? 1 : 2
        let printed = header.bodyRows.compactMap { matrix.cell($0, column).map { CellShape($0) } }
            .filter { !$0.isPlaceholder && !$0.compact.isEmpty }
        return !printed.isEmpty
            && printed.allSatisfy { $0.digits.map { (fewest...2).contains($0.utf8.count) } ?? false }
    }

    /// Whether the next column to the right that is neither code nor blank holds names; or, where the header says
    /// code, the one on the left.
    static func isBesideLabel(_ column: Int, _ roles: [ColumnRole], header: HeaderBand) -> Bool {
        if roles[(column + 1)...].first(where: { $0 != .code && $0 != .blank }) == .label { return true }
        return column > 0 && roles[column - 1] == .label && ColumnHead.isCode(header.leaf(column))
    }

    private static func byHead(_ path: [String], isCode: Bool, isLabel: Bool, hasOrdinal: Bool) -> ColumnRole {
        let leaf = path.last ?? ""
        if ColumnHead.isMeasure(path) { return .text }
        if hasOrdinal { return .amount }
        if isCode { return .code }
        if isLabel { return .label }
        if leaf == "行次" || leaf == "行" { return .line }
        if ColumnHead.isRemark(leaf) { return .blank }
        return leaf.isEmpty || leaf == "栏次" ? .blank : .amount
    }

    /// Whether the numbers rise by one from row to row, as 行次 do; a few may be lost.
    private static func countsUp(_ numbers: [Int]) -> Bool {
        guard numbers.count >= 3 else { return false }
        let steps = zip(numbers, numbers.dropFirst()).filter { $1 == $0 + 1 }.count
        return steps * 10 >= (numbers.count - 1) * 8
    }
}
