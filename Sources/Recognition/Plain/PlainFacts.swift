import DisclosureModel
import FormCatalogue

/// What other tables of a document say of the columns of one: the same money stands in several of them.
struct PlainFacts: Sendable {
    /// Columns in which no row can print an amount.
    private var unused: Set<String> = []
    /// What a column's total is, by key.
    private var totals: [String: Amount] = [:]
    /// The amounts of the same rows in a table that divides them alike, by code; the total row has the empty code.
    private var rows: [String: [String: Amount]] = [:]
    /// The amounts of the same rows in the table of all expenditure, by code.
    private var whole: [String: [String: Amount]] = [:]
    /// What the text says of the columns of a table of one row; 0 where it says that there is nothing.
    private var stated: [String: Amount] = [:]

    /// Nothing.
    init() {}

    /// What the text of a document says of a table of one row.
    init(stated: [String: Amount]) { self.stated = stated }

    /// What the tables of a document say of a form's columns, as far as they are placed.
    init(of form: String, in tables: [PlainDraft]) {
        let kind = form.prefix { $0 != "/" } + "/"
        func table(_ name: String) -> PlainDraft? {
            tables.first { $0.region.form.form.id == kind + name && $0.unproven.isEmpty }
        }
        switch String(form.dropFirst(kind.count)) {
        case "revenue": if let summary = table("summary") { addSources(of: summary) }
        case "appropriation": if let own = table("appropriation") { addFunds(of: own) }
        case "government-fund", "state-capital":
            if let expenditure = table("expenditure") { whole = expenditure.valuesByCode() }
            if let funds = table("appropriation") { addBalances(of: funds) }
        case "expenditure": if let general = table("general-expenditure") { rows = general.valuesByCode() }
        case "general-expenditure":
            if let basic = table("general-basic").flatMap({ $0.grandTotal() }) { totals["basic"] = basic }
        default: break
        }
    }

    /// A source of revenue that the summary prints without an amount has none in the table of revenue.
    private mutating func addSources(of summary: PlainDraft) {
        for key in ["superiorSubsidy", "undertaking", "business", "affiliated", "other", "fiscalAccount"] {
            if summary.prints(key, section: "revenue") == false { unused.insert(key) }
        }
    }

    /// A fund without revenue and without an opening balance pays for nothing.
    private mutating func addFunds(of table: PlainDraft) {
        for key in ["generalPublic", "governmentFund", "stateCapital"] {
            if table.prints(key, section: "revenue") == false { unused.insert(key) }
        }
    }

    /// Where the table of appropriations opens or closes without a balance, no fund has one.
    private mutating func addBalances(of table: PlainDraft) {
        if table.prints("opening", section: "revenue") == false { unused.insert("opening") }
        if table.prints("closing", section: "expenditure") == false { unused.insert("closing") }
    }

    /// Whether a row is named as a total: 合计, 本年支出合计, 总计.
    static func isTotal(_ item: PlainItem) -> Bool {
        let key = LabelText.itemKey(item.text)
        return key.ends("合计") || key.ends("总计")
    }

    /// The choices that agree with what is known; all of them where none does.
    func agreeing(_ choices: [[Int]], _ item: PlainItem, _ columns: [FormColumn]) -> [[Int]] {
        let isTotal = item.codes.isEmpty && Self.isTotal(item)
        let agreeing = choices.filter { choice in
            var values: [String: Amount] = [:]
            for (place, word) in zip(choice, item.amounts) { values[columns[place].key] = word.amount }
            guard values.keys.allSatisfy({ !unused.contains($0) }) else { return false }
            guard stated.allSatisfy({ (values[$0.key] ?? .zero) == $0.value }) else { return false }
            if isTotal, !totals.allSatisfy({ values[$0.key] == $0.value }) { return false }
            if let same = rows[isTotal ? "" : item.code], let total = same["total"], total == values["total"] {
                // Where one table prints a zero the other may print nothing.
                return same.allSatisfy { values[$0.key] == $0.value }
                    && values.allSatisfy { same[$0.key] != nil || $0.value.isZero }
            }
            if let same = whole[item.code], same["total"] == values["total"] {
                return ["basic", "project"].allSatisfy { (values[$0] ?? .zero) == (same[$0] ?? .zero) }
            }
            return true
        }
        return agreeing.isEmpty ? choices : agreeing
    }
}

/// A table of plain text whose rows are read and, as far as that can be told, placed.
struct PlainDraft: Sendable {
    let region: PlainRegion
    var columns: PlainColumns
    var items: [PlainItem]
    /// The items whose amounts are not shown to be theirs.
    var unproven: Set<Int> = []

    /// Whether a named row of a section prints an amount; nil where the table does not have the row.
    func prints(_ key: String, section: String) -> Bool? {
        let named = items.filter { item in
            guard item.section == section else { return false }
            return region.form.finder.row(section: section, itemKey: LabelKey(item: item.text))?.key == key
        }
        return named.isEmpty ? nil : named.contains { $0.amounts.contains { $0.amount != nil } }
    }

    /// The amounts of each placed row by its code; of the total row under the empty code.
    func valuesByCode() -> [String: [String: Amount]] {
        var result: [String: [String: Amount]] = [:]
        for item in items where !item.code.isEmpty || LabelText.itemKey(item.text).ends("计") {
            guard let places = item.columns, !places.isEmpty else { continue }
            let columns = columns.columns(of: item.section)
            for (place, word) in zip(places, item.amounts) {
                result[item.code, default: [:]][columns[place].key] = word.amount
            }
        }
        return result
    }

    /// The first amount of the total row; where each list has a total of its own, their sum.
    func grandTotal() -> Amount? {
        let totals = items.filter { $0.codes.isEmpty && LabelText.itemKey($0.text).ends("计") }
        var sum: Amount?
        for amount in totals.compactMap({ $0.amounts.first?.amount }) {
            guard let next = (sum ?? .zero).adding(amount) else { return nil }
            sum = next
        }
        return sum
    }
}
