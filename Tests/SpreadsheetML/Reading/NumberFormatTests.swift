import Testing

@testable import SpreadsheetML

@Suite struct NumberFormatTests {
    @Test(arguments: [
        ("General", NumberFormat.Kind.general), ("G/通用格式", .general), ("@", .general), ("0.00", .number),
        ("0.00E+00", .number), ("yyyy-mm-dd", .date), ("[$-804]yyyy\"年\"m\"月\"", .date), ("h:mm AM/PM", .date),
        ("[h]:mm:ss", .duration), ("[mm]:ss", .duration), ("[Red]0.00", .number), ("#,##0.0####\" YMD\"", .number),
        ("[>=100][Magenta]0.00", .number), ("\\y0", .number), ("_y0", .number), ("*d0", .number), ("0;yyyy", .number),
        ("[$-F400]h:mm:ss\\ AM/PM", .date), ("[$¥-804]#,##0.00", .number), ("上午/下午h\"时\"", .date),
        ("mm:ss.0", .date), ("d", .date), ("\"d\"0", .number), ("[DBNum1]yyyy", .date), ("General\"元\"", .general),
        ("aaaa", .date), ("[Blue]", .number), ("", .number), ("0_ ;[Red]\\-0\\ ", .number), ("?/?", .number),
    ])
    func kinds(_ code: String, _ kind: NumberFormat.Kind) {
        #expect(NumberFormat(code).kind == kind)
    }

