import CSVImporter
import CellsExporter
import ConversionGraph
import DisclosureModel
import Foundation
import JSONExporter
import JSONImporter
import MarkdownExporter
import MarkdownImporter
import NationalDistrict
import Recognition
import ShanghaiDistrict
import TestSupport
import TextDumpImporter
import TidyExporter
import WuhanDistrict
import XLSXExporter
import XLSXImporter

/// The whole graph, and the ways through it that the laws speak of.
enum Routes {
    static let registry: Registry? = try? Registry(plugins: [
        TextDumpImporterPlugin(), MarkdownImporterPlugin(), XLSXImporterPlugin(), JSONImporterPlugin(),
        JSONExporterPlugin(), MarkdownExporterPlugin(), XLSXExporterPlugin(), TidyExporterPlugin(),
        CellsExporterPlugin(), CSVImporterPlugin(), RecognitionPlugin(), NationalDistrictPlugin(),
        WuhanDistrictPlugin(),
        ShanghaiDistrictPlugin(),
    ])

    /// The formats that hold a whole document.
    static let lossless: [NodeID] = ["json", "markdown", "xlsx"]

    /// Writes a document with everything that can be written.
    static func write(_ document: DisclosureDocument, to format: NodeID) throws -> [UInt8] {
        try run(document, from: "disclosure", to: .format(format)).bytes(limits: Limits())
    }

    /// Reads the document that a file carries.
    static func read(_ bytes: [UInt8], as format: NodeID, name: String = "file") throws -> DisclosureDocument {
        try run(FileContent(name: name, bytes: bytes), from: format, to: .disclosure)
    }

    /// Takes a value along the best route.
    static func run<Input: Sendable, Output: Sendable>(
        _ input: Input, from start: NodeID, to end: Node<Output>
    ) throws -> Output {
        guard let registry else { throw Missing() }
        var options = ConversionOptions()
        options["locators"] = "cells"
        var context = registry.context(options: options)
        return try registry.run(
            try registry.route(from: start, to: end.id), on: input, to: end, context: &context)
    }

    struct Missing: Error {}
}

/// Documents to try the laws on: the samples of the repository and, where it is there, the corpus beside it.
enum Documents {
    static let texts: [String] = files(in: Repository.root() + "/samples") + corpus

    /// The documents that the texts hold, read once for all laws.
    static let read: [String: DisclosureDocument] = texts.reduce(into: [:]) { documents, path in
        documents[path] = try? Routes.read(bytes(path), as: "text", name: "document.txt")
    }

    private static var corpus: [String] {
        let found = files(in: Repository.beside("shared/corpus/documents"))
        if found.isEmpty {
            print("LEFT OUT: the corpus is not beside the repository; the laws run on the samples alone.")
        }
        return found
    }

    static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    private static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder + "/" + $0 }
    }
}
