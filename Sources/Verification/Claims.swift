import FormCatalogue

/// The claims of a document with what they come to at present, so that a change of one cell costs what it touches.
struct Claims {
    private let constraints: [Constraint]
    /// The values, corrected as far as corrections were made.
    private(set) var values: [Money?]
    /// The difference that each claim on sums leaves; rates are worked out anew.
    private var sums: [Money]
    private var outcomes: [Constraint.Outcome]
    /// The outcomes with the values as printed.
    private let printed: [Constraint.Outcome]
    /// The claims of each cell, one cell's after the other's.
    private var touches: [Touch] = []
    private var starts: [Int] = []
    /// Whether anything but a soft claim is broken at all.
    private let isSound: Bool

    /// A claim that a cell is part of, and how often it counts there.
    struct Touch {
        let claim: Int
        var factor: Int
    }

    /// - Parameter outcomes: What the constraints come to with these values.
    init(_ constraints: [Constraint], outcomes: [Constraint.Outcome], values: [Money?]) {
        self.constraints = constraints
        self.values = values
        // Most documents are sound: nothing is looked for there.
        isSound = !constraints.indices.contains { outcomes[$0] == .broken && constraints[$0].strength != .soft }
        self.outcomes = outcomes
        printed = outcomes
        sums = []
        guard !isSound else { return }
        sums = constraints.map { $0.isSum ? Constraint.sum($0.terms, values) : 0 }
        var counts = Array(repeating: 0, count: values.count + 1)
        for constraint in constraints { for term in constraint.terms { counts[term.cell] += 1 } }
        var total = 0
        for cell in counts.indices {
            let count = counts[cell]
            counts[cell] = total
            total += count
        }
        starts = counts
        touches = Array(repeating: Touch(claim: -1, factor: 0), count: total)
        for (index, constraint) in constraints.enumerated() {
            for term in constraint.terms {
                touches[counts[term.cell]] = Touch(claim: index, factor: term.factor)
                counts[term.cell] += 1
            }
        }
    }

    /// The claims that do not hold, in order.
    var broken: [Int] { isSound ? [] : outcomes.indices.filter { outcomes[$0] == .broken } }

    /// Whether a claim does not hold.
    func isBroken(_ index: Int) -> Bool { outcomes[index] == .broken }

    /// Whether a claim does not hold, but did with the values as printed.
    func breaksAnew(_ index: Int) -> Bool { outcomes[index] == .broken && printed[index] != .broken }

    /// The claims that a cell is part of.
    func touching(_ cell: Int) -> ArraySlice<Touch> { touches[starts[cell]..<starts[cell + 1]] }

    /// Changes a value; the claims that it touches are returned.
    mutating func set(_ cell: Int, _ value: Money?) -> [Int] {
        let difference = (value ?? 0) - (values[cell] ?? 0)
        values[cell] = value
        let touched = touching(cell)
        for touch in touched where constraints[touch.claim].isSum {
            sums[touch.claim] += difference * Money(touch.factor)
        }
        for touch in touched { outcomes[touch.claim] = outcome(touch.claim) }
        return touched.map(\.claim)
    }

    private func outcome(_ index: Int) -> Constraint.Outcome {
        constraints[index].isSum ? constraints[index].outcome(sum: sums[index]) : constraints[index].outcome(values)
    }

    /// The value that a cell would have to have for a claim to hold exactly; nil where none follows.
    func implied(_ index: Int, _ cell: Int) -> Money? {
        guard case .equal = constraints[index].shape else { return constraints[index].implied(cell, values) }
        let factor = touching(cell).reduce(0) { $1.claim == index ? $0 + $1.factor : $0 }
        guard factor == 1 || factor == -1 else { return nil }
        return (values[cell] ?? 0) - sums[index] * Money(factor)
    }

    /// What values of some cells would change: claims mended less claims broken, soft ones and
    /// percentages counting half, and how many
    /// claims less would hold by rounding alone.
    func judge(_ cells: [Entry], isOpen: [Bool]) -> (gain: Int, rounding: Int) {
        var gain = 0
        var rounding = 0
        forEachChange(cells) { index, before, after in
            guard isOpen[index] else { return }
            // A percentage may have been worked out from the wrong amount: that it holds says little for it.
            let weight = constraints[index].strength == .soft || !constraints[index].isSum ? 1 : 2
            if before == .broken { gain += weight }
            if after == .broken { gain -= weight }
            if before == .rounding { rounding += weight }
            if after == .rounding { rounding -= weight }
        }
        return (gain, rounding)
    }

    /// The claims that are broken now and would hold with these values.
    func mended(by cells: [Entry]) -> [Int] {
        var mended: [Int] = []
        forEachChange(cells) { index, before, after in
            if before == .broken, after != .broken { mended.append(index) }
        }
        return mended
    }

    /// A cell and the value that it is tried with.
    struct Entry {
        let cell: Int
        let value: Money
    }

    /// Visits each claim once that the cells touch, with its outcome now and with the values in place.
    private func forEachChange(
        _ cells: [Entry], _ body: (Int, Constraint.Outcome, Constraint.Outcome) -> Void
    ) {
        for (place, entry) in cells.enumerated() {
            var last = -1
            for touch in touching(entry.cell) where touch.claim != last {
                last = touch.claim
                let isKnown = cells[..<place].contains { earlier in
                    touching(earlier.cell).contains { $0.claim == last }
                }
                if !isKnown { body(last, outcomes[last], outcome(last, with: cells)) }
            }
        }
    }

    private func outcome(_ index: Int, with cells: [Entry]) -> Constraint.Outcome {
        let constraint = constraints[index]
        guard constraint.isSum else {
            return constraint.outcome { cell in cells.first { $0.cell == cell }.map(\.value) ?? values[cell] }
        }
        var sum = sums[index]
        for entry in cells {
            let difference = entry.value - (values[entry.cell] ?? 0)
            for touch in touching(entry.cell) where touch.claim == index { sum += difference * Money(touch.factor) }
        }
        return constraint.outcome(sum: sum)
    }
}
