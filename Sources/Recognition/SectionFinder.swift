import DisclosureModel
import FormCatalogue

/// Tells which section of a form a side or a row belongs to.
struct SectionFinder: Sendable {
    private let form: Form
    private let vocabulary: Vocabulary
    private let items: [String: Set<LabelKey>]
    private let totals: [LabelKey: String]
    /// Every item and every total.
    private let known: Set<LabelKey>
    private let rows: [String: [LabelKey: FormRow]]

    init(_ form: Form, vocabulary: Vocabulary) {
        self.form = form
        self.vocabulary = vocabulary
        var items: [String: Set<LabelKey>] = [:]
        var totals: [LabelKey: String] = [:]
        var rows: [String: [LabelKey: FormRow]] = [:]
        for section in form.sections {
            var keys = Set(section.rows.flatMap { [$0.label] + $0.also }.map(LabelKey.init(item:)))
            if section.hasClasses { keys.formUnion(vocabulary.classes.keys) }
            items[section.id] = keys
            for row in section.rows {
                for label in [row.label] + row.also where rows[section.id]?[LabelKey(item: label)] == nil {
                    rows[section.id, default: [:]][LabelKey(item: label)] = row
                }
            }
            if let total = section.total { totals[LabelKey(item: total)] = section.id }
        }
        self.items = items
        self.totals = totals
        self.rows = rows
        known = items.values.reduce(into: Set(totals.keys)) { $0.formUnion($1) }
    }

    /// The section of each side, by the codes and labels in it, then by its header, then by its place.
    func sections(of reading: TableReading) -> [String?] {
        guard form.sections.count > 1 else { return reading.sides.map { _ in form.sections.first?.id } }
        guard reading.sides.count > 1 else { return reading.sides.map { _ in nil } }
        var found = reading.sides.map { side in byContent(side, reading) ?? byHeader(side, reading.header) }
        if form.sections.allSatisfy({ $0.codes.isEmpty }) {
            let free = form.sections.map(\.id).filter { !found.contains($0) }
            for index in found.indices where found[index] == nil && free.count == 1 { found[index] = free[0] }
        } else {
            // The lists go on from one side to the next: a side without a word of its own belongs to the one before.
            for index in found.indices where found[index] == nil && index > 0 { found[index] = found[index - 1] }
        }
        return found
    }

    /// The section that a row says it belongs to, by its code or its label; nil where it says nothing.
    func section(code: String?, itemKey: LabelKey) -> String? {
        if let code, code.utf8.count >= 3 {
            let stem = String(code.prefix(3))
            if let section = form.sections.first(where: { $0.codes.contains(stem) }) { return section.id }
        }
        if let section = totals[itemKey] { return section }
        if code == nil, form.classification == .economic {
            // Without codes printed, the name of a 类 or 款 says which list it belongs to, if it stands in one alone.
            let stems = Set(
                vocabulary.codes.codes(named: itemKey.text).filter(ClassificationCodes.isEconomic).map { $0.prefix(3) })
            let named = form.sections.filter { section in stems.contains { section.codes.contains(String($0)) } }
            if named.count == 1 { return named[0].id }
        }
        let holding = form.sections.filter { items[$0.id]?.contains(itemKey) == true }
        return holding.count == 1 ? holding[0].id : nil
    }

    /// The named row of a section that a label stands for.
    func row(section: String?, itemKey: LabelKey) -> FormRow? {
        if let section { return rows[section]?[itemKey] }
        return form.sections.lazy.compactMap { rows[$0.id]?[itemKey] }.first
    }

    /// Whether a label is the total of a section.
    func isSectionTotal(_ itemKey: LabelKey) -> Bool { totals[itemKey] != nil }

    /// How many rows of the table the form's sections know.
    func knownRows(in reading: TableReading) -> Int {
        var count = 0
        for side in reading.sides {
            for row in reading.header.bodyRows {
                guard let label = side.label else { continue }
                if known.contains(LabelKey(item: reading.matrix.text(row, label))) { count += 1 }
            }
        }
        return count
    }

    private func byContent(_ side: TableSide, _ reading: TableReading) -> String? {
        var votes: [String: Int] = [:]
        for row in reading.header.bodyRows {
            let code = side.codes.lazy.compactMap { reading.matrix.cell(row, $0).flatMap { CellShape($0).digits } }
                .first
            let label = side.label.map { reading.matrix.text(row, $0) } ?? ""
            let joined = side.joinedCode(label).map { LabelText.key($0.code) }
            if let section = section(code: code ?? joined, itemKey: LabelKey(item: label)) {
                votes[section, default: 0] += 1
            }
        }
        return form.sections.map(\.id).filter { votes[$0] != nil }.max { (votes[$0] ?? 0) < (votes[$1] ?? 0) }
    }

    private func byHeader(_ side: TableSide, _ header: HeaderBand) -> String? {
        let tokens = Set(
            side.columns.flatMap { header.paths.indices.contains($0) ? header.paths[$0] : [] }.map(LabelText.key))
        return form.sections.first { section in
            guard let label = section.label.map(LabelText.key) else { return false }
            return tokens.contains(label) || tokens.contains("本年" + label)
        }?.id
    }
}
