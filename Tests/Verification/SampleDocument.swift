import DisclosureModel
import FormCatalogue

@testable import Verification

/// A small generator of random numbers that gives the same ones everywhere (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state = state &+ 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// How a generated document differs from the plainest one.
struct Variant: Sendable, CustomStringConvertible {
    var hasLines = true
    var unit = "万元"
    var missing: Set<String> = []
    var carriesOver = false
    var hasFund = false
    var hasNarrative = true
    /// Leaves are drawn in 元 and every amount is rounded by itself, as in practice.
    var isRounded = false

    var description: String {
        "lines \(hasLines), \(unit), without \(missing.sorted()), carried \(carriesOver), fund \(hasFund), rounded \(isRounded)"
    }

    static let all: [Variant] = [
        Variant(), Variant(hasLines: false, missing: ["final/state-capital"]), Variant(unit: "元"),
        Variant(carriesOver: true), Variant(hasFund: true), Variant(isRounded: true),
        Variant(carriesOver: true, hasFund: true, isRounded: true),
        Variant(missing: ["final/general-basic", "final/three-public"], carriesOver: true),
        Variant(missing: ["final/revenue", "final/expenditure"], isRounded: true), Variant(hasNarrative: false),
    ]
}

/// Builds consistent final accounts: a tree of items, and from it the nine tables and the sentences.
///
/// Amounts are whole numbers of the smallest unit: hundredths of 万元, or 元 where amounts are rounded or the unit is 元.
struct SampleDocument {
    struct Leaf {
        let code: String
        let names: [String]
        let basic: Int
        let project: Int
        let fund: Int
    }

    private var dice: Dice
    private let variant: Variant
    private var leaves: [Leaf] = []
    private var economic: [(code: String, amount: Int)] = []
    private var carried = 0
    private var line = 1

    init(seed: UInt64, variant: Variant) {
        dice = Dice(seed)
        self.variant = variant
        drawTree()
        drawEconomic()
        if variant.carriesOver { carried = amount(40_000) }
    }

    private mutating func amount(_ limit: Int) -> Int {
        let value = Int.random(in: 100...limit, using: &dice)
        return variant.isRounded ? value * 100 + Int.random(in: 0..<100, using: &dice) : value
    }

    private mutating func drawTree() {
        for (index, name) in Self.classes.enumerated() where index == 0 || Bool.random(using: &dice) || index == 4 {
            for section in 1...Int.random(in: 1...3, using: &dice) {
                for item in 1...Int.random(in: 1...3, using: &dice) {
                    let kind = Int.random(in: 0..<3, using: &dice)
                    let isFund = variant.hasFund && name.code == "212"
                    leaves.append(
                        Leaf(
                            code: name.code + Self.two(section) + Self.two(item),
                            names: [name.label, "\(name.label)第\(section)款", "第\(section)款第\(item)项"],
                            basic: !isFund && kind != 1 ? amount(60_000) : 0,
                            project: !isFund && kind != 0 ? amount(90_000) : 0, fund: isFund ? amount(30_000) : 0))
                }
            }
        }
    }

