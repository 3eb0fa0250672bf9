import FormCatalogue
import Testing

@testable import Recognition

/// A vocabulary answers as a dictionary of the same labels does.
@Suite struct LabelMapTests {
    static let labels = ["产出指标", "数量指标", "效益指标", "满意度指标", "目标", "A", "", "得分", "年度绩效目标"]

    @Test(
        "What is a label is found, and nothing else",
        arguments: labels + ["产出指", "产出指标1", "出产指标", "目", "B", "分值", "数量指标 ", "𠀀", "一"])
    func answersAsADictionary(text: String) {
        let values = Dictionary(uniqueKeysWithValues: Self.labels.enumerated().map { (LabelKey($1), $0) })
        let map = LabelMap(values)
        #expect(map[text] == values[LabelKey(text)])
        #expect(map.holds(text) == Self.labels.contains(text))
        #expect(!map.holds(text) || map.mayBegin(text))
        #expect(LabelSet(values.keys).holds(text) == map.holds(text))
    }

    @Test("An empty vocabulary holds nothing", arguments: labels)
    func emptyHoldsNothing(text: String) {
        #expect(!LabelSet([LabelKey]()).holds(text))
    }

    @Test(
        "The number of scalars is bounded without counting where bytes decide",
        arguments: ["", "a", "合计", "合计数", "𠀀𠀀𠀀", "ab合"])
    func boundsScalars(text: String) {
        for most in 0...6 { #expect(text.hasScalars(atMost: most) == (text.unicodeScalars.count <= most)) }
    }

    @Test(
        "Texts are searched by bytes",
        arguments: [("支出决算表", "决算"), ("支出决算表", "表"), ("支出决算表", "支出决算表1"), ("", "表"), ("表", ""), ("aab", "ab")])
    func searches(text: String, needle: String) {
        let (bytes, sought) = (Array(text.utf8), Array(needle.utf8))
        let isInside = !sought.isEmpty && bytes.indices.contains { bytes[$0...].starts(with: sought) }
        #expect(text.holds(needle) == isInside)
        #expect(text.begins(needle) == text.hasPrefix(needle))
        #expect(text.ends(needle) == text.hasSuffix(needle))
        if let range = text[...].range(ofKey: needle) { #expect(text[range] == needle) }
    }
}
