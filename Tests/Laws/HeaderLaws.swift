import ConversionGraph
import DisclosureModel
import TestSupport
import Testing

/// However a tool writes a header of several rows, the columns mean the same.
@Suite struct HeaderLaws {
    private static let body = """
        | 一、一般公共预算财政拨款 | 1 | 2,484.74 | 一、一般公共服务支出 | 33 | 2,697.43 | 2,697.43 | | |
        | 二、政府性基金预算财政拨款 | 2 | 10.00 | 二、外交支出 | 34 | | | | |
        | 本年收入合计 | 27 | 2,494.74 | 本年支出合计 | 59 | 2,697.43 | 2,697.43 | | |
        """
    private static let groups = [
        "收入", "收入", "收入", "支出", "支出", "支出", "支出", "支出", "支出",
    ]
    private static let middle = ["", "", "", "", "", "决算数", "决算数", "决算数", "决算数"]
    private static let leaves = [
        "项目", "行次", "决算数", "项目", "行次", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款",
        "国有资本经营预算财政拨款",
    ]

    /// Headers over several rows: groups repeated into every column, or printed once and left blank.
    private static var tall: String {
        let once = ["收入", "", "", "支出", "", "", "", "", ""]
        let second = ["项目", "行次", "决算数", "项目", "行次", "决算数", "", "", ""]
        let third = ["", "", "", "", ""] + leaves[5...]
        return [row(once), row(groups.map { _ in "---" }), row(second), row(third)].joined(separator: "\n")
    }

    private static func flat(_ mark: String) -> String {
        let labels = zip(groups, zip(middle, leaves)).map { group, rest in
            [group, rest.0, rest.1].filter { !$0.isEmpty }.joined(separator: mark)
        }
        return row(labels) + "\n" + row(labels.map { _ in "---" })
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    @Test(arguments: [".", " / ", "·", " > ", "→"])
    func flattenedHeadersReadAsTallOnes(mark: String) throws {
        let expected = try table(Self.tall)
        let found = try table(Self.flat(mark))
        #expect(found.form == "final/appropriation")
        #expect(found.columns.map(\.key) == expected.columns.map(\.key))
        #expect(found.rows.map(\.amounts) == expected.rows.map(\.amounts))
        #expect(found.rows.map(\.line) == [1, 2, 27, 33, 34, 59])
    }

    private func table(_ header: String) throws -> DisclosureTable {
        let text = "# 2023年度部门决算\n\n## 2023年度财政拨款收入支出决算总表\n\n单位：万元\n\n\(header)\n\(Self.body)\n"
        let document = try Routes.read(Array(text.utf8), as: "markdown", name: "a.md")
        return try #require(document.tables.first)
    }
}
