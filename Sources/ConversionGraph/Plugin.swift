/// What a plugin is: a name, and what it contributes to the registry.
///
/// Every importer, exporter and district, built in or foreign, enters through ``contribute(to:)``. There is no
/// other door.
public protocol Plugin: Sendable {
    /// Who the plugin is.
    var manifest: PluginManifest { get }

    /// Adds the plugin's formats, converters, refinements, districts, options and limits.
    ///
    /// - Throws: ``ConversionError`` where a contribution clashes with one that is there.
    func contribute(to registry: inout Registry) throws
}

/// Who a plugin is, and where it came from.
public struct PluginManifest: Hashable, Sendable {
    /// The identifier, unique among the installed plugins (`importer.text-dump`).
    public let id: String
    /// The plugin's own version.
    public let version: String
    /// What it does, in a sentence.
    public let summary: String
    /// Where it was found.
    public let origin: Origin

    /// Where a plugin was found.
    public enum Origin: Hashable, Sendable {
        /// Compiled into the program.
        case builtIn
        /// In a folder of plugins.
        case folder(String)
    }

    /// Describes a plugin.
    public init(id: String, version: String = "1.0.0", summary: String, origin: Origin = .builtIn) {
        self.id = id
        self.version = version
        self.summary = summary
        self.origin = origin
    }
}
