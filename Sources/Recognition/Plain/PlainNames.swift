import DisclosureModel
import FormCatalogue

/// Brings together what a program has drawn apart: rows without a name, and the names that it broke over lines.
///
/// It draws both in the order of the rows. As many rows as names, whose sums then hold, are one and the same; and a code
/// without a name takes the words that are the name of that code.
struct PlainNames: Sendable {
    let codes: ClassificationCodes

    /// The items with their names. O(items · words).
    func joined(_ items: [PlainItem], _ form: Form) -> [PlainItem] {
        form.layout == .codes ? labelled(named(items)) : items
    }

    // MARK: Rows without code and name

    private func named(_ items: [PlainItem]) -> [PlainItem] {
        let nameless = items.indices.filter { Self.isNameless(items[$0]) }
        let names = items.indices.filter { !items[$0].codes.isEmpty && items[$0].amounts.isEmpty }
        guard !nameless.isEmpty, nameless.count == names.count else { return items }
        var result = items
        for (row, name) in zip(nameless, names) {
            result[row].codes = items[name].codes
            result[row].label = items[name].label
            result[row].code = items[name].code
            result[row].isJoined = true
        }
        let left = Set(names)
        result = result.indices.filter { !left.contains($0) }.map { result[$0] }
        let families = PlainPlacement.families(result)
        let holds = families.allSatisfy { family in
            guard let parent = family.first, let total = result[parent].amounts.first?.amount else { return false }
            return PlainPlacement.sums(total, family.dropFirst().compactMap { result[$0].amounts.first?.amount }[...])
        }
        // Names that were drawn in two goes are not in the order of the rows.
        let order = result.map(\.code).filter { !$0.isEmpty }
        let isAscending = zip(order, order.dropFirst()).allSatisfy { $0 < $1 }
        let known = Set(order)
        let haveParents = order.allSatisfy { $0.utf8.count <= 3 || known.contains(String($0.dropLast(2))) }
        return holds && isAscending && haveParents && !families.isEmpty ? result : items
    }

    /// Whether a row is nothing but amounts.
    static func isNameless(_ item: PlainItem) -> Bool {
        item.codes.isEmpty && item.label.isEmpty && !item.amounts.isEmpty
    }

    // MARK: Codes without name

    private func labelled(_ items: [PlainItem]) -> [PlainItem] {
        var result = items
        var words: [(item: Int, place: Int)] = []
        for index in items.indices where items[index].codes.isEmpty && items[index].amounts.isEmpty {
            words += items[index].label.indices.map { (index, $0) }
        }
        var used: Set<Int> = []
        var start = 0
        for index in items.indices where items[index].label.isEmpty && !items[index].codes.isEmpty {
            guard let name = codes[items[index].code]?.name, start < words.count else { continue }
            let key = LabelText.key(name)
            for first in words.indices[start...] {
                var text = ""
                var last = first
                while last < words.count, text.utf8.count < key.utf8.count {
                    text += items[words[last].item].label[words[last].place].key
                    last += 1
                }
                guard text.hasBytes(of: key) else { continue }
                result[index].label = words[first..<last].map { items[$0.item].label[$0.place] }
                result[index].isJoined = true
                used.formUnion(first..<last)
                start = last
                break
            }
        }
        for index in Set(used.map { words[$0].item }) {
            let taken = Set(used.filter { words[$0].item == index }.map { words[$0].place })
            result[index].label = items[index].label.indices.filter { !taken.contains($0) }.map {
                items[index].label[$0]
            }
        }
        return result.filter { !$0.isEmpty }
    }
}
