import ConversionGraph
import DisclosureModel
import TestSupport
import Testing

/// A table means the same, whether a tool left tabs between its cells or commas.
@Suite struct CSVLaws {
    @Test(arguments: [",", ";", "\t"])
    func tablesInCSVMeanWhatTheyMeanInAText(delimiter: Character) throws {
        let bytes = try Documents.bytes(Repository.root() + "/samples/final-2024.txt")
        let text = String(decoding: bytes, as: UTF8.self)
        let records = text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { "\"\($0)\"" }
                .joined(separator: String(delimiter))
        }
        let file = Array(records.joined(separator: "\r\n").utf8)
        let expected = try Routes.read(bytes, as: "text", name: "a.txt")
        let found = try Routes.read(file, as: "csv", name: "a.csv")
        #expect(found.document.agency == expected.document.agency)
        #expect(found.document.year == 2024)
        #expect(found.tables.map(\.form) == expected.tables.map(\.form))
        for (one, other) in zip(found.tables, expected.tables) {
            #expect(one.columns.map(\.key) == other.columns.map(\.key))
            #expect(one.rows.map(\.label) == other.rows.map(\.label))
            #expect(one.rows.map(\.code) == other.rows.map(\.code))
            #expect(one.rows.map(\.amounts) == other.rows.map(\.amounts))
        }
    }
}
