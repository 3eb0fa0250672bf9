import DisclosureModel
import Testing

/// How agencies print amounts, and what only looks like one.
@Suite struct PrintedAmountTests {
    @Test(arguments: [
        ("1,234.56", "1234.56"), ("12,345", "12345"), ("1，234，567.80", "1234567.80"), ("1, 286. 76", "1286.76"),
        ("123456.7", "123456.7"), ("１２３．４", "123.4"), ("(1,234.50)", "-1234.50"), ("△3.20", "-3.20"),
        ("¥5,000", "5000"),
        ("0.30", "0.30"), ("-0", "0"),
    ])
    func readsWhatIsPrinted(_ text: String, _ value: String) throws {
        guard case .amount(let amount, _) = PrintedAmount(text) else {
            Issue.record("\(text) is an amount")
            return
        }
        #expect(amount.description == value)
    }

    @Test(arguments: [
        "1.234,56", "1,23", "1,2345.00", "5,", "1234,567.00", "1,,234", "1,234,56", "0,123", "1，23", "1,23.00",
        "1.5,000",
        ",500", "1,234%", "1.2.3",
    ])
    func aGroupingThatIsNoneIsText(_ text: String) {
        #expect(PrintedAmount(text) == .text)
    }

    @Test(arguments: ["1,23", "5,", "1,234,56"])
    func aPartOfAnAmountNeedsNoWholeGroups(_ text: String) {
        guard case .amount = PrintedAmount(text, isPart: true) else {
            Issue.record("\(text) may be a part")
            return
        }
    }

    @Test(arguments: ["-", "—", "——", "－", "/", "／", "\\", "＼", "//", " / "])
    func aMarkForNothingIsNoAmountAndNoText(_ text: String) {
        #expect(PrintedAmount(text) == .dash)
    }

    @Test(arguments: ["/5", "5/", "1/2", "-/", "/-", "(/)", "N/A", "无"])
    func aSlashBesideAnythingIsText(_ text: String) {
        #expect(PrintedAmount(text) == .text)
    }
}
