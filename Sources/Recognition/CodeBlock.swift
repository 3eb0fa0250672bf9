import DisclosureModel
import FormCatalogue

/// A list of codes and their names within one side: a table that classifies its rows twice prints two of them one behind
/// the other before the amounts (部门经济科目 beside 政府经济科目, 单位代码 before 功能科目编码).
struct CodeBlock: Sendable, Equatable {
    /// The columns of the parts of one code.
    var codes: [Int] = []
    var labels: [Int] = []
}

extension TableSide {
    /// The blocks before the amounts, left to right: a code behind a name begins one, and so does a whole code behind
    /// parts of another (类, 款, 项, 单位代码); 款 and 项 go on with the code that 类 began. O(columns).
    private func blocks(of codes: [Int], _ header: HeaderBand) -> [CodeBlock] {
        (codes + labels).sorted().reduce(into: []) { blocks, column in
            let isCode = codes.contains(column)
            let isPart = blocks.contains { !$0.codes.isEmpty } && ["款", "项", "款项"].holds(header.leaf(column))
            let isOther = blocks.last.map { block in
                isCode && !isPart
                    && (!block.labels.isEmpty
                        || block.codes.last.map { isOtherCode(column, than: $0, header) } ?? false)
            }
            if isOther ?? true { blocks.append(CodeBlock()) }
            if isCode {
                blocks[blocks.count - 1].codes.append(column)
            } else {
                blocks[blocks.count - 1].labels.append(column)
            }
        }
    }

    private func isOtherCode(_ column: Int, than other: Int, _ header: HeaderBand) -> Bool {
        let leaf = header.leaf(column)
        return ColumnHead.isWholeCode(leaf) && leaf != header.leaf(other) && !header.leaf(other).isEmpty
    }

    /// The side as a form reads it: the column that names the rows of a plain list behind the other columns of words, and
    /// of several classifications the form's own; the codes of the others stand beside the amounts as texts.
    ///
    /// O(1) where one column of codes is printed; else O(rows).
    func classified(by form: Form, _ matrix: TableMatrix, _ header: HeaderBand) -> TableSide {
        var side = self
        let names = form.rowColumns.first(where: \.isName)
        let named = names.flatMap { names in labels.first { names.isNamed(header.leaf($0)) } }
        if let named { side.labels = labels.filter { $0 != named } + [named] }
        guard codes.count > 1 else { return side }
        // The head of codes may stand over a column of its own that is empty.
        let filled = codes.filter { column in
            header.bodyRows.contains { row in matrix.cell(row, column).map { CellShape($0).digits != nil } ?? false }
        }
        let blocks = self.blocks(of: filled, header)
        guard blocks.count(where: { !$0.codes.isEmpty }) > 1 else { return side }
        let fitting = blocks.map { block in
            header.bodyRows.count { row in
                guard let column = block.codes.first, let cell = matrix.cell(row, column),
                    let digits = CellShape(cell).digits
                else { return false }
                return form.classification == .economic
                    ? ClassificationCodes.isEconomic(digits) : ClassificationCodes.isFunctional(digits)
            }
        }
        let most = fitting.max() ?? 0
        let own =
            blocks.firstIndex { block in named.map(block.labels.contains) ?? false }
            ?? fitting.firstIndex { $0 == most && most > 0 } ?? blocks.firstIndex { !$0.codes.isEmpty } ?? 0
        side.others = blocks.indices.filter { $0 != own }.map { blocks[$0] }
        var block = blocks[own]
        block.codes = (block.codes + codes.filter { !filled.contains($0) }).sorted()
        side.take(block)
        return side
    }

    /// The side as it reads one row: a row without a code and a name in the form's own classification, such as that of an
    /// agency above its items, is named by another.
    func standing(in row: Int, _ matrix: TableMatrix) -> TableSide {
        guard !others.isEmpty else { return self }
        func isPrinted(_ block: CodeBlock) -> Bool {
            (block.codes + block.labels).contains { column in
                matrix.cell(row, column).map { !LabelText.isBlank($0.text) && CellShape($0).amount != .dash } ?? false
            }
        }
        let own = CodeBlock(
            codes: codes, labels: labels.filter { label in !others.contains { $0.labels.contains(label) } })
        guard !isPrinted(own), let other = others.first(where: isPrinted) else { return self }
        var side = self
        side.others = others.filter { $0 != other } + [own]
        side.take(other)
        return side
    }

    /// Whether a column holds the name of a code that another classification prints in a row.
    func isNamed(_ column: Int, in row: Int, _ matrix: TableMatrix) -> Bool {
        others.contains { block in
            block.labels.contains(column)
                && block.codes.contains { matrix.cell(row, $0).map { CellShape($0).digits != nil } ?? false }
        }
    }

    /// Makes a block the one that codes and names of the rows are read from.
    private mutating func take(_ block: CodeBlock) {
        codes = block.codes
        labels =
            labels.filter { !block.labels.contains($0) } + block.labels.filter { $0 != labels.last }
            + block.labels.filter { $0 == labels.last }
        let foreign = others.flatMap(\.codes)
        texts = (texts.filter { !block.codes.contains($0) && !foreign.contains($0) } + foreign).sorted()
    }
}
