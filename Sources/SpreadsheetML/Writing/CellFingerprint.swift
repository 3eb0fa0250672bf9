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
        guard let digits = DecimalText.normalised(number) else { return add(row: row, column: column, text: number) }
        place(row, column, kind: 0x03)
        take(text: digits)
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
