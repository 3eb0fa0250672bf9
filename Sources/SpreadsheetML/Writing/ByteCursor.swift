/// A place in a block of memory that text is written to, one byte after the other.
///
/// It does not check for room: whoever makes one has reserved enough with ``PartText/reserve(_:)``, and says how much.
struct ByteCursor {
    private(set) var address: UnsafeMutablePointer<UInt8>

    @inline(__always)
    init(_ address: UnsafeMutablePointer<UInt8>) { self.address = address }

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        address.pointee = byte
        address += 1
    }

    @inline(__always)
    mutating func put(_ text: StaticString) {
        address.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        address += text.utf8CodeUnitCount
    }

    @inline(__always)
    mutating func put(_ bytes: UnsafePointer<UInt8>, count: Int) {
        address.update(from: bytes, count: count)
        address += count
    }

    /// Up to eight bytes, packed with the first one lowest. Eight bytes of room are needed, whatever the count.
    @inline(__always)
    mutating func put(packed: UInt64, count: Int) {
        UnsafeMutableRawPointer(address).storeBytes(of: packed.littleEndian, as: UInt64.self)
        address += count
    }

    /// A whole number; at most 20 bytes.
    @inline(__always)
    mutating func put(number value: UInt64) {
        guard value > 9 else { return put(UInt8(truncatingIfNeeded: value) &+ 0x30) }
        let count = Self.digitCount(value)
        put(digits: value, count: count)
        address += count
    }

    /// An exact decimal, `coefficient × 10^-scale`, without the zeros at its end that change nothing.
    /// At most `max(20, scale + 2) + 1` bytes.
    mutating func put(coefficient: Int64, scale: Int) {
        var magnitude = coefficient.magnitude
        var decimals = magnitude == 0 ? 0 : scale
        while decimals > 0 {
            let (shorter, rest) = magnitude.quotientAndRemainder(dividingBy: 10)
            guard rest == 0 else { break }
            magnitude = shorter
            decimals -= 1
        }
        if coefficient < 0 { put(0x2D) }
        guard decimals > 0 else { return put(number: magnitude) }
        let count = Self.digitCount(magnitude)
        if count <= decimals {
            put(0x30)
            put(0x2E)
            for _ in 0..<(decimals - count) { put(0x30) }
            put(digits: magnitude, count: count)
            address += count
        } else {
            // The digits are set one place to the left of where the decimals go, then the decimals move by one.
            put(digits: magnitude, count: count)
            let point = address + (count - decimals)
            for index in stride(from: decimals, to: 0, by: -1) { point[index] = point[index - 1] }
            point.pointee = 0x2E
            address += count + 1
        }
    }

    @inline(__always)
    private mutating func put(digits value: UInt64, count: Int) {
        var rest = value
        var index = count
        while rest >= 100 {
            let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
            rest = quotient
            index -= 2
            let tens = UInt8(truncatingIfNeeded: pair / 10)
            address[index] = 0x30 &+ tens
            address[index + 1] = 0x30 &+ UInt8(truncatingIfNeeded: pair) &- tens &* 10
        }
        if rest >= 10 {
            address[0] = 0x30 &+ UInt8(truncatingIfNeeded: rest / 10)
            address[1] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
        } else {
            address[0] = 0x30 &+ UInt8(truncatingIfNeeded: rest)
        }
    }

    @inline(__always)
    private static func digitCount(_ value: UInt64) -> Int {
        var count = 1
        var bound: UInt64 = 10
        while value >= bound {
            count += 1
            if count == 20 { return 20 }
            bound &*= 10
        }
        return count
    }
}
