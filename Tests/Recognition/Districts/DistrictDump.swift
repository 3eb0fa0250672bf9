import TestSupport

/// A final account or a budget of a district that does not exist, printed as a text dump in a layout of its own, with
/// the facts that it states. The same seed gives the same district.
struct DistrictDump {
    private(set) var text = ""
    let facts: [Fact]
    let style: DistrictStyle

    init(seed: UInt64, damage: (inout SeededGenerator) -> DistrictDamage = { _ in [] }) {
        var random = SeededGenerator(seed: seed)
        style = DistrictStyle(&random)
        let money = DistrictMoney(&random)
        var tables =
            style.isBudget
            ? DistrictBudgets(money: money, style: style).tables : DistrictFinals(money: money, style: style).tables
        if random.once(in: 2) { tables.insert(tables.removeLast(), at: 6) }
        facts = tables.flatMap(\.facts)
        let damage = damage(&random)
        let kind = style.isBudget ? "预算" : "决算"
        text = "2024年度\(style.agency)部门\(kind)公开\n\n"
        if style.hasContents {
            text += "目录\n\n第二部分 部门\(kind)表\n\n"
            for (index, table) in tables.enumerated() { text += "\(Self.numerals[index])、\(table.title)\n\n" }
        }
        text += "根据工作安排，2024年度纳入编制范围的单位共3个。\n\n第二部分 2024年度部门\(kind)表\n\n"
        for (index, table) in tables.enumerated() { write(table, index: index, damage, &random) }
        text += "第四部分 名词解释\n\n一、财政拨款收入：指由同级财政拨付的各类财政拨款。\n"
    }

    private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    private mutating func write(
        _ table: PrintedTable, index: Int, _ damage: DistrictDamage, _ random: inout SeededGenerator
    ) {
        var title = style.prefix + table.title
        let kind = style.isBudget ? "预算" : "公开"
        switch style.number {
        case .bracket: title += "（表\(index + 1)）"
        case .before: title = "\(kind)0\(index + 1)表 " + title
        case .enumerated: title = Self.numerals[index] + "、" + title
        case .attachment: title = "附件\(index + 1)：" + title
        case .none, .line: break
        }
        if style.head == .inTitle { title += "（单位：\(style.unit)）" }
        let width = max(2, table.header.first?.count ?? 2)
        let blank = String(repeating: "\t", count: width - 1)
        var grid: [String] = []
        if style.head == .inGrid { grid.append("编制单位：\(style.agency)" + blank + "单位：\(style.unit)") }
        text += title + "\n\n"
        if style.number == .line { text += "公开0\(index + 1)表\n\n" }
        switch style.head {
        case .lines: text += "部门：\(style.agency)\n\n单位：\(style.unit)\n\n"
        case .oneLine: text += "编制单位：\(style.agency)    金额单位：\(style.unit)\n\n"
        case .tabbed: text += "编制单位：\(style.agency)\t单位：\(style.unit)\n\n"
        case .inTitle, .inGrid: break
        }
        if !table.rows.isEmpty || table.sentence == nil {
            text += damage.lines(table, heading: grid, &random).joined(separator: "\n") + "\n\n"
        }
        if let sentence = table.sentence { text += sentence + "\n\n" }
        text += "注：本表反映部门本年度情况。\n\n"
    }
}
