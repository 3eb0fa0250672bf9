import CanonicalJSON
import ConversionGraph
import DisclosureModel
import Testing

@Suite struct EncodingTests {
    private var document: DisclosureDocument {
        DisclosureDocument(
            document: DocumentInfo(
                title: "2024年度支出决算表", year: 2024, kind: .final,
                source: SourceFile(name: "a.txt", format: "text", bytes: 3, sha256: "00")),
            tables: [
                DisclosureTable(
                    form: "final/expenditure", state: .reported,
                    columns: [.init(key: "basic", label: "基本支出", path: ["支出", "基本支出"], ordinal: 2, type: .amount)],
                    rows: [
                        .init(
                            kind: .item, code: "2010350", level: 3, label: "事业运行",
                            amounts: ["basic": Amount(coefficient: 25690, scale: 2)], at: .text(line: 162, column: 1),
                            cells: ["basic": .text(line: 162, column: 31)])
                    ], at: .text(line: 154, column: 1),
                    repairs: [
                        .init(
                            at: .text(line: 165, column: 1), rule: "code.rejoined", before: "201035 0", after: "2010350"
                        )
                    ]),
                DisclosureTable(title: "附表", state: .empty),
            ],
            checks: [Check(rule: "r", at: .sheet("表1", row: 7, column: 2), result: .pass)])
    }

    private func text(_ options: CanonicalJSON.Options) -> String {
        String(decoding: CanonicalJSON.encode(document, options: options), as: UTF8.self)
    }

    @Test func isIndentedWithOneLineForEachRow() {
        #expect(
            text(.init(locators: .cells)) == """
                {
                  "schema": "tabularium/1",
                  "document": {
                    "title": "2024年度支出决算表",
                    "year": 2024,
                    "kind": "final",
                    "source": { "name": "a.txt", "format": "text", "bytes": 3, "sha256": "00" }
                  },
                  "tables": [
                    {
                      "form": "final/expenditure",
                      "state": "reported",
                      "columns": [
                        { "key": "basic", "label": "基本支出", "path": ["支出", "基本支出"], "ordinal": 2, "type": "amount" }
                      ],
                      "rows": [
                        { "kind": "item", "code": "2010350", "level": 3, "label": "事业运行", "amounts": { "basic": 256.90 }, \
                "at": "162:1", "cells": { "basic": "162:31" } }
                      ],
                      "at": "154:1",
                      "repairs": [
                        { "at": "165:1", "rule": "code.rejoined", "before": "201035 0", "after": "2010350" }
                      ]
                    },
                    {
                      "title": "附表",
                      "state": "empty",
                      "columns": [],
                      "rows": []
                    }
                  ],
                  "checks": [
                    { "rule": "r", "at": "表1!B7", "result": "pass" }
                  ]
                }

                """)
    }

    @Test func rowsLeavesOutCells() {
        #expect(!text(.init()).contains("cells"))
        #expect(text(.init()).contains(#""at": "162:1""#))
    }

    @Test func noneLeavesOutEveryPlace() {
        #expect(!text(.init(locators: .none)).contains("\"at\""))
    }

    @Test func amountsAsStringsKeepTheirDecimals() {
        #expect(text(.init(amounts: .string)).contains(#""basic": "256.90""#))
    }

    @Test func anOptionWithAnotherValueIsAUsageError() {
        var options = ConversionOptions()
        options["locators"] = "all"
        let error = #expect(throws: ConversionError.self) { try CanonicalJSON.Options(options) }
        #expect(error?.kind == .usage)
    }
}
