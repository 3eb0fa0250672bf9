import DisclosureModel

/// Leaves persons out of what a document means: fields as a whole, and values in texts.
struct DisclosureRedaction {
    let words: PersonWords
    /// How many values were left out.
    private(set) var count = 0

    init(words: PersonWords) { self.words = words }

    mutating func apply(to document: inout DisclosureDocument) {
        document.document.title = document.document.title.map { text($0) }
        for index in document.tables.indices { apply(to: &document.tables[index]) }
        for index in document.diagnostics.indices {
            document.diagnostics[index].message = text(document.diagnostics[index].message)
            document.diagnostics[index].excerpt = document.diagnostics[index].excerpt.map { text($0) }
        }
    }

    private mutating func apply(to table: inout DisclosureTable) {
        let before = table.fields.count
        let values = table.fields.filter { words.isPersonLabel($0.label) || words.isPersonLabel($0.key) }.map(\.text)
        table.fields.removeAll { words.isPersonLabel($0.label) || words.isPersonLabel($0.key) }
        count += before - table.fields.count
        for index in table.fields.indices { table.fields[index].text = text(table.fields[index].text) }
        table.notes = table.notes.map { text($0) }
        table.repairs.removeAll { repair in
            values.contains { !$0.isEmpty && (repair.after == $0 || repair.before == $0) }
        }
        for index in table.repairs.indices {
            table.repairs[index].before = text(table.repairs[index].before)
            table.repairs[index].after = text(table.repairs[index].after)
        }
        apply(to: &table.rows)
    }

    private mutating func apply(to rows: inout [DisclosureTable.Row]) {
        var cells = PersonCells(words: words)
        for index in rows.indices {
            var texts: Keyed<String> = [:]
            for (column, entry) in rows[index].texts.enumerated() {
                switch cells.verdict(row: index, column: column, text: entry.value) {
                case .keep: texts[entry.key] = entry.value
                case .drop: continue
                case .replace(let text): texts[entry.key] = text
                }
            }
            rows[index].texts = texts
            rows[index].label = text(rows[index].label)
        }
        count += cells.count
    }

    private mutating func text(_ text: String) -> String {
        let (redacted, found) = PersonText.redacted(text, words: words)
        count += found
        return redacted
    }
}
