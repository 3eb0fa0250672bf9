import DisclosureModel
import SpreadsheetML
import TestSupport
import Testing

@testable import XLSXExporter

@Suite struct TotalFormulasTests {
    private static let columns: [DisclosureTable.Column] = [
        .init(key: "total", label: "合计", path: ["合计"], type: .amount),
        .init(key: "basic", label: "基本支出", path: ["基本支出"], type: .amount),
        .init(key: "project", label: "项目支出", path: ["项目支出"], type: .amount),
    ]

    private static func row(
        _ label: String, _ level: Int?, _ amounts: [Int64?], kind: DisclosureTable.Row.Kind = .item
    ) -> DisclosureTable.Row {
        var row = DisclosureTable.Row(kind: kind, level: level, label: label)
        for (column, amount) in zip(columns, amounts) {
            row.amounts[column.key] = amount.map { Amount(coefficient: $0, scale: 2) }
        }
        return row
    }

    private func formulas(_ table: DisclosureTable) -> [String: String] {
        let plan = FormPlan(table)
        let formulas = TotalFormulas(plan)
        var found: [String: String] = [:]
        for index in table.rows.indices {
            for column in table.columns {
                guard let formula = formulas.formula(row: index, column: column),
                    let cell = plan.cell(row: index, column: column.key)
                else { continue }
                found[cell.description] = formula
            }
        }
        return found
    }

    @Test func levelsAndColumnsAreSummed() {
        let table = DisclosureTable(
            columns: Self.columns,
            rows: [
                Self.row("合计", nil, [60, 30, 30], kind: .total), Self.row("类一", 1, [50, 20, 30]),
                Self.row("款一", 2, [20, 20, nil]), Self.row("项一", 3, [15, 15, nil]), Self.row("项二", 3, [5, 5, nil]),
                Self.row("款二", 2, [30, nil, 30]), Self.row("类二", 1, [10, 10, nil]),
            ])
        // Two rows above the header, one row of header: the body begins in row 4, amounts in column B.
        #expect(
            formulas(table) == [
                "B4": "SUM(B5,B10)", "C4": "SUM(C5,C10)", "D4": "SUM(D5,D10)", "B5": "SUM(B6,B9)", "C5": "SUM(C6,C9)",
                "D5": "SUM(D6,D9)", "B6": "SUM(B7:B8)", "C6": "SUM(C7:C8)", "B7": "SUM(C7:D7)", "B8": "SUM(C8:D8)",
                "B9": "SUM(C9:D9)", "B10": "SUM(C10:D10)",
            ])
    }

    @Test func aSumThatDoesNotHoldStaysANumber() {
        let table = DisclosureTable(
            columns: Self.columns,
            rows: [Self.row("合计", nil, [61, nil, nil], kind: .total), Self.row("类", 1, [60, 30, 29])])
        #expect(formulas(table).isEmpty)
    }

    @Test func subtotalsAndTotalsWithoutLevels() {
        let rows: [(String, Int64, DisclosureTable.Row.Kind)] = [
            ("一", 10, .item), ("二", 20, .item), ("本年收入合计", 30, .subtotal), ("年初结转", 5, .item), ("总计", 35, .total),
        ]
        let table = DisclosureTable(
            columns: [.init(key: "amount", label: "金额", path: ["金额"], type: .amount)],
            rows: rows.map { label, amount, kind in
                var row = DisclosureTable.Row(kind: kind, label: label)
                row.amounts["amount"] = Amount(coefficient: amount, scale: 1)
                return row
            })
        #expect(formulas(table) == ["B6": "SUM(B4:B5)", "B8": "SUM(B6:B7)"])
    }

    @Test func aGroupsOwnSumStandsForItsParts() {
        let paths = [
            ["预算数", "合计"], ["预算数", "车", "小计"], ["预算数", "车", "购置"], ["预算数", "车", "运行"], ["预算数", "接待"], ["决算数", "合计"],
        ]
        let keys = ["budget.total", "vehicles", "purchase", "operation", "reception", "actual.total"]
        let amounts: [Int64] = [10, 7, 3, 4, 3, 99]
        var row = DisclosureTable.Row()
        for (key, amount) in zip(keys, amounts) { row.amounts[key] = Amount(amount) }
        let table = DisclosureTable(
            columns: zip(keys, paths).map { .init(key: $0, label: $1.last ?? "", path: $1, type: .amount) }, rows: [row]
        )
        #expect(formulas(table) == ["A6": "SUM(B6,E6)", "B6": "SUM(C6:D6)"])
    }

    /// Every formula recomputes to the printed amount, through formulas below it, and none leads back to itself.
    @Test(arguments: 0..<100) func formulasRecompute(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let table = Self.consistentTable(&random)
        let plan = FormPlan(table)
        let formulas = TotalFormulas(plan)
        var values: [CellReference: (amount: Amount, formula: String?)] = [:]
        var count = 0
        for index in table.rows.indices {
            for column in table.columns {
                guard let cell = plan.cell(row: index, column: column.key),
                    let amount = table.rows[index].amounts[column.key]
                else { continue }
                let formula = formulas.formula(row: index, column: column)
                count += formula == nil ? 0 : 1
                values[cell] = (amount, formula)
            }
        }
        #expect(count > 0)
        for (cell, value) in values where value.formula != nil {
            let computed = try #require(Self.compute(cell, values, depth: 0), "circle at \(cell)")
            #expect(computed == value.amount, "\(cell) \(value.formula ?? "")")
        }
    }

    private static func compute(
        _ cell: CellReference, _ values: [CellReference: (amount: Amount, formula: String?)], depth: Int
    ) -> Amount? {
        guard depth < 20 else { return nil }
        guard let value = values[cell] else { return .zero }
        guard let formula = value.formula else { return value.amount }
        var sum = Amount.zero
        for piece in formula.dropFirst(4).dropLast().split(separator: ",") {
            guard let range = CellRange(String(piece)) else { return nil }
            for row in range.first.row...range.last.row {
                for column in range.first.column...range.last.column {
                    guard let part = compute(CellReference(row: row, column: column), values, depth: depth + 1),
                        let next = sum.adding(part)
                    else { return nil }
                    sum = next
                }
            }
        }
        return sum
    }

    /// A table of three levels whose sums hold, but for one in ten.
    private static func consistentTable(_ random: inout SeededGenerator) -> DisclosureTable {
        var rows: [DisclosureTable.Row] = []
        var total: [Int64] = [0, 0, 0]
        for _ in 0..<(1 + random.below(4)) {
            var classSum: [Int64] = [0, 0, 0]
            var below: [DisclosureTable.Row] = []
            for _ in 0..<(1 + random.below(3)) {
                var sum: [Int64] = [0, 0, 0]
                var items: [DisclosureTable.Row] = []
                for _ in 0..<(1 + random.below(3)) {
                    let basic = Int64(random.below(100_000))
                    let project = Int64(random.below(100_000)) - 500
                    items.append(row("项", 3, [basic + project, basic, project]))
                    sum = [sum[0] + basic + project, sum[1] + basic, sum[2] + project]
                }
                if random.once(in: 10) { sum[0] += 1 }
                below.append(row("款", 2, sum))
                below += items
                classSum = zip(classSum, sum).map(+)
            }
            rows.append(row("类", 1, classSum))
            rows += below
            total = zip(total, classSum).map(+)
        }
        let sum = row("合计", nil, total, kind: .total)
        return DisclosureTable(
            title: "表", columns: columns, rows: random.once(in: 2) ? [sum] + rows : rows + [sum])
    }
}
