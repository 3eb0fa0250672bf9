import ConversionGraph
import DisclosureModel
import XLSXExporter
import XLSXImporter

/// Runs the workbook plugins the way the program does.
struct Conversions {
    let registry: Registry
    var context: ConversionContext

    init(options: [String: String] = [:]) throws {
        registry = try Registry(plugins: [XLSXExporterPlugin(), XLSXImporterPlugin()])
        var chosen = ConversionOptions()
        for (name, value) in options { chosen[name] = value }
        context = registry.context(options: chosen)
    }

    mutating func workbook(_ document: DisclosureDocument) throws -> [UInt8] {
        let route = try registry.route(from: "disclosure", to: "xlsx")
        let content = try registry.run(route, on: document, to: .format("xlsx"), context: &context)
        return try content.bytes(limits: context.limits)
    }

    mutating func workbook(_ document: SourceDocument) throws -> [UInt8] {
        let route = try registry.route(from: "source", to: "xlsx")
        let content = try registry.run(route, on: document, to: .format("xlsx"), context: &context)
        return try content.bytes(limits: context.limits)
    }

    mutating func read(_ bytes: [UInt8]) throws -> SourceDocument {
        let route = try registry.route(from: "xlsx", to: "source")
        return try registry.run(
            route, on: FileContent(name: "a.xlsx", bytes: bytes), to: .source, context: &context)
    }
}
