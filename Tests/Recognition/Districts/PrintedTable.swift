import DisclosureModel

/// A table as a district prints it, with the facts that it states.
struct PrintedTable {
    let form: String
    var title: String
    var header: [[String]] = []
    var rows: [[String]] = []
    var facts: [Fact] = []
    /// The sentence that says why the table is empty.
    var sentence: String?
    let style: DistrictStyle

    /// A column of amounts: its key, its label, and the group that it stands in.
    struct Column {
        var key: String
        var label: String
        var group: String?

        init(_ key: String, _ label: String, _ group: String? = nil) {
            (self.key, self.label, self.group) = (key, label, group)
        }
    }

    init(_ form: String, _ title: String, _ style: DistrictStyle) {
        (self.form, self.title, self.style) = (form, title, style)
    }

    /// Prints an amount and keeps it as a fact; an empty cell states nothing unless a zero is printed.
    mutating func cell(_ value: Int64, _ column: String, section: String = "", code: String = "", label: String)
        -> String
    {
        if value != 0 || style.printsZero {
            let amount =
                value == 0
                ? Amount(coefficient: 0, scale: 2) : Amount(coefficient: value, scale: UInt8(clamping: style.decimals))
            facts.append(
                Fact(form: form, section: section, code: code, label: label, column: column, value: amount))
        }
        return style.print(value)
    }

    // MARK: Rows by code

    /// The columns before the amounts.
    private var lead: Int {
        switch style.codes {
        case .one: 2
        case .three, .firstOfThree: 4
        case .joined, .none: 1
        }
    }

    private func lead(_ code: String, _ label: String) -> [String] {
        switch style.codes {
        case .one: return [code, label]
        case .three:
            let digits = Array(code)
            return [
                String(digits.prefix(3)), String(digits.dropFirst(3).prefix(2)), String(digits.dropFirst(5)), label,
            ]
        case .firstOfThree: return [code, "", "", label]
        case .joined: return [code.isEmpty ? label : code + " " + label]
        case .none: return [label]
        }
    }

    /// Writes the header over rows by code.
    mutating func head(_ columns: [Column], economic: Bool = false) {
        let word = economic ? "经济分类科目编码" : "功能分类科目编码"
        let blank = [String](repeating: "", count: lead - 1)
        let groups = columns.contains { $0.group != nil }
        if style.header == .oneRow || lead == 1 {
            let names = lead == 1 ? ["科目名称"] : [word] + blank.dropLast() + ["科目名称"]
            if groups {
                header.append(names + grouped(columns))
                header.append(blank + [""] + columns.map { $0.group == nil ? "" : $0.label })
            } else {
                header.append(names + columns.map(\.label))
            }
        } else {
            header.append(["项目"] + blank + grouped(columns))
            header.append(
                [word] + blank.dropLast() + ["科目名称"] + columns.map { $0.group == nil ? "" : $0.label })
            if lead == 4 { header.append(["类", "款", "项", ""] + columns.map { _ in "" }) }
        }
        if style.ordinals { header.append(blank + ["栏次"] + columns.indices.map { String($0 + 1) }) }
    }

    private func grouped(_ columns: [Column]) -> [String] {
        columns.indices.map { index in
            guard let group = columns[index].group else { return columns[index].label }
            return style.repeatsGroups || index == 0 || columns[index - 1].group != group ? group : ""
        }
    }

    /// Writes rows by code under their header, with the total where the district prints it.
    mutating func list(
        _ columns: [Column], _ items: [(code: String, values: [Int64])], total: [Int64], economic: Bool = false,
        section: (String) -> String = { _ in "" }
    ) {
        head(columns, economic: economic)
        if style.total == .first { rows.append(totalRow(columns, total)) }
        for (code, values) in items {
            let label = DistrictMoney.names[code] ?? ""
            let printed = style.codes == .none ? "" : code
            rows.append(
                lead(code, label)
                    + zip(columns, values).map {
                        cell($1, $0.key, section: section(code), code: printed, label: label)
                    })
        }
        if style.total == .last { rows.append(totalRow(columns, total)) }
    }

    private mutating func totalRow(_ columns: [Column], _ values: [Int64]) -> [String] {
        lead("", "合计") + zip(columns, values).map { cell($1, $0.key, label: "合计") }
    }

    /// Writes a table in which nothing is reported.
    mutating func listNothing(_ columns: [Column], _ subject: String) {
        head(columns)
        let blank = [String](repeating: "", count: columns.count)
        switch style.empty {
        case .totalAndSentence:
            rows.append(lead("", "合计") + blank)
            sentence = "本部门没有\(subject)，故本表无数据。"
        case .sentence:
            sentence = "注：\(style.agency)2024年度无\(subject)，故本表为空表。"
        case .zeros:
            rows.append(lead("", "合计") + columns.map { _ in "0.00" })
            for column in columns {
                facts.append(
                    Fact(
                        form: form, section: "", code: "", label: "合计", column: column.key,
                        value: Amount(coefficient: 0, scale: 2)))
            }
        }
    }

    // MARK: Two sides

    /// One line of a side: its label and its amounts.
    typealias Line = (label: String, values: [Int64])

    /// Writes revenue and expenditure side by side, or one below the other.
    mutating func sides(
        _ left: [Line], _ leftColumns: [Column], _ right: [Line], _ rightColumns: [Column]
    ) {
        let mark = style.lines ? [""] : []
        if style.stacked {
            let width = 1 + mark.count + max(leftColumns.count, rightColumns.count)
            var line = 0
            for (section, name, lines, columns) in [
                ("revenue", "收入", left, leftColumns), ("expenditure", "支出", right, rightColumns),
            ] {
                let start = [
                    [name], ["项目"] + (style.lines ? ["行次"] : []) + columns.map(\.label),
                ].map { $0 + [String](repeating: "", count: width - $0.count) }
                if section == "revenue" { header = start } else { rows += start }
                for item in lines where !item.label.isEmpty {
                    line += 1
                    let cells =
                        [item.label] + (style.lines ? [String(line)] : [])
                        + zip(columns, item.values).map { cell($1, $0.key, section: section, label: item.label) }
                    rows.append(cells + [String](repeating: "", count: width - cells.count))
                }
            }
            return
        }
        header = [
            ["收入"] + mark + leftColumns.map { _ in "" } + ["支出"] + mark + rightColumns.map { _ in "" },
            ["项目"] + (style.lines ? ["行次"] : []) + leftColumns.map(\.label) + ["项目"] + (style.lines ? ["行次"] : [])
                + rightColumns.map(\.label),
        ]
        let count = max(left.count, right.count)
        for index in 0..<count {
            rows.append(
                side(left, index, leftColumns, "revenue", line: index + 1)
                    + side(right, index, rightColumns, "expenditure", line: count + index + 1))
        }
    }

    private mutating func side(_ lines: [Line], _ index: Int, _ columns: [Column], _ section: String, line: Int)
        -> [String]
    {
        let number = style.lines ? [String(line)] : []
        guard lines.indices.contains(index), !lines[index].label.isEmpty else {
            return [""] + number + columns.map { _ in "" }
        }
        let item = lines[index]
        return [item.label] + number
            + zip(columns, item.values).map { cell($1, $0.key, section: section, label: item.label) }
    }
}
