/// Writes whole numbers as ASCII.
enum Digits {
    /// Appends a number that is not negative, with zeros in front up to a width.
    static func append(_ value: Int, width: Int, to out: inout [UInt8]) {
        var digits: [UInt8] = []
        var rest = max(0, value)
        repeat {
            digits.append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
            rest /= 10
        } while rest > 0
        while digits.count < width { digits.append(UInt8(ascii: "0")) }
        out += digits.reversed()
    }
}
