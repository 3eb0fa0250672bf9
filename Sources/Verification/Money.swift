import DisclosureModel

/// Amounts on one scale, so that tables in 元 and 万元 and percentages meet: whole millionths of 元 or of a percent.
///
/// 128 bits hold every amount that a document can print and sums of thousands of them.
typealias Money = Int128

enum MoneyScale {
    /// The decimals that are kept below one 元.
    static let decimals = 6

    static let powers: [Int128] = {
        var powers: [Int128] = [1]
        while powers.count <= 36 { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// An amount in units of 10^`power` 元; nil where it has more decimals than are kept, or does not fit.
    static func money(_ amount: Amount, power: Int) -> Money? {
        let shift = power + decimals - Int(amount.scale)
        guard shift >= -18, shift <= 18 else { return nil }
        if shift >= 0 { return Int128(amount.coefficient) * powers[shift] }
        let divisor = powers[-shift]
        let wide = Int128(amount.coefficient)
        return (wide + (wide < 0 ? -divisor / 2 : divisor / 2)) / divisor
    }

    /// An amount in units of 10^`power` 元 with so many decimals, rounded; nil where it does not fit.
    static func amount(_ money: Money, power: Int, scale: Int) -> Amount? {
        let shift = power + decimals - scale
        guard shift >= 0, shift < powers.count, scale >= 0, scale <= Int(Amount.maximumScale) else { return nil }
        let divisor = powers[shift]
        let rounded = (money + (money < 0 ? -divisor / 2 : divisor / 2)) / divisor
        return Int64(exactly: rounded).map { Amount(coefficient: $0, scale: UInt8(scale)) }
    }

    /// One unit of the last of so many decimals, in units of 10^`power` 元.
    static func place(power: Int, scale: Int) -> Money {
        let shift = power + decimals - scale
        return shift >= 0 && shift < powers.count ? powers[shift] : 1
    }
}
