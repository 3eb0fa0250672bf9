import TestSupport

/// The functional items of one agency with their amounts, in cents of the unit: every 款 and 类 is the sum of its parts.
struct Tree {
    private(set) var items: [Item] = []

    struct Item {
        var code: String
        var label: String
        var basic: Int64
        var project: Int64
        var total: Int64 { basic + project }
    }

    /// The sum of the 类.
    var total: Item {
        items.filter { $0.code.count == 3 }.reduce(into: Item(code: "", label: "合计", basic: 0, project: 0)) {
            $0.basic += $1.basic
            $0.project += $1.project
        }
    }

    init(_ random: inout SeededGenerator) {
        for (code, label, groups) in Self.plan where code == "201" || !random.once(in: 3) {
            var children: [Item] = []
            var sum = Item(code: code, label: label, basic: 0, project: 0)
            for (groupCode, groupLabel, leaves) in groups {
                var group = Item(code: groupCode, label: groupLabel, basic: 0, project: 0)
                var parts: [Item] = []
                for (leafCode, leafLabel) in leaves {
                    let basic = Int64(random.below(90_000) + 1) * 100 + Int64(random.below(100))
                    let project = random.once(in: 2) ? 0 : Int64(random.below(90_000) + 1) * 100
                    parts.append(Item(code: leafCode, label: leafLabel, basic: basic / 100 * 100, project: project))
                    group.basic += basic / 100 * 100
                    group.project += project
                }
                children += [group] + parts
                sum.basic += group.basic
                sum.project += group.project
            }
            items += [sum] + children
        }
    }

    private static let plan: [(String, String, [(String, String, [(String, String)])])] = [
        (
            "201", "一般公共服务支出",
            [
                ("20103", "政府办公厅（室）及相关机构事务", [("2010350", "事业运行"), ("2010399", "其他政府办公厅（室）及相关机构事务支出")]),
                ("20105", "统计信息事务", [("2010504", "信息事务")]),
            ]
        ),
        ("205", "教育支出", [("20502", "普通教育", [("2050202", "小学教育"), ("2050203", "初中教育")])]),
        ("208", "社会保障和就业支出", [("20805", "行政事业单位养老支出", [("2080505", "机关事业单位基本养老保险缴费支出")])]),
        ("210", "卫生健康支出", [("21011", "行政事业单位医疗", [("2101102", "事业单位医疗")])]),
        ("221", "住房保障支出", [("22102", "住房改革支出", [("2210201", "住房公积金"), ("2210202", "提租补贴")])]),
    ]
}
