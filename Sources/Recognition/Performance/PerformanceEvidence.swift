import DisclosureModel
import FormCatalogue

/// What speaks for a grid being a performance table, and which: the words of its rows, and its title.
struct PerformanceEvidence: Sendable {
    /// The form that the words show; nil where they show none.
    private(set) var form: String?
    /// How sure that is, 0 to 100.
    private(set) var confidence = 0.0
    /// What spoke for it.
    private(set) var reasons: [String] = []

    /// Weighs the rows of a grid.
    ///
    /// - Parameters:
    ///   - title: The title, if there is one.
    ///   - named: The forms that the title names.
    init(_ rows: [Grid.Row], title: String?, named: [String], words: PerformanceWords) {
        var hasIndicators = false
        var columns: Set<String> = []
        var fields: Set<String> = []
        for row in rows.prefix(Self.reach) {
            let keys = row.cells.indices.map { PerformanceText.key(row.cells[$0].text) }.filter { !$0.isEmpty }
            if KeyTaskReader.isHeader(keys, words: words) {
                take("work/key-tasks", 90, "the header of a list of tasks")
                return
            }
            let found = Set(keys.compactMap(words.column))
            if found.count >= 2, !found.isDisjoint(with: ["level1", "level2", "indicator"]) {
                hasIndicators = true
                columns.formUnion(found)
            } else if hasIndicators, found.count == keys.count {
                columns.formUnion(found)
            }
            for key in keys {
                switch words.kind(key) {
                case .field(let field): fields.insert(field.key)
                case .money: fields.insert("money")
                default: break
                }
            }
        }
        decide(hasIndicators, columns, fields, title, named.filter { $0.begins("performance/") })
    }

    /// Weighs what a reading found.
    init(_ reading: PerformanceReading, title: String?, named: [String]) {
        let texts = Set(reading.rows.flatMap(\.texts.keys))
        let indicators = reading.rows.filter { $0.texts["indicator"] != nil && $0.texts["target"] != nil }
        decide(
            !indicators.isEmpty, texts, Set(reading.fields.map(\.key)), title,
            named.filter { $0.begins("performance/") })
    }

    /// What speaks for a list of tasks.
    init(tasks reading: PerformanceReading) {
        if reading.rows.count >= 2 { take("work/key-tasks", 80, "the header of a list of tasks") }
    }

    private mutating func decide(
        _ hasIndicators: Bool, _ columns: Set<String>, _ fields: Set<String>, _ title: String?, _ named: [String]
    ) {
        let points = (hasIndicators ? 4 : 0) + min(6, fields.count)
        guard points >= (hasIndicators ? 5 : 4), hasIndicators || !named.isEmpty || points >= 6 else { return }
        if hasIndicators { reasons.append("the header of a table of indicators") }
        if !fields.isEmpty { reasons.append("\(fields.count) labels of its fields") }
        if let named = named.first { return take(named, 95, "the title") }
        let isEvaluation = columns.contains("actual") || columns.contains("score") || fields.contains("executed")
        let key = LabelText.key(title ?? "")
        let isProject =
            key.holds("整体")
            ? false : key.holds("项目") || fields.contains("projectName") && !fields.contains("basicTotal")
        let kind = isEvaluation ? "" : "-target"
        take(
            "performance/\(isProject ? "project" : "overall")\(kind)", 70,
            isEvaluation ? "what was achieved" : "what is aimed at")
    }

    /// How many rows are looked at: an application's first table of indicators begins well above this.
    private static let reach = 120

    private mutating func take(_ form: String, _ confidence: Double, _ reason: String) {
        self.form = form
        self.confidence = confidence
        reasons.append(reason)
    }
}
