import ConversionGraph
import DisclosureModel
import FormCatalogue
import Foundation
import NationalDistrict
import Recognition
import ShanghaiDistrict
import Testing
import TextDumpImporter

/// Three real documents of another city, as `pdftotext -layout` prints them.
@Suite("Documents without tabs")
struct LayoutDocumentsTests {
    private func recognise(_ name: String) throws -> DisclosureDocument? {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { break }
        }
        let file = folder.deletingLastPathComponent().appendingPathComponent(
            "shared/corpus/documents/\(name).layout.txt")
        guard FileManager.default.fileExists(atPath: file.path) else {
            print("left out: there is no corpus beside the repository")
            return nil
        }
        let registry = try Registry(plugins: [
            TextDumpImporterPlugin(), NationalDistrictPlugin(), ShanghaiDistrictPlugin(),
        ])
        var context = registry.context()
        let source: SourceDocument = try registry.run(
            try registry.route(from: "text", to: "source"),
            on: FileContent(name: "\(name).txt", bytes: [UInt8](try Data(contentsOf: file))), to: .source,
            context: &context)
        return Recogniser(try CatalogueLoader(registry.context().districts).catalogue(of: "shanghai"))
            .recognise(source).document
    }

    @Test(
        "nine tables each, every amount in its place",
        arguments: [
            ("putuo-welfare-2024-budget", "budget", 185, "12121164"),
            ("putuo-wanli-2024-budget", "budget", 875, "156211123"),
            ("putuo-finance-2024-final", "final", 195, "2995.39"),
        ])
    func tables(_ name: String, _ kind: String, _ amounts: Int, _ total: String) throws {
        guard let document = try recognise(name) else { return }
        let forms = document.tables.compactMap(\.form)
        #expect(forms.count == 9 && Set(forms).count == 9 && forms.allSatisfy { $0.hasPrefix(kind + "/") })
        #expect(document.tables.flatMap(\.rows).reduce(0) { $0 + $1.amounts.count } == amounts)
        let summary = try #require(document.tables.first { $0.form == kind + "/summary" })
        let totals = summary.rows.filter { $0.kind == .total }.compactMap { $0.amounts["amount"]?.description }
        #expect(totals == [total, total])
        for table in document.tables { hold(table) }
    }

    /// Each coded row is the sum of its columns' parts.
    private func hold(_ table: DisclosureTable) {
        let parts: [String: [String]] = [
            "expenditure": ["basic", "project"], "general-expenditure": ["basic", "project"],
            "general-basic": ["personnel", "public"],
        ]
        guard let keys = parts[String(table.form?.split(separator: "/").last ?? "")] else { return }
        for row in table.rows where row.code != nil || row.kind == .total {
            guard let total = row.amounts["total"] else { continue }
            let sum = keys.compactMap { row.amounts[$0] }.reduce(Amount.zero) { $0.adding($1) ?? $0 }
            #expect(sum == total, "\(table.form ?? "") \(row.label)")
        }
    }

    @Test("codes that the page damaged are mended on record")
    func repairs() throws {
        guard let document = try recognise("putuo-welfare-2024-budget") else { return }
        let repairs = document.tables.flatMap(\.repairs).map { "\($0.rule) \($0.before) \($0.after)" }
        #expect(repairs == ["code.restored 7 210", "code.restored 7 210"])
    }
}
