import DisclosureModel
import TestSupport

/// A final account of a district that does not exist, printed as a text dump in a layout of its own, with the facts
/// that it states. The same seed gives the same district.
struct DistrictDump {
    private(set) var text = ""
    private(set) var facts: [Fact] = []
    private var random: SeededGenerator
    private let style: Style
    private let damage: Damage

    /// How the district prints: what real districts do differently.
    struct Style {
        var unit: String
        var decimals: Bool
        var separators: Bool
        var ordinals: Bool
        var codeColumns: Int
        var totalLast: Bool
        var lines: Bool
        var number: Int
        var prefix: String
        var blank: String
    }

    /// What extraction did to the dump.
    struct Damage: OptionSet {
        let rawValue: Int
        static let blanksInNumbers = Damage(rawValue: 1)
        static let splitCodes = Damage(rawValue: 2)
        static let wrappedLabels = Damage(rawValue: 4)
        static let lostTrailingCells = Damage(rawValue: 8)
        static let pageBreaks = Damage(rawValue: 16)
        static let tags = Damage(rawValue: 32)
    }

    init(seed: UInt64, damaged: Bool) {
        random = SeededGenerator(seed: seed)
        let unit = random.one(of: ["万元", "万元", "元"], or: "万元")
        let agency = random.one(of: ["临江县财政局", "某某市青山区教育局", "长河市第一中学", "滨河街道办事处"], or: "临江县财政局")
        let wholeUnits = random.once(in: 2)
        style = Style(
            unit: unit, decimals: unit == "万元" || !wholeUnits, separators: !random.once(in: 3),
            ordinals: !random.once(in: 3),
            codeColumns: random.one(of: [1, 3, 4], or: 1), totalLast: random.once(in: 5), lines: random.once(in: 2),
            number: random.below(4),
            prefix: random.one(of: ["2024年度", "2024年度" + agency, "", "2024年部门"], or: ""),
            blank: random.one(of: ["", "", "-", "0.00"], or: ""))
        damage = damaged ? Damage(rawValue: random.below(64)) : []
        text = "2024年度\(agency)部门决算公开\n\n目录\n\n第二部分 决算表\n\n"
        write(agency: agency)
    }

    private mutating func write(agency: String) {
        let tree = Tree(&random)
        table("收入支出决算总表", 1, agency, sides(tree))
        table(
            "收入决算表", 2, agency,
            coded("final/revenue", Self.revenue, tree) { [$0.total, $0.total, nil, nil, nil, nil, nil] })
        table(
            "支出决算表", 3, agency,
            coded("final/expenditure", Self.expenditure, tree) { [$0.total, $0.basic, $0.project, nil, nil, nil] })
        table(
            "一般公共预算财政拨款支出决算表", 4, agency,
            coded("final/general-expenditure", Self.general, tree) { [$0.total, $0.basic, $0.project] })
        table("财政拨款“三公”经费支出决算表", 5, agency, threePublic())
    }

    static let revenue = ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    static let expenditure = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    static let general = ["小计", "基本支出", "项目支出"]
    private static let keys: [String: [String]] = [
        "final/revenue": [
            "total", "appropriation", "superiorSubsidy", "undertaking", "business", "affiliated", "other",
        ],
        "final/expenditure": ["total", "basic", "project", "toSuperior", "business", "affiliatedSubsidy"],
        "final/general-expenditure": ["total", "basic", "project"],
    ]

    // MARK: Tables

    private mutating func coded(_ form: String, _ labels: [String], _ tree: Tree, _ cells: (Tree.Item) -> [Int64?])
        -> [[String]]
    {
        let lead = style.codeColumns == 4 ? 3 : style.codeColumns
        let padding = [String](repeating: "", count: lead - 1)
        var rows: [[String]] = []
        func fact(_ code: String, _ label: String, _ index: Int, _ value: Int64?) -> Fact? {
            guard let value, value != 0 || style.blank == "0.00", let keys = Self.keys[form] else { return nil }
            return Fact(form: form, section: "", code: code, label: label, column: keys[index], value: amount(value))
        }
        for item in tree.items {
            let values = cells(item)
            facts += values.enumerated().compactMap { fact(item.code, item.label, $0, $1 ?? 0) }
            rows.append(split(item.code) + [item.label] + values.map { print($0 ?? 0) })
        }
        let totals = cells(tree.total)
        facts += totals.enumerated().compactMap { fact("", "合计", $0, $1 ?? 0) }
        rows.insert([""] + padding + ["合计"] + totals.map { print($0 ?? 0) }, at: style.totalLast ? rows.count : 0)
        var header = [["科目编码"] + padding + ["科目名称"] + labels]
        if style.ordinals {
            header.append((lead == 3 ? ["类", "款", "项"] : [""]) + ["栏次"] + labels.indices.map { String($0 + 1) })
        }
        return header + rows
    }

