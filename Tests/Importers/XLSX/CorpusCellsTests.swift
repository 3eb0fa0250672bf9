import CellsExporter
import ConversionGraph
import DisclosureModel
import Foundation
import Testing

@testable import XLSXImporter

/// Every real workbook reads to the cells on which two independent readers agree, or is refused.
@Suite struct CorpusCellsTests {
    struct Expectation: Sendable, CustomStringConvertible {
        let file: String
        let verdict: String
        let must: Bool
        var description: String { file }
    }

    static let folder: String? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                let shared = folder.deletingLastPathComponent().appendingPathComponent("shared").path
                return FileManager.default.fileExists(atPath: shared) ? shared : nil
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    static let expectations: [Expectation] = {
        guard let folder, let index = lines("\(folder)/truth/workbooks/index.ndjson") else {
            print("No answer keys beside the repository: the tests on real workbooks are left out.")
            return []
        }
        return index.compactMap { line in
            guard let file = line["file"] as? String, let verdict = line["verdict"] as? String else { return nil }
            return Expectation(file: file, verdict: verdict, must: line["must"] as? Bool ?? false)
        }
    }()

    @Test(arguments: expectations)
    func cellsAreThoseOfTheAnswerKey(_ expectation: Expectation) throws {
        let folder = try #require(Self.folder)
        let path = "\(folder)/corpus/workbooks/\(expectation.file)"
        if expectation.verdict == "refused" {
            guard expectation.must else { return }
            let error = #expect(throws: ConversionError.self) { try Self.cells(path, via: []) }
            #expect(error?.kind == .data)
            #expect(error?.diagnostic.hint != nil)
            return
        }
        let streamed = try Self.cells(path, via: [])
        #expect(try Self.cells(path, via: ["source"]) == streamed)
        var found: [String: String] = [:]
        for line in streamed.split(separator: "\n") {
            let cell = try #require(Self.object(Data(line.utf8)))
            found[Self.place(cell)] = Self.value(cell)
        }
        for cell in Self.lines("\(folder)/truth/workbooks/\(expectation.file).ndjson") ?? [] {
            let place = Self.place(cell)
            let known = found.removeValue(forKey: place)
            guard cell["type"] as? String != "disputed" else { continue }
            #expect(known == Self.value(cell), "\(place)")
        }
        // Of a file that only one reader opens, nothing is known.
        #expect(expectation.verdict == "one" || found.isEmpty)
    }

    private static func cells(_ path: String, via: [NodeID]) throws -> String {
        let registry = try Registry(plugins: [XLSXImporterPlugin(), CellsExporterPlugin()])
        var context = registry.context()
        let route = try registry.route(from: "xlsx", to: "cells", via: via)
        let content = try registry.run(
            route, on: FileContent(name: "a.xlsx", storage: .file(path: path)), to: Node<FileContent>("cells"),
            context: &context)
        return String(decoding: try content.bytes(limits: context.limits), as: UTF8.self)
    }

    private static func place(_ cell: [String: Any]) -> String {
        "\(cell["table"] ?? "")!\(cell["ref"] ?? "")"
    }

    private static func value(_ cell: [String: Any]) -> String {
        let type = cell["type"] as? String ?? ""
        let value = "\(cell["value"] ?? "")"
        switch type {
        // Both sides have at most 15 digits, so equal doubles are equal decimals.
        case "n": return "n \(Double(value) ?? .nan)"
        case "b": return "b \(value == "1" || value == "true")"
        default: return "\(type) \(value)"
        }
    }

    private static func lines(_ path: String) -> [[String: Any]]? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return data.split(separator: UInt8(ascii: "\n")).compactMap { object($0) }
    }

    private static func object(_ data: Data) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
    }
}
