/// Numbers as the shortest decimal that a person sees at full precision: at most 15 significant digits, as a
/// spreadsheet shows them, without zeros that carry nothing.
///
/// A stored number is a binary double (ECMA-376 part 1, 18.3.1.96); many writers print it with 17 digits, so that
/// `0.58` is in the file as `0.57999999999999996`. Up to 15 digits are taken as they are written. Longer ones are read
/// as the nearest double, whose exact value is rounded to 15 digits, half to even.
package enum DecimalText {
    /// The most bytes that ``normalise(_:into:)`` writes.
    package static let capacity = 48

    /// Writes the decimal that bytes stand for; returns its length, or 0 where they are not a number.
    ///
    /// Understands a sign, digits with a point anywhere, an exponent, and blanks around them; no separators, no
    /// infinities. Writes `-?digits[.digits][E±digits]`, which is a JSON number.
    ///
    /// - Complexity: O(n); nothing is allocated but for extreme exponents.
    package static func normalise(
        _ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt8>
    ) -> Int {
        if let start = bytes.baseAddress, let plain = PlainDecimal(start, before: start + bytes.count),
            plain.end == start + bytes.count
        {
            return plain.write(into: out)
        }
        guard let number = ParsedDecimal(Lexical.trimmed(bytes)) else { return 0 }
        return write(number.rounded(), into: out)
    }

    /// The same as a string; nil where the text is not a number.
    package static func normalised(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { out -> String? in
                guard let start = out.baseAddress else { return nil }
                let count = normalise(bytes, into: start)
                return count == 0 ? nil : String(decoding: out[0..<count], as: UTF8.self)
            }
        }
    }

    /// Plain notation is used from 0.000000001 up to 21 digits before the point.
    static func write(_ number: ParsedDecimal, into out: UnsafeMutablePointer<UInt8>) -> Int {
        guard number.digits != 0 else {
            out[0] = UInt8(ascii: "0")
            return 1
        }
        var length = 0
        if number.isNegative {
            out[0] = UInt8(ascii: "-")
            length = 1
        }
        let count = ParsedDecimal.digitCount(number.digits)
        let scientific = count - 1 + number.exponent
        if scientific < -9 || scientific > 20 {
            return writeScientific(number.digits, count, scientific, into: out, from: length)
        }
        if number.exponent >= 0 {
            put(number.digits, count, at: out + length)
            length += count
            for _ in 0..<number.exponent {
                out[length] = UInt8(ascii: "0")
                length += 1
            }
            return length
        }
        let before = count + number.exponent
        if before > 0 {
            // One gap for the point: digits are written one place to the right, and those before it moved back.
            put(number.digits, count, at: out + length + 1)
            for index in 0..<before { out[length + index] = out[length + index + 1] }
            out[length + before] = UInt8(ascii: ".")
            return length + count + 1
        }
        out[length] = UInt8(ascii: "0")
        out[length + 1] = UInt8(ascii: ".")
        length += 2
        for _ in before..<0 {
            out[length] = UInt8(ascii: "0")
            length += 1
        }
        put(number.digits, count, at: out + length)
        return length + count
    }

    private static func writeScientific(
        _ digits: UInt64, _ count: Int, _ exponent: Int, into out: UnsafeMutablePointer<UInt8>, from start: Int
    ) -> Int {
        var length = start
        put(digits, count, at: out + length + 1)
        out[length] = out[length + 1]
        length += 1
        if count > 1 {
            out[length] = UInt8(ascii: ".")
            length += count
        }
        out[length] = UInt8(ascii: "E")
        out[length + 1] = exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        length += 2
        let magnitude = UInt64(exponent.magnitude)
        let width = max(2, ParsedDecimal.digitCount(magnitude))
        put(magnitude, width, at: out + length)
        return length + width
    }

    /// Writes exactly `count` digits.
    @inline(__always)
    private static func put(_ value: UInt64, _ count: Int, at out: UnsafeMutablePointer<UInt8>) {
        var rest = value
        var index = count
        while index > 0 {
            index -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            out[index] = UInt8(truncatingIfNeeded: digit) &+ 0x30
            rest = quotient
        }
    }
}
