import DisclosureModel
import FormCatalogue

/// The columns that the header of a table in plain text names: its labels are all there, only their places are not.
struct PlainColumns: Sendable {
    /// The columns by section, in the order in which a row prints them; nil stands for a form without sections.
    private let bySection: [String?: [FormColumn]]

    init(_ region: PlainRegion) {
        let keys = region.form
        var text = region.header.map { LabelText.key($0.text) }.joined()[...]
        // 金额 is a label, in 金额单位:万元 it is none.
        while let unit = text.range(ofKey: "金额单位:") { text.replaceSubrange(unit, with: "|") }
        var found: Set<Int> = []
        let whole = String(text)
        var labels: [(label: String, rank: Int, index: Int)] = []
        for (index, column) in keys.columns.enumerated() {
            // A column that few print is there only where its group is, too.
            let isGrouped = column.groups.allSatisfy { $0.contains { whole.holds($0.text) } }
            if column.column.isOptional, !isGrouped { continue }
            labels += column.leaves.map { ($0.text, column.column.isOptional ? 1 : 0, index) }
        }
        labels.sort { ($1.label.count, $0.rank, $0.index) < ($0.label.count, $1.rank, $1.index) }
        for (label, _, index) in labels where !found.contains(index) {
            guard let place = text.range(ofKey: label) else { continue }
            found.insert(index)
            text.replaceSubrange(place, with: "|")
        }
        // Above the lists of a form stand the names of its sections, not columns that divide it; unless they are all
        // there, and the column that the lists share is not.
        let isOneList = keys.columns.indices.allSatisfy { found.contains($0) == keys.columns[$0].column.isOptional }
        let ordinals = Self.ordinals(region)
        let isWhole = ordinals.map { $0 == found.count } ?? (found.count == Self.widest(region))
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
        if keys.form.layout == .oneRow { columns = [nil: Self.inPrintedOrder(named, region)] }
        bySection = columns
        areCounted = ordinals.map { count in sections.count > 1 || count == named.count } ?? true
        isNamed = found.count * 2 >= keys.columns.filter { !$0.column.isOptional }.count
    }

    /// Whether the header names at least half of what the form needs.
    let isNamed: Bool

    /// The columns in which reception stands on the other side of the vehicles: where the header was drawn out of order,
    /// it does not say on which.
    func receptionElsewhere() -> PlainColumns? {
        guard let columns = bySection[nil] else { return nil }
        var result = columns
        for prefix in ["", "budget.", "actual."] {
            guard let from = result.firstIndex(where: { $0.key == prefix + "reception" }),
                let vehicles = result.firstIndex(where: { $0.key == prefix + "vehicles" })
            else { continue }
            let reception = result.remove(at: from)
            let last = result.lastIndex { $0.key.begins(prefix + "vehicle") } ?? vehicles
            result.insert(reception, at: from > vehicles ? vehicles : last + 1)
        }
        guard result != columns else { return nil }
        return PlainColumns(columns: [nil: result], isNamed: isNamed, areCounted: areCounted)
    }

    private init(columns: [String?: [FormColumn]], isNamed: Bool, areCounted: Bool) {
        bySection = columns
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
            max(widest, PlainToken.words(of: line).reversed().prefix(while: \.isValue).count)
        }
    }

    /// The columns of a form of one row, with reception where the header has it: before the vehicles or behind.
    private static func inPrintedOrder(_ columns: [FormColumn], _ region: PlainRegion) -> [FormColumn] {
        let text = region.header.map { LabelText.key($0.text) }.joined()[...]
        guard let reception = text.range(ofKey: "公务接待费"), let vehicles = text.range(ofKey: "公务用车"),
            reception.lowerBound < vehicles.lowerBound,
            let from = columns.firstIndex(where: { $0.key == "reception" }),
            let to = columns.firstIndex(where: { $0.key == "vehicles" }), to < from
        else { return columns }
        var columns = columns
        columns.insert(columns.remove(at: from), at: to)
        return columns
    }
}
