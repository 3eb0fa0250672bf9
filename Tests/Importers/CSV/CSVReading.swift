import ConversionGraph
import DisclosureModel

@testable import CSVImporter

/// Reads bytes as the importer does.
func readCSV(_ bytes: [UInt8], context: inout ConversionContext) throws -> Grid? {
    let document = try CSVReader.read(FileContent(name: "a.csv", bytes: bytes), context: &context)
    return document.blocks.lazy.compactMap { if case .grid(let grid) = $0 { grid } else { nil } }.first
}

/// Reads a text in a context of its own.
func readCSV(_ text: String) throws -> Grid? {
    var context = try Registry(plugins: [CSVImporterPlugin()]).context()
    return try readCSV(Array(text.utf8), context: &context)
}

extension Grid {
    /// What stands in the cells.
    var texts: [[String]] { rows.map { $0.cells.map(\.text) } }
}
