/// The digits of one number as a section asks for them: scaled, rounded half away from zero, handed out to the
/// placeholders from left to right.
struct FormattedDigits {
    private var whole: [UInt8] = []
    private var fraction: [UInt8] = []
    /// How many of the digits after the point are not zeros that fill up.
    private var significant = 0
    private var power = 0
    private var wholePlaces: [UInt8]
    private let fractionPlaces: Int
    private var nextPlace = 0
    private var nextDigit = 0
    private var powerPlaces: [UInt8]
    private var powerStarted = false

    /// The largest number of zeros that scaling may add: beyond, the number is shown as it is.
    private static let widest = 400

    init(_ number: ParsedDecimal, section: FormatSection) {
        wholePlaces = []
        powerPlaces = []
        var places = 0
        for token in section.tokens {
            switch token {
            case .whole(let place): wholePlaces.append(place)
            case .fraction: places += 1
            case .power(let place): powerPlaces.append(place)
            default: continue
            }
        }
        fractionPlaces = places
        set(number, shift: 2 * section.percents - 3 * section.thousands)
    }

    /// Whether every digit shown is zero.
    var isZero: Bool { whole.allSatisfy { $0 == 0 } && fraction.allSatisfy { $0 == 0 } }

    private mutating func set(_ number: ParsedDecimal, shift: Int) {
        let digits = Array(String(number.digits).utf8).map { $0 - 0x30 }
        // The point stands before the digit of this index.
        let point = number.digits == 0 ? 0 : digits.count + max(-Self.widest, min(Self.widest, number.exponent + shift))
        let kept = max(0, min(digits.count, point + fractionPlaces))
        var result = Array(digits[..<kept])
        if point + fractionPlaces < 0 { result = [] }
        if kept < digits.count, point + fractionPlaces >= 0, digits[kept] >= 5 {
            var index = kept - 1
            while index >= 0, result[index] == 9 {
                result[index] = 0
                index -= 1
            }
            if index >= 0 {
                result[index] += 1
                split(result, point: point)
            } else {
                split([1] + result, point: point + 1)
            }
            return
        }
        split(result, point: point)
    }

    private mutating func split(_ digits: [UInt8], point: Int) {
        whole = Array(digits.prefix(max(0, point)))
        if point > digits.count { whole += [UInt8](repeating: 0, count: point - digits.count) }
        fraction = point < 0 ? [UInt8](repeating: 0, count: min(fractionPlaces, -point)) : []
        fraction += digits.dropFirst(max(0, point))
        fraction = Array(fraction.prefix(fractionPlaces))
        fraction += [UInt8](repeating: 0, count: fractionPlaces - fraction.count)
        significant = (fraction.lastIndex { $0 != 0 } ?? -1) + 1
        if let first = whole.firstIndex(where: { $0 != 0 }) {
            whole.removeFirst(first)
        } else {
            whole = []
        }
    }

    /// Whether the section shows scientific notation with one digit before the point, the only kind that is known here.
    var isPlainScientific: Bool { wholePlaces.count == 1 && !powerPlaces.isEmpty }

    /// Sets the digits for scientific notation.
    mutating func setScientific(_ number: ParsedDecimal) {
        guard number.digits != 0 else { return set(number, shift: 0) }
        let count = ParsedDecimal.digitCount(number.digits)
        power = count - 1 + number.exponent
        set(number, shift: -power)
        if whole.count > 1 {
            // Rounding made one digit more: 9.99 became 10.0.
            power += 1
            set(number, shift: -power)
        }
    }

    /// Shows the digits that the next placeholder before the point stands for.
    mutating func nextWhole(into out: inout [UInt8], groups: Bool) {
        guard nextPlace < wholePlaces.count else { return }
        let extra = max(0, whole.count - wholePlaces.count)
        if nextPlace == 0 { show(extra, into: &out, groups: groups) }
        let place = wholePlaces[nextPlace]
        let left = wholePlaces.count - nextPlace
        nextPlace += 1
        if whole.count - nextDigit >= left {
            show(1, into: &out, groups: groups)
        } else if place == UInt8(ascii: "0") {
            out.append(UInt8(ascii: "0"))
            if groups, left > 1, (left - 1) % 3 == 0 { out.append(UInt8(ascii: ",")) }
        } else if place == UInt8(ascii: "?") {
            out.append(0x20)
        }
    }

    /// Shows digits before the point for which there was no placeholder at all (`.00`).
    mutating func finishWhole(into out: inout [UInt8], groups: Bool) {
        show(whole.count - nextDigit, into: &out, groups: groups)
    }

    private mutating func show(_ count: Int, into out: inout [UInt8], groups: Bool) {
        for _ in 0..<count {
            guard nextDigit < whole.count else { return }
            out.append(whole[nextDigit] + 0x30)
            nextDigit += 1
            let left = whole.count - nextDigit
            if groups, left > 0, left % 3 == 0 { out.append(UInt8(ascii: ",")) }
        }
    }

    private var nextDecimal = 0

    /// Shows the digit of the next placeholder after the point; `#` shows no zero that only fills up.
    mutating func nextFraction(_ place: UInt8, into out: inout [UInt8]) {
        defer { nextDecimal += 1 }
        guard nextDecimal < fraction.count else { return }
        let isFilling = nextDecimal >= significant
        if isFilling, place == UInt8(ascii: "#") { return }
        out.append(isFilling && place == UInt8(ascii: "?") ? 0x20 : fraction[nextDecimal] + 0x30)
    }

    /// Shows `E` and the sign of the exponent.
    mutating func exponentMark(signed: Bool, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "E"))
        if power < 0 {
            out.append(UInt8(ascii: "-"))
        } else if signed {
            out.append(UInt8(ascii: "+"))
        }
    }

    /// Shows the exponent's digits at its first placeholder.
    mutating func nextPower(into out: inout [UInt8]) {
        guard !powerStarted else { return }
        powerStarted = true
        let digits = Array(String(power.magnitude).utf8)
        for _ in digits.count..<max(digits.count, powerPlaces.count) { out.append(UInt8(ascii: "0")) }
        out += digits
    }
}
