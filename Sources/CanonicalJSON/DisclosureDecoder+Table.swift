import DisclosureModel

// Tables and what is in them.
extension DisclosureDecoder {
    mutating func table(_ reader: inout JSONReader) throws(JSONFault) -> DisclosureTable {
        var table = DisclosureTable()
        var found = RequiredKeys(["state", "columns", "rows"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "form": table.form = try reader.string()
            case "title": table.title = try reader.string()
            case "number": table.number = try reader.string()
            case "agency": table.agency = try reader.string()
            case "unit": table.unit = try reader.string()
            case "state": table.state = try reader.choice()
            case "fields": try reader.array { reader throws(JSONFault) in table.fields.append(try field(&reader)) }
            case "columns": try reader.array { reader throws(JSONFault) in table.columns.append(try column(&reader)) }
            case "rows": try reader.array { reader throws(JSONFault) in table.rows.append(try row(&reader)) }
            case "notes": try reader.array { reader throws(JSONFault) in table.notes.append(try reader.string()) }
            case "at": table.at = try reader.locator()
            case "repairs": try reader.array { reader throws(JSONFault) in table.repairs.append(try repair(&reader)) }
            default: try skip(key, of: "table", &reader)
            }
        }
        try found.check(reader)
        return table
    }

    private mutating func field(_ reader: inout JSONReader) throws(JSONFault) -> DisclosureTable.Field {
        var field = DisclosureTable.Field(key: "", label: "", text: "")
        var found = RequiredKeys(["key"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "key": field.key = try reader.string()
            case "label": field.label = try reader.string()
            case "text": field.text = try reader.string()
            // What is ticked follows from the text.
            case "chosen": try reader.array { reader throws(JSONFault) in _ = try reader.string() }
            case "at": field.at = try reader.locator()
            default: try skip(key, of: "field", &reader)
            }
        }
        try found.check(reader)
        return field
    }

    private mutating func column(_ reader: inout JSONReader) throws(JSONFault) -> DisclosureTable.Column {
        var column = DisclosureTable.Column(key: "", label: "", type: .amount)
        var found = RequiredKeys(["key", "type"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "key": column.key = try reader.string()
            case "label": column.label = try reader.string()
            case "path": try reader.array { reader throws(JSONFault) in column.path.append(try reader.string()) }
            case "ordinal": column.ordinal = try reader.integer(in: Int.min...Int.max)
            case "type": column.type = try reader.choice()
            case "section": column.section = try reader.string()
            default: try skip(key, of: "column", &reader)
            }
        }
        try found.check(reader)
        return column
    }

    private mutating func row(_ reader: inout JSONReader) throws(JSONFault) -> DisclosureTable.Row {
        var row = DisclosureTable.Row()
        var hasKind = false
        var hasAmounts = false
        try reader.object { reader, key throws(JSONFault) in
            switch key {
            case "kind":
                row.kind = try reader.choice()
                hasKind = true
            case "section": row.section = try reader.string()
            case "line": row.line = try reader.integer(in: Int.min...Int.max)
            case "code": row.code = try reader.string()
            case "level": row.level = try reader.integer(in: Int.min...Int.max)
            case "label": row.label = try reader.string()
            case "amounts":
                try reader.object { reader, key throws(JSONFault) in
                    row.amounts.append(newKey: key, try reader.amount())
                }
                hasAmounts = true
            case "texts":
                try reader.object { reader, key throws(JSONFault) in
                    row.texts.append(newKey: key, try reader.string())
                }
            case "at": row.at = try reader.locator()
            case "cells":
                try reader.object { reader, key throws(JSONFault) in
                    row.cells.append(newKey: key, try reader.locator())
                }
            default: try skip(key, of: "row", &reader)
            }
        }
        guard hasKind, hasAmounts else {
            throw reader.schema(
                "the key \"\(hasKind ? "amounts" : "kind")\" is missing", at: max(0, reader.position - 1))
        }
        return row
    }

    private mutating func repair(_ reader: inout JSONReader) throws(JSONFault) -> DisclosureTable.Repair {
        var repair = DisclosureTable.Repair(at: nil, rule: "", before: "", after: "")
        var found = RequiredKeys(["rule"])
        try reader.object { reader, key throws(JSONFault) in
            found.mark(key)
            switch key {
            case "at": repair.at = try reader.locator()
            case "rule": repair.rule = try reader.string()
            case "before": repair.before = try reader.string()
            case "after": repair.after = try reader.string()
            default: try skip(key, of: "repair", &reader)
            }
        }
        try found.check(reader)
        return repair
    }
}
