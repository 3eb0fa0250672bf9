/// Small tables as documents print them, for tests of what stands around tables.
enum PrintedTables {
    static let title = "某市某区信访局2020年度部门决算\n\n"
    static let header = "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
    static let total = """
        \t合计\t500.00\t400.00\t100.00
        201\t一般公共服务支出\t500.00\t400.00\t100.00
        20103\t政府办公厅（室）及相关机构事务\t500.00\t400.00\t100.00

        """
    static let items = "2010301\t行政运行\t400.00\t400.00\t\n2010308\t信访事务\t100.00\t\t100.00\n"
    /// Header and rows of a 支出决算表.
    static let expenditure = header + total + items
    /// The same of a 收入决算表.
    static let revenue = "科目编码\t科目名称\t本年收入合计\t财政拨款收入\t其他收入\n" + total
}
