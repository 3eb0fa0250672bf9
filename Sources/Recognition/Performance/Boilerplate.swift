import DisclosureModel
import FormCatalogue

/// The options of a form, which every table prints alike but for the ticks: `1、部门预算项目☑2、区直专项□`.
///
/// Where a line of the grid has spoilt their words, the other tables of the document prove them. The boxes stay as each
/// table prints them: one that is lost or unreadable is not restored.
enum Boilerplate {
    /// Mends the words of options, on record. Only tables that show cut cells are looked at.
    static func mend(_ tables: inout [DisclosureTable]) {
        var wordings: [String: [String: Int]] = [:]
        for field in tables.filter(isPerformance).flatMap(\.fields) where field.text.contains(where: isBox) {
            wordings[field.key, default: [:]][String(field.text.map { isBox($0) ? box : $0 }), default: 0] += 1
        }
        for table in tables.indices where isPerformance(tables[table]) {
            guard tables[table].repairs.contains(where: { $0.rule.begins("cell.") }) else { continue }
            for place in tables[table].fields.indices {
                let field = tables[table].fields[place]
                guard let wording = wording(of: wordings[field.key] ?? [:]), field.text.contains(where: isBox),
                    let text = OptionReading.read(field.text, as: wording), text != field.text
                else { continue }
                tables[table].fields[place].text = text
                tables[table].repairs.append(
                    .init(at: field.at, rule: "text.restored", before: field.text, after: text))
            }
        }
    }

    /// The wording that at least two tables print: the longest, for a cut only shortens; of equals the most frequent.
    private static func wording(of counts: [String: Int]) -> String? {
        counts.filter { $0.value > 1 }.max { ($0.key.count, $0.value, $1.key) < ($1.key.count, $1.value, $0.key) }?.key
    }

    private static func isPerformance(_ table: DisclosureTable) -> Bool { table.form?.begins("performance/") == true }

    /// Whether a character is a box, as cleaning writes it.
    static func isBox(_ character: Character) -> Bool { character == "☑" || character == "□" }

    /// What stands for a box in a wording.
    static let box: Character = "□"
}
