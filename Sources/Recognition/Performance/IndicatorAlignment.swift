import DisclosureModel

/// Which cells of a row belong to which columns of a table of indicators.
///
/// Dumps drop cells at the left, shift columns after a page, and merge or split cells; so a row is aligned as a
/// whole: every way of giving its cells to the columns, in order, has a cost, and the cheapest wins. Costs come from
/// the vocabulary (a level name belongs to a level), from the kind of text (a measure is no indicator, a score is a
/// number) and, least, from position.
struct IndicatorAlignment: Sendable {
    /// A column as the header prints it.
    struct Slot: Sendable, Hashable {
        /// The canonical key (`target`), or `side` for what stands left of the levels.
        var key: String
        /// Where its cells are expected; nil where the header does not say.
        var column: Int?
    }

    /// The outcome: for each slot the cells it takes, and what that costs.
    struct Outcome: Sendable, Equatable {
        var taken: Keyed<Range<Int>>
        var cost: Double
    }

    let words: PerformanceWords
    /// Whether cells may be put together.
    var joins = true
    /// The name of level one that a page has cut, as far as printed above.
    var openLevel1: String?
    /// The same for level two.
    var openLevel2: String?
    /// The same for what stands left of the levels.
    var openSide: String?
    /// The name of level one in force: what stands below it in one form may be of level one in another.
    var parent: String?
    /// Where the header prints the columns, by key; rows may stand elsewhere.
    var header: Keyed<Int> = [:]
    /// What the column of categories has printed so far: few texts that repeat.
    var categories: Set<String> = []

    /// The cheapest alignment.
    ///
    /// - Complexity: O(cells × slots × 3).
    func align(_ cells: [PerformanceCell], slots: [Slot]) -> Outcome {
        if let placed = placed(cells, slots) { return placed }
        let unreachable = Double.infinity
        // For each number of slots, and in it each number of cells: the least cost, and what the last slot took.
        let width = cells.count + 1
        var best = [Double](repeating: unreachable, count: width * (slots.count + 1))
        var step = [Int](repeating: 0, count: best.count)
        best[0] = 0
        let wholes = joins ? Self.wholes(cells) : []
        for (next, slot) in slots.enumerated() {
            let (before, after) = (next * width, (next + 1) * width)
            for start in 0...cells.count where best[before + start] < unreachable {
                for count in 0...min(joins ? 3 : 1, cells.count - start) {
                    let range = start..<start + count
                    // Where cells are not adjacent, there is no whole.
                    guard count < 2 || wholes[start].count > count - 2 else { break }
                    // Joining costs: where that alone is no better, the words need not be looked at.
                    let least = best[before + start] + Self.joint * Double(max(0, count - 1))
                    guard least < best[after + range.upperBound] else { continue }
                    let whole = count < 2 ? cells[range].first : wholes[start][count - 2]
                    let cost =
                        best[before + start] + (whole.map { taking(cells[range], $0, slot) } ?? skipping(slot))
                    if cost < best[after + range.upperBound] {
                        best[after + range.upperBound] = cost
                        step[after + range.upperBound] = count
                    }
                }
            }
        }
        var taken: Keyed<Range<Int>> = [:]
        var end = cells.count
        for index in slots.indices.reversed() {
            let count = step[(index + 1) * width + end]
            if count > 0 { taken[slots[index].key] = end - count..<end }
            end -= count
        }
        return Outcome(taken: taken, cost: best[slots.count * width + cells.count])
    }

    /// The alignment by position alone: every cell stands exactly where a column does, and none contradicts it.
    private func placed(_ cells: [PerformanceCell], _ slots: [Slot]) -> Outcome? {
        var taken: Keyed<Range<Int>> = [:]
        for (index, cell) in cells.enumerated() {
            // A level may have a name that no form knows; its place shows it, where all the others agree.
            let isNamed = index == 0 && words.isLevel1(cell.key) && !stands(cell, in: "level2", of: slots)
            let named = isNamed ? slots.first { $0.key == "level1" } : nil
            guard let slot = named ?? slots.first(where: { $0.column == cell.column }), taken[slot.key] == nil,
                fit(cell, slot.key) <= (slot.key.begins("level") ? 3 : slot.key == "indicator" ? 2 : 1)
            else { return nil }
            if slot.key == "level1", words.isBelow(cell.key, parent), !standsAsPrinted(cells, index) { return nil }
            taken[slot.key] = index..<index + 1
        }
        return taken["indicator"] == nil ? nil : Outcome(taken: taken, cost: 0)
    }

    /// Whether a name of level two stands in the column of that level.
    private func stands(_ cell: PerformanceCell, in key: String, of slots: [Slot]) -> Bool {
        words.isLevel2(cell.key) && slots.contains { $0.key == key && $0.column == cell.column }
    }

    /// Whether a name of level one and the indicator behind it stand where the header prints their columns.
    private func standsAsPrinted(_ cells: [PerformanceCell], _ index: Int) -> Bool {
        guard header["level1"] == cells[index].column, index + 1 < cells.count else { return false }
        let next = cells[index + 1]
        return next.column == header["indicator"]
            || next.column == header["level2"] && words.isLevel2(next.key) && next.key.ends("指标")
    }

    /// What each cell costs that is joined to the one before it.
    private static let joint = 2.0

