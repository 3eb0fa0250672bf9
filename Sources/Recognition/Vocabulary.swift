import DisclosureModel
import FormCatalogue

/// The words of the catalogue, as keys, for telling header rows from data rows and sections from each other.
struct Vocabulary: Sendable {
    /// Names of items that the forms' sections and the 类 lines know.
    let items: Set<LabelKey>
    /// Labels of columns and of the groups above them.
    let columns: Set<LabelKey>
    /// Labels of columns of amounts alone.
    let amounts: Set<LabelKey>
    /// The 类 code of each class name, current and earlier.
    let classes: [LabelKey: String]
    /// The classification, for names whose code is not printed.
    let codes: ClassificationCodes

    init(_ catalogue: Catalogue) {
        codes = catalogue.codes
        var items: Set<LabelKey> = []
        var columns: Set<LabelKey> = []
        var amounts: Set<LabelKey> = []
        for form in catalogue.forms {
            for section in form.sections {
                for row in section.rows { items.formUnion(([row.label] + row.also).map(LabelKey.init(item:))) }
                if let total = section.total { items.insert(LabelKey(item: total)) }
            }
            for column in form.columns {
                if column.type == .amount {
                    amounts.formUnion(([column.label] + column.also).map(LabelKey.init(label:)))
                }
                columns.formUnion(
                    ([column.label] + column.also + column.under.flatMap { $0 }).map(LabelKey.init(label:)))
            }
            for column in form.rowColumns { columns.formUnion(column.labels.map(LabelKey.init(label:))) }
        }
        var classes: [LabelKey: String] = [:]
        for item in catalogue.classes {
            for name in [item.label] + item.also { classes[LabelKey(item: name)] = item.code }
        }
        self.items = items.union(classes.keys)
        self.amounts = amounts
        self.columns = columns.union(Self.rowHeads)
        self.classes = classes
    }

    private static let totals = ["合计", "总计", "总合计"]

    /// Whether a key is the label of a total: 合计, 总计.
    static func isTotal(_ key: String) -> Bool { totals.holds(key) }

    /// The words that head the columns of codes, names and 行次.
    static let rowHeads: Set<LabelKey> = [
        "项目", "科目编码", "科目名称", "科目代码", "功能分类科目编码", "功能分类科目名称", "支出功能分类科目编码", "经济分类科目编码", "经济分类科目名称",
        "支出功能分类", "支出经济分类", "功能分类科目", "编码", "代码", "名称", "类", "款", "项", "类款项", "行次", "栏次", "行", "序号", "收入", "支出",
        "本年收入", "本年支出", "人员经费", "公用经费", "部门(单位)代码", "部门(单位)名称", "单位代码", "单位名称", "部门代码", "部门名称",
    ]
}
