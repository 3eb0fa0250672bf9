import ConversionGraph
import DisclosureModel
import NationalDistrict
import Recognition
import ShanghaiDistrict
import TextDumpImporter
import WuhanDistrict

/// Recognises a text dump through the graph, as the program does.
func recognise(_ text: String, options: [String: String] = [:]) throws -> DisclosureDocument {
    let registry = try Registry(plugins: [
        TextDumpImporterPlugin(), RecognitionPlugin(), NationalDistrictPlugin(), WuhanDistrictPlugin(),
        ShanghaiDistrictPlugin(),
    ])
    var chosen = ConversionOptions()
    for (name, value) in options { chosen[name] = value }
    var context = registry.context(options: chosen)
    let route = try registry.route(from: "text", to: "disclosure")
    return try registry.run(
        route, on: FileContent(name: "dump.txt", text: text), to: .disclosure, context: &context)
}
