import DisclosureModel

/// The identity of the table of money: the rate of execution is what was spent over what was planned.
enum ExecutionRate {
    /// Whether a printed percentage is what the amounts give, up to one unit of its last place.
    static func agrees(_ rate: String, planned: String, spent: String) -> Bool {
        guard rate.ends("%"), case .amount(let percent, _) = PrintedAmount(String(rate.dropLast())),
            case .amount(let budget, _) = PrintedAmount(planned), case .amount(let amount, _) = PrintedAmount(spent),
            !budget.isZero
        else { return false }
        // percent × budget = 100 × spent, in units of 10^-scale.
        let scale = max(Int(percent.scale) + Int(budget.scale), Int(amount.scale))
        let shift = scale - Int(percent.scale) - Int(budget.scale)
        guard let left = scaled(Int128(percent.coefficient) * Int128(budget.coefficient), shift),
            let right = scaled(Int128(amount.coefficient) * 100, scale - Int(amount.scale)),
            let slack = scaled(Int128(budget.coefficient), shift)
        else { return false }
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return !overflow && difference.magnitude <= slack.magnitude
    }

    /// A rate that was split over two cells, put together: as it stands, or without one digit that both sides of the
    /// seam may share, whichever the amounts prove.
    static func rejoined(_ pieces: [String], planned: String, spent: String) -> String? {
        guard pieces.count == 2, let first = pieces.first, let second = pieces.last else { return nil }
        let digits = first.filter { $0.isNumber || $0 == "." }
        let candidates = [digits + second, String(digits.dropLast()) + second, digits + String(second.dropFirst())]
        return candidates.first { agrees($0, planned: planned, spent: spent) }
    }

    private static func scaled(_ value: Int128, _ power: Int) -> Int128? {
        guard power >= 0, power <= 36 else { return nil }
        var result = value
        for _ in 0..<power {
            let (next, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = next
        }
        return result
    }
}
