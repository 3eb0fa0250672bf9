import DisclosureModel

// Tables and what is in them.
extension DisclosureEncoder {
    mutating func write(_ table: DisclosureTable) {
        writer.beginObject()
        optional("form", table.form)
        optional("title", table.title)
        optional("number", table.number)
        optional("agency", table.agency)
        optional("unit", table.unit)
        required("state", table.state.rawValue)
        list("fields", table.fields) { $0.write($1) }
        requiredList("columns", table.columns) { $0.write($1) }
        requiredList("rows", table.rows) { $0.write($1) }
        if !table.notes.isEmpty {
            writer.key("notes")
            writer.beginArray()
            for note in table.notes { writer.string(note) }
            writer.endArray()
        }
        place(table.at)
        list("repairs", table.repairs) { $0.write($1) }
        writer.endObject()
    }

    private mutating func write(_ field: DisclosureTable.Field) {
        required("key", field.key)
        optional("label", field.label)
        optional("text", field.text)
        let chosen = field.chosen
        if !chosen.isEmpty {
            writer.key("chosen")
            writer.beginArray()
            for option in chosen { writer.string(option) }
            writer.endArray()
        }
        place(field.at)
    }

    private mutating func write(_ column: DisclosureTable.Column) {
        required("key", column.key)
        optional("label", column.label)
        if !column.path.isEmpty {
            writer.key("path")
            writer.beginArray()
            for label in column.path { writer.string(label) }
            writer.endArray()
        }
        optional("ordinal", column.ordinal)
        required("type", column.type.rawValue)
        optional("section", column.section)
    }

    private mutating func write(_ row: DisclosureTable.Row) {
        required("kind", row.kind.rawValue)
        optional("section", row.section)
        optional("line", row.line)
        optional("code", row.code)
        optional("level", row.level)
        optional("label", row.label)
        keyed("amounts", row.amounts) { $0.amount($1) }
        if !row.texts.isEmpty { keyed("texts", row.texts) { $0.writer.string($1) } }
        place(row.at)
        if options.locators == .cells, !row.cells.isEmpty {
            keyed("cells", row.cells) { $0.writer.string($1.description) }
        }
    }

    private mutating func write(_ repair: DisclosureTable.Repair) {
        place(repair.at)
        required("rule", repair.rule)
        optional("before", repair.before)
        optional("after", repair.after)
    }

    private mutating func keyed<Value>(
        _ key: String, _ values: Keyed<Value>, _ write: (inout DisclosureEncoder, Value) -> Void
    ) {
        writer.key(key)
        writer.beginObject(.inline)
        for entry in values {
            writer.key(entry.key)
            write(&self, entry.value)
        }
        writer.endObject()
    }
}
