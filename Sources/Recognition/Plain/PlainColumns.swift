import DisclosureModel
import FormCatalogue

/// The columns that the header of a table in plain text names: its labels are all there, only their places are not.
struct PlainColumns: Sendable {
    /// The columns by section, in the order in which a row prints them; nil stands for a form without sections.
    private let bySection: [String?: [FormColumn]]
    /// The orders that the header of a table of one row allows.
    private let order: PlainOrder?

    init(_ region: PlainRegion) {
        let keys = region.form
        var header = PlainLabels(region.header)
        let found = Self.found(keys, in: &header)
        // Above the lists of a form stand the names of its sections, not columns that divide it; unless they are all
        // there, and the column that the lists share is not.
        let isOneList = keys.columns.indices.allSatisfy { found.contains($0) == keys.columns[$0].column.isOptional }
        let ordinals = Self.ordinals(region)
        let last = keys.form.sections.last?.id
        let beside = found.filter { keys.columns[$0].column.section == nil || keys.columns[$0].column.section == last }
        let isWhole = ordinals.map { $0 == found.count } ?? (beside.count == Self.widest(region))
        let named = keys.columns.indices.filter { index in
            if keys.form.layout == .threeLists { return keys.columns[index].column.isOptional == isOneList }
            // Where the rows print as many amounts as the header names columns, no other column is there.
            return found.contains(index) || !keys.columns[index].column.isOptional && !isWhole
        }.map { keys.columns[$0].column }
        var columns: [String?: [FormColumn]] = [:]
        let sections = keys.form.sections.isEmpty ? [nil] : keys.form.sections.map { Optional($0.id) }
        for section in sections {
            columns[section] = named.filter { $0.section == nil || section == nil || $0.section == section }
        }
        if keys.form.layout == .sideBySide, let first = sections.first,
            columns[first]?.contains(where: \.isOptional) == true
        {
            // Columns that only some districts print divide the expenditure; revenue has the one amount.
            columns[first]?.removeAll(where: \.isOptional)
        }
        if keys.form.layout == .threeLists, let whole = columns[sections.first ?? nil] { columns = [nil: whole] }
        order = keys.form.layout == .oneRow ? PlainOrder(named, keys: keys, header: region.header) : nil
        if let order { columns = [nil: order.columns] }
        bySection = columns
        areCounted = ordinals.map { count in sections.count > 1 || count == named.count } ?? true
        isNamed = found.count * 2 >= keys.columns.filter { !$0.column.isOptional }.count
    }

    /// Whether the header names at least half of what the form needs.
    let isNamed: Bool

    /// The columns in their other order, where the header does not say which it is: it does where one line prints
    /// both labels and was not drawn apart from its table.
    func inOtherOrder(isDrawnApart: Bool) -> PlainColumns? {
        guard let order, isDrawnApart || !order.isPrinted, let other = order.other else { return nil }
        return PlainColumns(columns: [nil: other], isNamed: isNamed, areCounted: areCounted)
    }

    private init(columns: [String?: [FormColumn]], isNamed: Bool, areCounted: Bool) {
        bySection = columns
        order = nil
        self.isNamed = isNamed
        self.areCounted = areCounted
    }

    /// Whether they are as many as the header numbers, where it does.
    let areCounted: Bool

    /// The columns of an item's section.
    func columns(of section: String?) -> [FormColumn] { bySection[section] ?? bySection[nil] ?? [] }

    /// The last 栏次 of the header: 栏次 1 2 3; nil where it has none.
    private static func ordinals(_ region: PlainRegion) -> Int? {
        for line in region.header {
            let words = PlainToken.words(of: line)
            guard words.count > 2, words[0].key.begins("栏次") else { continue }
            let numbers = words.dropFirst().compactMap { $0.digits.flatMap { Int($0) } }
            if numbers.count == words.count - 1, numbers == Array(1...numbers.count) { return numbers.count }
        }
        return nil
    }

    /// How many amounts end the line that ends in most of them.
    private static func widest(_ region: PlainRegion) -> Int {
        region.body.reduce(0) { widest, line in
            let words = PlainToken.words(of: line)
            let values = words.reversed().prefix(while: \.isValue)
            // A code whose name stands on other lines is none of them.
            let isCoded =
                values.count == words.count && words.first?.beginsCode(region.form.form.classification) == true
            return max(widest, values.count - (isCoded ? 1 : 0))
        }
    }

    /// The columns whose labels the header prints, by place. What stands on one line is taken first, the longest first.
    private static func found(_ keys: FormKeys, in header: inout PlainLabels) -> Set<Int> {
        var labels: [(label: String, rank: Int, index: Int)] = []
        for (index, column) in keys.columns.enumerated() {
            // A column that few print is there only where its group is, too.
            if column.column.isOptional, !isGrouped(column, header) { continue }
            labels += column.leaves.map { ($0.text, column.column.isOptional ? 1 : 0, index) }
        }
        labels.sort { ($1.label.count, $0.rank, $0.index) < ($0.label.count, $1.rank, $1.index) }
        var found: Set<Int> = []
        var taken: Set<String> = []
        for (label, rank, index) in labels where !found.contains(index) {
            if header.take(label) {
                taken.insert(label)
                found.insert(index)
            } else if rank == 0, taken.contains(label), !keys.columns[index].groups.isEmpty,
                isGrouped(keys.columns[index], header)
            {
                // A label that stands once above budget and account names both; a column that few print stands itself.
                found.insert(index)
            }
        }
        for (label, rank, index) in labels where rank == 0 && !found.contains(index) && header.takeBroken(label) {
            found.insert(index)
        }
        return found
    }

    private static func isGrouped(_ column: FormKeys.ColumnKeys, _ header: PlainLabels) -> Bool {
        column.groups.allSatisfy { $0.contains { header.holds($0.text) } }
    }
}
