import DisclosureModel
import FormCatalogue

/// Whether what stands behind a name in plain text is that name's amount.
///
/// A program that prints the cells of a row one after the other leaves rows; one that goes down the columns, or draws
/// some cells later than others, leaves amounts behind names that they do not belong to. The sums tell: where the
/// parts make the totals, the rows are rows.
struct PlainProof: Sendable {
    private let draft: PlainDraft
    private let items: [PlainItem]
    private let codes: ClassificationCodes

    /// The items whose amounts are not shown to be theirs. O(items²) in the worst case, for the children of each code.
    static func unproven(_ draft: PlainDraft, codes: ClassificationCodes) -> Set<Int> {
        let proof = PlainProof(draft, codes)
        switch draft.region.form.form.layout {
        case .sideBySide: return proof.unprovenSides()
        case .codes where proof.items.allSatisfy(\.codes.isEmpty): return proof.unprovenNames()
        case .codes, .threeLists: return proof.unprovenRows()
        case .oneRow: return draft.region.goesOn ? Set(draft.items.indices) : []
        case .form, .list: return []
        }
    }

    private init(_ draft: PlainDraft, _ codes: ClassificationCodes) {
        self.draft = draft
        self.codes = codes
        items = draft.items
    }

    private func columns(_ item: PlainItem) -> [FormColumn] { draft.columns.columns(of: item.section) }

    // MARK: Rows by code

    private func unprovenRows() -> Set<Int> {
        let all = Set(items.indices)
        let broken = broken
        let filled = items.indices.filter { !items[$0].amounts.isEmpty }
        guard broken.count * 4 <= filled.count else { return all }
        if filled.contains(where: { PlainPlacement.isBalance(columns(items[$0])) }) {
            // The first amount of a row is not of one column; but each row is an account of its own.
            let others = filled.filter {
                PlainPlacement.readings(items[$0], columns(items[$0]), infers: true).isEmpty
            }
            return others.allSatisfy { items[$0].codes.isEmpty } ? broken.union(others) : all
        }
        let (holding, failing) = families()
        // Where names and amounts share their lines the lines say it, and a sum may be wrong in print.
        let sharing = filled.count { index in
            let name = items[index].codes.first ?? items[index].label.last
            return name?.at.line == items[index].amounts.last?.at.line
        }
        if sharing * 10 >= filled.count * 9 { return failing <= holding.count ? broken : all }
        if failing == 0 { return broken }
        guard failing < holding.count else { return all }
        let proven = proven(by: holding)
        return broken.union(filled.filter { !proven.contains($0) })
    }

    /// The parents with their parts where the sum holds, and how many there are where it does not.
    private func families() -> (holding: [[Int]], failing: Int) {
        var holding: [[Int]] = []
        var failing = 0
        for family in PlainPlacement.families(items) {
            guard let parent = family.first else { continue }
            // Of a form of several lists each has a total of its own.
            let list = section(parent)
            let isOwn = !PlainFacts.isTotal(items[parent]) || list == nil
            let members = family.dropFirst().filter { (isOwn || section($0) == list) && !items[$0].amounts.isEmpty }
            let parts = members.compactMap { items[$0].amounts.first?.amount }
            guard !parts.isEmpty else { continue }
            if let total = items[parent].amounts.first?.amount, PlainPlacement.sums(total, parts[...]) {
                holding.append([parent] + members)
            } else {
                failing += 1
            }
        }
        return (holding, failing)
    }

    /// The rows of which sums of several parts tell, and what is equal to one of them as its only part or its whole.
    private func proven(by holding: [[Int]]) -> Set<Int> {
        var proven = Set(holding.filter { $0.count > 2 }.joined())
        var grown = true
        while grown {
            let next = proven.union(holding.filter { $0.contains(where: proven.contains) }.joined())
            grown = next.count > proven.count
            proven = next
        }
        return proven
    }

    /// The list that a row says it belongs to.
    private func section(_ index: Int) -> String? {
        let item = items[index]
        return draft.region.form.finder.section(
            code: item.code.isEmpty ? nil : item.code, itemKey: LabelKey(item: item.text))
    }

    /// Whether a row without a code is one that the form names: 人员经费合计.
    private func hasName(_ item: PlainItem) -> Bool {
        draft.region.form.finder.row(section: item.section, itemKey: LabelKey(item: item.text)) != nil
            || draft.region.form.finder.isSectionTotal(LabelKey(item: item.text))
    }

    /// The rows that cannot be rows: of more amounts than there are columns, of amounts without a code or a known name,
    /// of the last digits of the amounts above.
    private var broken: Set<Int> {
        let begun = beginnings
        return Set(
            items.indices.filter { index in
                let item = items[index]
                guard let line = item.amounts.last?.at.line else { return false }
                return item.amounts.count > columns(item).count
                    || item.code.isEmpty && !PlainFacts.isTotal(item) && !hasName(item)
                    || isRest(item, at: line, of: begun)
            })
    }

