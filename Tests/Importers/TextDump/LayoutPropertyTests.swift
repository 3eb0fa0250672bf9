import TestSupport
import Testing

@testable import TextDumpImporter

/// What is laid out on a page reads back cell by cell, whether a CJK character takes one column or two.
@Suite struct LayoutPropertyTests {
    @Test(arguments: [1, 2], 0..<40)
    func whatIsLaidOutReadsBack(wide: Int, seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed * 2 + wide))
        let table = PageTable(random: &random)
        let text = "单位：万元\n" + table.print(wide: wide)
        let expected = table.rows.map { row in
            row.enumerated().filter { !$0.element.isEmpty }.map { "\($0.offset) \($0.element)" }
        }
        #expect(try layoutCells(text) == [expected], "\(text)")
    }
}

/// A table of labels and amounts with a header line.
private struct PageTable {
    var rows: [[String]]
    private let gaps: [Int]

    init(random: inout SeededGenerator) {
        let amounts = 2 + random.below(4)
        var header = ["科目名称"]
        for _ in 0..<amounts { header.append(random.one(of: ["合计", "基本支出", "项目支出", "经营支出", "其他"], or: "合计")) }
        rows = [header]
        for index in 0..<(4 + random.below(10)) {
            var row = [Self.label(random: &random)]
            for column in 0..<amounts {
                // The first rows are full, so that every column is seen.
                let isBlank = index > 1 && column > 0 && random.once(in: 4)
                row.append(isBlank ? "" : Self.amount(random: &random))
            }
            rows.append(row)
        }
        gaps = (0...amounts).map { _ in 3 + random.below(6) }
    }

    /// The page: labels to the left, amounts to the right, the header in the middle of its column.
    func print(wide: Int) -> String {
        let widths = rows[0].indices.map { column in
            (rows.map { Self.width($0[column], wide) }.max() ?? 0) + gaps[column]
        }
        return rows.enumerated().map { index, row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let free = widths[column] - Self.width(cell, wide)
                let before = index == 0 ? (free + 1) / 2 : (column == 0 ? 0 : free)
                line += String(repeating: " ", count: before) + cell + String(repeating: " ", count: free - before)
            }
            return line
        }.joined(separator: "\n")
    }

    private static func label(random: inout SeededGenerator) -> String {
        let characters = Array("行政运行信息建设事业单位养老保险住房公积金补贴管理服务")
        return String((0..<(3 + random.below(12))).map { _ in random.one(of: characters, or: "甲") })
    }

    private static func amount(random: inout SeededGenerator) -> String {
        let whole = random.below(random.one(of: [10, 1000, 90000], or: 10))
        let decimals = random.below(100)
        let digits = String(whole)
        let grouped = digits.count > 3 ? "\(digits.dropLast(3)),\(digits.suffix(3))" : digits
        return grouped + "." + (decimals < 10 ? "0" : "") + String(decimals)
    }

    private static func width(_ text: String, _ wide: Int) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : wide) }
    }
}
