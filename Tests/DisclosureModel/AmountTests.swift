import DisclosureModel
import Testing

@Suite struct AmountTests {
    @Test(arguments: [
        "0", "0.00", "2540.10", "-0.01", "9223372036854775807", "-9223372036854775808", "0.000000000000000001",
    ])
    func printsWhatItParsed(text: String) throws {
        #expect(try #require(Amount(text)).description == text)
    }

    @Test(arguments: ["", "-", ".", "1.2.3", "9223372036854775808", "1e3", "1,000", " 1", "0.0000000000000000001"])
    func refusesWhatIsNotPlain(text: String) {
        #expect(Amount(text) == nil)
    }

    @Test func comparesByValue() {
        #expect(Amount(coefficient: 250, scale: 2) == Amount(coefficient: 25, scale: 1))
        #expect(Amount(coefficient: 250, scale: 2).hashValue == Amount(coefficient: 25, scale: 1).hashValue)
        #expect(!Amount(coefficient: 250, scale: 2).isIdentical(to: Amount(coefficient: 25, scale: 1)))
        #expect(Amount(coefficient: .max, scale: 18) < Amount(coefficient: .max, scale: 0))
    }

    @Test func arithmeticIsExactOrNil() {
        #expect(Amount(coefficient: 1, scale: 1).adding(Amount(coefficient: 2, scale: 2))?.description == "0.12")
        #expect(Amount(.max).adding(Amount(1)) == nil)
        #expect(Amount(.min).negated == nil)
        #expect(Amount(coefficient: 33_527_757, scale: 1).shifted(by: -4)?.rounded(toScale: 2)?.description == "335.28")
        #expect(Amount(coefficient: -15, scale: 1).rounded(toScale: 0)?.description == "-2")
        #expect(Amount(coefficient: 125, scale: 2).shifted(by: 4)?.description == "12500")
    }

    @Test(arguments: [
        ("1, 286. 76", "1286.76", true), ("2,540.11", "2540.11", false), (" 12.3 ", "12.3", false),
        ("（3.50）", "-3.50", false), ("△1.00", "-1.00", false), ("-0.5", "-0.5", false), ("１２．５", "12.5", false),
    ])
    func readsPrintedAmounts(text: String, value: String, blanks: Bool) throws {
        #expect(PrintedAmount(text) == .amount(try #require(Amount(value)), innerBlanks: blanks))
    }

    @Test func tellsBlankDashAndTextApart() {
        #expect(PrintedAmount("  \u{3000}") == .blank)
        #expect(PrintedAmount("—") == .dash)
        #expect(PrintedAmount("85.7%") == .text)
        #expect(PrintedAmount("(3.5") == .text)
        #expect(PrintedAmount("99999999999999999999") == .text)
    }
}
