import DisclosureModel
import FormCatalogue

/// The options of a form, which every table prints alike but for the ticks: `1、部门预算项目☑2、区直专项□`.
///
/// Where a line of the grid has spoilt their words, the other tables of the document prove them. The boxes stay as each
/// table prints them: one that is lost or unreadable is not restored.
enum Boilerplate {
    /// Mends the words of options, on record. Only tables that show cut cells are looked at, and words that no two
    /// tables print.
    ///
    /// - Returns: What is said of options of which none is ticked, and not all boxes can be read.
    static func mend(_ tables: inout [DisclosureTable]) -> [Diagnostic] {
        var said: [Diagnostic] = []
        var wordings: [String: [String: Int]] = [:]
        for field in tables.filter(isPerformance).flatMap(\.fields) where field.text.contains(where: isBox) {
            wordings[field.key, default: [:]][words(of: field), default: 0] += 1
        }
        for table in tables.indices where isPerformance(tables[table]) {
            guard tables[table].repairs.contains(where: { $0.rule.begins("cell.") }) else { continue }
            for place in tables[table].fields.indices {
                let field = tables[table].fields[place]
                let known = wordings[field.key] ?? [:]
                let trusted = trusted(known)
                // Most forms print the whole wording, and nothing is to be weighed.
                guard field.text.contains(where: isBox), trusted.first != words(of: field),
                    let (wording, text) = trusted.lazy.compactMap({ wording in
                        OptionReading.read(field.text, as: wording).map { (wording, $0) }
                    }).first
                else { continue }
                if !text.contains("☑"), text.count(where: isBox) < wording.count(where: isBox) {
                    said.append(unread(field))
                }
                guard text != field.text, known[words(of: field), default: 0] < 2 else { continue }
                tables[table].fields[place].text = text
                tables[table].repairs.append(
                    .init(at: field.at, rule: "text.restored", before: field.text, after: text))
            }
        }
        return said
    }

    private static func unread(_ field: DisclosureTable.Field) -> Diagnostic {
        Diagnostic(
            .warning, "option.unread", at: field.at,
            "Not all boxes of these options can be read, and none that can is ticked.", excerpt: field.text,
            hint: "Compare the place with the published document.")
    }

    /// The words of options, whatever is ticked.
    private static func words(of field: DisclosureTable.Field) -> String {
        String(field.text.map { isBox($0) ? box : $0 })
    }

    /// The wordings that at least two tables print: the longest first, for a cut only shortens; of equals the most
    /// frequent.
    private static func trusted(_ counts: [String: Int]) -> [String] {
        counts.filter { $0.value > 1 }.sorted {
            ($1.key.count, $1.value, $0.key) < ($0.key.count, $0.value, $1.key)
        }.map(\.key)
    }

    private static func isPerformance(_ table: DisclosureTable) -> Bool { table.form?.begins("performance/") == true }

    /// Whether a character is a box, as cleaning writes it.
    static func isBox(_ character: Character) -> Bool { character == "☑" || character == "□" }

    /// What stands for a box in a wording.
    static let box: Character = "□"
}
