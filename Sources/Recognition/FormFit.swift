import DisclosureModel
import FormCatalogue

/// How well a candidate fits one form, and why.
struct FormFit: Sendable {
    let keys: FormKeys
    let finder: SectionFinder
    /// The sides of the table as the form reads them.
    let sides: [TableSide]
    /// The section of each side.
    let sections: [String?]
    /// The binding of each side's columns.
    let bindings: [ColumnBinding]
    private let twins: [Int: Int]
    /// 0 to 100; from ``acceptance`` on the form is taken.
    let confidence: Double
    /// What spoke for and against it, in words.
    let reasons: [String]

    /// The confidence from which a form is taken.
    static let acceptance = 40.0

    /// More than a form can have that a title names another one than: header, shape and number, less the title.
    static let unnamed = 45.0

    var form: Form { keys.form }

    init(
        _ candidate: TableCandidate, _ reading: TableReading, _ keys: FormKeys, title: TitleEvidence,
        kind: DocumentInfo.Kind?, vocabulary: Vocabulary, mends: Bool
    ) {
        self.keys = keys
        let form = keys.form
        let finder = keys.finder
        self.finder = finder
        sides = reading.sides.map { $0.classified(by: form, reading.matrix, reading.header) }
        let sections = finder.sections(of: reading)
        self.sections = sections
        bindings = zip(reading.sides, sections).map { side, section in
            ColumnBinding(
                side, header: reading.header,
                candidates: keys.columns(of: section, isOne: side.amounts.count == 1),
                hasOrdinals: form.layout != .oneRow || side.label == nil || reading.header.bodyRows.count < 3,
                mends: mends)
        }
        twins = Self.twins(reading, bindings)
        var weighed: [(Double, String)] = []
        weighed.append(title.weight(for: keys))
        weighed.append(Self.header(keys, reading, bindings))
        weighed.append(Self.shape(form, reading, finder))
        if let kind, let own = form.kind, own != kind { weighed.append((-30, "the document is of the other kind")) }
        if let number = candidate.head.lazy.compactMap({ TableHead.number(in: LabelText.key($0.text)) }).first,
            form.numbers.contains(number)
        {
            weighed.append((3, "the number \(number)"))
        }
        confidence = min(100, max(0, weighed.reduce(0) { $0 + $1.0 }))
        reasons = weighed.filter { $0.0 != 0 }.map { "\($0.1) (\($0.0 > 0 ? "+" : "")\(Int($0.0.rounded())))" }
    }

    /// The key of a column beside the amounts: the form's own, or that of its place.
    func textKey(_ column: Int, _ header: HeaderBand) -> String {
        let tokens = header.tokens.indices.contains(column) ? header.tokens[column] : .none
        let own = keys.columns.first { $0.column.type == .text && $0.fit(tokens) >= 3 }?.column.key
        return own ?? form.rowColumns.first { $0.isNamed(header.leaf(column)) }?.key ?? "c\(column + 1)"
    }

    /// The key of a column of amounts that the form does not know: that of its place, or of the column under the same
    /// labels on a side before, as one key is that of 决算数 on both.
    func openKey(_ column: Int) -> String { "c\((twins[column] ?? column) + 1)" }

    /// For columns of amounts that the form does not know, the first one with the same labels, on another side.
    private static func twins(_ reading: TableReading, _ bindings: [ColumnBinding]) -> [Int: Int] {
        var twins: [Int: Int] = [:]
        var first: [(side: Int, column: Int, leaf: String, depth: Int)] = []
        for (index, side) in reading.sides.enumerated() {
            for column in side.amounts where bindings[index].bound[column] == nil {
                let leaf = reading.header.leaf(column)
                let depth = reading.header.keys(column).count
                if leaf.isEmpty { continue }
                if let twin = first.first(where: { $0.side < index && $0.leaf == leaf && $0.depth == depth }),
                    !twins.contains(where: { $0.value == twin.column && side.amounts.contains($0.key) })
                {
                    twins[column] = twin.column
                } else {
                    first.append((index, column, leaf, depth))
                }
            }
        }
        return twins
    }

    /// Header evidence: the share of the form's columns that are there, and of the table's that the form knows.
    private static func header(_ keys: FormKeys, _ reading: TableReading, _ bindings: [ColumnBinding]) -> (
        Double, String
    ) {
        let required = keys.columns.filter { !$0.column.isOptional }
        let amounts = reading.sides.reduce(0) { $0 + $1.amounts.count }
        guard !required.isEmpty, amounts > 0 else { return (0, "") }
        let score = bindings.reduce(0) { $0 + min($1.score, Double($1.bound.count) * 3) } / 3
        let isShared = keys.form.columns.count == 1
        let wanted = isShared ? Double(max(1, amounts)) : Double(required.count)
        let recall = min(1, score / wanted)
        let precision = min(1, score / Double(amounts))
        guard recall + precision > 0 else { return (0, "") }
        let fit = 2 * recall * precision / (recall + precision)
        return (35 * fit, "\(bindings.reduce(0) { $0 + $1.bound.count }) of \(amounts) columns named")
    }

    /// Shape evidence: which codes the rows carry, which items they name, how they are laid out.
    private static func shape(_ form: Form, _ reading: TableReading, _ finder: SectionFinder) -> (Double, String) {
        let counts = reading.codeCounts
        let rows = reading.header.bodyRows.count
        switch form.layout {
        case .codes, .threeLists:
            let own = form.classification == .economic ? counts.economic : counts.functional
            let other = form.classification == .economic ? counts.functional : counts.economic
            if own == 0, other == 0 {
                let coded = reading.sides.contains { !$0.codes.isEmpty }
                return (coded && rows <= 2 ? 8 : 0, "rows by code, none printed")
            }
            let lists = form.layout == .threeLists && reading.sides.count > 1 ? 5.0 : 0
            // A table that classifies its rows twice is of either.
            if own == other { return (0, "codes of both classifications") }
            return own > other
                ? (15 + lists, "\(own) codes of its classification")
                : (-15, "\(other) codes of the other classification")
        case .sideBySide:
            guard counts.functional + counts.economic < max(2, rows / 2) else { return (-15, "rows by code") }
            let known = finder.knownRows(in: reading)
            let size = reading.sides.reduce(0) { total, side in
                total
                    + reading.header.bodyRows.filter { row in
                        side.label.map { !LabelText.key(reading.matrix.text(row, $0)).isEmpty } ?? false
                    }.count
            }
            guard size > 0 else { return (0, "") }
            return (25 * Double(known) / Double(size), "\(known) of \(size) items known")
        case .oneRow:
            let labels = reading.sides.contains { !$0.labels.isEmpty || !$0.codes.isEmpty }
            return rows <= 2 && !labels ? (10, "all amounts in one row") : (0, "")
        case .form, .list:
            return (0, "")
        }
    }
}
