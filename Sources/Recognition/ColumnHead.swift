import FormCatalogue

/// What the label over a column says of its cells.
enum ColumnHead {
    /// Whether the column holds codes.
    static func isCode(_ leaf: String) -> Bool {
        isWholeCode(leaf) || ["类", "款", "项", "类款", "款项", "类款项"].holds(leaf)
    }

    /// Whether the column holds whole codes, of whatever classification or list.
    static func isWholeCode(_ leaf: String) -> Bool { leaf.ends("编码") || leaf.ends("代码") }

    /// Whether the column holds remarks.
    static func isRemark(_ leaf: String) -> Bool { leaf.ends("备注") || leaf == "说明" || leaf == "备注说明" }

    /// Whether the column holds ratios, counts or years, which are no money: 增减%, 完成率, 占比, 人数, 面积（平方米）, 起止年限.
    ///
    /// A label in a group counts with the group's, unless it names money itself: 增减幅度 may have 金额 below it.
    ///
    /// - Parameter path: The reduced labels over the column, topmost first.
    static func isMeasure(_ path: [String]) -> Bool {
        guard let leaf = path.last else { return false }
        if isMeasure(leaf) { return true }
        return !money.contains(where: leaf.ends) && path.dropLast().contains(where: isMeasure)
    }

    private static func isMeasure(_ label: String) -> Bool {
        var name = label[...]
        if label.ends(")"), let open = label.lastIndex(of: "(") {
            let unit = String(label[label.index(after: open)...].dropLast())
            if unit.ends("元") { return false }
            if counted.holds(unit) { return true }
            name = label[..<open]
        }
        let bare = String(name)
        return measures.contains(where: bare.ends)
    }

    private static let measures = [
        "%", "率", "比例", "比重", "占比", "百分比", "百分点", "增幅", "降幅", "幅度", "同比", "环比", "人数", "个数", "次数", "人次", "批次", "件数",
        "户数",
        "台数", "辆数", "数量", "编制数", "保有量", "年限", "年份", "期限", "起止时间", "起止年度",
    ]

    /// The units of what is counted or measured and is no money.
    private static let counted = [
        "%", "个", "人", "次", "人次", "批", "批次", "件", "户", "台", "辆", "套", "台套", "台/套", "平方米", "㎡", "亩", "公里",
    ]

    private static let money = ["额", "元"]
}
