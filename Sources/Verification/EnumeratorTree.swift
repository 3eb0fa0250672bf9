import DisclosureModel
import FormCatalogue

/// The tree that the enumerators of a list without codes make: `1、` and `（一）` are parts of the `一、` above them.
///
/// Where all lines are counted alike, none is part of another; a line without an enumerator, or a sum, ends what stands
/// above it.
struct EnumeratorTree {
    private(set) var parents: [Int?]
    private(set) var children: [Int: [Int]] = [:]

    init(_ rows: [DisclosureTable.Row]) {
        parents = Array(repeating: nil, count: rows.count)
        var open: [(row: Int, depth: Int)] = []
        var section: String?
        for (index, row) in rows.enumerated() {
            guard row.kind == .item, let depth = LabelText.enumeratorDepth(row.label) else {
                open = []
                continue
            }
            if row.section != section { open = [] }
            section = row.section
            while let last = open.last, last.depth >= depth { open.removeLast() }
            if let parent = open.last?.row {
                parents[index] = parent
                children[parent, default: []].append(index)
            }
            open.append((index, depth))
        }
    }

    /// Sets rows below those whose amounts they add up to; what stands below another row already stays there.
    mutating func add(_ summed: SummedRows) {
        for (part, head) in summed.parents.sorted(by: { $0.key < $1.key })
        where parents[part] == nil && parents[head] != part {
            parents[part] = head
            children[head, default: []].append(part)
        }
    }
}
