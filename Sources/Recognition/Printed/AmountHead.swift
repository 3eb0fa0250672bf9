import DisclosureModel
import FormCatalogue

/// The head of a table on a fixed-width page, read by the words of the form that its title names.
///
/// A page tells by blanks alone which words make a label and which columns a label stands over, and pdftotext moves
/// every line by what stands left of it. A form knows its labels: read by them the words of a head are columns in an
/// order, and where as many columns of amounts are printed, each is the column in its place. (Tables of indicators and
/// tasks have a ``PrintedHeader``, which no form names.)
struct AmountHead: Sendable {
    private let form: FormKeys
    private let sums: RecordSums
    private let groups: [[String]]

    /// Prepares for a form and the sums of its columns.
    init(_ form: FormKeys, _ sums: RecordSums) {
        self.form = form
        self.sums = sums
        var groups: [[String]] = []
        for column in form.columns {
            for group in column.groups {
                let keys = group.map(\.text).sorted()
                if !groups.contains(keys) { groups.append(keys) }
            }
        }
        self.groups = groups
    }

    /// A column of the head, with the labels over it, outermost first.
    struct Column: Hashable, Sendable {
        var path: [AmountHeadLabel]
        /// Twice the middle of its lowest run.
        var center: Int { path.last?.runs.last?.center ?? 0 }
        /// Twice the middle of its lowest run, as on paper.
        private var middle: Int { path.last?.runs.last?.middle ?? 0 }

        /// How far another column stands to the right, doubled: on the lowest line that both are printed on.
        func distance(to other: Column) -> Int {
            for run in (path.last?.runs ?? []).reversed() {
                if let beside = other.path.last?.runs.first(where: { $0.line == run.line }) {
                    return beside.middle - run.middle
                }
            }
            return other.middle - middle
        }
    }

    /// The columns of amounts that the runs of a head print, left to right; nil where they are not plainly the form's.
    func columns(of runs: [AmountHeadRun]) -> [Column]? {
        let leaves = form.columns.flatMap { $0.leaves.map(\.text) }
        let words = Array(Set(leaves + groups.flatMap { $0 })).sorted()
        guard let read = AmountHeadLabels(runs, words: words), read.labels.count > 1 else { return nil }
        for stray in read.strays {
            let beside = read.labels.flatMap(\.runs).filter { $0.line == stray.line }
            guard form.form.layout != .oneRow, beside.allSatisfy({ stray.span.upperBound <= $0.span.lowerBound }) else {
                return nil
            }
        }
        let columns = form.form.layout == .oneRow ? record(read.labels) : table(read.labels)
        return columns.flatMap { Set($0.map { $0.path.map(\.key) }).count == $0.count ? $0 : nil }
    }

    // MARK: Tables with rows

    /// The columns under groups that the form puts them under.
    private func table(_ labels: [AmountHeadLabel]) -> [Column]? {
        func requires(_ label: AmountHeadLabel, _ group: String) -> Bool {
            form.columns.contains { column in
                column.leaves.contains(LabelKey(label.key))
                    && column.groups.contains { $0.contains(LabelKey(group)) }
            }
        }
        let heads = labels.filter { head in
            labels.contains { $0.lines.lowerBound > head.lines.upperBound && requires($0, head.key) }
        }
        let order = ordered(labels.filter { !heads.contains($0) }, heads: heads) { label, head in
            requires(label, head.key)
        }
        guard let order else { return nil }
        return order.map { label in
            let over = heads.filter { requires(label, $0.key) }
            return Column(path: (over.count == 1 ? over : []) + [label])
        }
    }

    // MARK: Tables of one row

