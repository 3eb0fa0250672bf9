/// A decimal number as read from bytes: `digits × 10^exponent`, with a sign, and 19 digits at most.
struct ParsedDecimal {
    var digits: UInt64
    var exponent: Int
    var isNegative: Bool

    /// Reads a number; nil for anything else. Digits beyond the nineteenth are too small to matter and are dropped.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        let count = bytes.count
        var isNegative = false
        if index < count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        var digits: UInt64 = 0
        var kept = 0
        var exponent = 0
        var seen = false
        var pointSeen = false
        while index < count {
            let byte = bytes[index]
            let digit = byte &- 0x30
            if digit <= 9 {
                seen = true
                if kept < 19 {
                    // 19 digits always fit.
                    digits = digits &* 10 &+ UInt64(digit)
                    if digits != 0 { kept += 1 }
                    if pointSeen { exponent -= 1 }
                } else if !pointSeen {
                    exponent += 1
                }
            } else if byte == UInt8(ascii: "."), !pointSeen {
                pointSeen = true
            } else {
                break
            }
            index += 1
        }
        guard seen else { return nil }
        if index < count {
            guard bytes[index] | 0x20 == UInt8(ascii: "e"),
                let power = Lexical.integer(UnsafeBufferPointer(rebasing: bytes[(index + 1)...])),
                power.magnitude < 100_000, !Lexical.isBlank(bytes[count - 1]),
                index + 1 < count, !Lexical.isBlank(bytes[index + 1])
            else { return nil }
            exponent += power
        }
        self.digits = digits
        self.exponent = exponent
        self.isNegative = isNegative
        stripZeros()
    }

    /// How many decimal digits a number has; 1 for zero.
    @inline(__always)
    static func digitCount(_ value: UInt64) -> Int {
        var count = 1
        var power: UInt64 = 10
        while count < 20, value >= power {
            count += 1
            let (next, overflow) = power.multipliedReportingOverflow(by: 10)
            if overflow { break }
            power = next
        }
        return count
    }

    /// The number with at most 15 significant digits.
    @inline(__always)
    func rounded() -> ParsedDecimal {
        guard digits >= Self.limit else { return self }
        return roundedTo15()
    }

    private static let limit: UInt64 = 1_000_000_000_000_000

    private func roundedTo15() -> ParsedDecimal {
        var divisor: UInt64 = 10
        while digits / divisor >= Self.limit { divisor *= 10 }
        var (kept, rest) = digits.quotientAndRemainder(dividingBy: divisor)
        let half = divisor / 2
        let distance = rest > half ? rest - half : half - rest
        let roundsUp: Bool
        // The nearest double is at most half a unit in its 53rd bit away from what is written.
        if distance > (digits >> 53) + 1 {
            roundsUp = rest > half
        } else {
            switch NearestDouble.compare(
                digits: digits, exponent: exponent, to: kept * divisor + half)
            {
            case .above: roundsUp = true
            case .below: roundsUp = false
            case .equal: roundsUp = kept % 2 == 1
            }
        }
        if roundsUp { kept += 1 }
        var result = self
        result.digits = kept
        while divisor > 1 {
            divisor /= 10
            result.exponent += 1
        }
        result.stripZeros()
        return result
    }

    @inline(__always)
    private mutating func stripZeros() {
        guard digits != 0 else {
            exponent = 0
            isNegative = false
            return
        }
        while digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
    }
}
