import ConversionGraph
import DisclosureModel
import Testing

@testable import CellsExporter

@Suite struct CellLineTests {
    private func lines(_ grids: [Grid]) throws -> [String] {
        let registry = try Registry(plugins: [CellsExporterPlugin()])
        var context = registry.context()
        let document = SourceDocument(
            source: SourceFile(name: "a", format: "text", bytes: 0, sha256: ""),
            blocks: grids.map { .grid($0) })
        let content = try registry.run(
            try registry.route(from: "source", to: "cells"), on: document, to: Node<FileContent>("cells"),
            context: &context)
        return String(decoding: try content.bytes(limits: context.limits), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func sheet(_ name: String, _ cells: [Grid.Cell]) -> Grid {
        Grid(
            origin: .sheet, name: name, rows: [Grid.Row(index: 2, cells: cells)],
            at: .sheet(name, row: 3, column: 1))
    }

    private func cell(
        _ column: Int, _ text: String, _ value: CellValue?, sheet: String = "Sheet1", rows: Int = 1, columns: Int = 1,
        verbatim: String? = nil
    ) -> Grid.Cell {
        Grid.Cell(
            column: column, text: text, value: value, rowSpan: rows, columnSpan: columns,
            at: .sheet(sheet, row: 3, column: column + 1), verbatim: verbatim)
    }

    @Test func theLineOfTheContract() throws {
        let cells = [cell(1, "1,234.50", .number("1234.5"), columns: 2)]
        #expect(
            try lines([sheet("Sheet1", cells)]) == [
                #"{"table":"Sheet1","ref":"B3","at":"Sheet1!B3","type":"n","value":1234.5,"text":"1,234.50","columns":2}"#,
                "",
            ])
    }

    /// JSON allows them, and readers of lines split at them.
    @Test func noCharacterOfATextEndsALine() throws {
        let ends = "\u{B}\u{C}\u{1C}\u{1D}\u{1E}\u{85}\u{2028}\u{2029}"
        let line = try #require(try lines([sheet(ends, [cell(0, ends + "²“", .string, sheet: "S")])]).first)
        #expect(line.split(whereSeparator: \.isNewline).count == 1)
        let escapes = #"\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029"#
        #expect(line.contains(#""value":"\#(escapes)²“""#) && line.contains(#""table":"\#(escapes)""#))
    }

    @Test func everyType() throws {
        let cells = [
            cell(0, "12", .number("12")), cell(1, "甲", .string, rows: 3), cell(2, "TRUE", .boolean(true)),
            cell(3, "#N/A", .error), cell(4, "2024年", .date("2024-01-01")), cell(5, "", .string), cell(6, "", nil),
            cell(7, "x", .string, verbatim: " x\t"), cell(8, "", .number("0")), cell(26, "a\"\\\u{1}\n", .string),
        ]
        #expect(
            try lines([sheet("Sheet1", cells)]) == [
                #"{"table":"Sheet1","ref":"A3","at":"Sheet1!A3","type":"n","value":12}"#,
                #"{"table":"Sheet1","ref":"B3","at":"Sheet1!B3","type":"s","value":"甲","rows":3}"#,
                #"{"table":"Sheet1","ref":"C3","at":"Sheet1!C3","type":"b","value":true}"#,
                ##"{"table":"Sheet1","ref":"D3","at":"Sheet1!D3","type":"e","value":"#N/A"}"##,
                #"{"table":"Sheet1","ref":"E3","at":"Sheet1!E3","type":"d","value":"2024-01-01","text":"2024年"}"#,
                #"{"table":"Sheet1","ref":"H3","at":"Sheet1!H3","type":"s","value":" x\t"}"#,
                #"{"table":"Sheet1","ref":"I3","at":"Sheet1!I3","type":"n","value":0,"text":""}"#,
                #"{"table":"Sheet1","ref":"AA3","at":"Sheet1!AA3","type":"s","value":"a\"\\\u0001\n"}"#, "",
            ])
    }

    @Test func gridsOfTextHaveOrdinalsAndPlaces() throws {
        let grid = Grid(
            origin: .tabs, name: "caption",
            rows: [Grid.Row(index: 0, cells: [Grid.Cell(column: 1, text: "甲", at: .text(line: 7, column: 3))])],
            at: .text(line: 7, column: 1))
        #expect(
            try lines([sheet("名\"称", []), grid]) == [
                #"{"table":"2","ref":"B1","at":"7:3","type":"s","value":"甲"}"#, "",
            ])
    }

    @Test func longTextPassesTheBuffer() throws {
        let long = String(repeating: "长\n", count: 200_000)
        let cells = [cell(0, "a", .string), cell(1, long, .string), cell(2, "b", .string)]
        let written = try lines([sheet("Sheet1", cells)])
        #expect(written.count == 4)
        #expect(written[1].utf8.count == 200_000 * 5 + 68)
        #expect(written[2].hasSuffix("\"value\":\"b\"}"))
    }
}