    private func skipping(_ slot: Slot) -> Double {
        switch slot.key {
        case "indicator": 10
        case "target", "actual": 4
        case "score", "weight", "previous1", "previous2": 2
        case "level2": 0.25
        default: 0
        }
    }

    private func taking(_ cells: ArraySlice<PerformanceCell>, _ whole: PerformanceCell, _ slot: Slot) -> Double {
        var cost = fit(whole, slot.key)
        if let column = slot.column, column != whole.column { cost += 0.5 }
        if cells.count > 1 { cost += joining(cells, whole, slot.key) }
        // What stands where the header prints the second level is no beginning of the indicator's name.
        if slot.key == "indicator", cells.count > 1, header["level2"] == whole.column { cost += 3 }
        return cost
    }

    private func fit(_ cell: PerformanceCell, _ key: String) -> Double {
        switch key {
        case "side": return side(cell)
        case "level1":
            if words.isLevel1(cell.key) { return words.isBelow(cell.key, parent) ? 1 : 0 }
            if let open = openLevel1, words.isLevel1(PerformanceText.key(open + cell.text)) { return 0 }
            return words.isLevel2(cell.key) ? 7 : level(cell, begins: words.beginsLevel1(cell.key))
        case "level2":
            if words.isLevel2(cell.key) { return 0 }
            if let open = openLevel2, words.isLevel2(PerformanceText.key(open + cell.text)) { return 0 }
            return words.isLevel1(cell.key) ? 5 : level(cell, begins: words.beginsLevel2(cell.key))
        case "indicator":
            if PerformanceText.isDash(cell.text) { return 8 }
            // Rather no name than a number or the name of the level, where pieces of cells may be joined.
            if PerformanceText.isMeasure(cell.text) { return joins ? 13 : 8 }
            if joins, header["level2"] == cell.column, cell.key.ends("指标"), words.isBelow(cell.key, parent) {
                return 13
            }
            if words.isValue(cell.text) { return 4 }
            if words.isLevel1(cell.key) || words.isLevel2(cell.key) { return cell.key.ends("指标") ? 5 : 2 }
            return 0
        case "category":
            return categories.isEmpty || categories.contains(cell.text) ? 0 : 4
        case "score", "weight":
            return PerformanceText.isScore(cell.text) || PerformanceText.isDash(cell.text) ? 0 : 6
        default:
            if words.isLevel1(cell.key) || words.isLevel2(cell.key) { return 5 }
            return 0
        }
    }

    private func side(_ cell: PerformanceCell) -> Double {
        if words.isLevel1(cell.key) || words.isLevel2(cell.key) { return 8 }
        if words.isGoal(cell.key) || words.kind(cell.key) == .group { return 0 }
        if let open = openSide {
            let key = PerformanceText.key(open + cell.text)
            if words.isGoal(key) || words.kind(key) == .group { return 0 }
        }
        if words.beginsSide(cell.key) { return 0.5 }
        return PerformanceText.isDebris(cell.text) ? 1 : 6
    }

    private func level(_ cell: PerformanceCell, begins: Bool) -> Double {
        if begins { return 1 }
        if PerformanceText.isMeasure(cell.text) { return 9 }
        if !cell.key.unicodeScalars.contains(where: \.properties.isIdeographic) { return 2 }
        return cell.key.unicodeScalars.count <= 12 ? 3 : 6
    }

    private func joining(_ cells: ArraySlice<PerformanceCell>, _ whole: PerformanceCell, _ key: String) -> Double {
        var cost = Self.joint * Double(cells.count - 1)
        if key.begins("level") || key == "side" {
            return words.isLevel1(whole.key) || words.isLevel2(whole.key) ? cost : cost + 4
        }
        for cell in cells.dropFirst() {
            guard let first = cell.text.unicodeScalars.first else { continue }
            if "≥≤＞＜><".unicodeScalars.contains(first) { cost += 4 }
            if key == "indicator", PerformanceText.isMeasure(cell.text) { cost += 2 }
        }
        if key != "indicator", !key.begins("level"), cells.dropLast().contains(where: { endsMeasure($0.text) }) {
            cost += 1.5
        }
        // A mark for nothing fills a cell of its own.
        if cells.contains(where: { PerformanceText.isDash($0.text) }) { cost += 4 }
        if cells.contains(where: { words.isLevel1($0.key) || words.isLevel2($0.key) }) { cost += 4 }
        return cost
    }

    /// Whether a piece of a value needs no more: it has a unit, or no digit at all.
    private func endsMeasure(_ text: String) -> Bool {
        guard
            let last = text.unicodeScalars.last(where: {
                $0.properties.isAlphabetic || PerformanceText.isDigit($0) || $0 == "%"
            })
        else { return false }
        return !PerformanceText.isDigit(last)
    }

    /// For each cell, what it makes with the next one, and with the next two, as far as they are adjacent.
    private static func wholes(_ cells: [PerformanceCell]) -> [[PerformanceCell]] {
        cells.indices.map { start in
            var wholes: [PerformanceCell] = []
            var whole = cells[start]
            for index in (start + 1)..<max(start + 1, min(start + 3, cells.count)) {
                guard cells[index].column == cells[index - 1].column + 1 else { break }
                whole = whole.joined(with: cells[index])
                wholes.append(whole)
            }
            return wholes
        }
    }
}
