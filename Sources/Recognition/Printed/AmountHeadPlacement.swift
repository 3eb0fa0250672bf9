/// Tells which columns of a printed head the columns of amounts below it are, where some are empty.
///
/// pdftotext sets a run where the labels above it stand, unless what stands left of it on its line pushes it on; where it
/// was pushed, the distances on paper tell.
struct AmountHeadPlacement {
    /// Where an amount stands, all doubled: its middle on the line and on paper, and the end of what stands left of it.
    struct Run {
        var center: Int
        var middle: Int
        var before: Int
        var width: Int
    }

    /// The amounts of each column.
    let amounts: [[Run]]
    /// The middle of each column of the head, doubled.
    let heads: [Int]
    /// How far each column of the head stands from each on paper, doubled.
    let distances: [[Int]]

    /// What it costs that the columns of amounts are these columns of the head. O(amounts).
    func cost(of places: [Int]) -> Int {
        var cost = 0
        for (index, place) in places.enumerated() {
            cost += off(index, place)
            if index > 0 { cost += bend(index, from: places[index - 1], to: place) }
        }
        return cost
    }

    /// The columns of the head, in order, that cost least; nil where there are too few. O(amounts × heads²).
    ///
    /// - Parameter leads: Whether the first column of the head holds sums, and so is never the empty one.
    func nearest(leads: Bool) -> [Int]? {
        guard !amounts.isEmpty else { return nil }
        var costs = Array(repeating: Array(repeating: Int.max, count: heads.count), count: amounts.count)
        var back = Array(repeating: Array(repeating: 0, count: heads.count), count: amounts.count)
        for head in heads.indices where !leads || head == 0 { costs[0][head] = leads ? 0 : off(0, head) }
        for place in amounts.indices.dropFirst() {
            for head in heads.indices {
                for before in 0..<head where costs[place - 1][before] < Int.max {
                    let cost = costs[place - 1][before] + bend(place, from: before, to: head) + off(place, head)
                    if cost < costs[place][head] {
                        costs[place][head] = cost
                        back[place][head] = before
                    }
                }
            }
        }
        guard let ends = costs.last, let last = ends.indices.min(by: { ends[$0] < ends[$1] }), ends[last] < Int.max
        else { return nil }
        var result = [last]
        for place in amounts.indices.dropFirst().reversed() { result.append(back[place][result[result.count - 1]]) }
        return result.reversed()
    }

    private func off(_ place: Int, _ head: Int) -> Int {
        4 * average(place) { abs($0.center - max(heads[head], $0.before + $0.width + 2)) }
    }

    private func bend(_ place: Int, from before: Int, to head: Int) -> Int {
        abs(average(place, \.middle) - average(place - 1, \.middle) - distances[before][head])
    }

    private func average(_ place: Int, _ value: (Run) -> Int) -> Int {
        amounts[place].reduce(0) { $0 + value($1) } / max(1, amounts[place].count)
    }
}
