import DisclosureModel

// Tables and what is in them.
extension DisclosureDecoder {
    mutating func table(_ reader: inout JSONReader) throws(JSONFault) -> DisclosureTable {
        var table = DisclosureTable()
        var found = RequiredKeys(["state", "columns", "rows"])
        var columns = ColumnKeys()
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
            case "columns":
                try reader.array { reader throws(JSONFault) in
                    let start = reader.peek() == nil ? reader.bytes.count : reader.position
                    let column = try column(&reader)
                    guard columns.declare(column) else {
                        throw reader.schema("the column \"\(column.key)\" stands twice", at: start)
                    }
                    table.columns.append(column)
                }
            case "rows":
                try reader.array { reader throws(JSONFault) in table.rows.append(try row(&reader, &columns)) }
            case "notes": try reader.array { reader throws(JSONFault) in table.notes.append(try reader.string()) }
            case "at": table.at = try reader.locator()
            case "repairs": try reader.array { reader throws(JSONFault) in table.repairs.append(try repair(&reader)) }
            default: try skip(key, of: "table", &reader)
            }
        }
        try found.check(reader)
        report(columns.used, in: table)
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

    private mutating func row(
        _ reader: inout JSONReader, _ columns: inout ColumnKeys
    ) throws(JSONFault) -> DisclosureTable.Row {
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
            case "code": row.code = try reader.code()
            case "level": row.level = try reader.integer(in: 1...3)
            case "label": row.label = try reader.string()
            case "amounts":
                try reader.object { reader, key throws(JSONFault) in
                    columns.use(key, reader)
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

/// The columns that a table declares, and those that its rows have amounts for; either may come first.
private struct ColumnKeys {
    private var declared: Set<[String?]> = []
    private var keys: Set<String> = []
    /// The keys in the order of their first amounts, but for those that were declared before.
    private(set) var used: [(key: String, column: DisclosureDecoder.UndeclaredColumn)] = []

    /// Whether the column is new: sections may have columns of one key, each its own.
    mutating func declare(_ column: DisclosureTable.Column) -> Bool {
        keys.insert(column.key)
        return declared.insert([column.key, column.section]).inserted
    }

    mutating func use(_ key: String, _ reader: JSONReader) {
        guard keys.insert(key).inserted else { return }
        used.append((key, .init(path: reader.path.description, offset: reader.position)))
    }
}

extension JSONReader {
    /// Reads a classification code: digits only.
    fileprivate mutating func code() throws(JSONFault) -> String {
        let start = peek() == nil ? bytes.count : position
        let code = try string()
        guard !code.isEmpty, code.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) else {
            throw schema("expected a code of digits alone, found \"\(code)\"", at: start)
        }
        return code
    }
}
