import DisclosureModel
import MarkdownForm

/// Which columns a table of ours has in markdown, and where each value of a row goes.
struct SlotLayout {
    private(set) var slots: [TableSlot] = []
    /// The slots that hold values of a key and type, in order.
    private var places: [ValueKey: [Place]] = [:]

    private struct ValueKey: Hashable {
        let type: DisclosureTable.ColumnType
        let key: String
    }

    private struct Place {
        let slot: Int
        let section: String?
    }

    /// Lays out a table: the row's own attributes as far as any row has them, the columns, values that no column
    /// announces, and places.
    init(_ table: DisclosureTable, places: Bool, cellPlaces: Bool, plain: Bool) {
        guard !table.rows.isEmpty || !table.columns.isEmpty else { return }
        let rows = table.rows
        if !plain, rows.contains(where: { $0.kind != .item }) { slots.append(.kind) }
        if rows.contains(where: { $0.section != nil }) { slots.append(.section) }
        if rows.contains(where: { $0.line != nil }) { slots.append(.line) }
        if rows.contains(where: { $0.code != nil }) { slots.append(.code) }
        if !plain, rows.contains(where: { $0.level != nil }) { slots.append(.level) }
        slots.append(.label)
        for column in table.columns {
            append(.column(column.slot), ValueKey(type: column.type, key: column.key), section: column.section)
        }
        for extra in ExtraValues.ordered(rows.map(unannounced)) {
            append(.extra(extra.type, key: extra.key), extra, section: nil)
        }
        guard !plain else { return }
        if cellPlaces, rows.contains(where: { !$0.cells.isEmpty }) { slots.append(.cells) }
        if places, rows.contains(where: { $0.at != nil }) { slots.append(.at) }
    }

    /// What stands in each slot: an amount or a text of the row, or nothing.
    func values(of row: DisclosureTable.Row) -> [String?] {
        var values = [String?](repeating: nil, count: slots.count)
        for entry in row.amounts {
            if let slot = slot(.amount, entry.key, row) { values[slot] = entry.value.description }
        }
        for entry in row.texts {
            if let slot = slot(.text, entry.key, row) ?? shared(entry.key, entry.value, row) {
                values[slot] = entry.value
            }
        }
        return values
    }

    private mutating func append(_ slot: TableSlot, _ key: ValueKey, section: String?) {
        places[key, default: []].append(Place(slot: slots.count, section: section))
        slots.append(slot)
    }

    /// The slot of a key; of two columns with one key that of the row's own section.
    private func slot(_ type: DisclosureTable.ColumnType, _ key: String, _ row: DisclosureTable.Row) -> Int? {
        guard let places = places[ValueKey(type: type, key: key)] else { return nil }
        return (places.first { $0.section == row.section } ?? places.first)?.slot
    }

    /// The slot of an amount that a text may take, because there is no amount and the text cannot be taken for one.
    private func shared(_ key: String, _ text: String, _ row: DisclosureTable.Row) -> Int? {
        guard row.amounts[key] == nil else { return nil }
        switch PrintedAmount(text) {
        case .amount, .blank: return nil
        case .dash, .text: return slot(.amount, key, row)
        }
    }

    /// The values of a row that no column announces, in its order.
    private func unannounced(_ row: DisclosureTable.Row) -> [ValueKey] {
        row.amounts.keys.filter { slot(.amount, $0, row) == nil }.map { ValueKey(type: .amount, key: $0) }
            + row.texts.filter { slot(.text, $0.key, row) == nil && shared($0.key, $0.value, row) == nil }
            .map { ValueKey(type: .text, key: $0.key) }
    }
}

/// Brings the keys of several rows into one order.
enum ExtraValues {
    /// Every element once, in an order that agrees with each list as far as the lists agree with one another.
    static func ordered<Element: Hashable>(_ lists: [[Element]]) -> [Element] {
        var elements: [Element] = []
        var index: [Element: Int] = [:]
        var followers: [[Int]] = []
        var open: [Int] = []
        for list in lists {
            var before: Int?
            for element in list {
                let place = index[element] ?? elements.count
                if place == elements.count {
                    index[element] = place
                    elements.append(element)
                    followers.append([])
                    open.append(0)
                }
                if let before, before != place {
                    followers[before].append(place)
                    open[place] += 1
                }
                before = place
            }
        }
        var order = elements.indices.filter { open[$0] == 0 }
        var next = 0
        while next < order.count {
            for follower in followers[order[next]] {
                open[follower] -= 1
                if open[follower] == 0 { order.append(follower) }
            }
            next += 1
        }
        return order.map { elements[$0] } + elements.indices.filter { open[$0] > 0 }.map { elements[$0] }
    }
}

extension DisclosureTable.Column {
    /// What the comment above the table says of this column.
    fileprivate var slot: TableSlot.Column {
        TableSlot.Column(key: key, type: type, ordinal: ordinal, section: section, header: header)
    }

    private var header: TableSlot.Header {
        let isPlain = !label.utf8.isEmpty && !path.contains { $0.utf8.isEmpty }
        if isPlain, path.isEmpty { return .label }
        if isPlain, let last = path.last, last.utf8.elementsEqual(label.utf8) { return .path }
        return .stated(label: label, path: path)
    }
}
