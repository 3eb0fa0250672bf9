import DisclosureModel

/// Names of agencies in which a character at a cut was read twice: `城市市运行中心`, where another table of the same
/// document prints 城市运行中心 for the same field; or its halves as two others, where two tables print the name.
enum DoubledNames {
    /// Takes such characters back, on record. Only tables that show cut cells are looked at.
    static func mend(_ tables: inout [DisclosureTable]) {
        let printed = tables.flatMap(\.fields).filter { keys.contains($0.key) }.map(\.text)
        let names = Set(printed)
        let counts = printed.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        let common = counts.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        for table in tables.indices where tables[table].repairs.contains(where: { $0.rule == "cell.rejoined" }) {
            for place in tables[table].fields.indices where keys.contains(tables[table].fields[place].key) {
                let field = tables[table].fields[place]
                let single =
                    undoubled(field.text).first(where: names.contains)
                    ?? common.first { SeamText.isCutReading(field.text, of: $0, misreads: false) }
                guard let single else { continue }
                tables[table].fields[place].text = single
                tables[table].repairs.append(
                    .init(at: field.at, rule: "cell.overlap", before: field.text, after: single))
            }
        }
    }

    /// The texts that a text would be without one of two equal characters side by side.
    private static func undoubled(_ text: String) -> [String] {
        let characters = Array(text)
        return characters.indices.dropFirst().compactMap { index in
            guard characters[index] == characters[index - 1] else { return nil }
            return String(characters[..<index]) + String(characters[(index + 1)...])
        }
    }

    private static let keys: Set<String> = ["department", "implementer", "unitName"]
}
