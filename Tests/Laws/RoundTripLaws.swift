import ConversionGraph
import DisclosureModel
import TestSupport
import Testing

/// What a format promises to keep, it keeps.
@Suite struct RoundTripLaws {
    @Test(arguments: Routes.lossless, Array(UInt64(0)..<60))
    func documentToFileToDocument(format: NodeID, seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        let document = generator.document()
        let bytes = try Routes.write(document, to: format)
        let read = try Routes.read(bytes, as: format)
        #expect(read.difference(from: document) == nil)
        #expect(try Routes.write(read, to: format) == bytes, "writing what was read gives other bytes")
    }

    @Test(arguments: Documents.texts)
    func realDocumentsSurviveEveryFormat(path: String) throws {
        let document = try #require(Documents.read[path])
        for format in Routes.lossless {
            let read = try Routes.read(try Routes.write(document, to: format), as: format)
            #expect(read.difference(from: document) == nil, "\(format)")
        }
    }

    @Test(arguments: Documents.texts)
    func exportIsIdempotent(path: String) throws {
        let document = try #require(Documents.read[path])
        for format in Routes.lossless + ["tidy"] {
            #expect(try Routes.write(document, to: format) == Routes.write(document, to: format), "\(format)")
        }
    }

    /// Through one format and then another, every amount stays what was printed.
    @Test(arguments: Documents.texts)
    func routesAgreeOnEveryAmount(path: String) throws {
        let document = try #require(Documents.read[path])
        let amounts = Self.amounts(of: document)
        for first in Routes.lossless {
            let between = try Routes.read(try Routes.write(document, to: first), as: first)
            for second in Routes.lossless {
                let end = try Routes.read(try Routes.write(between, to: second), as: second)
                #expect(Self.amounts(of: end) == amounts, "\(first), then \(second)")
            }
            #expect(try Routes.write(between, to: "tidy") == Routes.write(document, to: "tidy"), "\(first), then tidy")
        }
    }

    private static func amounts(of document: DisclosureDocument) -> [String] {
        document.tables.flatMap { table in
            table.rows.flatMap { row in row.amounts.map { "\($0.key)=\($0.value)" } }
        }
    }
}