    private mutating func sides(_ tree: Tree) -> [[String]] {
        var rows = [
            ["收入"] + line("") + ["", "支出"] + line("") + [""],
            ["项目"] + line("行次") + ["决算数", "项目"] + line("行次") + ["决算数"],
        ]
        if style.ordinals { rows.append(["栏次"] + line("") + ["1", "栏次"] + line("") + ["2"]) }
        let total = tree.total.total
        let revenue: [(String, Int64?)] =
            [("一、一般公共预算财政拨款收入", total), ("二、政府性基金预算财政拨款收入", 0), ("三、上级补助收入", 0)]
            + [(String, Int64?)](repeating: ("", nil), count: 3) + [("本年收入合计", total), ("总计", total)]
        let names = ["一、一般公共服务支出", "二、外交支出", "三、教育支出", "四、社会保障和就业支出", "五、卫生健康支出", "六、住房保障支出"]
        let expenditure: [(String, Int64?)] =
            names.map { name in (name, tree.items.first { $0.code.count == 3 && name.hasSuffix($0.label) }?.total ?? 0)
            }
            + [("本年支出合计", total), ("总计", total)]
        for (index, (left, right)) in zip(revenue, expenditure).enumerated() {
            for (section, item) in [("revenue", left), ("expenditure", right)] {
                guard let value = item.1, value != 0 || style.blank == "0.00" else { continue }
                facts.append(
                    Fact(
                        form: "final/summary", section: section, code: "", label: item.0, column: "amount",
                        value: amount(value)))
            }
            rows.append(
                [left.0] + line(String(index + 1)) + [left.1.map { print($0) } ?? "", right.0]
                    + line(String(index + 31))
                    + [right.1.map { print($0) } ?? ""])
        }
        return rows
    }

    private mutating func threePublic() -> [[String]] {
        let parts = (0..<4).map { _ in Int64(random.below(900_000) + 100) * 100 }
        let values = [
            parts[0] + parts[1] + parts[2] + parts[3], parts[0], parts[1] + parts[2], parts[1], parts[2], parts[3],
        ]
        let keys = ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"]
        for (key, value) in zip(keys, values) {
            for phase in ["budget", "actual"] {
                facts.append(
                    Fact(
                        form: "final/three-public", section: "", code: "", label: "", column: "\(phase).\(key)",
                        value: amount(value)))
            }
        }
        let top = ["预算数", "", "", "", "", "", "决算数", "", "", "", "", ""]
        let group = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费"]
        let leaf = ["", "", "小计", "公务用车购置费", "公务用车运行维护费", ""]
        var rows = [top, group + group, leaf + leaf]
        if style.ordinals { rows.append((1...12).map { String($0) }) }
        return rows + [(values + values).map { print($0) }]
    }

    // MARK: Printing

    private func line(_ text: String) -> [String] { style.lines ? [text] : [] }

    private func split(_ code: String) -> [String] {
        guard style.codeColumns == 3 else {
            return [code] + [String](repeating: "", count: style.codeColumns == 4 ? 2 : 0)
        }
        let digits = Array(code)
        return [String(digits.prefix(3)), String(digits.dropFirst(3).prefix(2)), String(digits.dropFirst(5))]
    }

    private func amount(_ cents: Int64) -> Amount? {
        style.decimals ? Amount(coefficient: cents, scale: 2) : Amount(cents / 100)
    }

    private func print(_ cents: Int64) -> String {
        guard cents != 0 else { return style.blank }
        var whole = String(cents / 100)
        if style.separators {
            var index = whole.endIndex
            while let next = whole.index(index, offsetBy: -3, limitedBy: whole.startIndex), next > whole.startIndex {
                whole.insert(",", at: next)
                index = next
            }
        }
        guard style.decimals else { return whole }
        return whole + "." + (cents % 100 < 10 ? "0" : "") + String(cents % 100)
    }

    private mutating func table(_ title: String, _ number: Int, _ agency: String, _ rows: [[String]]) {
        text += style.prefix + title + (style.number == 1 ? "（表\(number)）" : "") + "\n\n"
        if style.number == 2 { text += "公开0\(number)表\n\n" }
        text += style.number == 3 ? "编制单位：\(agency)    单位：\(style.unit)\n\n" : "部门：\(agency)\n\n单位：\(style.unit)\n\n"
        let body = rows.firstIndex { $0.contains { $0.hasPrefix("一、") || $0 == "合计" || $0 == "201" } } ?? 0
        for (index, row) in rows.enumerated() {
            text += print(index < body || title.contains("三公") && index < rows.count - 1 ? row : damaged(row)) + "\n"
            if damage.contains(.pageBreaks), index > body + 2, index < rows.count - 2, random.once(in: 9) {
                text += "\n\(index + 3)\n\n"
            }
        }
        text += "\n注：本表反映部门本年度情况。\n\n"
    }

    private func print(_ row: [String]) -> String {
        var cells = row
        while damage.contains(.lostTrailingCells), cells.count > 2, cells.last == "" { cells.removeLast() }
        return cells.joined(separator: "\t")
    }

    private mutating func damaged(_ row: [String]) -> [String] {
        row.map { cell in
            if damage.contains(.blanksInNumbers), cell.contains("."), cell.contains(where: \.isNumber) {
                return cell.replacing(",", with: ", ").replacing(".", with: ". ")
            }
            if damage.contains(.splitCodes), cell.count == 7, cell.allSatisfy(\.isNumber), cell.hasPrefix("2"),
                cell == row[0]
            {
                return cell.prefix(6) + " " + cell.suffix(1)
            }
            if damage.contains(.wrappedLabels), cell.count > 9, cell.first?.isNumber == false, random.once(in: 2) {
                return cell.prefix(6) + " " + cell.dropFirst(6)
            }
            if damage.contains(.tags), cell.hasSuffix("合计") { return "<b>" + cell + "</b>" }
            return cell
        }
    }
}
