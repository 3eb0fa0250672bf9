/// The main tables of a budget.
struct DistrictBudgets {
    let money: DistrictMoney
    let style: DistrictStyle

    /// The tables in the order of Wuhan.
    var tables: [PrintedTable] {
        [summary, revenue, expenditure, appropriation, general, basic, threePublic, fund, projects]
    }

    private func table(_ form: String, _ title: String, _ other: String) -> PrintedTable {
        PrintedTable("budget/" + form, style.renamed ? other : title, style)
    }

    private var grand: Int64 { money.sum(nil) { $0.spent + $0.undertaking } }

    private var summary: PrintedTable {
        var table = table("summary", "部门收支总表", "收支预算总表")
        let parts = [
            money.sum(.general, \.spent), money.sum(.fund, \.spent), money.sum(.capital, \.spent),
            money.sum(nil, \.undertaking),
        ]
        let names = ["一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入", "事业收入"]
        let left: [PrintedTable.Line] =
            DistrictClasses.numbered(names, style).enumerated().map { ($1, [parts[$0]]) }
            + DistrictClasses.blank(DistrictClasses.names.count - names.count)
            + [("本年收入合计", [grand]), ("收入总计", [grand])]
        let right: [PrintedTable.Line] =
            DistrictClasses.lines(money.tree(nil) { [$0.spent + $0.undertaking] }, style, width: 1)
            + [("本年支出合计", [grand]), ("支出总计", [grand])]
        let column = [PrintedTable.Column("amount", "预算数")]
        table.sides(left, column, right, column)
        return table
    }

    private func coded(
        _ table: inout PrintedTable, _ fund: DistrictMoney.Fund?, _ columns: [(String, String)],
        _ values: (DistrictMoney.Leaf) -> [Int64]
    ) {
        let rows = money.tree(fund, values)
        let total = columns.indices.map { column in money.sum(fund) { values($0)[column] } }
        table.list(columns.map { .init($0.0, $0.1) }, rows, total: total)
    }

    private var revenue: PrintedTable {
        var table = table("revenue", "收入总表", "部门收入预算总表")
        coded(
            &table, nil,
            [
                ("total", "合计"), ("appropriation", "财政拨款收入"), ("undertaking", "事业收入"), ("business", "事业单位经营收入"),
                ("other", "其他收入"),
            ]
        ) { [$0.spent + $0.undertaking, $0.spent, $0.undertaking, 0, 0] }
        return table
    }

    private static let spending = [("total", "合计"), ("basic", "基本支出"), ("project", "项目支出")]

    private var expenditure: PrintedTable {
        var table = table("expenditure", "支出总表", "部门支出预算总表")
        coded(&table, nil, Self.spending) {
            [$0.spent + $0.undertaking, $0.basic, $0.project + $0.undertaking]
        }
        return table
    }

    private var appropriation: PrintedTable {
        var table = table("appropriation", "财政拨款收支总表", "财政拨款收支预算总表")
        let names = ["一般公共预算", "政府性基金预算", "国有资本经营预算"]
        func funds(_ leaf: DistrictMoney.Leaf) -> [Int64] {
            [leaf.spent] + (0..<3).map { $0 == leaf.fund.rawValue ? leaf.spent : 0 }
        }
        let spent = (0..<4).map { column in money.sum(nil) { funds($0)[column] } }
        let left: [PrintedTable.Line] =
            DistrictClasses.numbered(names.map { $0 + "拨款" }, style).enumerated().map { ($1, [spent[$0 + 1]]) }
            + DistrictClasses.blank(DistrictClasses.names.count - 3) + [("收入总计", [spent[0]])]
        let right: [PrintedTable.Line] =
            DistrictClasses.lines(money.tree(nil, funds), style, width: 4) + [("支出总计", spent)]
        table.sides(
            left, [.init("amount", "预算数")], right,
            [.init("total", "合计")]
                + zip(["generalPublic", "governmentFund", "stateCapital"], names).map { .init($0, $1) })
        return table
    }

    private var general: PrintedTable {
        var table = table("general-expenditure", "一般公共预算支出表", "一般公共预算支出预算表")
        coded(&table, .general, Self.spending) { [$0.spent, $0.basic, $0.project] }
        return table
    }

    private var basic: PrintedTable {
        var table = table("general-basic", "一般公共预算基本支出表", "一般公共预算基本支出明细表")
        DistrictBasic(money: money, style: style).writeColumns(to: &table)
        return table
    }

    private var threePublic: PrintedTable {
        var table = table("three-public", "一般公共预算“三公”经费支出表", "“三公”经费预算表")
        let keys = ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"]
        table.header = [
            ["“三公”经费合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费"],
            ["", "", "小计", "公务用车购置费", "公务用车运行费", ""],
        ]
        table.rows = [zip(keys, money.threePublic).map { table.cell($1, $0, label: "") }]
        return table
    }

    private var fund: PrintedTable {
        var table = table("government-fund", "政府性基金预算支出表", "政府性基金预算支出预算表")
        if money.leaves.contains(where: { $0.fund == .fund }) {
            coded(&table, .fund, Self.spending) { [$0.spent, $0.basic, $0.project] }
        } else {
            table.listNothing(Self.spending.map { .init($0.0, $0.1) }, "政府性基金预算支出")
        }
        return table
    }

    private var projects: PrintedTable {
        var table = table("projects", "项目支出表", "项目支出预算明细表")
        let columns = [
            ("total", "合计"), ("generalPublic", "一般公共预算"), ("governmentFund", "政府性基金预算"), ("stateCapital", "国有资本经营预算"),
            ("fiscalAccount", "财政专户管理资金"), ("unitFunds", "单位资金"),
        ]
        table.header = [
            ["类型", "项目名称", "项目单位", "合计", "本年拨款", "", "", "财政专户管理资金", "单位资金"],
            ["", "", "", "", "一般公共预算", "政府性基金预算", "国有资本经营预算", "", ""],
        ]
        func row(_ lead: [String], _ values: [Int64], _ label: String) {
            table.rows.append(lead + zip(columns, values).map { table.cell($1, $0.0, label: label) })
        }
        let spending = money.leaves.filter { $0.project + $0.undertaking > 0 }
        func values(_ leaf: DistrictMoney.Leaf) -> [Int64] {
            [leaf.project + leaf.undertaking] + (0..<3).map { $0 == leaf.fund.rawValue ? leaf.project : 0 }
                + [0, leaf.undertaking]
        }
        row(["合计", "", ""], columns.indices.map { column in spending.reduce(0) { $0 + values($1)[column] } }, "合计")
        for (leaf, name) in zip(spending, Self.names) {
            row(["特定目标类", name, style.agency], values(leaf), name)
        }
        return table
    }

    private static let names = [
        "信息系统运行维护项目", "办公楼修缮项目", "法律顾问服务项目", "专项检查项目", "设备采购项目", "社区共建项目", "档案整理项目", "人才培训项目", "河道保洁项目", "审计服务项目",
        "应急物资储备项目", "数据平台建设项目",
    ]
}
