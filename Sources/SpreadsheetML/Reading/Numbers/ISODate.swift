/// Dates that a file states in ISO 8601 (`t="d"`), brought to the one form in which dates are given out.
enum ISODate {
    /// Appends the date, date and time, time or duration; false, with nothing appended, for anything else.
    ///
    /// A time zone is dropped: a sheet's clock has none. Midnight is not printed beside a date.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) -> Bool {
        var scanner = Scanner(bytes: Array(text))
        if scanner.peek == UInt8(ascii: "P") || scanner.bytes.starts(with: Array("-P".utf8)) {
            guard let days = scanner.duration() else { return false }
            return DateSerial.appendDuration(days, to: &out)
        }
        if scanner.bytes.count > 2, scanner.bytes[2] == UInt8(ascii: ":") {
            guard let time = scanner.time(), scanner.zoneAndEnd() else { return false }
            out += time
            return true
        }
        guard let date = scanner.date() else { return false }
        guard scanner.peek == UInt8(ascii: "T") || scanner.peek == 0x20 else {
            guard scanner.zoneAndEnd() else { return false }
            out += date
            return true
        }
        scanner.index += 1
        guard let time = scanner.time(), scanner.zoneAndEnd() else { return false }
        out += date
        if time != Array("00:00:00".utf8) {
            out.append(UInt8(ascii: "T"))
            out += time
        }
        return true
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

        mutating func date() -> [UInt8]? {
            guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2),
                (1...12).contains(month), (1...31).contains(day)
            else { return nil }
            var out: [UInt8] = []
            Digits.append(year, width: 4, to: &out)
            out.append(UInt8(ascii: "-"))
            Digits.append(month, width: 2, to: &out)
            out.append(UInt8(ascii: "-"))
            Digits.append(day, width: 2, to: &out)
            return out
        }

        mutating func time() -> [UInt8]? {
            guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else { return nil }
            var second = 0
            var millisecond = 0
            if take(":") {
                guard let stated = number(2), stated < 61 else { return nil }
                second = stated
                if take(".") {
                    var digits = 0
                    while let byte = peek, byte >= 0x30, byte <= 0x39 {
                        if digits < 3 { millisecond = millisecond * 10 + Int(byte) - 0x30 }
                        digits += 1
                        index += 1
                    }
                    guard digits > 0 else { return nil }
                    for _ in min(3, digits)..<3 { millisecond *= 10 }
                }
            }
            var out: [UInt8] = []
            for (position, part) in [hour, minute, second].enumerated() {
                if position > 0 { out.append(UInt8(ascii: ":")) }
                Digits.append(part, width: 2, to: &out)
            }
            if millisecond > 0 {
                out.append(UInt8(ascii: "."))
                Digits.append(millisecond, width: 3, to: &out)
            }
            return out
        }

        /// A duration in days; years and months have no fixed length and are refused.
        mutating func duration() -> Double? {
            let isNegative = take("-")
            guard take("P") else { return nil }
            var seconds = 0.0
            var isTime = false
            var parts = 0
            while index < bytes.count {
                if take("T") {
                    isTime = true
                    continue
                }
                let start = index
                while let byte = peek, (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: ".") { index += 1 }
                guard let amount = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else { return nil }
                if !isTime, take("D") {
                    seconds += amount * 86_400
                } else if isTime, take("H") {
                    seconds += amount * 3_600
                } else if isTime, take("M") {
                    seconds += amount * 60
                } else if isTime, take("S") {
                    seconds += amount
                } else {
                    return nil
                }
                parts += 1
            }
            return parts > 0 ? (isNegative ? -seconds : seconds) / 86_400 : nil
        }

        /// Whether nothing is left but a time zone.
        mutating func zoneAndEnd() -> Bool {
            if take("Z") || index == bytes.count { return index == bytes.count }
            guard take("+") || take("-"), number(2) != nil else { return false }
            if take(":") || index < bytes.count { guard number(2) != nil else { return false } }
            return index == bytes.count
        }

        private mutating func number(_ width: Int) -> Int? {
            guard index + width <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[index..<(index + width)] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte) - 0x30
            }
            index += width
            return value
        }

        private mutating func take(_ mark: Unicode.Scalar) -> Bool {
            guard let byte = peek, UInt32(byte) == mark.value else { return false }
            index += 1
            return true
        }
    }
}
