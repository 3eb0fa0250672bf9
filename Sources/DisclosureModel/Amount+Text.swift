// How an amount is read from and written to text.

extension Amount: LosslessStringConvertible, CustomStringConvertible {
    /// The plain decimal form, `-1234.50`: an optional minus, digits, and the printed decimals.
    public var description: String {
        var digits = String(coefficient.magnitude)
        if scale > 0 {
            let missing = Int(scale) + 1 - digits.utf8.count
            if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
            digits.insert(".", at: digits.utf8.index(digits.endIndex, offsetBy: -Int(scale)))
        }
        return coefficient < 0 ? "-" + digits : digits
    }

    /// Reads the plain decimal form that ``description`` writes: `[+-]digits[.digits]`, nothing else.
    public init?(_ description: String) {
        var text = description
        let parsed = text.withUTF8 { Amount(plain: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads the plain decimal form from bytes, without allocating.
    ///
    /// - Parameter bytes: ASCII `[+-]digits[.digits]`; at least one digit on either side of the point.
    /// - Returns: nil for anything else, for more than 18 significant digits that do not fit, or more than
    ///   ``maximumScale`` decimals.
    public init?(plain bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var negative = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            negative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        var accumulator = DigitAccumulator(negative: negative)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                guard accumulator.beginDecimals() else { return nil }
            } else {
                guard accumulator.append(digit: byte &- 0x30) else { return nil }
            }
            index += 1
        }
        guard let amount = accumulator.amount else { return nil }
        self = amount
    }
}

/// Collects decimal digits into an amount, watching for overflow at each step.
struct DigitAccumulator {
    private var value: Int64 = 0
    private var digits = 0
    private var decimals: Int?
    private let negative: Bool

    init(negative: Bool) { self.negative = negative }

    mutating func beginDecimals() -> Bool {
        guard decimals == nil else { return false }
        decimals = 0
        return true
    }

    /// Appends one digit, 0 to 9; false for anything else and where the value would overflow.
    mutating func append(digit: UInt8) -> Bool {
        guard digit <= 9 else { return false }
        if let count = decimals {
            guard count < Int(Amount.maximumScale) else { return false }
            decimals = count + 1
        }
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carried) =
            negative
            ? product.subtractingReportingOverflow(Int64(digit)) : product.addingReportingOverflow(Int64(digit))
        guard !overflow, !carried else { return false }
        value = sum
        digits += 1
        return true
    }

    /// Whether all digits so far are zeros.
    var isZero: Bool { value == 0 }

    var amount: Amount? {
        digits > 0 ? Amount(coefficient: value, scale: UInt8(decimals ?? 0)) : nil
    }
}
