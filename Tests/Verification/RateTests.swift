import DisclosureModel
import Testing

@testable import Verification

@Suite("Percentages")
struct RateTests {
    private func money(_ text: String) -> Money { Amount(text).flatMap { MoneyScale.money($0, power: 4) } ?? 0 }
    private func percent(_ text: String) -> Money { Amount(text).flatMap { MoneyScale.money($0, power: 0) } ?? 0 }

    @Test(
        "A percentage is right within its own rounding and its operands'",
        arguments: [
            ("360.98", "323.36", "111.64", 2, Constraint.Outcome.exact), ("2540.11", "1757.51", "144.5", 1, .exact),
            ("9746.50", "10210.34", "95.45", 2, .rounding), ("2461.23", "2498.77", "99", 0, .rounding),
            ("2106.66", "2940.05", "71.73", 2, .broken), ("653.80", "0", "653.8", 1, .void),
            ("441.37", "2098.74", "21", 0, .exact),
            ("-7.72", "1294.48", "-0.6", 1, .exact),
        ])
    func outcomes(part: String, whole: String, printed: String, scale: Int, outcome: Constraint.Outcome) {
        let rate = Rate(of: money(part), by: money(whole))
        let place = MoneyScale.place(power: 0, scale: scale)
        let unit = MoneyScale.place(power: 4, scale: 2)
        #expect(rate.outcome(percent(printed), place: place, uncertainty: unit / 2) == outcome)
    }

    @Test(
        "Misprints are told by their kind",
        arguments: [
            ("254.011", "2540.11", Misprint.point(-1)), ("5412.11", "4512.11", .transposed(4, 5)),
            ("-12.00", "12.00", .sign), ("254.11", "2540.11", .length(isMissing: true)),
            ("2604.73", "2603.73", .digit(printed: 4, expected: 3)), ("3352775.69", "335.277569", .point(4)),
        ])
    func misprints(printed: String, expected: String, misprint: Misprint) throws {
        let found = Misprint(printed: try #require(Amount(printed)), expected: try #require(Amount(expected)))
        #expect(found == misprint)
    }

    @Test("Amounts that no slip explains have no misprint", arguments: [("1.00", "9.99"), ("5", "5"), ("0", "7")])
    func noMisprint(printed: String, expected: String) throws {
        #expect(Misprint(printed: try #require(Amount(printed)), expected: try #require(Amount(expected))) == nil)
    }
}
