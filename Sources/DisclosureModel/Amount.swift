/// An exact decimal amount that keeps the number of decimals it was printed with.
///
/// `2540.10` stays `2540.10`: the value is `coefficient × 10^-scale`, in whatever unit the table states.
/// It is a plain value of nine bytes, never allocates, and no binary floating point takes part in anything
/// it does. Arithmetic that would leave the range of `Int64` returns `nil` instead of trapping.
public struct Amount: Sendable {
    /// The digits, signed, without a decimal point.
    public let coefficient: Int64
    /// How many of the digits stand after the decimal point, as printed; 0 to ``maximumScale``.
    public let scale: UInt8

    /// The most decimals an amount can carry.
    public static let maximumScale: UInt8 = 18
    /// Zero without decimals.
    public static let zero = Amount(coefficient: 0, scale: 0)

    /// Makes `coefficient × 10^-scale`; a scale beyond ``maximumScale`` is cut to it.
    public init(coefficient: Int64, scale: UInt8) {
        self.coefficient = coefficient
        self.scale = min(scale, Self.maximumScale)
    }

    /// A whole number.
    public init(_ whole: Int64) {
        self.init(coefficient: whole, scale: 0)
    }

    /// Whether the amount is zero, however many decimals it was printed with.
    public var isZero: Bool { coefficient == 0 }
    /// Whether the amount is below zero.
    public var isNegative: Bool { coefficient < 0 }
    /// The absolute value, or nil for the one value whose absolute value does not fit.
    public var magnitude: Amount? {
        coefficient == .min ? nil : Amount(coefficient: abs(coefficient), scale: scale)
    }
    /// One unit of the last printed place: 0.01 for `12.30`.
    public var lastPlace: Amount { Amount(coefficient: 1, scale: scale) }

    /// Whether both the value and the printed decimals are the same; `==` compares the value alone.
    public func isIdentical(to other: Amount) -> Bool {
        coefficient == other.coefficient && scale == other.scale
    }
}

extension Amount: Comparable, Hashable {
    /// Compares the values: `2.50 == 2.5`.
    public static func == (left: Amount, right: Amount) -> Bool {
        compare(left, right) == 0
    }

    /// Orders by value, exactly, for all scales.
    public static func < (left: Amount, right: Amount) -> Bool {
        compare(left, right) < 0
    }

    /// Hashes the value, so that equal amounts of different scales hash alike.
    public func hash(into hasher: inout Hasher) {
        var digits = coefficient
        var decimals = scale
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        hasher.combine(digits)
        hasher.combine(decimals)
    }

    private static func compare(_ left: Amount, _ right: Amount) -> Int {
        let a = left.widened(to: max(left.scale, right.scale))
        let b = right.widened(to: max(left.scale, right.scale))
        return a < b ? -1 : (a == b ? 0 : 1)
    }

    /// The coefficient at a scale not below its own. Int64 × 10^18 always fits 128 bits.
    fileprivate func widened(to newScale: UInt8) -> Int128 {
        Int128(coefficient) * Self.powersOfTen[Int(newScale - scale)]
    }

    fileprivate static let powersOfTen: [Int128] = {
        var powers: [Int128] = [1]
        for _ in 0..<Int(maximumScale) { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()
}

// Arithmetic. Sums carry the larger number of decimals, as on paper.
extension Amount {
    /// The exact sum, or nil where it does not fit.
    public func adding(_ other: Amount) -> Amount? {
        let common = max(scale, other.scale)
        return Amount(exactly: widened(to: common) + other.widened(to: common), scale: common)
    }

    /// The exact difference, or nil where it does not fit.
    public func subtracting(_ other: Amount) -> Amount? {
        let common = max(scale, other.scale)
        return Amount(exactly: widened(to: common) - other.widened(to: common), scale: common)
    }

    /// The negated amount, or nil for the one value whose negation does not fit.
    public var negated: Amount? {
        coefficient == .min ? nil : Amount(coefficient: -coefficient, scale: scale)
    }

    /// The amount times a whole number, or nil where it does not fit.
    public func multiplied(by factor: Int64) -> Amount? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: factor)
        return overflow ? nil : Amount(coefficient: product, scale: scale)
    }

    /// The amount times 10^power, exact: the decimal point moves, digits are neither lost nor made up.
    ///
    /// Used for units: 1.25 万元 shifted by 4 is 12500 元. Returns nil where the result does not fit.
    public func shifted(by power: Int) -> Amount? {
        let target = Int(scale) - power
        if target >= 0 {
            return target <= Int(Self.maximumScale) ? Amount(coefficient: coefficient, scale: UInt8(target)) : nil
        }
        guard -target <= Int(Self.maximumScale) else { return coefficient == 0 ? .zero : nil }
        return Amount(exactly: Int128(coefficient) * Self.powersOfTen[-target], scale: 0)
    }

    /// The same value with another number of decimals, rounded half away from zero where digits are dropped.
    public func rounded(toScale newScale: UInt8) -> Amount? {
        guard newScale <= Self.maximumScale else { return nil }
        if newScale >= scale { return Amount(exactly: widened(to: newScale), scale: newScale) }
        let divisor = Self.powersOfTen[Int(scale - newScale)]
        let half = divisor / 2
        let wide = Int128(coefficient)
        return Amount(exactly: (wide + (wide < 0 ? -half : half)) / divisor, scale: newScale)
    }

    private init?(exactly wide: Int128, scale: UInt8) {
        guard let narrow = Int64(exactly: wide) else { return nil }
        self.init(coefficient: narrow, scale: scale)
    }
}
