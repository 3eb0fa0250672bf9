import DisclosureModel
import Foundation
import TestSupport
import Testing

@Suite struct MarkdownDocumentTests {
    /// A document that shows every part of the form once.
    static let sample = DisclosureDocument(
        document: DocumentInfo(
            title: "2024年度部门决算", agency: "某局", year: 2024, kind: .final, unit: "万元",
            source: SourceFile(name: "某局.txt", format: "text", bytes: 10, sha256: "ab")),
        tables: [
            .init(
                form: "final/expenditure", title: "支出决算表", number: "公开03表", unit: "万元",
                fields: [.init(key: "projectName", label: "项目名称", text: "甲|乙", at: .text(line: 3, column: 1))],
                columns: [
                    .init(key: "total", label: "合计", path: ["本年支出", "合计"], ordinal: 1, type: .amount),
                    .init(key: "remark", label: "备注", type: .text),
                ],
                rows: [
                    .init(kind: .total, label: "合计", amounts: ["total": Amount(coefficient: 254_010, scale: 2)]),
                    .init(
                        code: "2010350", level: 3, label: "事业运行", amounts: ["total": Amount(-3)],
                        texts: ["remark": "见*注*\n<1>"], at: .text(line: 9, column: 1)),
                ],
                notes: ["注：本表反映支出情况。"], at: .text(line: 5, column: 1),
                repairs: [
                    .init(at: .text(line: 9, column: 1), rule: "code.rejoined", before: "201 0350", after: "2010350")
                ])
        ],
        statements: [Statement(subject: "总计", measure: "revenue", value: Amount(5), unit: "万元")],
        checks: [Check(rule: "total=basic+project", result: .fail, expected: Amount(1), found: Amount(2))],
        diagnostics: [Diagnostic(.warning, "column.lost", "A column is lost.")])

    @Test(arguments: [("document", [:]), ("plain", ["plain": "true"])])
    func golden(name: String, settings: [String: String]) throws {
        let written = try write(Self.sample, settings).bytes
        let path = Repository.root() + "/Tests/Exporters/Markdown/Golden/\(name).md"
        if ProcessInfo.processInfo.environment["TABULARIUM_RECORD"] == "1" {
            try Data(written).write(to: URL(fileURLWithPath: path))
        }
        let golden = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(String(decoding: written, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
    }

    @Test func anEditIsRead() throws {
        let text = String(decoding: try write(Self.sample).bytes, as: UTF8.self)
            .replacing("2540.10", with: "2,541.00").replacing("事业运行", with: "**行政运行**")
            .replacing("- 注：本表", with: "- 注：改")
        let (source, said) = try source(Array(text.utf8))
        let table = try #require(source.embedded?.tables.first)
        #expect(said.isEmpty)
        #expect(table.rows[0].amounts["total"]?.description == "2541.00")
        #expect(table.rows[1].label == "行政运行")
        #expect(table.notes == ["注：改反映支出情况。"])
    }

    @Test(arguments: [
        ("| kind ", "| extra | kind "), ("=remark:text", "=remark:word"), ("| fail ", "| failed "), ("| 5:1", "| here"),
        ("<!-- tabularium:checks -->", "| 甲 |\n| --- |\n| 1 |\n\n<!-- tabularium:checks -->"),
        ("<!-- tabularium:table", "<!-- tabularium:tables"),
    ])
    func anEditOfTheFormIsSaid(old: String, new: String) throws {
        let text = String(decoding: try write(Self.sample).bytes, as: UTF8.self)
        let edited = text.replacing(old, with: new)
        guard edited != text else { return }
        let (source, said) = try source(Array(edited.utf8))
        #expect(source.embedded == nil)
        #expect(said.map(\.code) == ["markdown.edited"])
        #expect(!source.blocks.isEmpty)
    }

    @Test func withoutLocatorsThereAreNone() throws {
        let text = String(decoding: try write(Self.sample, ["locators": "none"]).bytes, as: UTF8.self)
        #expect(!text.contains("9:1") && !text.contains("5:1"))
    }

    /// What other programs show is what the document says: cells, in order, with their characters.
    @Test(arguments: ["cmark-gfm", "pandoc"])
    func othersReadTheSameCells(tool: String) throws {
        let arguments = [
            "cmark-gfm": ["-e", "table", "-t", "html"], "pandoc": ["-f", "gfm", "-t", "html", "--wrap=none"],
        ]
        guard let flags = arguments[tool], FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") else {
            print("LEFT OUT: \(tool) is not installed, so its reading of our markdown was not compared.")
            return
        }
        var columns: [DisclosureTable.Column] = [.init(key: "a", label: "甲", type: .text)]
        columns.append(.init(key: "b", label: "乙", type: .text))
        let texts = [
            "a|b", "\\|", "*x*", "_y_ `z`", "[a](b)", "<b>c</b>", "&amp;", "# d", "~~e~~", "$f$ $g$", "1. h", "-",
            "i\\",
        ]
        let rows = texts.map { DisclosureTable.Row(label: $0, texts: ["a": $0, "b": $0 + $0]) }
        let document = DisclosureDocument(
            document: DocumentInfo(), tables: [.init(title: "表 #1 *", columns: columns, rows: rows)])
        let html = try run("/usr/bin/\(tool)", flags, input: try write(document).bytes)
        for text in texts {
            let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            #expect(html.contains(">\(escaped)</td>"), "\(tool) does not show \(text)")
            #expect(html.contains(">\(escaped)\(escaped)</td>"), "\(tool) does not show \(text)\(text)")
        }
        #expect(html.contains("表 #1 *</h2>"))
    }

    private func run(_ tool: String, _ arguments: [String], input: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "rendering-\(getpid())-\(tool.hashValue).md")
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = arguments + [file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}
