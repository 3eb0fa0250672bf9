import Testing

@testable import Verification

@Suite("Formulas in notes")
struct PrintedFormulaTests {
    @Test(
        "Lines, columns, ranges and signs are read",
        arguments: [
            ("27行=(1+2+3)行；30行＝（27+28+29）行", ["27:1 2 3", "30:27 28 29"]),
            ("57行=(31+32+...+35)行。", ["57:31 32 33 34 35"]),
            ("6栏各行=(1+2-3)栏各行", ["6:1 2 -3"]), ("30=27+28+29", ["30:27 28 29"]), ("1 栏各行 = (2+3) 栏各行。", ["1:2 3"]),
            ("注：本表反映部门本年度各项支出情况。", []), ("执行率=执行数/预算数", []), ("=1+2", []), ("1行=+", []),
        ])
    func formulas(note: String, expected: [String]) {
        let found = PrintedFormula.all(in: note).map { formula in
            "\(formula.left):" + formula.right.map(String.init).joined(separator: " ")
        }
        #expect(found == expected)
    }
}
