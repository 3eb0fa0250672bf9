extension DistrictReader {
    /// Adds the words of the sections `performance` and `persons`.
    func mergePerformance(into catalogue: inout Catalogue) throws {
        if let node = section("performance") {
            var words = catalogue.performance
            words.fields += try items(node["fields"]).map { node in
                PerformanceVocabulary.FieldLabel(
                    key: try text("key", of: node), label: try text("label", of: node),
                    also: strings(node["also"]),
                    standsBelow: node["below"]?.bool ?? false, isPercent: node["percent"]?.bool ?? false)
            }
            words.moneyRows += strings(node["moneyRows"])
            words.groups += strings(node["groups"])
            words.goals += strings(node["goals"])
            words.longTerm += strings(node["longTerm"])
            words.columns += try columns(node["columns"])
            words.levels += try items(node["levels"]).map { node in
                PerformanceVocabulary.Level(label: try text("label", of: node), below: strings(node["below"]))
            }
            words.lists += try items(node["lists"]).map { node in
                PerformanceVocabulary.List(
                    section: try text("section", of: node), title: try text("title", of: node),
                    columns: try columns(node["columns"]))
            }
            words.values += strings(node["values"])
            words.periods += strings(node["periods"])
            words.tasks += try columns(node["tasks"])
            catalogue.performance = words
        }
        if let node = section("persons") {
            catalogue.persons.names += strings(node["names"])
            catalogue.persons.telephones += strings(node["telephones"])
        }
    }

    private func columns(_ node: YAML?) throws -> [PerformanceVocabulary.ColumnLabels] {
        try items(node).map { node in
            PerformanceVocabulary.ColumnLabels(
                key: try text("key", of: node), labels: strings(node["labels"]),
                isAmount: node["amount"]?.bool ?? false
            )
        }
    }

    private func text(_ key: String, of node: YAML) throws -> String {
        guard let text = node[key]?.string else { throw invalid("an entry needs `\(key)`.", node) }
        return text
    }
}
