import Testing

@testable import Recognition

/// What begins a label is told from what is one.
@Suite struct LabelStartsTests {
    static let labels = ["产出指标", "产出数量指标", "产出", "年度绩效目标", "年度", "A", "AB", ""]

    @Test(
        "A text that begins a longer label is held, and nothing else",
        arguments: labels + ["产", "产出指", "产出数", "产出指标值", "年", "年度绩", "年绩", "B", "AB1", "出", "标", "一"])
    func holdsProperBeginnings(text: String) {
        let begins = !text.isEmpty && Self.labels.contains { $0 != text && $0.hasPrefix(text) }
        #expect(LabelStarts(Self.labels).hold(text) == begins)
        #expect(LabelStarts(Self.labels.reversed()).hold(text) == begins)
    }

    @Test("No labels have no beginnings", arguments: ["", "产"])
    func emptyHoldsNothing(text: String) { #expect(!LabelStarts([String]()).hold(text)) }
}