    /// The economic codes of the basic expenditure: they come to the same sum.
    private mutating func drawEconomic() {
        var rest = leaves.reduce(0) { $0 + $1.basic }
        let codes = ["30101", "30102", "30107", "30108", "30113", "30201", "30207", "30211", "30231", "30302", "31002"]
        for code in codes.dropLast() where rest > 20 {
            let part = Int.random(in: 1...max(1, rest / 4), using: &dice)
            economic.append((code, part))
            rest -= part
        }
        if rest > 0 { economic.append(("31002", rest)) }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static let classes: [(code: String, label: String)] = [
        ("201", "一般公共服务支出"), ("205", "教育支出"), ("208", "社会保障和就业支出"), ("210", "卫生健康支出"), ("212", "城乡社区支出"),
        ("213", "农林水支出"), ("221", "住房保障支出"),
    ]

    // MARK: Printing

    private func print(_ value: Int) -> Amount {
        if variant.unit == "元" { return Amount(Int64(value)) }
        guard variant.isRounded else { return Amount(coefficient: Int64(value), scale: 2) }
        return Amount(coefficient: Int64((value + 50) / 100), scale: 2)
    }

    private mutating func row(
        _ label: String, code: String? = nil, section: String? = nil, kind: DisclosureTable.Row.Kind = .item,
        line: Int? = nil, _ cells: [(String, Int)]
    ) -> DisclosureTable.Row {
        self.line += 1
        var amounts: Keyed<Amount> = [:]
        var places: Keyed<Locator> = [:]
        for (index, cell) in cells.enumerated() where cell.1 != 0 {
            amounts[cell.0] = print(cell.1)
            places[cell.0] = .text(line: self.line, column: 20 + 12 * index)
        }
        return DisclosureTable.Row(
            kind: kind, section: section, line: variant.hasLines ? line : nil, code: code,
            level: code.map { ($0.utf8.count - 1) / 2 }, label: label, amounts: amounts,
            at: .text(line: self.line, column: 1), cells: places)
    }

    private mutating func table(_ form: String, _ columns: [String], _ rows: [DisclosureTable.Row]) -> DisclosureTable {
        line += 5
        let isEmpty = rows.allSatisfy { $0.amounts.isEmpty }
        return DisclosureTable(
            form: form, title: form, unit: variant.unit, state: isEmpty ? .empty : .reported,
            columns: columns.map { DisclosureTable.Column(key: $0, label: $0, type: .amount) }, rows: rows,
            at: rows.first?.at)
    }

    private func sum(_ prefix: String, _ part: (Leaf) -> Int) -> Int {
        leaves.reduce(0) { $1.code.hasPrefix(prefix) ? $0 + part($1) : $0 }
    }

    /// The rows of a table by code, the total first.
    private mutating func tree(_ columns: [(String, (Leaf) -> Int)], in leaves: [Leaf]) -> [DisclosureTable.Row] {
        var rows = [row("合计", kind: .total, columns.map { c in (c.0, leaves.reduce(0) { $0 + c.1($1) }) })]
        var seen: Set<String> = []
        for leaf in leaves {
            for (depth, length) in [3, 5, 7].enumerated() {
                let code = String(leaf.code.prefix(length))
                guard seen.insert(code).inserted else { continue }
                let below = leaves.filter { $0.code.hasPrefix(code) }
                rows.append(
                    row(leaf.names[depth], code: code, columns.map { c in (c.0, below.reduce(0) { $0 + c.1($1) }) }))
            }
        }
        return rows
    }

    mutating func document() -> DisclosureDocument {
        let general: (Leaf) -> Int = { $0.basic + $0.project }
        let all: (Leaf) -> Int = { $0.basic + $0.project + $0.fund }
        let spent = sum("", all)
        let fund = sum("", \.fund)
        let received = spent - carried
        var tables = [summary(spent, received, fund)]
        let other = leaves
        tables.append(
            table(
                "final/revenue", ["total", "appropriation", "superiorSubsidy", "undertaking", "other"],
                [row("合计", kind: .total, [("total", received), ("appropriation", received)])]))
        tables.append(
            table(
                "final/expenditure", ["total", "basic", "project", "toSuperior", "business"],
                tree([("total", all), ("basic", \.basic), ("project", { $0.project + $0.fund })], in: other)))
        tables.append(appropriation(spent, received, fund))
        tables.append(
            table(
                "final/general-expenditure", ["total", "basic", "project"],
                tree(
                    [("total", general), ("basic", \.basic), ("project", \.project)], in: leaves.filter { $0.fund == 0 }
                )))
        tables.append(basicDetail())
        let funded = leaves.filter { $0.fund != 0 }
        tables.append(
            table(
                "final/government-fund", ["opening", "revenue", "total", "basic", "project", "closing"],
                funded.isEmpty ? [] : tree([("revenue", \.fund), ("total", \.fund), ("project", \.fund)], in: funded)))
        tables.append(table("final/state-capital", ["total", "basic", "project"], []))
        let budget = amount(3_000)
        tables.append(
            table(
                "final/three-public", ["budget.total", "budget.vehicles", "budget.vehicleOperation", "actual.total"],
                [
                    row(
                        "",
                        [("budget.total", budget), ("budget.vehicles", budget), ("budget.vehicleOperation", budget)])
                ]))
        var document = DisclosureDocument(
            document: DocumentInfo(agency: "某中心", year: 2024, kind: .final, unit: variant.unit),
            tables: tables.filter { !variant.missing.contains($0.form ?? "") })
        if variant.hasNarrative { document.statements = sentences(spent, received) }
        return document
    }

    private mutating func summary(_ spent: Int, _ received: Int, _ fund: Int) -> DisclosureTable {
        var rows = [
            row("一、一般公共预算财政拨款收入", section: "revenue", line: 1, [("amount", received - fund)]),
            row("二、政府性基金预算财政拨款收入", section: "revenue", line: 2, [("amount", fund)]),
            row("三、国有资本经营预算财政拨款收入", section: "revenue", line: 3, []),
            row("本年收入合计", section: "revenue", kind: .subtotal, line: 27, [("amount", received)]),
            row("使用非财政拨款结余", section: "revenue", line: 28, []),
            row("年初结转和结余", section: "revenue", line: 29, [("amount", carried)]),
            row("总计", section: "revenue", kind: .total, line: 30, [("amount", spent)]),
        ]
        for (index, name) in Self.classes.enumerated() {
            let value = sum(name.code) { $0.basic + $0.project + $0.fund }
            rows.append(row("一、" + name.label, section: "expenditure", line: 31 + index, [("amount", value)]))
        }
        rows += [
            row("本年支出合计", section: "expenditure", kind: .subtotal, line: 57, [("amount", spent)]),
            row("结余分配", section: "expenditure", line: 58, []), row("年末结转和结余", section: "expenditure", line: 59, []),
            row("总计", section: "expenditure", kind: .total, line: 60, [("amount", spent)]),
        ]
        return table("final/summary", ["amount"], rows)
    }

    private mutating func appropriation(_ spent: Int, _ received: Int, _ fund: Int) -> DisclosureTable {
        var rows = [
            row("一、一般公共预算财政拨款", section: "revenue", line: 1, [("amount", received - fund)]),
            row("二、政府性基金预算财政拨款", section: "revenue", line: 2, [("amount", fund)]),
            row("三、国有资本经营预算财政拨款", section: "revenue", line: 3, []),
            row("本年收入合计", section: "revenue", kind: .subtotal, line: 27, [("amount", received)]),
            row("年初财政拨款结转和结余", section: "revenue", kind: .subtotal, line: 28, [("amount", carried)]),
            row("一般公共预算财政拨款", section: "revenue", line: 29, [("amount", carried)]),
            row("政府性基金预算财政拨款", section: "revenue", line: 30, []),
            row("国有资本经营预算财政拨款", section: "revenue", line: 31, []),
            row("总计", section: "revenue", kind: .total, line: 32, [("amount", spent)]),
        ]
        for (index, name) in Self.classes.enumerated() {
            let general = sum(name.code) { $0.basic + $0.project }
            let fund = sum(name.code, \.fund)
            rows.append(
                row(
                    "一、" + name.label, section: "expenditure", line: 33 + index,
                    [("total", general + fund), ("generalPublic", general), ("governmentFund", fund)]))
        }
        let cells = [("total", spent), ("generalPublic", spent - fund), ("governmentFund", fund)]
        rows += [
            row("本年支出合计", section: "expenditure", kind: .subtotal, line: 59, cells),
            row("年末财政拨款结转和结余", section: "expenditure", line: 60, []),
            row("总计", section: "expenditure", kind: .total, line: 64, cells),
        ]
        return table(
            "final/appropriation", ["amount", "total", "generalPublic", "governmentFund", "stateCapital"], rows)
    }

    private mutating func basicDetail() -> DisclosureTable {
        var rows: [DisclosureTable.Row] = []
        for (section, label, classes) in [
            ("personnel", "人员经费合计", ["301", "303"]), ("public", "公用经费合计", ["302", "310"]),
        ] {
            var total = 0
            for code in classes {
                let parts = economic.filter { $0.code.hasPrefix(code) }
                let sum = parts.reduce(0) { $0 + $1.amount }
                total += sum
                rows.append(row("类\(code)", code: code, section: section, [("amount", sum)]))
                for part in parts {
                    rows.append(row("款\(part.code)", code: part.code, section: section, [("amount", part.amount)]))
                }
            }
            rows.append(row(label, section: section, kind: .subtotal, [("amount", total)]))
        }
        return table("final/general-basic", ["amount"], rows)
    }

    private mutating func sentences(_ spent: Int, _ received: Int) -> [Statement] {
        var found: [Statement] = []
        func say(_ subject: String, _ measure: String, _ value: Amount, _ unit: String) {
            line += 1
            found.append(
                Statement(
                    subject: subject, measure: measure, value: value, unit: unit, at: .text(line: line, column: 9)))
        }
        func share(_ part: Int, _ whole: Int) -> Amount {
            let scaled = (Int128(part) * 10_000 * 2 + Int128(whole)) / (Int128(whole) * 2)
            return Amount(coefficient: Int64(scaled), scale: 2)
        }
        let basic = sum("", \.basic)
        say("收、支总计", "total", print(spent), variant.unit)
        say("支出合计", "total", print(spent), variant.unit)
        say("支出合计/基本支出", "total", print(basic), variant.unit)
        say("支出合计/基本支出", "share of 本年支出", share(basic, spent), "%")
        for leaf in leaves where leaf.fund == 0 {
            let subject = "\(leaf.names[0])(类)\(leaf.names[1])(款)\(leaf.names[2])(项)"
            let actual = leaf.basic + leaf.project
            guard actual > 0 else { continue }
            let budget = actual + Int.random(in: 1...max(2, actual / 3), using: &dice)
            say(subject, "budget", print(budget), variant.unit)
            say(subject, "actual", print(actual), variant.unit)
            say(subject, "completionRate", share(actual, budget), "%")
        }
        return found
    }
}
