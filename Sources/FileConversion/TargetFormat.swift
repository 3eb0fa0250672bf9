public import ConversionGraph
import DisclosureModel

/// Which format an output is written in.
public enum TargetFormat {
    /// The format that the user named, else that of the output's extension, else `json`. Where several formats have
    /// the extension, those come first that something is converted to: `.csv` is read as one and written as another.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `format.unknown` for a name that is no format.
    public static func choose(named name: String?, output: String?, in registry: Registry) throws -> NodeID {
        if let name { return try format(named: name, in: registry) }
        guard let output, let ending = FilePath.pathExtension(of: output) else { return "json" }
        let written = Set(registry.edges.values.map(\.to))
        let formats = registry.formats.values.sorted { left, right in
            let isWritten = (written.contains(left.id), written.contains(right.id))
            return isWritten.0 == isWritten.1 ? left.id < right.id : isWritten.0
        }
        return formats.first { $0.extensions.first == ending }?.id
            ?? formats.first { $0.extensions.contains(ending) }?.id ?? "json"
    }

    /// The format of a name.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `format.unknown`; the hint names the nearest format, or all.
    public static func format(named name: String, in registry: Registry) throws -> NodeID {
        let node = NodeID(name)
        if registry.formats[node] != nil { return node }
        let known = registry.formats.keys.sorted().map(\.name)
        if registry.nodes.contains(node) {
            throw ConversionError(
                .usage, "format.representation", "\(name) is a representation inside the program, not a file format.",
                hint: "The formats known are \(known.joined(separator: ", ")).")
        }
        throw ConversionError(
            .usage, "format.unknown", "There is no format \(name).",
            hint: Suggestion.sentence(for: name, among: known, what: "format"))
    }

    /// The node of a name: a format or a representation.
    ///
    /// - Throws: ``ConversionError`` (exit 64) with code `node.unknown`.
    public static func node(named name: String, in registry: Registry) throws -> NodeID {
        let node = NodeID(name)
        if registry.nodes.contains(node) { return node }
        throw ConversionError(
            .usage, "node.unknown", "There is no node \(name) in the graph.",
            hint: Suggestion.sentence(for: name, among: registry.nodes.map(\.name), what: "node"))
    }
}
