/// Where the double nearest to a decimal lies, exactly.
enum NearestDouble {
    /// On which side of a point a number lies.
    enum Side {
        case below
        case equal
        case above
    }

    /// On which side of `point × 10^exponent` the double nearest to `digits × 10^exponent` lies.
    ///
    /// Both are close to each other and not zero. Up to 27 decimal places either way 128 bits suffice (5^27 < 2^63);
    /// beyond, long integers are used.
    static func compare(digits: UInt64, exponent: Int, to point: UInt64) -> Side {
        if exponent <= 0, exponent >= -27 { return compareFraction(digits, places: -exponent, to: point) }
        if exponent > 0, exponent <= 27 {
            let scale = UInt128(powersOfFive[exponent])
            let value = nearest(UInt128(digits) * scale)
            return side(value, UInt128(point) * scale)
        }
        return compareLong(digits, exponent, to: point)
    }

    private static func compareFraction(_ digits: UInt64, places: Int, to point: UInt64) -> Side {
        let five = powersOfFive[places]
        // digits / 5^places as 64 bits of quotient: numerator and divisor are shifted so that their top bits are set.
        let up = digits.leadingZeroBitCount
        let divisorUp = five.leadingZeroBitCount
        let numerator = digits << UInt64(up)
        let divisor = five << UInt64(divisorUp)
        let (quotient, remainder) = divisor.dividingFullWidth((numerator >> 1, numerator << 63))
        // quotient = digits × 2^(up + 63) / (5^places × 2^divisorUp)
        let drop = 11 - quotient.leadingZeroBitCount
        guard drop > 0 else { return compareLong(digits, -places, to: point) }
        var mantissa = quotient >> UInt64(drop)
        let rest = quotient & ((1 << UInt64(drop)) - 1)
        let half: UInt64 = 1 << UInt64(drop - 1)
        if rest > half || (rest == half && (remainder != 0 || mantissa & 1 == 1)) { mantissa += 1 }
        // The double, times 5^places, is mantissa × 5^places × 2^power.
        let power = drop - up - 63 + divisorUp
        let left = UInt128(mantissa) * UInt128(five)
        let right = UInt128(point)
        guard power.magnitude < 64 + 63 else { return compareLong(digits, -places, to: point) }
        return power < 0 ? side(left, right << UInt128(-power)) : side(left << UInt128(power), right)
    }

    /// Rounds an integer to 53 bits, half to even.
    private static func nearest(_ value: UInt128) -> UInt128 {
        let drop = 128 - 53 - value.leadingZeroBitCount
        guard drop > 0 else { return value }
        let unit = UInt128(1) << UInt128(drop)
        let rest = value & (unit - 1)
        let floor = value - rest
        let half = unit >> 1
        let isOdd = (value >> UInt128(drop)) & 1 == 1
        return rest > half || (rest == half && isOdd) ? floor + unit : floor
    }

    private static func side(_ left: UInt128, _ right: UInt128) -> Side {
        left < right ? .below : (left == right ? .equal : .above)
    }

    private static func compareLong(_ digits: UInt64, _ exponent: Int, to point: UInt64) -> Side {
        guard let value = Double("\(digits)e\(exponent)"), value.isFinite, value > 0 else {
            return digits < point ? .below : (digits == point ? .equal : .above)
        }
        let isNormal = value.isNormal
        let mantissa = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
        let power = (isNormal ? Int(value.exponent) : -1022) - 52
        var left = LongInteger(mantissa)
        var right = LongInteger(point)
        if exponent < 0 {
            left.multiply(byPowerOfTen: -exponent)
        } else {
            right.multiply(byPowerOfTen: exponent)
        }
        if power < 0 {
            right.shiftLeft(-power)
        } else {
            left.shiftLeft(power)
        }
        return left.compare(to: right)
    }

    private static let powersOfFive: [UInt64] = {
        var powers: [UInt64] = [1]
        for _ in 0..<27 { powers.append(powers[powers.count - 1] * 5) }
        return powers
    }()
}

/// An unsigned integer of any length, for the few numbers that 128 bits do not hold.
private struct LongInteger {
    /// Least significant first, without zeros at the top.
    private var limbs: [UInt32]

    init(_ value: UInt64) {
        limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
        trim()
    }

    mutating func multiply(byPowerOfTen power: Int) {
        for _ in 0..<power { multiply(by: 10) }
    }

    mutating func shiftLeft(_ bits: Int) {
        let (words, rest) = bits.quotientAndRemainder(dividingBy: 32)
        multiply(by: 1 << UInt32(rest))
        limbs.insert(contentsOf: repeatElement(0, count: words), at: 0)
        trim()
    }

    func compare(to other: LongInteger) -> NearestDouble.Side {
        if limbs.count != other.limbs.count { return limbs.count < other.limbs.count ? .below : .above }
        for (left, right) in zip(limbs.reversed(), other.limbs.reversed()) where left != right {
            return left < right ? .below : .above
        }
        return .equal
    }

    private mutating func multiply(by factor: UInt32) {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = UInt64(limbs[index]) * UInt64(factor) + carry
            limbs[index] = UInt32(truncatingIfNeeded: product)
            carry = product >> 32
        }
        if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
    }

    private mutating func trim() {
        while limbs.last == 0 { limbs.removeLast() }
    }
}
