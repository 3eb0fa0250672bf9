import ConversionGraph
import DisclosureModel
import Testing

@testable import Redaction

@Suite("Persons left out of whole documents")
struct RedactionTests {
    private let file = SourceFile(name: "a.txt", format: "text", bytes: 0, sha256: "")

    private func grid(_ rows: [[String]]) -> Grid {
        Grid(
            origin: .tabs,
            rows: rows.enumerated().map { index, texts in
                Grid.Row(
                    index: index,
                    cells: texts.enumerated().map { column, text in
                        Grid.Cell(
                            column: column, text: text, value: .string, at: .text(line: index + 1, column: column + 1))
                    })
            }, at: .text(line: 1, column: 1))
    }

    @Test("lines, wrapped values, cells, authors")
    func source() throws {
        var document = SourceDocument(
            source: file,
            blocks: [
                .paragraph(.init(text: "填报人：张三", at: .text(line: 1, column: 1))),
                .paragraph(.init(text: "项目负责人", at: .text(line: 2, column: 1))),
                .paragraph(.init(text: "李四光", at: .text(line: 3, column: 1))),
                .grid(grid([["联系人", "王五", "预算数", "12.5"]])),
            ], properties: [.init(key: "creator", value: "赵六"), .init(key: "title", value: "决算")])
        var redaction = SourceRedaction(words: try nationalWords())
        redaction.apply(to: &document)
        #expect(redaction.count == 4)
        let texts = document.blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let paragraph): [paragraph.text]
            case .grid(let grid): grid.rows.flatMap { $0.cells.map(\.text) }
            default: []
            }
        }
        #expect(texts == ["填报人：", "项目负责人", "", "联系人", "", "预算数", "12.5"])
        #expect(document.properties.map(\.key) == ["title"])
        let once = document
        redaction.apply(to: &document)
        #expect(document == once)
    }

    @Test("lines of fixed-width pages keep their width")
    func printed() throws {
        func documentOf(_ lines: [String]) -> SourceDocument {
            let printed = lines.enumerated().map { PrintedLine(number: $0 + 1, text: $1, startsPage: $1 == "目录") }
            return SourceDocument(source: file, blocks: [], printed: printed)
        }
        var document = documentOf([
            "  项目名称    某某项目    项目负责人    张三丰    主管部门", "  填报人：李四   电话 027-84400000   2024年",
            "  项目负责人     实施单位      预算数", "    王五     某某市财政局    12.50", "目录", "    决算     某某市财政局    12.50",
        ])
        var redaction = SourceRedaction(words: try nationalWords())
        redaction.apply(to: &document)
        #expect(redaction.count == 4)
        #expect(
            document.printed.map(\.text) == [
                "  项目名称    某某项目    项目负责人    　　　    主管部门", "  填报人：　　   电话                2024年",
                "  项目负责人     实施单位      预算数", "    　　     某某市财政局    12.50", "目录", "    决算     某某市财政局    12.50",
            ])
        let once = document
        redaction.apply(to: &document)
        #expect(document == once)
    }

    @Test("fields go as a whole, texts lose the value, amounts stay")
    func disclosure() throws {
        var table = DisclosureTable(
            form: "performance/project",
            fields: [
                .init(key: "projectName", label: "项目名称", text: "运维"), .init(key: "contact", label: "填报人", text: "张三"),
                .init(key: "telephone", label: "联系电话", text: "84400000"),
            ],
            rows: [.init(label: "合计", amounts: ["amount": Amount(13_512_345_678)], texts: ["c1": "经办人", "c2": "李四"])],
            notes: ["审核人：王五"],
            repairs: [.init(at: nil, rule: "cell.rejoined", before: "张 | 三", after: "张三")])
        table.title = "自评表"
        var document = DisclosureDocument(document: DocumentInfo(), tables: [table])
        var redaction = DisclosureRedaction(words: try nationalWords())
        redaction.apply(to: &document)
        let result = try #require(document.tables.first)
        #expect(result.fields.map(\.key) == ["projectName"])
        #expect(result.rows.first?.texts == ["c1": "经办人"])
        #expect(result.rows.first?.amounts["amount"] == Amount(13_512_345_678))
        #expect(result.notes == ["审核人："])
        #expect(result.repairs.isEmpty)
    }

    @Test("a stream of cells passes without them")
    func stream() throws {
        var receiver: any CellReceiver = RedactingReceiver(receiver: Collector(), words: try nationalWords())
        try receiver.table("1")
        let texts = ["项目名称", "运维", "填报人", "张三", "合计", "12"]
        for (index, text) in texts.enumerated() {
            var text = text
            try text.withUTF8 { bytes in
                try receiver.cell(.init(row: 1 + index / 4, column: 1 + index % 4, kind: .string, value: bytes))
            }
        }
        let collector = try #require((receiver as? RedactingReceiver)?.receiver as? Collector)
        #expect(collector.texts == ["项目名称", "运维", "填报人", "合计", "12"])
    }

    private struct Collector: CellReceiver {
        var texts: [String] = []
        mutating func table(_ name: String) throws {}
        mutating func cell(_ cell: StreamedCell) throws { texts.append(String(decoding: cell.value, as: UTF8.self)) }
    }
}
