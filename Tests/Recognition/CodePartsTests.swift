import DisclosureModel
import Testing

@testable import Recognition

@Suite("Codes printed over several columns")
struct CodePartsTests {
    @Test(
        "a damaged part is mended by the ones beside it and above",
        arguments: [
            (["301", "2"], "30101", "30102", ["2>02 code.padded"]),
            (["201", "5", "7"], "20105", "2010507", ["5>05 code.padded", "7>07 code.padded"]),
            (["7", "11", "02"], "21011", "2101102", ["7>210 code.restored"]),
            (["201", "05", "07"], "20105", "2010507", []),
            (["7", "12", "02"], "21011", "71202", []),
            (["2010507"], "20105", "2010507", []),
            (["20", "5"], nil, "205", []),
        ] as [([String], String?, String, [String])])
    func mends(_ parts: [String], _ above: String?, _ code: String, _ repairs: [String]) {
        let cells = parts.enumerated().map {
            Grid.Cell(column: $0.offset, text: $0.element, at: .text(line: 1, column: $0.offset * 6 + 1))
        }
        let joined = CodeParts(cells, columns: [0, 1, 2], above: above)
        #expect(joined.digits.joined() == code)
        #expect(joined.repairs.map { "\($0.before)>\($0.after) \($0.rule)" } == repairs)
    }
}
