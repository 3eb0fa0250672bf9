/// A number as nearly all are written: a sign, digits without needless zeros in front, a point with digits behind it.
///
/// Such a number needs no arithmetic: its digits are copied, and cut after the fifteenth where what is cut off decides
/// the rounding beyond doubt.
struct PlainDecimal {
    private let start: UnsafePointer<UInt8>
    /// Behind the last byte.
    let end: UnsafePointer<UInt8>
    /// The point; `end` where there is none.
    private let point: UnsafePointer<UInt8>
    /// The first digit that counts: behind the sign and the zeros of `0.00…`.
    private let first: UnsafePointer<UInt8>

    /// Reads a number up to the first byte that does not belong to it; nil where it is not of the plain kind.
    ///
    /// Stops at `limit`, or at a NUL byte before it.
    @inline(__always)
    init?(_ start: UnsafePointer<UInt8>, before limit: UnsafePointer<UInt8>) {
        var at = start
        guard at < limit else { return nil }
        if at[0] == UInt8(ascii: "-") { at += 1 }
        let whole = at
        while at < limit, at[0] &- 0x30 <= 9 { at += 1 }
        guard at > whole else { return nil }
        var first = whole
        if whole[0] == UInt8(ascii: "0") {
            // A zero alone before a point; `0` and `007` go the long way.
            guard at - whole == 1, at < limit, at[0] == UInt8(ascii: ".") else { return nil }
            first = at + 1
        }
        self.start = start
        guard at < limit, at[0] == UInt8(ascii: ".") else {
            point = at
            end = at
            self.first = first
            // Twenty digits before the point are the most that is shown without an exponent.
            guard at - whole <= 15 else { return nil }
            return
        }
        point = at
        at += 1
        let fraction = at
        if first == fraction {
            while at < limit, at[0] == UInt8(ascii: "0") { at += 1 }
            first = at
            // Smaller numbers are shown with an exponent; zero has no sign.
            guard at - fraction < 8 else { return nil }
        }
        while at < limit, at[0] &- 0x30 <= 9 { at += 1 }
        // The last digit must count, so that nothing has to be stripped, and there must be one.
        guard at > first, at > fraction, at[-1] != UInt8(ascii: "0"), point - whole <= 15 else { return nil }
        end = at
        self.first = first
    }

    /// Writes the number with at most 15 digits; returns its length.
    @inline(__always)
    func write(into out: UnsafeMutablePointer<UInt8>) -> Int {
        let hasPoint = point < end
        let digits = end - first - (hasPoint && first < point ? 1 : 0)
        if digits <= 15 {
            out.update(from: start, count: end - start)
            return end - start
        }
        if digits == 16 || digits == 17, let length = cut(digits, into: out) { return length }
        let bytes = UnsafeBufferPointer(start: start, count: end - start)
        guard let number = ParsedDecimal(bytes) else { return 0 }
        return DecimalText.write(number.rounded(), into: out)
    }

    /// Cuts one or two digits off behind the point, where that is all that rounding asks for.
    @inline(__always)
    private func cut(_ digits: Int, into out: UnsafeMutablePointer<UInt8>) -> Int? {
        let last = end - (digits - 15)
        // The last digit that stays is behind the point.
        guard last - 1 > point else { return nil }
        let kept = last[-1]
        let rest: Int
        if digits == 16 {
            // The nearest double is less than two units of the sixteenth digit away.
            rest = Int(last[0] &- 0x30) * 10
            guard rest <= 20 || rest >= 80 else { return nil }
        } else {
            // And less than twelve of the seventeenth.
            rest = Int(last[0] &- 0x30) * 10 + Int(last[1] &- 0x30)
            guard rest < 38 || rest > 62 else { return nil }
        }
        let isUp = rest > 50
        // A nine that is rounded up carries, a zero at the end is stripped: both go the long way.
        if isUp ? kept == UInt8(ascii: "9") : kept == UInt8(ascii: "0") { return nil }
        let length = last - start
        out.update(from: start, count: length)
        if isUp { out[length - 1] = kept &+ 1 }
        return length
    }
}
