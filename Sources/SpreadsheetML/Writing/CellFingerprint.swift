/// A fingerprint of what a workbook's cells hold, the same however they are stored.
///
/// It covers each sheet's name and each non-empty cell's place and value, row by row. It does not cover looks, formulas
/// (their values count), or whether a text is shared or inline; numbers count by their first 15 significant digits, which is
/// what applications keep, and text without the blanks around it. So a workbook that was opened and saved again keeps
/// its fingerprint, and one in which a cell was changed does not.
///
/// The hash is FNV-1a of 128 bits: it tells edits, not forgeries.
public struct CellFingerprint: Hashable, Sendable {
    private var state: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013B

    /// The fingerprint of no cells.
    public init() {}

    /// The fingerprint as 32 hexadecimal digits.
    public var hexadecimal: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }

    /// A sheet begins.
    public mutating func addSheet(_ name: String) {
        take(0x01)
        take(text: name)
    }

    /// A cell that holds text; one of blanks alone counts as empty. The place is 1-based.
    public mutating func add(row: Int, column: Int, text: String) {
        let trimmed = Self.trimmed(text)
        guard !trimmed.isEmpty else { return }
        place(row, column, kind: 0x02)
        take(text: trimmed)
    }

    /// A cell that holds a number, as decimal text (`-1234.50`, `1.5E-7`).
    public mutating func add(row: Int, column: Int, number: String) {
        var number = number
        let digits = number.withUTF8 { SignificantDigits($0) }
        guard let digits else { return add(row: row, column: column, text: number) }
        place(row, column, kind: 0x03)
        take(digits.isNegative ? 0x2D : 0x2B)
        for digit in digits.digits { take(digit) }
        take(word: UInt64(bitPattern: Int64(digits.exponent)))
    }

    /// A cell that holds a truth value.
    public mutating func add(row: Int, column: Int, boolean: Bool) {
        place(row, column, kind: boolean ? 0x05 : 0x04)
    }

    private mutating func place(_ row: Int, _ column: Int, kind: UInt8) {
        take(kind)
        take(word: UInt64(truncatingIfNeeded: row) << 32 | UInt64(truncatingIfNeeded: column))
    }

    private mutating func take(text: String) {
        for byte in text.utf8 { take(byte) }
        take(0)
    }

    private mutating func take(word: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { take(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    private mutating func take(_ byte: UInt8) {
        state = (state ^ UInt128(byte)) &* Self.prime
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = Substring(text).unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}

/// A number's first 15 significant digits, rounded half up, and where the decimal point stands among them.
struct SignificantDigits {
    var isNegative = false
    /// ASCII digits without zeros at either end; empty for zero.
    var digits: [UInt8] = []
    /// The number is `0.digits × 10^exponent`; 0 for zero.
    var exponent = 0

    /// Reads `[+-]digits[.digits][e[+-]digits]`; nil for anything else.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var seenDigit = false
        var afterPoint = false
        if index < text.count, text[index] == 0x2D || text[index] == 0x2B {
            isNegative = text[index] == 0x2D
            index += 1
        }
        while index < text.count {
            let byte = text[index]
            if byte == 0x2E, !afterPoint {
                afterPoint = true
            } else if byte >= 0x30, byte <= 0x39 {
                seenDigit = true
                if !digits.isEmpty || byte != 0x30 {
                    digits.append(byte)
                    if !afterPoint { exponent += 1 }
                } else if afterPoint {
                    exponent -= 1
                }
            } else {
                break
            }
            index += 1
        }
        guard seenDigit else { return nil }
        if index < text.count {
            guard text[index] | 0x20 == 0x65 else { return nil }
            let tail = String(decoding: text[(index + 1)...], as: UTF8.self)
            guard let power = Int(tail), (-100_000...100_000).contains(power) else { return nil }
            exponent += power
        }
        roundTo15()
        while digits.last == 0x30 { digits.removeLast() }
        if digits.isEmpty {
            exponent = 0
            isNegative = false
        }
    }

    private mutating func roundTo15() {
        guard digits.count > 15 else { return }
        let roundsUp = digits[15] >= 0x35
        digits.removeSubrange(15...)
        guard roundsUp else { return }
        var place = 14
        while place >= 0, digits[place] == 0x39 {
            digits[place] = 0x30
            place -= 1
        }
        if place >= 0 {
            digits[place] += 1
        } else {
            digits = [0x31]
            exponent += 1
        }
    }
}
