public import ConversionGraph

/// The national forms and the classification codes: data alone, like every district.
public struct NationalDistrictPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "district.national", summary: "The national forms of budgets and final accounts, and classification codes.")

    /// Makes the plugin.
    public init() {}

    /// Adds the profile `national`.
    public func contribute(to registry: inout Registry) throws {
        try registry.add(
            DistrictSource(
                id: "national",
                files: [
                    .init(name: "district.yaml") { PackageResources.district_yaml },
                    .init(name: "final.yaml") { PackageResources.final_yaml },
                    .init(name: "budget.yaml") { PackageResources.budget_yaml },
                    .init(name: "performance.yaml") { PackageResources.performance_yaml },
                    .init(name: "codes.yaml") { PackageResources.codes_yaml },
                    .init(name: "identities.yaml") { PackageResources.identities_yaml },
                ]))
    }
}
