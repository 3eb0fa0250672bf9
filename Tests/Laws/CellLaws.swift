import ConversionGraph
import DisclosureModel
import Foundation
import TestSupport
import Testing

/// Every cell that holds something is written once, and nothing else is.
@Suite struct CellLaws {
    @Test(arguments: Documents.texts)
    func everyCellOfATextOnce(path: String) throws {
        try check(FileContent(name: "document.txt", bytes: try Documents.bytes(path)), as: "text")
    }

    @Test(arguments: UInt64(0)..<30)
    func everyCellOfMarkdownOnce(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        let bytes = try Routes.write(generator.document(), to: "markdown")
        try check(FileContent(name: "document.md", bytes: bytes), as: "markdown")
    }

    private func check(_ content: FileContent, as format: NodeID) throws {
        let source: SourceDocument = try Routes.run(content, from: format, to: .source)
        var expected: [String] = []
        for case .grid(let grid) in source.blocks {
            for cell in grid.rows.flatMap(\.cells) where !cell.text.isEmpty { expected.append(cell.at.description) }
        }
        let lines = try Routes.run(content, from: format, to: Node<FileContent>.format("cells"))
            .bytes(limits: Limits()).split(separator: 0x0A)
        let written = try lines.map { line -> (place: String, reference: String) in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            let table = try #require(object?["table"] as? String)
            let reference = try #require(object?["ref"] as? String)
            return (try #require(object?["at"] as? String), "\(table)!\(reference)")
        }
        #expect(written.map(\.place) == expected)
        #expect(Set(written.map(\.reference)).count == written.count)
    }
}
