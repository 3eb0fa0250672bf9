/// The nine tables of a final account.
struct DistrictFinals {
    let money: DistrictMoney
    let style: DistrictStyle

    /// The tables in the order of the national standard.
    var tables: [PrintedTable] {
        [
            summary, revenue, expenditure, appropriation, general, basic, fund, capital, threePublic,
        ]
    }

    private func table(_ form: String, _ title: String, _ other: String) -> PrintedTable {
        PrintedTable("final/" + form, style.renamed ? other : title, style)
    }

    private var opening: Int64 { money.opening + money.sum(nil, \.opening) }
    private var closing: Int64 { money.closing + money.sum(nil, \.closing) }
    private func received(_ fund: DistrictMoney.Fund) -> Int64 {
        money.sum(fund, \.appropriation) + (fund == .general ? money.closing - money.opening : 0)
    }

    private var summary: PrintedTable {
        var table = table("summary", "收入支出决算总表", "收支决算总表")
        let parts = [received(.general), received(.fund), received(.capital), money.sum(nil, \.undertaking)]
        let names = ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "事业收入"]
        let year = parts.reduce(0, +)
        let spent = money.sum(nil) { $0.spent + $0.undertaking }
        let left: [PrintedTable.Line] =
            DistrictClasses.numbered(names, style).enumerated().map { ($1, [parts[$0]]) }
            + DistrictClasses.blank(DistrictClasses.names.count - names.count)
            + [("本年收入合计", [year]), ("年初结转和结余", [opening]), ("总计", [year + opening])]
        let right: [PrintedTable.Line] =
            DistrictClasses.lines(money.tree(nil) { [$0.spent + $0.undertaking] }, style, width: 1)
            + [("本年支出合计", [spent]), ("年末结转和结余", [closing]), ("总计", [spent + closing])]
        let column = [PrintedTable.Column("amount", "决算数")]
        table.sides(left, column, right, column)
        return table
    }

    private var revenue: PrintedTable {
        var table = table("revenue", "收入决算表", "收入决算总表")
        func values(_ leaf: DistrictMoney.Leaf) -> [Int64] {
            let carried = leaf.code == money.leaves.first?.code ? money.closing - money.opening : 0
            let own = leaf.appropriation + carried
            return [own + leaf.undertaking, own, 0, leaf.undertaking, 0, 0, 0]
        }
        let columns = zip(
            ["total", "appropriation", "superiorSubsidy", "undertaking", "business", "affiliated", "other"],
            ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
        ).map { PrintedTable.Column($0, $1) }
        table.list(columns, money.tree(nil, values), total: total(money.tree(nil, values)))
        return table
    }

    private var expenditure: PrintedTable {
        var table = table("expenditure", "支出决算表", "支出决算总表")
        func values(_ leaf: DistrictMoney.Leaf) -> [Int64] {
            [leaf.spent + leaf.undertaking, leaf.basic, leaf.project + leaf.undertaking, 0, 0, 0]
        }
        let columns = zip(
            ["total", "basic", "project", "toSuperior", "business", "affiliatedSubsidy"],
            ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
        ).map { PrintedTable.Column($0, $1) }
        table.list(columns, money.tree(nil, values), total: total(money.tree(nil, values)))
        return table
    }

    private func total(_ rows: [(code: String, values: [Int64])]) -> [Int64] {
        let tops = rows.filter { $0.code.count == 3 }.map(\.values)
        guard let first = tops.first else { return [] }
        return tops.dropFirst().reduce(first) { zip($0, $1).map { $0 + $1 } }
    }

    private var appropriation: PrintedTable {
        var table = table("appropriation", "财政拨款收入支出决算总表", "财政拨款收支决算总表")
        let names = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
        let parts = [received(.general), received(.fund), received(.capital)]
        let carried = [money.opening, money.sum(.fund, \.opening), 0]
        let year = parts.reduce(0, +)
        func funds(_ leaf: DistrictMoney.Leaf) -> [Int64] {
            [leaf.spent] + (0..<3).map { $0 == leaf.fund.rawValue ? leaf.spent : 0 }
        }
        let spent = (0..<4).map { column in money.sum(nil) { funds($0)[column] } }
        let kept = [closing, money.closing, money.sum(.fund, \.closing), 0]
        let left: [PrintedTable.Line] =
            DistrictClasses.numbered(names, style).enumerated().map { ($1, [parts[$0]]) }
            + DistrictClasses.blank(DistrictClasses.names.count - 6)
            + [("本年收入合计", [year]), ("年初财政拨款结转和结余", [opening])]
            + names.enumerated().map { ($1, [carried[$0]]) } + [("总计", [year + opening])]
        let right: [PrintedTable.Line] =
            DistrictClasses.lines(money.tree(nil, funds), style, width: 4)
            + [("本年支出合计", spent), ("年末财政拨款结转和结余", kept), ("总计", zip(spent, kept).map { $0 + $1 })]
        table.sides(
            left, [.init("amount", "决算数")], right,
            [.init("total", "合计")]
                + zip(["generalPublic", "governmentFund", "stateCapital"], names).map { .init($0, $1) })
        return table
    }

    private func spending(_ leaf: DistrictMoney.Leaf) -> [Int64] { [leaf.spent, leaf.basic, leaf.project] }

    private var general: PrintedTable {
        var table = table("general-expenditure", "一般公共预算财政拨款支出决算表", "一般公共预算支出决算表")
        let group = style.repeatsGroups ? "本年支出" : nil
        let columns = zip(["total", "basic", "project"], ["合计", "基本支出", "项目支出"]).map {
            PrintedTable.Column($0, $1, group)
        }
        let rows = money.tree(.general, spending)
        table.list(columns, rows, total: total(rows))
        return table
    }

    private var basic: PrintedTable {
        var table = table("general-basic", "一般公共预算财政拨款基本支出决算明细表", "一般公共预算基本支出决算表")
        DistrictBasic(money: money, style: style).write(to: &table, label: "决算数")
        return table
    }

    private static let balance = zip(
        ["opening", "revenue", "total", "basic", "project", "closing"],
        ["年初结转和结余", "本年收入", "小计", "基本支出", "项目支出", "年末结转和结余"]
    ).map { PrintedTable.Column($0, $1, ["小计", "基本支出", "项目支出"].contains($1) ? "本年支出" : nil) }

    private func balance(_ leaf: DistrictMoney.Leaf) -> [Int64] {
        [leaf.opening, leaf.appropriation, leaf.spent, leaf.basic, leaf.project, leaf.closing]
    }

    private var fund: PrintedTable {
        var table = table("government-fund", "政府性基金预算财政拨款收入支出决算表", "政府性基金收支决算表")
        let rows = money.tree(.fund, balance)
        if rows.isEmpty {
            table.listNothing(Self.balance, "政府性基金预算财政拨款收入支出")
        } else {
            table.list(Self.balance, rows, total: total(rows))
        }
        return table
    }

    /// The national form has the three columns of expenditure; in some districts it is as wide as that of the funds.
    private var capital: PrintedTable {
        let wide = style.renamed
        var table = table("state-capital", "国有资本经营预算财政拨款支出决算表", "国有资本经营预算财政拨款收入支出决算表")
        let columns = wide ? Self.balance : Array(Self.balance[2...4])
        let rows = money.tree(.capital) { wide ? balance($0) : spending($0) }
        if rows.isEmpty {
            table.listNothing(columns, "国有资本经营预算财政拨款支出")
        } else {
            table.list(columns, rows, total: total(rows))
        }
        return table
    }

    private var threePublic: PrintedTable {
        var table = table("three-public", "财政拨款“三公”经费支出决算表", "一般公共预算“三公”经费支出决算表")
        let keys = ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"]
        let top = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费"]
        let low = ["", "", "小计", "公务用车购置费", "公务用车运行维护费", ""]
        let printed = zip(keys, money.threePublic).map { key, value in
            ["budget", "actual"].map { table.cell(value, "\($0).\(key)", label: "") }
        }
        if style.pairs {
            table.header = [top, low].map { $0.flatMap { [$0, ""] } } + [keys.flatMap { _ in ["预算数", "决算数"] }]
            table.rows = [printed.flatMap { $0 }]
        } else {
            let blank = [String](repeating: "", count: 5)
            table.header = [["预算数"] + blank + ["决算数"] + blank, top + top, low + low]
            table.rows = [printed.map { $0[0] } + printed.map { $0[1] }]
        }
        if style.ordinals { table.header.append((1...12).map { String($0) }) }
        return table
    }
}

/// The 类 lines of an expenditure side.
enum DistrictClasses {
    /// The names, in the order of the form.
    static let names = [
        "一般公共服务支出", "外交支出", "教育支出", "社会保障和就业支出", "卫生健康支出", "城乡社区支出", "住房保障支出", "国有资本经营预算支出", "其他支出",
    ]

    /// Names with the enumerators of the district.
    static func numbered(_ names: [String], _ style: DistrictStyle) -> [String] {
        let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
        return zip(numerals, names).map { style.numbered ? "\($0)、\($1)" : $1 }
    }

    /// Lines without a label.
    static func blank(_ count: Int) -> [PrintedTable.Line] {
        [PrintedTable.Line](repeating: ("", []), count: max(0, count))
    }

    /// The lines with the amounts of their 类.
    static func lines(_ rows: [(code: String, values: [Int64])], _ style: DistrictStyle, width: Int)
        -> [PrintedTable.Line]
    {
        zip(numbered(names, style), names).map { label, name in
            let row = rows.first { $0.code.count == 3 && DistrictMoney.names[$0.code] == name }
            return (label, row?.values ?? [Int64](repeating: 0, count: width))
        }
    }
}
