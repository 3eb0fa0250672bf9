import DisclosureModel
import Testing

/// A small table of expenditure as a dump, for tests that damage one place of it.
struct DamagedTable {
    var title = "2024年度支出决算表"
    var agency = "部门：武汉市硚口区大数据中心\t单位：万元"
    var header = [
        "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出", "类款项\t栏次\t1\t2\t3\t4\t5\t6",
    ]
    var rows = [
        "\t合计\t30.00\t14.00\t16.00", "201\t一般公共服务支出\t20.00\t14.00\t6.00", "20103\t政府办公厅（室）及相关机构事务\t20.00\t14.00\t6.00",
        "2010350\t事业运行\t14.00\t14.00", "2010399\t其他政府办公厅（室）及相关机构事务支出\t6.00\t\t6.00", "205\t教育支出\t10.00\t\t10.00",
        "20502\t普通教育\t10.00\t\t10.00", "2050202\t小学教育\t3.00\t\t3.00", "2050203\t初中教育\t7.00\t\t7.00",
    ]

    var text: String {
        (["武汉市硚口区大数据中心2024年度部门决算", "", title, "", "公开03表", agency] + header + rows + ["", "注：本表反映部门本年度各项支出情况。"])
            .joined(separator: "\n")
    }

    /// The table as it is recognised.
    func read(repairing: Bool = true) throws -> DisclosureTable {
        let document = try recognise(text, options: repairing ? [:] : ["no-repair": "true"])
        return try #require(document.tables.first)
    }

    /// What a table says, one line per row, without places.
    static func facts(_ table: DisclosureTable) -> [String] {
        table.rows.map { row in
            "\(row.code ?? "-") \(row.label) " + row.amounts.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        }
    }
}
