import Testing

@testable import SpreadsheetML

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct DecimalTextTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0.00", "0"), ("1", "1"), ("-1.50", "-1.5"), ("0012.500", "12.5"), (".5", "0.5"),
        ("5.", "5"), ("+3", "3"), (" \n42\t", "42"), ("1E3", "1000"), ("1e+3", "1000"), ("1.5E-3", "0.0015"),
        ("2540.1100000000001", "2540.11"), ("0.57999999999999996", "0.58"), ("1.0000000000000002E-2", "0.01"),
        ("1.0000000000000001E-5", "0.00001"), ("123456789012345678", "123456789012346000"),
        ("12345678901234567890123", "1.23456789012346E+22"), ("1E400", "1E+400"), ("1E-400", "1E-400"),
        ("9.9999999999999995E-2", "0.1"), ("999999999999999.9", "1000000000000000"),
        ("0.30000000000000004", "0.3"), ("8.5956025122250004E12", "8595602512225"), ("-1E-10", "-1E-10"),
        ("123456789012345678901", "123456789012346000000"),
    ])
    func shortestDecimal(_ written: String, _ seen: String) {
        #expect(DecimalText.normalised(written) == seen)
    }

    @Test(arguments: [
        "", " ", "-", ".", "1,234", "1 234", "0x10", "NaN", "INF", "1E", "1E+", "1.2.3", "--1", "1e 3", "٣",
    ])
    func notANumber(_ text: String) {
        #expect(DecimalText.normalised(text) == nil)
    }

    @Test func normalisingTwiceChangesNothing() {
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<20_000 {
            let text = randomNumber(&numbers)
            guard let once = DecimalText.normalised(text) else {
                Issue.record("\(text) is a number")
                return
            }
            #expect(DecimalText.normalised(once) == once)
        }
    }

    /// The C library rounds the exact value of the double, half to even, as is promised here.
    @Test func fifteenDigitsAreThoseOfTheNearestDouble() {
        var numbers = SeededNumbers(seed: 11)
        for _ in 0..<60_000 {
            let text = randomNumber(&numbers)
            guard let double = Double(text), double.isFinite, let seen = DecimalText.normalised(text) else { continue }
            guard text.utf8.count(where: { $0 >= 0x30 && $0 <= 0x39 }) > 16 else { continue }
            var buffer = [CChar](repeating: 0, count: 64)
            _ = withVaList([double]) { vsnprintf(&buffer, buffer.count, "%.14e", $0) }
            let expected = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            #expect(seen == DecimalText.normalised(expected), "\(text)")
        }
    }

    private func randomNumber(_ numbers: inout SeededNumbers) -> String {
        switch numbers.next() % 5 {
        case 0: return "\(Double.random(in: -1e9...1e9, using: &numbers))"
        case 1: return "\(Double(bitPattern: numbers.next() % 0x7FE0_0000_0000_0000))"
        case 2:
            // Ties of the sixteenth digit and their neighbours.
            let digits = UInt64.random(in: 100_000_000_000_000...999_999_999_999_999, using: &numbers)
            return "0.\(digits)5"
        case 3:
            let digits = UInt64.random(in: 10_000_000_000_000...99_999_999_999_999, using: &numbers)
            return "\(digits / 1000).\(digits % 1000 + 1000)\(["49", "50", "51", "5"][Int(numbers.next() % 4)])"
        default:
            let digits = UInt64.random(in: 1_000_000_000_000_000...9_999_999_999_999_999, using: &numbers)
            return "\(digits)\(numbers.next() % 10)E\(Int(numbers.next() % 120) - 80)"
        }
    }
}
