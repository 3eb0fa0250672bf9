/// Dates and times as workbooks store them: days since an epoch, with the time of day as a fraction (ECMA-376 part 1,
/// 18.17.4).
package struct DateSerial: Hashable, Sendable {
    /// Whole days since the epoch, and milliseconds of the day.
    private let day: Int
    private let milliseconds: Int
    private let uses1904: Bool

    /// The last day that has a date: 31 December 9999.
    private static let lastDay = 2_958_465

    /// A serial number in the 1900 or 1904 system, rounded to the millisecond; nil beyond the years that have dates.
    package init?(_ serial: Double, uses1904: Bool) {
        guard serial >= 0, serial < Double(Self.lastDay + 1) else { return nil }
        var day = Int(serial)
        var milliseconds = Int(((serial - Double(day)) * 86_400_000).rounded())
        if milliseconds >= 86_400_000 {
            day += 1
            milliseconds = 0
        }
        guard day + (uses1904 ? 1_462 : 0) <= Self.lastDay else { return nil }
        self.day = day
        self.milliseconds = milliseconds
        self.uses1904 = uses1904
    }

    /// Whether it is a time of day without a date, as every serial below 1 is taken to be.
    package var isTimeOnly: Bool { day == 0 }

    /// Year, month and day. The 1900 system has a 29 February 1900, which never was: days before it are one too low,
    /// and the day itself is taken for the 28th.
    var date: (year: Int, month: Int, day: Int) {
        let shifted = uses1904 ? day + 1_462 : (day < 60 ? day + 1 : day)
        return Self.civil(daysSince1970: shifted - 25_569)
    }

    /// Hours, minutes, seconds and milliseconds.
    var time: (hour: Int, minute: Int, second: Int, millisecond: Int) {
        let seconds = milliseconds / 1_000
        return (seconds / 3_600, seconds / 60 % 60, seconds % 60, milliseconds % 1_000)
    }

    /// 0 for Sunday, as the sheet counts.
    var weekday: Int { (day + (uses1904 ? 1_462 : 0) + 6) % 7 }

    /// The serial rounded to whole seconds, half up, or as it is where more precision is shown.
    func rounded(toMilliseconds unit: Int) -> DateSerial {
        let rounded = (milliseconds + unit / 2) / unit * unit
        let carries = rounded >= 86_400_000
        return DateSerial(day: carries ? day + 1 : day, milliseconds: carries ? 0 : rounded, uses1904: uses1904)
    }

    private init(day: Int, milliseconds: Int, uses1904: Bool) {
        self.day = day
        self.milliseconds = milliseconds
        self.uses1904 = uses1904
    }

    /// Appends ISO 8601: a date, a date and time where the time is not midnight, or a time.
    package func appendISO(to out: inout [UInt8]) {
        if isTimeOnly { return appendTime(to: &out) }
        let (year, month, day) = date
        Digits.append(year, width: 4, to: &out)
        out.append(UInt8(ascii: "-"))
        Digits.append(month, width: 2, to: &out)
        out.append(UInt8(ascii: "-"))
        Digits.append(day, width: 2, to: &out)
        guard milliseconds > 0 else { return }
        out.append(UInt8(ascii: "T"))
        appendTime(to: &out)
    }

    private func appendTime(to out: inout [UInt8]) {
        let (hour, minute, second, millisecond) = time
        Digits.append(hour, width: 2, to: &out)
        out.append(UInt8(ascii: ":"))
        Digits.append(minute, width: 2, to: &out)
        out.append(UInt8(ascii: ":"))
        Digits.append(second, width: 2, to: &out)
        guard millisecond > 0 else { return }
        out.append(UInt8(ascii: "."))
        Digits.append(millisecond, width: 3, to: &out)
    }

    /// Appends an elapsed time as `PT…S`, rounded to the millisecond; false where it is too long to be one.
    package static func appendDuration(_ days: Double, to out: inout [UInt8]) -> Bool {
        let milliseconds = (days * 86_400_000).rounded()
        guard milliseconds.magnitude < 1e17 else { return false }
        let whole = Int(milliseconds)
        out += Array("PT".utf8)
        if whole < 0 { out.append(UInt8(ascii: "-")) }
        let magnitude = Int(whole.magnitude)
        Digits.append(magnitude / 1_000, width: 1, to: &out)
        var rest = magnitude % 1_000
        if rest > 0 {
            out.append(UInt8(ascii: "."))
            var width = 3
            while rest % 10 == 0 {
                rest /= 10
                width -= 1
            }
            Digits.append(rest, width: width, to: &out)
        }
        out.append(UInt8(ascii: "S"))
        return true
    }

    /// Howard Hinnant's civil-from-days: years start in March, eras have 400 years.
    private static func civil(daysSince1970 days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
