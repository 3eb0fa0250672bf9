extension NumberFormat {
    /// Appends what a person sees of a date or an elapsed time under this format.
    ///
    /// - Parameters:
    ///   - serial: days since the epoch.
    ///   - uses1904: whether the epoch is that of 1904.
    ///   - out: receives UTF-8.
    /// - Returns: whether the format could be applied; where not, nothing is appended.
    func render(serial: Double, uses1904: Bool, into out: inout [UInt8]) -> Bool {
        guard let section = sections.first, section.condition == nil, !section.isOpaque else { return false }
        let decimals = section.tokens.reduce(0) { most, token in
            if case .decimals(let count) = token { return max(most, count) }
            return most
        }
        guard decimals <= 3 else { return false }
        let unit = [1_000, 100, 10, 1][decimals]
        let start = out.count
        if kind == .duration {
            guard serial >= 0, serial < 1e9 else { return false }
            let milliseconds = (Int((serial * 86_400_000).rounded()) + unit / 2) / unit * unit
            for token in section.tokens { Self.showElapsed(token, milliseconds, into: &out) }
        } else {
            guard let date = DateSerial(serial, uses1904: uses1904)?.rounded(toMilliseconds: unit) else { return false }
            let halves = section.tokens.contains { if case .halves = $0 { true } else { false } }
            for token in section.tokens { Self.show(token, date, halves: halves, into: &out) }
        }
        Self.trim(&out, from: start)
        return true
    }

    private static func showElapsed(_ token: FormatSection.Token, _ milliseconds: Int, into out: inout [UInt8]) {
        let seconds = milliseconds / 1_000
        switch token {
        case .elapsedHours(let width): Digits.append(seconds / 3_600, width: width, to: &out)
        case .elapsedMinutes(let width): Digits.append(seconds / 60, width: width, to: &out)
        case .elapsedSeconds(let width): Digits.append(seconds, width: width, to: &out)
        case .hour(let width): Digits.append(seconds / 3_600 % 24, width: width, to: &out)
        case .minute(let width): Digits.append(seconds / 60 % 60, width: width, to: &out)
        case .second(let width): Digits.append(seconds % 60, width: width, to: &out)
        case .decimals(let width): showDecimals(milliseconds % 1_000, width, into: &out)
        case .literal(let text): out += text
        case .point: out.append(UInt8(ascii: "."))
        default: return
        }
    }

    private static func show(
        _ token: FormatSection.Token, _ serial: DateSerial, halves: Bool, into out: inout [UInt8]
    ) {
        let (hour, minute, second, millisecond) = serial.time
        switch token {
        case .year(let width):
            let year = serial.date.year
            Digits.append(width > 2 ? year : year % 100, width: width > 2 ? 4 : 2, to: &out)
        case .month(let width) where width > 2: out += monthName(serial.date.month, width)
        case .month(let width): Digits.append(serial.date.month, width: width, to: &out)
        case .day(let width): Digits.append(serial.date.day, width: width, to: &out)
        case .weekday(let width): out += weekdayName(serial.weekday, width)
        case .hour(let width):
            Digits.append(halves ? (hour + 11) % 12 + 1 : hour, width: width, to: &out)
        case .minute(let width): Digits.append(minute, width: width, to: &out)
        case .second(let width): Digits.append(second, width: width, to: &out)
        case .decimals(let width): showDecimals(millisecond, width, into: &out)
        case .halves(let morning, let afternoon): out += hour < 12 ? morning : afternoon
        case .literal(let text): out += text
        case .point: out.append(UInt8(ascii: "."))
        default: return
        }
    }

    private static func showDecimals(_ millisecond: Int, _ width: Int, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "."))
        let divisor = [1_000, 100, 10, 1][min(3, width)]
        Digits.append(millisecond / divisor, width: width, to: &out)
    }

    private static func monthName(_ month: Int, _ width: Int) -> [UInt8] {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        guard month >= 1, month <= names.count else { return [] }
        let name = Array(names[month - 1].utf8)
        return width == 3 ? Array(name.prefix(3)) : (width == 5 ? Array(name.prefix(1)) : name)
    }

    private static func weekdayName(_ weekday: Int, _ width: Int) -> [UInt8] {
        guard weekday >= 0, weekday < 7 else { return [] }
        if width > 10 {
            let name = ["日", "一", "二", "三", "四", "五", "六"][weekday]
            return Array((width == 13 ? name : "星期\(name)").utf8)
        }
        let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        let name = Array(names[weekday].utf8)
        return width == 3 ? Array(name.prefix(3)) : name
    }
}