    /// The columns of a table of one row: its items, once or under words such as 预算数 and 决算数.
    private func record(_ labels: [AmountHeadLabel]) -> [Column]? {
        // The words that most columns stand under, and those that head some items.
        let wide = groups.filter { group in
            form.columns.count { column in column.groups.contains { $0.map(\.text).sorted() == group } } > 2
        }
        let parts = Set(groups.filter { !wide.contains($0) }.flatMap { $0 })
        let sides = labels.filter { label in wide.contains { $0.contains(label.key) } }
        let items = labels.filter { label in !sides.contains(label) }
        let heads = items.filter { head in
            parts.contains(head.key)
                && items.contains { isPart($0, of: head) && $0.lines.lowerBound > head.lines.upperBound }
        }
        guard let order = ordered(items.filter { !heads.contains($0) }, heads: heads, isPart) else { return nil }
        func over(_ item: AmountHeadLabel) -> [AmountHeadLabel] {
            guard isSum(item) else { return [] }
            return heads.filter { item.lines.lowerBound > $0.lines.upperBound }
                .min { abs($0.center - item.center) < abs($1.center - item.center) }.map { [$0] } ?? []
        }
        // The sum of a group stands right before the group's parts.
        let paths = order.indices.map { index -> [AmountHeadLabel] in
            let isBeforeParts =
                order.indices.contains(index + 1) && order[index + 1].key.hasBytes(of: order[index].key) == false
                && heads.contains { isPart(order[index + 1], of: $0) } && isSum(order[index])
            return (isBeforeParts ? over(order[index]) : []) + [order[index]]
        }
        if sides.isEmpty { return paths.map { Column(path: $0) } }
        guard let places = ordered(sides, heads: [], { _, _ in false }) else { return nil }
        if sides.count == 2, order.count % 2 == 0 {
            let half = order.count / 2
            guard order.prefix(half).map(\.key) == order.suffix(half).map(\.key) else { return nil }
            return paths.indices.map { Column(path: [places[$0 / half]] + paths[$0]) }
        }
        guard sides.count == 2 * order.count else { return nil }
        let first = places.prefix(2).map(\.key)
        guard places.indices.allSatisfy({ places[$0].key == first[$0 % 2] }) else { return nil }
        return places.indices.map { Column(path: paths[$0 / 2] + [places[$0]]) }
    }

    private func isSum(_ label: AmountHeadLabel) -> Bool { ["合计", "小计"].contains(label.key) }

    /// Whether an item is a part of a group, or its sum: the form puts the sum's column under the group.
    private func isPart(_ item: AmountHeadLabel, of head: AmountHeadLabel) -> Bool {
        let wholes = form.columns.filter { $0.groups.contains { $0.contains(LabelKey(head.key)) } }.map(\.column.key)
        let keys = wholes + wholes.flatMap(sums.parts)
        return form.columns.contains { column in
            column.leaves.contains(LabelKey(item.key)) && keys.contains(column.column.key)
        }
    }

    // MARK: Order

    /// The labels from left to right: as they stand on the lines that they share; a part of a group stands where the group
    /// does. nil where the lines contradict one another.
    private func ordered(
        _ labels: [AmountHeadLabel], heads: [AmountHeadLabel],
        _ isPart: (AmountHeadLabel, AmountHeadLabel) -> Bool
    ) -> [AmountHeadLabel]? {
        func head(of label: AmountHeadLabel) -> AmountHeadLabel? {
            heads.filter { label.lines.lowerBound > $0.lines.upperBound && isPart(label, $0) }
                .min { abs($0.center - label.center) < abs($1.center - label.center) }
        }
        let over = labels.map(head)
        func precedes(_ left: Int, _ right: Int) -> Bool {
            if let told = labels[left].isLeft(of: labels[right]) { return told }
            if over[left] == over[right] { return false }
            let places = (over[left] ?? labels[left], over[right] ?? labels[right])
            return places.0.isLeft(of: places.1) ?? false
        }
        var open = Array(labels.indices)
        var order: [AmountHeadLabel] = []
        while !open.isEmpty {
            let free = open.filter { one in !open.contains { $0 != one && precedes($0, one) } }
            guard let next = free.min(by: { labels[$0].center < labels[$1].center }) else { return nil }
            order.append(labels[next])
            open.removeAll { $0 == next }
        }
        return order
    }
}
