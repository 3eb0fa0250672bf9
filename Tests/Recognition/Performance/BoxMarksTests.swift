import Testing

@testable import Recognition

@Suite("Boxes of a form")
struct BoxMarksTests {
    @Test(
        "ticks of every kind become ☑ where the text prints empty boxes, too",
        arguments: [
            ("1.甲☑2.乙☐", "1.甲☑2.乙□", false), ("1.甲√2.乙□", "1.甲☑2.乙□", false), ("甲■ 乙□", "甲☑ 乙□", false),
            ("● 甲 ○ 乙", "☑ 甲 □ 乙", false), ("甲[x] 乙[ ]", "甲☑ 乙□", false), ("甲（√）乙（　）", "甲☑乙□", false),
            ("项目 🗹 2、其他 ☐", "项目 ☑ 2、其他 □", true),
        ])
    func ticks(_ printed: String, _ text: String, _ isLookAlike: Bool) {
        #expect(BoxMarks.read(printed) == .init(text: text, isLookAlike: isLookAlike))
    }

    @Test("bullets, roots and brackets alone are no boxes", arguments: ["■ 甲", "√2", "甲（一）", "（ ）年度", "≥99%", "甲"])
    func others(_ printed: String) {
        #expect(BoxMarks.read(printed) == nil)
    }
}
