import DisclosureModel
import FormCatalogue

/// What a column holds, by its body first and its header second: headers are shifted more often than bodies.
enum ColumnRole: Sendable, Equatable {
    case code
    case label
    case line
    case amount
    case blank

    init(column: Int, matrix: TableMatrix, header: HeaderBand) {
        var words = 0
        var codes = 0
        var parts = 0
        var amounts = 0
        var lines: [Int] = []
        var filled = 0
        for row in header.bodyRows {
            guard let cell = matrix.cell(row, column) else { continue }
            let shape = CellShape(cell)
            if shape.compact.isEmpty || shape.isPlaceholder { continue }
            filled += 1
            if shape.isWords {
                words += 1
            } else if let digits = shape.digits {
                if shape.code != nil { codes += 1 } else if (2...4).contains(digits.utf8.count) { parts += 1 }
                if let number = Int(digits) { lines.append(number) }
                amounts += 1
            } else if shape.amount != .text {
                amounts += 1
            }
        }
        let leaf = header.leaf(column)
        let isCodeHead = Self.isCodeHead(leaf)
        let isLabelHead = leaf.ends("名称") || leaf == "项目" || leaf == "科目"
        if filled == 0 {
            self = Self.byHead(
                leaf, isCode: isCodeHead, isLabel: isLabelHead, hasOrdinal: header.ordinals[column] != nil)
        } else if words * 2 > filled || (isLabelHead && words > 0 && words >= amounts) {
            self = isCodeHead && codes >= words ? .code : .label
        } else if !isCodeHead, Self.countsUp(lines), lines.count == filled - words {
            self = .line
        } else if leaf == "行次" || leaf == "行", lines.count * 2 > filled {
            self = .line
        } else if codes * 2 > filled || (isCodeHead && codes + parts > 0 && (codes + parts) * 2 >= filled) {
            self = .code
        } else {
            self = amounts > 0 || header.ordinals[column] != nil ? .amount : .blank
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
        return column > 0 && roles[column - 1] == .label && isCodeHead(header.leaf(column))
    }

    private static func isCodeHead(_ leaf: String) -> Bool {
        leaf.ends("编码") || leaf.ends("代码") || ["类", "款", "项", "类款项"].contains(leaf)
    }

    private static func byHead(_ leaf: String, isCode: Bool, isLabel: Bool, hasOrdinal: Bool) -> ColumnRole {
        if hasOrdinal { return .amount }
        if isCode { return .code }
        if isLabel { return .label }
        if leaf == "行次" || leaf == "行" { return .line }
        if leaf == "备注" || leaf == "说明" { return .blank }
        return leaf.isEmpty || leaf == "栏次" ? .blank : .amount
    }

    /// Whether the numbers rise by one from row to row, as 行次 do; a few may be lost.
    private static func countsUp(_ numbers: [Int]) -> Bool {
        guard numbers.count >= 3 else { return false }
        let steps = zip(numbers, numbers.dropFirst()).filter { $1 == $0 + 1 }.count
        return steps * 10 >= (numbers.count - 1) * 8
    }
}
