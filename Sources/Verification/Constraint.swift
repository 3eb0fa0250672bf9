import FormCatalogue

/// One instance of a rule: what it claims of certain cells.
struct Constraint {
    /// The rule as checks name it.
    let rule: String
    let code: FindingCode
    let strength: Identity.Strength
    let shape: Shape
    /// How far the two sides may differ by rounding alone.
    let tolerance: Money
    /// The cell that is checked: the total, or what a sentence states.
    let subject: Int

    /// What is claimed.
    enum Shape {
        /// The terms add up to nothing.
        case equal([Term])
        /// The terms add up to nothing or less.
        case atMost([Term])
        /// A percentage: 100 times one sum by the other.
        case rate(Int, of: [Term], by: [Term])
        /// The sign of a sum, as a sentence states it.
        case sign(Int, of: [Term])
    }

    /// A cell and how often it counts.
    struct Term: Hashable {
        let cell: Int
        let factor: Int
    }

    /// What came of it.
    enum Outcome: Equatable {
        case exact
        /// It holds within what rounding explains.
        case rounding
        case broken
        /// It says nothing, as where a rate's base is zero.
        case void
    }

    var terms: [Term] {
        switch shape {
        case .equal(let terms), .atMost(let terms): terms
        case .rate(let cell, let of, let by): [Term(cell: cell, factor: 0)] + of + by
        case .sign(let cell, let of): [Term(cell: cell, factor: 0)] + of
        }
    }

    /// Whether it claims something of the sum of its terms alone.
    var isSum: Bool {
        switch shape {
        case .equal, .atMost: true
        case .rate, .sign: false
        }
    }

    /// What comes of a claim on a sum that comes to this.
    func outcome(sum difference: Money) -> Outcome {
        if case .atMost = shape {
            return difference <= 0 ? .exact : (difference <= tolerance ? .rounding : .broken)
        }
        return difference == 0 ? .exact : (abs(difference) <= tolerance ? .rounding : .broken)
    }

    /// What comes of it with these values; blank cells count as zero.
    func outcome(_ values: [Money?]) -> Outcome {
        switch shape {
        case .equal(let terms), .atMost(let terms): outcome(sum: Self.sum(terms, values))
        case .rate, .sign: outcome { values[$0] }
        }
    }

    /// What comes of it where each cell has the value that is looked up for it.
    func outcome(_ value: (Int) -> Money?) -> Outcome {
        func sum(_ terms: [Term]) -> Money { terms.reduce(0) { $0 + (value($1.cell) ?? 0) * Money($1.factor) } }
        switch shape {
        case .equal(let terms), .atMost(let terms): return outcome(sum: sum(terms))
        case .rate(let cell, let of, let by):
            guard let rate = value(cell) else { return .void }
            return Rate(of: sum(of), by: sum(by)).outcome(rate, place: tolerance, uncertainty: uncertainty)
        case .sign(let cell, let of):
            guard let claimed = value(cell) else { return .void }
            return sum(of).signum() == claimed.signum() ? .exact : .broken
        }
    }

    /// Half a unit of the operands' last place, for rates; nothing for sums.
    var uncertainty: Money = 0

    /// The value that a cell would have to have for the claim to hold exactly; nil where none follows.
    func implied(_ cell: Int, _ values: [Money?]) -> Money? {
        switch shape {
        case .equal(let terms):
            let factor = terms.reduce(0) { $1.cell == cell ? $0 + $1.factor : $0 }
            guard factor == 1 || factor == -1 else { return nil }
            return (values[cell] ?? 0) - Self.sum(terms, values) * Money(factor)
        case .rate(let rate, let of, let by) where rate == cell:
            return Rate(of: Self.sum(of, values), by: Self.sum(by, values)).rounded(to: tolerance)
        case .sign(let claimed, let of) where claimed == cell:
            return Money(Self.sum(of, values).signum()) * MoneyScale.powers[MoneyScale.decimals]
        default: return nil
        }
    }

    static func sum(_ terms: [Term], _ values: [Money?]) -> Money {
        var sum: Money = 0
        for term in terms {
            guard let value = values[term.cell] else { continue }
            switch term.factor {
            case 1: sum += value
            case -1: sum -= value
            default: sum += value * Money(term.factor)
            }
        }
        return sum
    }
}

/// A percentage of two amounts, in whole numbers throughout.
struct Rate {
    let of: Money
    let by: Money

    private static let hundred: Money = 100 * MoneyScale.powers[MoneyScale.decimals]

    /// Compares with the printed percentage: by its own rounding and its operands' (half a unit each); beyond that, but
    /// within a unit of the last place, it was cut off or rounded twice.
    func outcome(_ printed: Money, place: Money, uncertainty: Money) -> Constraint.Outcome {
        guard by != 0 else { return .void }
        let base = abs(by)
        let (left, overflow) = printed.multipliedReportingOverflow(by: base)
        let (right, wide) = (by < 0 ? -of : of).multipliedReportingOverflow(by: Self.hundred)
        guard !overflow, !wide else { return .void }
        let difference = abs(left - right)
        let share = uncertainty &* Self.hundred
        let slack = share + (base > 0 ? (share / base) * abs(of) : 0)
        if difference * 2 <= place * base + 2 * slack { return .exact }
        return difference < place * base + slack ? .rounding : .broken
    }

    /// The percentage, rounded half away from zero to a place; nil where there is no base.
    func rounded(to place: Money) -> Money? {
        guard by != 0, place > 0 else { return nil }
        let (product, overflow) = of.multipliedReportingOverflow(by: Self.hundred)
        guard !overflow else { return nil }
        let quotient = product / by
        let half = quotient < 0 ? -place / 2 : place / 2
        return (quotient + half) / place * place
    }
}
