import CSVImporter
import ConversionGraph
import DisclosureModel
import MarkdownImporter
import NationalDistrict
import Recognition
import ShanghaiDistrict
import TextDumpImporter
import WuhanDistrict

/// Recognises a text dump through the graph, as the program does.
///
/// - Parameters:
///   - format: What the text is: `text`, `markdown` or `csv`.
///   - place: Whether the tables are read as if the columns of a fixed-width page had been told by their place.
///   - change: What becomes of each grid before it is read.
func recognise(
    _ text: String, options: [String: String] = [:], format: NodeID = "text", place: Bool = false,
    change: (@Sendable (inout Grid) -> Void)? = nil
) throws -> DisclosureDocument {
    var registry = try Registry(plugins: [
        TextDumpImporterPlugin(), MarkdownImporterPlugin(), CSVImporterPlugin(), RecognitionPlugin(),
        NationalDistrictPlugin(), WuhanDistrictPlugin(),
        ShanghaiDistrictPlugin(),
    ])
    if place || change != nil {
        try registry.add(
            Refinement("place", at: .source, summary: "Changes what the file says of its cells.") { source, _ in
                for index in source.blocks.indices {
                    guard case .grid(var grid) = source.blocks[index] else { continue }
                    if place { grid.origin = .layout }
                    change?(&grid)
                    source.blocks[index] = .grid(grid)
                }
            })
    }
    var chosen = ConversionOptions()
    for (name, value) in options { chosen[name] = value }
    var context = registry.context(options: chosen)
    let route = try registry.route(from: format, to: "disclosure")
    return try registry.run(
        route, on: FileContent(name: "dump.txt", text: text), to: .disclosure, context: &context)
}
