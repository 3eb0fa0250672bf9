/// Everything the installed plugins contribute: the graph's nodes and edges, and what goes with them.
public struct Registry: Sendable {
    /// The installed plugins, in order of installation.
    public private(set) var plugins: [PluginManifest] = []
    /// The formats, by identifier.
    public private(set) var formats: [NodeID: Format] = [:]
    /// The edges, by converter identifier.
    public private(set) var edges: [String: Edge] = [:]
    /// The district profiles, by identifier.
    public private(set) var districts: [String: DistrictSource] = [:]
    /// The declared options, by name.
    public private(set) var options: [String: OptionSpec] = [:]
    /// The declared limits, in order of declaration.
    public private(set) var limits: [Limit] = Limit.common
    /// The refinements, by identifier.
    package private(set) var refinements: [String: ErasedRefinement] = [:]

    private var nodeTypes: [NodeID: ObjectIdentifier] = [:]
    private var owner = PluginManifest(id: "", summary: "")

    /// An empty registry.
    public init() {}

    /// A registry of these plugins.
    public init(plugins: [any Plugin]) throws {
        for plugin in plugins { try install(plugin) }
    }

    /// Installs a plugin.
    ///
    /// - Throws: ``ConversionError`` where its identifier or a contribution is taken; the message names both sides.
    public mutating func install(_ plugin: any Plugin) throws {
        let manifest = plugin.manifest
        guard !plugins.contains(where: { $0.id == manifest.id }) else {
            throw clash("plugin.duplicate", "plugin", manifest.id, with: manifest.id)
        }
        let before = self
        owner = manifest
        plugins.append(manifest)
        do {
            try plugin.contribute(to: &self)
        } catch {
            self = before
            throw error
        }
    }

    /// Adds a format. Several plugins may add the same one, as an importer and an exporter of it do; the first
    /// declaration stands, and a later one may add a probe only by being first.
    public mutating func add(_ format: Format) throws {
        try claim(format.node)
        if formats[format.id] == nil { formats[format.id] = format }
    }

    /// Adds a converter.
    ///
    /// - Throws: ``ConversionError`` where the identifier is taken or a node has another type.
    public mutating func add<Input, Output>(_ converter: Converter<Input, Output>) throws {
        try claim(converter.from)
        try claim(converter.to)
        if let other = edges[converter.id] {
            throw clash("converter.duplicate", "converter", converter.id, with: other.plugin)
        }
        edges[converter.id] = Edge(converter, plugin: owner.id)
    }

    /// Adds a refinement.
    ///
    /// - Throws: ``ConversionError`` where the identifier is taken or the node has another type.
    public mutating func add<Value>(_ refinement: Refinement<Value>) throws {
        try claim(refinement.node)
        if let other = refinements[refinement.id] {
            throw clash("refinement.duplicate", "refinement", refinement.id, with: other.plugin)
        }
        refinements[refinement.id] = ErasedRefinement(refinement, plugin: owner.id)
    }

    /// Adds a district profile.
    ///
    /// - Throws: ``ConversionError`` where the identifier is taken.
    public mutating func add(_ district: DistrictSource) throws {
        guard districts[district.id] == nil else {
            throw clash("district.duplicate", "district profile", district.id, with: "another plugin")
        }
        districts[district.id] = district
    }

    /// Declares an option; the first declaration of a name stands, so that exporters may share one.
    public mutating func add(_ option: OptionSpec) {
        if options[option.name] == nil { options[option.name] = option }
    }

    /// Declares a limit; the first declaration of a name stands.
    public mutating func add(_ limit: Limit) {
        if !limits.contains(where: { $0.name == limit.name }) { limits.append(limit) }
    }

    /// All nodes, sorted.
    public var nodes: [NodeID] { nodeTypes.keys.sorted() }

    /// A context with the defaults of everything declared.
    public func context(options: ConversionOptions = ConversionOptions()) -> ConversionContext {
        ConversionContext(
            options: options, limits: Limits(limits),
            districts: districts.keys.sorted().compactMap { districts[$0] })
    }

    private mutating func claim<Value>(_ node: Node<Value>) throws {
        let type = ObjectIdentifier(Value.self)
        if let known = nodeTypes[node.id], known != type {
            throw ConversionError(
                .plugin, "node.type", "The plugin \(owner.id) uses the node \(node.id) with another type of value.",
                hint: "Choose another name for the node.")
        }
        nodeTypes[node.id] = type
    }

    private func clash(_ code: String, _ what: String, _ id: String, with other: String) -> ConversionError {
        ConversionError(
            .plugin, code, "The plugin \(owner.id) adds the \(what) \(id), which \(other) has added already.",
            hint: "Remove one of the two, or rename the \(what).")
    }
}
