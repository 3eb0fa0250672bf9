import ConversionGraph
import DisclosureModel
import FormCatalogue
import Foundation
import NationalDistrict
import Recognition
import Testing
import TextDumpImporter
import WuhanDistrict

@Suite("Performance tables of real documents")
struct PerformanceCorpusTests {
    /// The folder of documents and answer keys beside the repository; nil in a clone without one.
    private static let shared: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { break }
        }
        let shared = folder.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
    }()

    private func recognise(_ name: String) throws -> DisclosureDocument? {
        guard let source = try source(name) else { return nil }
        return try recogniser().recognise(source).document
    }

    private func recogniser() throws -> Recogniser {
        let registry = try Registry(plugins: [NationalDistrictPlugin(), WuhanDistrictPlugin()])
        return Recogniser(try CatalogueLoader(registry.context().districts).catalogue(of: "wuhan"))
    }

    private func source(_ name: String) throws -> SourceDocument? {
        guard let shared = Self.shared else {
            print("left out: there is no corpus beside the repository")
            return nil
        }
        let bytes = [UInt8](try Data(contentsOf: shared.appendingPathComponent("corpus/documents/\(name).txt")))
        let registry = try Registry(plugins: [TextDumpImporterPlugin()])
        var context = registry.context()
        let route = try registry.route(from: "text", to: "source")
        return try registry.run(
            route, on: FileContent(name: "\(name).txt", bytes: bytes), to: .source, context: &context)
    }

    @Test(
        "every amount that a grid prints reaches the output",
        arguments: [
            "qiaokou-2024-final", "jianghan-2021-final", "hanyang-cityops-2024-final",
            "putuo-finance-2024-final.layout",
        ])
    func amounts(_ name: String) throws {
        guard let source = try source(name) else { return }
        let coverage = Coverage(source, try recogniser().recognise(source).trace)
        #expect(coverage.amounts.total > 400)
        #expect(coverage.amounts.isWhole)
    }

    @Test("every field and indicator of the answer key")
    func answerKey() throws {
        guard let shared = Self.shared, let document = try recognise("qiaokou-2024-final") else { return }
        let file = shared.appendingPathComponent("truth/qiaokou-2024-final.performance.csv")
        var want = AnswerKey.facts(try String(contentsOf: file, encoding: .utf8))
        let count = want.values.reduce(0, +)
        var extra: [String] = []
        for fact in AnswerKey.facts(document) {
            if let left = want[fact], left > 0 { want[fact] = left - 1 } else { extra.append(fact) }
        }
        let missing = want.filter { $0.value > 0 }.map(\.key).sorted()
        #expect(count > 200)
        #expect(missing == [])
        #expect(extra == [])
    }

    @Test(
        "tables, fields and indicators of documents without an answer key",
        arguments: [
            ("jianghan-2021-final", 18, 232, 137), ("hanyang-2024-budget", 15, 200, 130),
            ("hongshan-2022-final", 1, 13, 12),
        ])
    func counts(_ name: String, _ tables: Int, _ fields: Int, _ indicators: Int) throws {
        guard let document = try recognise(name) else { return }
        let performance = document.tables.filter { $0.form?.hasPrefix("performance/") == true }
        #expect(performance.count == tables)
        #expect(performance.flatMap(\.fields).count >= fields)
        let rows = performance.flatMap(\.rows).filter { $0.texts["indicator"] != nil }
        #expect(rows.count >= indicators)
        #expect(rows.allSatisfy { $0.texts["target"] != nil || $0.texts["actual"] != nil })
    }
}

/// Facts of performance tables as comparable texts.
private enum AnswerKey {
    static func facts(_ document: DisclosureDocument) -> [String] {
        document.tables.filter { $0.form?.hasPrefix("performance/") == true }.flatMap { table in
            table.fields.map { fact("field", $0.label, [$0.text]) }
                + table.rows.compactMap { row in
                    row.texts["indicator"].map { name in
                        fact("indicator", name, ["target", "actual", "score"].map { row.texts[$0] ?? "" })
                    }
                }
        }
    }

    static func facts(_ csv: String) -> [String: Int] {
        var facts: [String: Int] = [:]
        for line in csv.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = cells(of: line)
            guard cells.count > 10 else { continue }
            let isField = cells[3] == "field"
            let fact = isField ? fact("field", cells[4], [cells[7]]) : fact("indicator", cells[6], Array(cells[7...9]))
            facts[fact, default: 0] += 1
        }
        return facts
    }

    private static func fact(_ kind: String, _ name: String, _ values: [String]) -> String {
        ([kind, name] + values).map { text in
            String(
                String.UnicodeScalarView(
                    text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter { !$0.properties.isWhitespace }
                ))
        }.joined(separator: "|")
    }

    private static func cells(of line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
