/// Basic expenditure by economic class: lists side by side, one list, or one list with a column for each section.
struct DistrictBasic {
    let money: DistrictMoney
    let style: DistrictStyle

    private func section(_ code: String) -> String { DistrictMoney.isPersonnel(code) ? "personnel" : "public" }

    private func sum(_ section: String) -> Int64 {
        money.economic.reduce(0) { $0 + (self.section($1.code) == section ? $1.value : 0) }
    }

    /// Writes the table of a final account.
    func write(to table: inout PrintedTable, label: String) {
        switch style.basic {
        case .lists: writeLists(to: &table, label: label)
        case .list:
            table.list(
                [.init("amount", label)], money.economicRows.map { ($0.code, [$0.value]) },
                total: [sum("personnel") + sum("public")], economic: true, section: section)
        case .columns: writeColumns(to: &table)
        }
    }

    /// Writes one list with the columns 合计, 人员经费, 公用经费.
    func writeColumns(to table: inout PrintedTable) {
        let parts = [sum("personnel"), sum("public")]
        let isFinal = table.form.hasPrefix("final/")
        table.list(
            [.init("total", "合计"), .init("personnel", "人员经费"), .init("public", "公用经费")],
            money.economicRows.map { code, value in
                (code, DistrictMoney.isPersonnel(code) ? [value, value, 0] : [value, 0, value])
            },
            total: [parts[0] + parts[1]] + parts, economic: true, section: isFinal ? section : { _ in "" })
    }

    private func writeLists(to table: inout PrintedTable, label: String) {
        let sections = ["personnel", "public"]
        let lists = sections.map { section in money.economicRows.filter { self.section($0.code) == section } }
        table.header = [
            ["人员经费", "", "", "公用经费", "", ""],
            ["科目编码", "科目名称", label, "科目编码", "科目名称", label],
        ]
        for index in 0..<max(lists[0].count, lists[1].count) {
            var row: [String] = []
            for (section, list) in zip(sections, lists) {
                guard list.indices.contains(index) else {
                    row += ["", "", ""]
                    continue
                }
                let (code, value) = list[index]
                let name = DistrictMoney.names[code] ?? ""
                row += [code, name, table.cell(value, "amount", section: section, code: code, label: name)]
            }
            table.rows.append(row)
        }
        table.rows.append(
            zip(sections, ["人员经费合计", "公用经费合计"]).flatMap { section, label in
                [label, "", table.cell(sum(section), "amount", section: section, label: label)]
            })
    }
}
