/// A date, time or duration as a sheet stores it: days since the end of 1899 (ECMA-376 part 1, 18.17.4.1), and a format to show it.
public struct SerialDate: Hashable, Sendable {
    /// The days, as decimal text to the millisecond.
    public let serial: String
    /// A number format that shows what the text said.
    public let format: String

    /// Reads `2024-12-31`, `2024-12-31T08:30:00`, `08:30:00` or `PT36H15M`, seconds with decimals or without.
    ///
    /// - Returns: nil for anything else, and before 1 March 1900: earlier days are counted differently by different programs.
    public init?(iso: String) {
        var scanner = Scanner(bytes: Array(iso.utf8))
        let isNegative = scanner.take("-")
        if scanner.take("P") {
            guard let milliseconds = scanner.duration() else { return nil }
            self.init(milliseconds: isNegative ? -milliseconds : milliseconds, format: "[h]:mm:ss")
            return
        }
        guard !isNegative else { return nil }
        if scanner.isTime {
            guard let milliseconds = scanner.time(), scanner.isAtEnd else { return nil }
            self.init(milliseconds: milliseconds, format: "hh:mm:ss")
            return
        }
        guard let day = scanner.day(), day >= 61 else { return nil }
        if scanner.isAtEnd {
            self.init(milliseconds: day * 86_400_000, format: "yyyy-mm-dd")
            return
        }
        guard scanner.take("T") || scanner.take(" "), let milliseconds = scanner.time(), scanner.isAtEnd else {
            return nil
        }
        self.init(milliseconds: day * 86_400_000 + milliseconds, format: "yyyy-mm-dd hh:mm:ss")
    }

    private init(milliseconds: Int, format: String) {
        // Twelve decimals of a day are less than a millionth of a second.
        let (day, rest) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 86_400_000)
        let fraction = String((UInt128(rest) * 1_000_000_000_000 + 43_200_000) / 86_400_000)
        let padded = String(repeating: "0", count: max(0, 12 - fraction.utf8.count)) + fraction
        serial = (milliseconds < 0 ? "-" : "") + (rest == 0 ? "\(day)" : "\(day).\(padded)")
        self.format = format
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index == bytes.count }
        /// Whether the text begins like a time: two digits and a colon.
        var isTime: Bool { bytes.count > 2 && bytes[2] == UInt8(ascii: ":") }

        mutating func take(_ mark: Unicode.Scalar) -> Bool {
            guard index < bytes.count, UInt32(bytes[index]) == mark.value else { return false }
            index += 1
            return true
        }

        /// Digits, at least and at most so many; nil where there are none or more.
        mutating func number(_ digits: ClosedRange<Int>) -> Int? {
            var value = 0
            let start = index
            while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39, index - start <= digits.upperBound {
                value = value * 10 + Int(bytes[index] - 0x30)
                index += 1
            }
            return digits.contains(index - start) ? value : nil
        }

        /// The day's number; day 61 is 1 March 1900.
        mutating func day() -> Int? {
            guard let year = number(4...4), take("-"), let month = number(2...2), take("-"), let day = number(2...2),
                (1...12).contains(month), (1...31).contains(day)
            else { return nil }
            // Days from civil, with the year beginning in March.
            let shifted = month > 2 ? year : year - 1
            let era = shifted / 400
            let yearOfEra = shifted - era * 400
            let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
            return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 693_899
        }

        mutating func time() -> Int? {
            guard let hour = number(2...2), hour < 24, take(":"), let minute = number(2...2), minute < 60 else {
                return nil
            }
            guard take(":") else { return (hour * 60 + minute) * 60_000 }
            guard let second = number(2...2), second < 60, let fraction = fraction() else { return nil }
            return ((hour * 60 + minute) * 60 + second) * 1000 + fraction
        }

        /// Milliseconds after a decimal point; 0 without one.
        private mutating func fraction() -> Int? {
            guard take(".") else { return 0 }
            let start = index
            guard let digits = number(1...9) else { return nil }
            var milliseconds = digits
            for _ in 0..<max(0, index - start - 3) { milliseconds /= 10 }
            for _ in 0..<max(0, 3 - (index - start)) { milliseconds *= 10 }
            return milliseconds
        }

        mutating func duration() -> Int? {
            var milliseconds = 0
            var isTime = false
            var parts = 0
            while !isAtEnd {
                if take("T") {
                    isTime = true
                    continue
                }
                guard let amount = number(1...9), let fraction = fraction() else { return nil }
                let unit: Int
                if !isTime, take("D") {
                    unit = 86_400
                } else if isTime, take("H") {
                    unit = 3600
                } else if isTime, take("M") {
                    unit = 60
                } else if isTime, take("S") {
                    unit = 1
                } else {
                    return nil
                }
                milliseconds += (amount * 1000 + fraction) * unit
                parts += 1
            }
            return parts > 0 && parts <= 4 ? milliseconds : nil
        }
    }
}
