import DisclosureModel

/// The JSON Schema (draft 2020-12) of the canonical model.
///
/// It is what ``CanonicalJSON/decode(_:context:)`` accepts without a warning: the keys of the model and no others. Keys
/// that are unknown are refused by the schema, and skipped with a warning by the program.
public struct DisclosureSchema: Sendable {
    /// The keys that tables of one form may have, to narrow the schema by.
    public struct Narrowing: Hashable, Sendable {
        /// The form's id.
        public var form: String
        /// The form's title.
        public var title: String
        /// The keys of its columns of amounts.
        public var amounts: [String]
        /// The keys of its columns of text.
        public var texts: [String]
        /// Its sections.
        public var sections: [String]

        /// A narrowing to a form. Columns that a document prints beyond the form's (`c7`) stay allowed.
        public init(form: String, title: String, amounts: [String], texts: [String], sections: [String]) {
            self.form = form
            self.title = title
            self.amounts = amounts
            self.texts = texts
            self.sections = sections
        }
    }

    private let narrowing: Narrowing?

    /// The schema of all documents, or of documents whose tables of one form have that form's keys and no others.
    public init(narrowing: Narrowing? = nil) { self.narrowing = narrowing }

    /// The schema as JSON text.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.value(root)
        writer.endLine()
        return writer.bytes
    }

    private var root: JSONValue {
        var definitions: [(key: String, value: JSONValue)] = [
            ("info", Self.info), ("table", Self.table), ("field", Self.field), ("column", Self.column),
            ("row", Self.row), ("repair", Self.repair), ("statement", Self.statement), ("check", Self.check),
            ("diagnostic", Self.diagnostic), ("amount", Self.amount), ("locator", Self.locator),
        ]
        var table: JSONValue = ["$ref": "#/$defs/table"]
        if let narrowing {
            definitions.append(("narrowed", Self.narrowed(narrowing)))
            table = [
                "$ref": "#/$defs/table",
                "if": ["properties": ["form": ["const": .string(narrowing.form)]], "required": ["form"]],
                "then": ["$ref": "#/$defs/narrowed"],
            ]
        }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("urn:tabularium:schema:1"),
            "title": "Tables of disclosed budgets and final accounts",
            "type": "object",
            "properties": [
                "schema": ["const": .string(DisclosureDocument.schema)],
                "document": ["$ref": "#/$defs/info"],
                "tables": ["type": "array", "items": table],
                "statements": Self.list(of: "statement", "Amounts that the narrative states."),
                "checks": Self.list(of: "check", "What verification found."),
                "diagnostics": Self.list(of: "diagnostic", "What there was to say about the source and its reading."),
            ],
            "required": ["schema", "document", "tables"],
            "additionalProperties": false,
            "$defs": .object(definitions),
        ]
    }

    /// What a table of the form may have beyond what every table has.
    private static func narrowed(_ narrowing: Narrowing) -> JSONValue {
        func keys(_ names: [String], _ value: JSONValue) -> JSONValue {
            [
                "properties": .object(names.map { (key: $0, value: value) }),
                "patternProperties": ["^c[1-9][0-9]*$": value], "additionalProperties": false,
            ]
        }
        let known = (narrowing.amounts + narrowing.texts).map { JSONValue.string($0) }
        var row: JSONValue = [
            "amounts": keys(narrowing.amounts, ["$ref": "#/$defs/amount"]),
            "texts": keys(narrowing.texts, ["type": "string"]),
            "cells": keys(narrowing.amounts + narrowing.texts, ["$ref": "#/$defs/locator"]),
        ]
        if !narrowing.sections.isEmpty {
            row = row.adding(["section": ["enum": .array(narrowing.sections.map { .string($0) })]])
        }
        return [
            "title": .string(narrowing.title),
            "properties": [
                "columns": [
                    "items": [
                        "properties": [
                            "key": ["anyOf": [["enum": .array(known)], ["pattern": "^c[1-9][0-9]*$"]]]
                        ]
                    ]
                ],
                "rows": ["items": ["properties": row]],
            ],
        ]
    }
}
