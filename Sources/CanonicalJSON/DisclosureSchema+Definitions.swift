import DisclosureModel

// The parts of the schema, one for each type of the model.
extension DisclosureSchema {
    static let info = object(
        "Who disclosed what, for which year.",
        [
            "title": text("The document's title as printed."),
            "agency": text("The disclosing agency."),
            "year": ["type": "integer", "minimum": 0, "maximum": 9999, "description": "The fiscal year."],
            "kind": choice(DocumentInfo.Kind.self, "A final account (决算) or a budget (预算)."),
            "published": text("When it was published, as far as printed: 2025, 2025-10 or 2025-10-31."),
            "unit": text("The document's usual unit; a table may state its own."),
            "profile": text("The district profile that recognised it."),
            "source": object(
                "The file it came from.",
                [
                    "name": text("Its name without folders."),
                    "format": text("Its format."),
                    "bytes": ["type": "integer", "minimum": 0],
                    "sha256": text("The SHA-256 of its bytes, in lower-case hexadecimal."),
                ], required: ["name", "format", "bytes", "sha256"]),
        ])

    static let table = object(
        "One table.",
        [
            "form": text("The form's id; absent where no form fits and the table is kept as printed."),
            "title": text("The title as printed."),
            "number": text("The printed number, without blanks."),
            "agency": text("The agency that the table's head names."),
            "unit": text("The table's own unit."),
            "state": choice(
                DisclosureTable.State.self,
                "Printed with content, printed without amounts, announced only, or rebuilt on request."),
            "fields": list(of: "field", "Label and value pairs around the table."),
            "columns": list(of: "column", "The columns, left to right."),
            "rows": list(of: "row", "The rows, in reading order."),
            "notes": ["type": "array", "items": ["type": "string"], "description": "The notes printed below."],
            "at": place, "repairs": list(of: "repair", "What was mended, in reading order."),
        ], required: ["state", "columns", "rows"])

    static let field = object(
        "A label and its value, printed around a table.",
        [
            "key": text("The catalogue's key, or the label itself."), "label": text("The label as printed."),
            "text": text("The value as printed."),
            "chosen": [
                "type": "array", "items": ["type": "string"],
                "description": "The options that the value ticks (☑), without their numbers.",
            ], "at": place,
        ], required: ["key"])

    static let column = object(
        "A column of amounts or of text.",
        [
            "key": text("The catalogue's key; c1, c2, … where it knows none."),
            "label": text("The printed label of the column itself."),
            "path": [
                "type": "array", "items": ["type": "string"],
                "description": "The labels from the topmost header down to the column's own.",
            ],
            "ordinal": ["type": "integer", "description": "The printed 栏次."],
            "type": choice(DisclosureTable.ColumnType.self, "What its cells hold."),
            "section": text("The section it belongs to, where sections have columns of their own."),
        ], required: ["key", "type"])

    static let row = object(
        "One row of a table.",
        [
            "kind": choice(DisclosureTable.Row.Kind.self, "What part it plays in the table's sums."),
            "section": text("The section, in forms that have several."),
            "line": ["type": "integer", "description": "The printed 行次."],
            "code": [
                "type": "string", "pattern": "^[0-9]+$", "description": "The classification code, digits only.",
            ],
            "level": [
                "type": "integer", "minimum": 1, "maximum": 3,
                "description": "The level of the code: 1 类, 2 款, 3 项.",
            ],
            "label": text("The label, its enumerator kept."),
            "amounts": map("amount", "The printed amounts by column key. A blank cell has no key; a printed 0 is 0."),
            "texts": [
                "type": "object", "additionalProperties": ["type": "string"],
                "description": "The printed texts by column key.",
            ],
            "at": place, "cells": map("locator", "Where each cell stands, by column key."),
        ], required: ["kind", "amounts"])

    static let repair = object(
        "A mended place.",
        [
            "at": place, "rule": text("The rule's stable name."), "before": text("What the source prints."),
            "after": text("What it was taken for."),
        ], required: ["rule"])

    static let statement = object(
        "An amount, a share or a rate that the narrative states.",
        [
            "subject": text("What the sentence speaks of."), "measure": text("What is measured."),
            "value": ["$ref": "#/$defs/amount"], "unit": text("The printed unit."), "at": place,
        ], required: ["subject", "measure", "value", "unit"])

    static let check = object(
        "The outcome of one check.",
        [
            "rule": text("The rule, with the identity it stands for."), "at": place,
            "result": choice(Check.Result.self, "What came of it."),
            "expected": ["$ref": "#/$defs/amount"], "found": ["$ref": "#/$defs/amount"],
            "tolerance": ["$ref": "#/$defs/amount"], "message": text("One sentence for a person."),
        ], required: ["rule", "result"])

    static let diagnostic = object(
        "Something there was to say.",
        [
            "severity": choice(Diagnostic.Severity.self, "How serious it is."), "code": text("The stable code."),
            "at": place, "message": text("One sentence for a person."),
            "excerpt": text("The text that stands there, as printed."), "hint": text("What the reader can do."),
        ], required: ["severity", "code", "message"])

    static let amount: JSONValue = [
        "description": "An exact decimal with its printed decimals, in the table's unit.",
        "anyOf": [
            ["type": "number"],
            ["type": "string", "pattern": "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$"],
        ],
    ]

    static let locator: JSONValue = [
        "description": "A place in the source: line:column, both from 1, or a cell of a sheet.",
        "type": "string", "pattern": "^([1-9][0-9]*:[1-9][0-9]*|[\\s\\S]*![A-Z]{1,6}[1-9][0-9]*)$",
    ]

    static func list(of definition: String, _ description: String) -> JSONValue {
        ["type": "array", "items": ["$ref": .string("#/$defs/" + definition)], "description": .string(description)]
    }

    private static let place: JSONValue = ["$ref": "#/$defs/locator"]

    private static func object(
        _ description: String, _ properties: JSONValue, required: [JSONValue] = []
    ) -> JSONValue {
        let object: JSONValue = [
            "description": .string(description), "type": "object", "properties": properties,
            "additionalProperties": false,
        ]
        return required.isEmpty ? object : object.adding(["required": .array(required)])
    }

    private static func map(_ definition: String, _ description: String) -> JSONValue {
        [
            "type": "object", "additionalProperties": ["$ref": .string("#/$defs/" + definition)],
            "description": .string(description),
        ]
    }

    private static func text(_ description: String) -> JSONValue {
        ["type": "string", "description": .string(description)]
    }

    private static func choice<Choice>(_ type: Choice.Type, _ description: String) -> JSONValue
    where Choice: RawRepresentable<String> & CaseIterable {
        ["enum": .array(type.allCases.map { .string($0.rawValue) }), "description": .string(description)]
    }
}
