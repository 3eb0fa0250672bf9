import DisclosureModel

/// A slip of the pen, or of a reader, that turns the expected amount into the printed one.
enum Misprint: Equatable {
    /// The decimal point moved by so many places.
    case point(Int)
    /// Two neighbouring digits changed places.
    case transposed(UInt8, UInt8)
    /// The sign was lost or added.
    case sign
    /// A digit fell out, or was added.
    case length(isMissing: Bool)
    /// One digit is another.
    case digit(printed: UInt8, expected: UInt8)

    /// Finds the slip; nil where none explains the difference. O(digits).
    init?(printed: Amount, expected: Amount) {
        guard printed != expected, !expected.isZero, !printed.isZero else { return nil }
        if let negated = expected.negated, negated == printed {
            self = .sign
            return
        }
        for places in [1, 2, 3, 4, 5, 6] {
            if expected.shifted(by: places) == printed {
                self = .point(places)
                return
            }
            if printed.shifted(by: places) == expected {
                self = .point(-places)
                return
            }
        }
        guard printed.isNegative == expected.isNegative else { return nil }
        let scale = max(printed.scale, expected.scale)
        guard let a = printed.rounded(toScale: scale), let b = expected.rounded(toScale: scale) else { return nil }
        let left = Self.digits(a.coefficient.magnitude, atLeast: Int(scale) + 1)
        let right = Self.digits(b.coefficient.magnitude, atLeast: Int(scale) + 1)
        if left.count == right.count {
            let differing = left.indices.filter { left[$0] != right[$0] }
            if differing.count == 1, let place = differing.first {
                self = .digit(printed: left[place], expected: right[place])
                return
            }
            if differing.count == 2, let first = differing.first, let last = differing.last, last == first + 1,
                left[first] == right[last], left[last] == right[first]
            {
                self = .transposed(right[first], right[last])
                return
            }
            return nil
        }
        guard abs(left.count - right.count) == 1 else { return nil }
        let (longer, shorter) = left.count > right.count ? (left, right) : (right, left)
        let same = zip(longer, shorter).prefix { $0 == $1 }.count
        guard longer[(same + 1)...].elementsEqual(shorter[same...]) else { return nil }
        self = .length(isMissing: left.count < right.count)
    }

    /// The digits of a number, the highest first, with the zeros that are printed before the point.
    private static func digits(_ number: UInt64, atLeast count: Int) -> [UInt8] {
        var digits: [UInt8] = []
        var rest = number
        repeat {
            digits.append(UInt8(rest % 10))
            rest /= 10
        } while rest > 0 || digits.count < count
        return digits.reversed()
    }

    /// How telling it is: an accidental match is the less likely the higher.
    var weight: Int {
        switch self {
        case .point: 5
        case .sign: 4
        case .transposed: 3
        case .length: 2
        case .digit: 1
        }
    }

    /// The slip in words.
    var sentence: String {
        switch self {
        case .point(4): "It looks like 元 printed in a place for 万元: the decimal point is four places too far right."
        case .point(-4): "It looks like 万元 printed in a place for 元: the decimal point is four places too far left."
        case .point(let places):
            "The decimal point is \(abs(places)) place\(abs(places) == 1 ? "" : "s") too far \(places > 0 ? "right" : "left"), or was lost."
        case .transposed(let first, let second): "The digits \(first) and \(second) have changed places."
        case .sign: "The sign is reversed."
        case .length(let isMissing): isMissing ? "A digit is missing." : "There is a digit too many."
        case .digit(let printed, let expected): "One digit differs: \(printed) is printed for \(expected)."
        }
    }
}