    /// Whether a row's amounts are the last digits of those on the line above.
    private func isRest(_ item: PlainItem, at line: Int, of begun: [Int: Int]) -> Bool {
        begun[line - 1].map { $0 == item.amounts.count { $0.isRest } } == true
    }

    /// How many amounts stand on each line that holds nothing else, by line: what their cells were too narrow for
    /// follows on the next.
    private var beginnings: [Int: Int] {
        var beginnings: [Int: Int] = [:]
        for line in draft.region.body {
            let words = PlainToken.words(of: line)
            guard let number = line.at.line, words.allSatisfy(\.isValue),
                words.first?.beginsCode(draft.region.form.form.classification) != true
            else { continue }
            let count = words.count { $0.amount != nil && $0.text.utf8.contains(UInt8(ascii: ".")) }
            if count > 0 { beginnings[number] = count }
        }
        return beginnings
    }

    // MARK: Rows by name

    /// Without codes a row is one where a name of the classification and its amounts share a line.
    private func unprovenNames() -> Set<Int> {
        let begun = beginnings
        return Set(
            items.indices.filter { index in
                let item = items[index]
                guard let line = item.amounts.last?.at.line else { return false }
                if isRest(item, at: line, of: begun) { return true }
                let isKnown = PlainFacts.isTotal(item) || !codes.codes(named: LabelText.itemKey(item.text)).isEmpty
                return !isKnown || item.amounts.count > columns(item).count
                    || item.label.last?.at.line != item.amounts.last?.at.line
            })
    }

    // MARK: Sides

    private func unprovenSides() -> Set<Int> {
        let hasLines = items.contains { $0.line != nil }
        // An amount on a line without names has lost its own.
        let alone =
            !hasLines
            && draft.region.body.contains { line in
                let words = PlainToken.words(of: line)
                return !words.isEmpty && words.allSatisfy(\.isValue)
            }
        // A row that has lost its name is no row of the form.
        var unproven = Set(items.indices.filter { items[$0].label.isEmpty && !items[$0].amounts.isEmpty })
        for section in draft.region.form.form.sections.map(\.id) {
            let members = items.indices.filter { items[$0].section == section && !items[$0].amounts.isEmpty }
            let counts =
                hasLines ? numbersLines(section) : !alone || countsOn(section) && !members.contains(where: isApart)
            if counts, addsUp(members) { continue }
            let isWhole = members.allSatisfy { index in
                let item = items[index]
                return item.amounts.count <= columns(item).count
                    && item.label.last?.at.line == item.amounts.first?.at.line
            }
            if alone || !isWhole { unproven.formUnion(members) }
        }
        return unproven
    }

    /// Whether a blank line parts a name from its amount, as it parts what a program takes for two blocks of a page.
    private func isApart(_ index: Int) -> Bool {
        guard let name = items[index].label.last?.at.line, let amount = items[index].amounts.first?.at.line else {
            return false
        }
        return amount > name + 1
    }

    /// Whether the 行次 of a side's rows are all there.
    private func numbersLines(_ section: String) -> Bool {
        let lines = items.filter { $0.section == section }.map { $0.line?.digits.flatMap { Int($0) } }
        return zip(lines, lines.dropFirst()).allSatisfy { above, below in
            if let above, let below { below == above + 1 } else { false }
        }
    }

    /// Whether a side has all the items that its numbers count, or none that has a number.
    private func countsOn(_ section: String) -> Bool {
        let side = items.filter { $0.section == section }
        let total = side.lastIndex(where: PlainFacts.isTotal) ?? side.count
        let labels = side.map(\.text)
        return labels.contains { LabelText.enumeratorDepth($0) != nil } && PlainOutline.countsOn(labels)
            && side.dropFirst(total + 1).isEmpty
    }

    /// Whether the rows of a side make one of its totals: all of them, or those of the outermost level.
    private func addsUp(_ members: [Int]) -> Bool {
        func first(_ index: Int) -> Amount { items[index].amounts.first?.amount ?? .zero }
        let depths = members.compactMap { LabelText.enumeratorDepth(items[$0].text) }
        let outermost = depths.min()
        for total in members where PlainFacts.isTotal(items[total]) && !first(total).isZero {
            let parts = members.filter { $0 < total && !PlainFacts.isTotal(items[$0]) }
            let outer = parts.filter { index in
                let depth = LabelText.enumeratorDepth(items[index].text)
                return (depth == nil || depth == outermost) && !LabelText.key(items[index].text).begins("其中")
            }
            if [parts, outer].contains(where: { !$0.isEmpty && PlainPlacement.sums(first(total), $0.map(first)[...]) })
            {
                return members.allSatisfy { items[$0].amounts.count <= columns(items[$0]).count }
            }
        }
        return false
    }
}
