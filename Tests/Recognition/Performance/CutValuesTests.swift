import DisclosureModel
import Testing

@testable import Recognition

/// What a target that a line of the grid has cut in two is read as, and what proves it.
@Suite struct CutValuesTests {
    /// A case: what it shows, the rows of each form as `indicator|before the cut|behind it|result`, and the targets read.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var forms: [String]
        var targets: [[String]]

        init(_ description: String, _ forms: String..., reads targets: [String]...) {
            (testDescription, self.forms, self.targets) = (description, forms, targets)
        }
    }

    private func read(_ forms: [String]) throws -> [[String]] {
        let head = "项目|名称|某项目\n主管|部门|某区数据中心\n|一级指标|二级指标|三级指标||年初目标值||实际完成值\n"
        var tables = try forms.map { rows in
            try PerformanceFixtures.table(
                head
                    + rows.split(separator: "\n").enumerated().map { place, row in
                        let fields = row.split(separator: "|", omittingEmptySubsequences: false)
                        return (place == 0 ? "|产出指标|数量指标|" : "||数量指标|") + fields[0] + "||"
                            + fields.dropFirst().joined(separator: "|")
                    }.joined(separator: "\n"))
        }
        _ = FormSiblings.mend(&tables)
        return tables.map { $0.rows.compactMap { $0.texts["target"] } }
    }

    @Test(arguments: [
        Case("a value that is whole stays, whatever stands beside it", "甲|12|篇|1篇", reads: ["12篇"]),
        Case("a decimal point is no damage", "甲|1.5|万元|1.2万元", reads: ["1.5万元"]),
        Case("a ratio of a hundred or less is whole", "甲|9|5%|96%", reads: ["95%"]),
        Case("words are whole", "甲|达到|标准|达标", reads: ["达到标准"]),
        Case("brackets that close are whole", "甲|10（含|税）万元|9（含税）万元", reads: ["10（含税）万元"]),
        Case("brackets that do not are no value", "甲|10（含|以上|12", reads: ["10（含 | 以上"]),
        Case("a stray mark makes no value", "甲|5#|次|按期", reads: ["5# | 次"]),
        Case("a unit that other values have is whole", "甲|3|万元|2万\n乙|5万元||4万元", reads: ["3万元", "5万元"]),
    ])
    func whatIsWholeIsJoined(_ example: Case) throws { #expect(try read(example.forms) == example.targets) }

    @Test(arguments: [
        Case("the result proves the number behind a mark", "甲|≥14|4人|14人", reads: ["≥14人"]),
        Case("and not the mark", "甲|€3|万元|3万元", reads: ["€3 | 万元"]),
        Case("another indicator proves nothing", "甲|14|4人|3人", "乙|14人||5人", reads: ["14 | 4人"], ["14人"]),
        Case("nor does a doubtful value", "甲|14|4人|3人", "甲|14|4人|5人", reads: ["14 | 4人"], ["14 | 4人"]),
        Case("unless it is proved itself", "甲|14|4人|3人", "甲|14|4人|14人", reads: ["14人"], ["14人"]),
        Case("or is no value in doubt", "甲|12|2人|3人", "甲|12|人|5人", reads: ["12人"], ["12人"]),
        Case("a sibling proves the whole", "甲|≥30|0天|5天", "甲|≥300天||7天", reads: ["≥300天"], ["≥300天"]),
        Case("a comparison is not taken for another", "甲|≥30|0天|5天", "甲|≤300天||7天", reads: ["≥30 | 0天"], ["≤300天"]),
    ])
    func whatProvesAReading(_ example: Case) throws { #expect(try read(example.forms) == example.targets) }

    @Test(arguments: [
        Case(
            "cells that share no character are not read twice", "甲|10|00%|100%\n乙|≥8|90%|92%",
            reads: ["100%", "≥8 | 90%"]),
        Case(
            "where they are, the result proves even what could be whole", "甲|10|00%|100%\n乙|12|篇|1篇",
            reads: ["100%", "1篇"]),
        Case("a stray mark is the character read twice", "甲|10|00%|100%\n乙|5#|次|0次", reads: ["100%", "5次"]),
        Case("what the result proves whole is whole", "甲|10|00%|100%\n乙|≤30|0分钟|300分钟", reads: ["100%", "≤300分钟"]),
        Case(
            "and so is what a sibling proves", "甲|10|00%|100%\n乙|≤30|0分钟|5分钟", "乙|≤300分钟||7分钟",
            reads: ["100%", "≤300分钟"], ["≤300分钟"]),
        Case(
            "where half of a unit was read as a digit, a digit before a unit is doubtful, and before a mark is not",
            "甲|1009|%|100%\n乙|31|台|32台\n丙|8|5%|84%", reads: ["100%", "31 | 台", "85%"]),
        Case(
            "a sign of currency is no comparison unless that is proved", "甲|14|4人|14人\n乙|€3|万元|2万元",
            reads: ["14人", "€3 | 万元"]),
        Case(
            "where it is proved, it is one in other cells, and no character is read twice",
            "甲|€3|万元|2万元\n乙|€5|万元|4万元\n丙|≤30|0分钟|5分钟", "甲|≤3万元||1万元",
            reads: ["≤3万元", "≤5万元", "≤30 | 0分钟"], ["≤3万元"]),
    ])
    func whatAColumnProves(_ example: Case) throws { #expect(try read(example.forms) == example.targets) }
}
