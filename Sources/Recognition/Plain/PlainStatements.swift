import DisclosureModel
import FormCatalogue

/// What the text of a document says of the columns of a table of one row: 公务接待费0.00万元.
struct PlainStatements {
    private let statements: [Statement]

    init(_ statements: [Statement]) { self.statements = statements }

    /// What is stated of each column, by key, in the table's unit. O(statements · columns).
    func values(for form: FormKeys, unit: String?) -> [String: Amount] {
        var values: [String: Amount] = [:]
        var doubted: Set<String> = []
        for statement in statements where statement.unit == unit {
            let parts = statement.subject.split(separator: "/").map { LabelKey(label: String($0)) }
            guard let name = parts.last, let times = Self.times[statement.measure] else { continue }
            let isTotal = parts.count == 1 && name.text.begins("三公经费")
            for column in form.columns {
                let key = column.column.key
                let time = times.first { key.begins($0 + ".") }
                guard time != nil || !key.utf8.contains(UInt8(ascii: ".")) else { continue }
                let own = time.map { String(key.dropFirst($0.count + 1)) } ?? key
                let isNamed =
                    switch own {
                    case "total": isTotal
                    case "vehicles": column.groups.contains { $0.contains(name) }
                    default: column.leaves.contains(name)
                    }
                guard isNamed else { continue }
                if let other = values[key], other != statement.value { doubted.insert(key) }
                values[key] = statement.value
            }
        }
        for key in doubted { values[key] = nil }
        return values
    }

    /// Which columns of a form that prints budget beside account a measure speaks of.
    private static let times = ["budget": ["budget"], "actual": ["actual"], "total": ["actual"]]
}
