import DisclosureModel
import FormCatalogue

/// Goals that a form prints in two columns under one label, long term and year, and that text without columns prints
/// one after the other: `长期目标(截止2025年) 年度目标 目标1：… 目标1：…`.
enum GoalStatements {
    /// The field as two, the goals of the long term and those of the year; as it is where it is no such field, or
    /// where the second list does not begin with its first goal again.
    static func parted(_ field: DisclosureTable.Field) -> [DisclosureTable.Field] {
        guard field.key == "overallGoals", field.text.begins("长期目标"),
            let year = field.text[...].range(ofKey: "年度目标目标1")
        else { return [field] }
        let rest = field.text[year.upperBound...]
        guard let second = rest.range(ofKey: "目标1") ?? rest.range(ofKey: "目标一") else { return [field] }
        let start = field.text.index(year.lowerBound, offsetBy: "年度目标".count)
        let heads = [String(field.text[..<year.lowerBound]), "年度目标"]
        let texts = [String(field.text[start..<second.lowerBound]), String(rest[second.lowerBound...])]
        return zip(["longTerm", "year"], zip(heads, texts)).map { key, goals in
            .init(key: "\(field.key)/\(key)", label: goals.0, text: goals.1, at: field.at)
        }
    }
}
