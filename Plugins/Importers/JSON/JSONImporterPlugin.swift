import CanonicalJSON
public import ConversionGraph
import DisclosureModel

/// Reads canonical JSON (`tabularium/1`) back into the canonical model.
public struct JSONImporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "importer.json", summary: "Reads canonical JSON, \(DisclosureDocument.schema).")

    /// The plugin.
    public init() {}

    /// Adds the format `json`, the way from it to the meaning, and the limit on nesting.
    public func contribute(to registry: inout Registry) throws {
        let format = Format(
            "json", title: "Canonical JSON", extensions: ["json"], specialises: "text", probe: probe)
        try registry.add(format)
        registry.add(Limit(CanonicalJSON.depthLimit, 64, "Objects and arrays inside each other in a JSON file."))
        try registry.add(
            Converter(
                "json-to-disclosure", from: format.node, to: .disclosure, summary: "Reads canonical JSON."
            ) { file, context in
                try CanonicalJSON.decode(try file.bytes(limits: context.limits), context: &context)
            })
    }
}
