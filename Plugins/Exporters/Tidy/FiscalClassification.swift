import DisclosureModel
import TidyForm

/// Puts amounts into the classifications of the Fiscal Data Package, from what the document itself prints.
struct FiscalClassification {
    /// The labels that the document prints beside codes.
    private var labels: [String: String] = [:]

    init(_ document: DisclosureDocument) {
        for table in document.tables {
            for row in table.rows {
                if let code = row.code, !row.label.isEmpty, labels[code] == nil { labels[code] = row.label }
            }
        }
    }

    /// The fields of ``FiscalField/classification`` for a record.
    func write(_ record: TidyRecord, to csv: inout CSVWriter) {
        csv.text(record.valueInYuan == nil ? nil : "CNY")
        csv.text(Self.phase(of: record))
        csv.text(Self.direction(of: record))
        csv.text(["basic", "project"].contains(record.column) ? record.column : nil)
        csv.text(Self.fund(of: record))
        let code = record.row.code.flatMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0 : nil } ?? ""
        // Functional expenditure codes begin with 2 and have three, five or seven digits; economic ones with 3 or 5.
        let isFunctional = code.hasPrefix("2")
        let isEconomic = code.hasPrefix("3") || code.hasPrefix("5")
        for digits in [3, 5, 7] { part(isFunctional ? code : "", digits, to: &csv) }
        for digits in [3, 5] { part(isEconomic ? code : "", digits, to: &csv) }
    }

    /// The code of a level, which is the beginning of the codes below it, and the label printed beside it.
    private func part(_ code: String, _ digits: Int, to csv: inout CSVWriter) {
        let part = code.utf8.count >= digits ? String(code.prefix(digits)) : nil
        csv.text(part)
        csv.text(part.flatMap { labels[$0] })
    }

    /// Approved for budgets and budget columns, executed for final accounts.
    private static func phase(of record: TidyRecord) -> String? {
        if record.column.hasPrefix("budget.") { return "approved" }
        if record.column.hasPrefix("actual.") { return "executed" }
        return switch record.kind {
        case .budget: "approved"
        case .final: "executed"
        case nil: nil
        }
    }

    private static func direction(of record: TidyRecord) -> String? {
        if let section = record.row.section, ["revenue", "expenditure"].contains(section) { return section }
        switch record.form?.split(separator: "/").last {
        case "revenue": return "revenue"
        case "expenditure", "general-expenditure", "general-basic", "state-capital", "three-public", "projects":
            return "expenditure"
        case "government-fund" where ["total", "basic", "project"].contains(record.column): return "expenditure"
        case "government-fund" where record.column == "revenue": return "revenue"
        default: return nil
        }
    }

    private static func fund(of record: TidyRecord) -> String? {
        if ["generalPublic", "governmentFund", "stateCapital"].contains(record.column) { return record.column }
        return switch record.form?.split(separator: "/").last {
        case "general-expenditure", "general-basic": "generalPublic"
        case "government-fund": "governmentFund"
        case "state-capital": "stateCapital"
        default: nil
        }
    }
}