    @Test(arguments: [
        ("0", "2540.5", "2541"), ("0.00", "2540.1", "2540.10"), ("#,##0.00", "1234567.891", "1,234,567.89"),
        ("#,##0", "-1234.5", "-1,235"), ("0%", "0.65", "65%"), ("0.00%", "0.12345", "12.35%"), ("0.0", "0.05", "0.1"),
        ("#,##0_);(#,##0)", "-1234", "(1,234)"), ("#,##0.00;[Red]-#,##0.00", "-3.5", "-3.50"), ("0;-0;;@", "0", ""),
        (";;;", "12", ""), ("#.##", "0.5", ".5"), ("#", "0", ""), ("0.###", "1.5", "1.5"), ("00000", "42", "00042"),
        ("000-0000", "5551234", "555-1234"), ("0.00E+00", "12345", "1.23E+04"), ("0.0E-00", "0.00012", "1.2E-04"),
        ("0.0E+00", "9.96", "1.0E+01"), ("#,##0,", "1234567", "1,235"), ("0.0,,\"M\"", "1234567", "1.2M"),
        ("\"¥\"#,##0.00", "1234.5", "¥1,234.50"), ("[$¥-804]#,##0.00", "1234.5", "¥1,234.50"),
        ("[>=100]\"big\";\"small\"", "100", "big"), ("[>=100]\"big\";\"small\"", "99", "small"),
        ("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "0", "-"),
        ("0.0000000000000000000", "0.1", "0.1000000000000000000"),
        ("#,##0", "999999.5", "1,000,000"), ("0.0", "-0.04", "0.0"), ("General\"元\"", "12.5", "12.5元"),
        ("#,##0.00_ ", "0.004", "0.00"), ("0,000", "7", "0,007"),
    ])
    func numbers(_ code: String, _ value: String, _ seen: String) {
        var out: [UInt8] = []
        let isKnown = Array(value.utf8).withUnsafeBufferPointer { NumberFormat(code).render(number: $0, into: &out) }
        #expect(isKnown)
        #expect(String(decoding: out, as: UTF8.self) == seen)
    }

    @Test func aCodeLongerThanAnyProgramWritesShowsNumbersAsTheyAre() {
        let zeros = String(repeating: "0", count: 1_022)
        #expect(NumberFormat("0.\(zeros)").kind == .number)
        #expect(NumberFormat("0.0\(zeros)").kind == .general)
    }

    @Test(arguments: ["# ?/?", "[DBNum1]0", "##0.0E+0"])
    func unknownIsNotGuessed(_ code: String) {
        var out: [UInt8] = []
        let isKnown = Array("12.5".utf8).withUnsafeBufferPointer { NumberFormat(code).render(number: $0, into: &out) }
        #expect(!isKnown && out.isEmpty)
    }

    @Test(arguments: [
        ("yyyy-mm-dd", 45657.0, "2024-12-31"), ("yyyy/m/d h:mm", 45657.354166666664, "2024/12/31 8:30"),
        ("yyyy\"年\"m\"月\"d\"日\"", 45292, "2024年1月1日"), ("h:mm AM/PM", 0.75, "6:00 PM"),
        ("[h]:mm:ss", 1.5, "36:00:00"), ("mm:ss.0", 0.0006944444, "01:00.0"), ("d-mmm-yy", 45657, "31-Dec-24"),
        ("dddd", 45657, "Tuesday"), ("aaaa", 45657, "星期二"), ("yyyy-mm-dd", 60, "1900-02-28"),
        ("h:mm:ss", 0.999999, "0:00:00"), ("上午/下午h\"时\"mm\"分\"", 0.25, "上午6时00分"), ("yy.m", 45657, "24.12"),
        ("[mm]:ss", 0.0625, "90:00"), ("m/d", 45657, "12/31"), ("hh:mm", 0.5, "12:00"), ("mm", 45657, "12"),
    ])
    func dates(_ code: String, _ serial: Double, _ seen: String) {
        var out: [UInt8] = []
        #expect(NumberFormat(code).render(serial: serial, uses1904: false, into: &out))
        #expect(String(decoding: out, as: UTF8.self) == seen)
    }

    @Test(arguments: [
        (0.0, "00:00:00"), (0.25, "06:00:00"), (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-28"),
        (61, "1900-03-01"), (44197, "2021-01-01"), (44197.5, "2021-01-01T12:00:00"),
        (42742.999999999, "2017-01-08"), (2958465, "9999-12-31"), (43831.1234, "2020-01-01T02:57:41.760"),
    ])
    func serials(_ serial: Double, _ iso: String) {
        var out: [UInt8] = []
        DateSerial(serial, uses1904: false)?.appendISO(to: &out)
        #expect(String(decoding: out, as: UTF8.self) == iso)
    }

    @Test(arguments: [-1.0, -0.5, 2_958_466, .nan, .infinity])
    func noDates(_ serial: Double) {
        #expect(DateSerial(serial, uses1904: false) == nil)
    }

    @Test func the1904SystemIsFourYearsAndADayLater() {
        for day in stride(from: 1, to: 2_900_000, by: 9_973) {
            var early: [UInt8] = []
            var late: [UInt8] = []
            DateSerial(Double(day), uses1904: true)?.appendISO(to: &early)
            DateSerial(Double(day + 1_462), uses1904: false)?.appendISO(to: &late)
            #expect(early == late)
        }
    }

    @Test(arguments: [
        ("2021-01-01", "2021-01-01"), ("2021-01-01T00:00:00", "2021-01-01"),
        ("2021-01-01T10:10:10Z", "2021-01-01T10:10:10"),
        ("10:10:10", "10:10:10"), ("2021-01-01T10:10", "2021-01-01T10:10:00"), ("PT36H", "PT129600S"),
        ("-PT1M30.5S", "PT-90.5S"), ("2013-05-05T21:06:01.51", "2013-05-05T21:06:01.510"),
        ("2021-01-01T10:10:10+08:00", "2021-01-01T10:10:10"),
    ])
    func isoDates(_ written: String, _ given: String) {
        var out: [UInt8] = []
        #expect(Array(written.utf8).withUnsafeBufferPointer { ISODate.append($0, to: &out) })
        #expect(String(decoding: out, as: UTF8.self) == given)
    }

    @Test(arguments: ["", "2021", "2021-13-01", "P1Y", "noon", "2021-01-01Tx", "25:00:00", "P", "10:61:00"])
    func noISODates(_ written: String) {
        var out: [UInt8] = []
        #expect(!Array(written.utf8).withUnsafeBufferPointer { ISODate.append($0, to: &out) })
    }
}
