public import ConversionGraph

/// How the tables are printed in Wuhan: data alone.
public struct WuhanDistrictPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(id: "district.wuhan", summary: "How the tables are printed in Wuhan.")

    /// Makes the plugin.
    public init() {}

    /// Adds the profile `wuhan`.
    public func contribute(to registry: inout Registry) throws {
        try registry.add(
            DistrictSource(id: "wuhan", files: [.init(name: "district.yaml") { PackageResources.district_yaml }]))
    }
}
