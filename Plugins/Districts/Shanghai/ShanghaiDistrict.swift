public import ConversionGraph

/// How the tables are printed in Shanghai: data alone.
public struct ShanghaiDistrictPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(id: "district.shanghai", summary: "How the tables are printed in Shanghai.")

    /// Makes the plugin.
    public init() {}

    /// Adds the profile `shanghai`.
    public func contribute(to registry: inout Registry) throws {
        try registry.add(
            DistrictSource(id: "shanghai", files: [.init(name: "district.yaml") { PackageResources.district_yaml }]))
    }
}
