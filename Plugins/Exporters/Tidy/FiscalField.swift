import DisclosureModel
import TidyForm

/// A column of the Fiscal Data Package's table: its type in the table schema, and what it means to readers of budgets.
struct FiscalField {
    let name: String
    /// The type of the table schema (Data Package v1).
    let type: String
    /// The column type of the Fiscal Data Package, where it has one for this.
    var columnType: String?
    let title: String

    /// The columns of the tidy form.
    static let tidy = [
        FiscalField(name: "document", type: "string", title: "Document"),
        FiscalField(
            name: "agency", type: "string", columnType: "administrative-classification:generic:label", title: "Agency"),
        FiscalField(name: "year", type: "year", columnType: "date:fiscal-year", title: "Fiscal year"),
        FiscalField(name: "kind", type: "string", title: "Budget or final account"),
        FiscalField(name: "form", type: "string", title: "Form of the catalogue"),
        FiscalField(name: "title", type: "string", title: "Title of the table"),
        FiscalField(name: "section", type: "string", title: "Section of the form"),
        FiscalField(name: "line", type: "integer", title: "行次"),
        FiscalField(name: "code", type: "string", title: "Classification code as printed"),
        FiscalField(name: "level", type: "integer", title: "Level of the code"),
        FiscalField(name: "label", type: "string", title: "Label as printed"),
        FiscalField(name: "column", type: "string", title: "Key of the column"),
        FiscalField(name: "column_label", type: "string", title: "Label of the column as printed"),
        FiscalField(name: "value", type: "number", title: "Amount in the printed unit"),
        FiscalField(name: "unit", type: "string", title: "Unit as printed"),
        FiscalField(name: "value_yuan", type: "number", columnType: "value", title: "Amount in 元"),
        FiscalField(name: "at", type: "string", columnType: "budget-line-id", title: "Place in the source"),
        FiscalField(name: "repaired", type: "boolean", title: "Whether the place was mended"),
    ]

    /// The columns that put an amount into the classifications of the Fiscal Data Package.
    static let classification = [
        FiscalField(name: "currency", type: "string", columnType: "value-currency:code", title: "Currency"),
        FiscalField(name: "phase", type: "string", columnType: "phase:id", title: "Budget phase"),
        FiscalField(name: "direction", type: "string", columnType: "direction", title: "Revenue or expenditure"),
        FiscalField(
            name: "expenditure_type", type: "string", columnType: "expenditure-type:code", title: "Basic or project"),
        FiscalField(name: "fin_source", type: "string", columnType: "fin-source:generic:code", title: "Fund"),
        code("functional", 1, "类"), label("functional", 1, "类"), code("functional", 2, "款"),
        label("functional", 2, "款"), code("functional", 3, "项"), label("functional", 3, "项"),
        code("economic", 1, "类"), label("economic", 1, "类"), code("economic", 2, "款"), label("economic", 2, "款"),
    ]

    private static func code(_ kind: String, _ level: Int, _ name: String) -> FiscalField {
        FiscalField(
            name: "\(kind)_\(level)_code", type: "string",
            columnType: "\(kind)-classification:generic:level\(level):code", title: "\(kind) \(name), code")
    }

    private static func label(_ kind: String, _ level: Int, _ name: String) -> FiscalField {
        FiscalField(
            name: "\(kind)_\(level)_label", type: "string",
            columnType: "\(kind)-classification:generic:level\(level):label", title: "\(kind) \(name), label")
    }
}
