import DisclosureModel
import Testing

@testable import XLSXExporter

@Suite struct FormHeaderTests {
    @Test func groupsAreMergedAcrossAndLabelsDown() {
        let header = FormHeader(paths: [
            ["项目"], ["预算数", "合计"], ["预算数", "车", "小计"], ["预算数", "车", "购置"], ["决算数", "合计"],
        ])
        #expect(header.depth == 3)
        let cells = header.cells.map { cell in
            "\(cell.text) \(cell.rows.lowerBound)-\(cell.rows.upperBound) \(cell.columns.lowerBound)-\(cell.columns.upperBound)"
        }
        let expected = [
            "项目 0-2 0-0", "预算数 0-0 1-3", "决算数 0-0 4-4", "合计 1-2 1-1", "车 1-1 2-3", "合计 1-2 4-4", "小计 2-2 2-2",
            "购置 2-2 3-3",
        ]
        #expect(cells == expected)
    }

    @Test func neighboursOfOneLabelStayApart() {
        let header = FormHeader(paths: [["金额"], ["金额"], ["金额", "一"]])
        #expect(header.cells.filter { $0.text == "金额" }.map(\.columns) == [0...0, 1...1, 2...2])
    }

    @Test func noColumnsIsOneEmptyRow() {
        #expect(FormHeader(paths: []).depth == 1)
        #expect(FormHeader(paths: []).cells.isEmpty)
    }

    @Test func sectionsStandAboveTheirColumns() {
        let table = DisclosureTable(
            columns: [
                .init(key: "amount", label: "决算数", path: ["决算数"], type: .amount, section: "revenue"),
                .init(key: "total", label: "小计", path: ["支出", "小计"], type: .amount, section: "expenditure"),
            ],
            rows: [.init(section: "revenue", label: "a"), .init(section: "expenditure", line: 3, label: "b")])
        let header = FormHeader(FormBlock.blocks(of: table))
        #expect(header.depth == 2)
        #expect(header.cells.filter { $0.rows.lowerBound == 0 }.map(\.text) == ["收入", "支出"])
        #expect(header.cells.filter { $0.rows.lowerBound == 1 }.map(\.text) == ["项目", "决算数", "项目", "行次", "小计"])
    }
}

@Suite struct FormArrangementTests {
    private func lines(_ rows: [DisclosureTable.Row]) -> [[String?]] {
        let table = DisclosureTable(rows: rows)
        let blocks = FormBlock.blocks(of: table)
        return FormArrangement(blocks, rows: rows).lines.map { line in line.map { $0.map { rows[$0].label } } }
    }

    private func row(
        _ section: String, _ label: String, line: Int? = nil, kind: DisclosureTable.Row.Kind = .item
    ) -> DisclosureTable.Row {
        .init(kind: kind, section: section, label: label, at: line.map { .text(line: $0, column: 1) })
    }

    @Test func rowsOfOnePrintedLineStandBesideEachOther() {
        let rows = [
            row("a", "1", line: 10), row("a", "2", line: 12), row("b", "3", line: 10), row("b", "4", line: 11),
            row("b", "5", line: 12), row("b", "6", line: 10),
        ]
        #expect(lines(rows) == [["1", "3", "6"], [nil, "4", nil], ["2", "5", nil]])
    }

    @Test func sumsStandBesideSumsWhereNoPlaceIsKnown() {
        let rows = [
            row("a", "1"), row("a", "sum", kind: .subtotal), row("a", "all", kind: .total), row("b", "3"),
            row("b", "4"),
            row("b", "sum", kind: .subtotal), row("b", "5"), row("b", "all", kind: .total),
        ]
        #expect(lines(rows) == [["1", "3"], [nil, "4"], ["sum", "sum"], [nil, "5"], ["all", "all"]])
    }

    @Test func oneSideBelowTheOtherSaysNothing() {
        let rows = [
            row("a", "1", line: 1), row("a", "2", line: 2), row("b", "3", line: 3), row("b", "4", line: 4),
        ]
        #expect(lines(rows) == [["1", "3"], ["2", "4"]])
    }

    @Test func aTableWithoutSectionsIsOneList() {
        let rows = [DisclosureTable.Row(label: "1"), .init(label: "2")]
        #expect(lines(rows) == [["1"], ["2"]])
    }
}
