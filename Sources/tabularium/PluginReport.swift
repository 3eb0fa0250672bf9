import ConversionGraph
import FileConversion
import TerminalReport

/// What a plugin contributes, seen by installing it alone.
struct PluginReport {
    let style: TerminalStyle

    /// Where a plugin was found, in words.
    static func origin(_ origin: PluginManifest.Origin) -> String {
        switch origin {
        case .builtIn: "built in"
        case .folder(let path): path
        }
    }

    /// The contributions of a plugin.
    ///
    /// - Throws: `ConversionError` (exit 64) with code `plugin.unknown`.
    func lines(for id: String, among plugins: [any Plugin]) throws -> [String] {
        guard let plugin = plugins.first(where: { $0.manifest.id == id }) else {
            throw ConversionError(
                .usage, "plugin.unknown", "There is no plugin \(id).",
                hint: Suggestion.sentence(for: id, among: plugins.map(\.manifest.id).sorted(), what: "plugin"))
        }
        let registry = try Registry(plugins: [plugin])
        let manifest = plugin.manifest
        var lines = [
            "\(style.paint(manifest.id, .strong)) \(manifest.version), \(Self.origin(manifest.origin))",
            manifest.summary,
        ]
        func section(_ title: String, _ table: TextTable) {
            if !table.isEmpty { lines += ["", style.paint(title, .note)] + table.lines(style: style) }
        }
        section("Formats", formats(of: registry))
        section("Converters", converters(of: registry))
        section("Districts", districts(of: registry))
        section("Options (--option NAME=VALUE)", options(of: registry))
        section("Limits (--limit NAME=VALUE)", limits(of: registry))
        return lines
    }

    private func formats(of registry: Registry) -> TextTable {
        var table = TextTable([.init("format"), .init("name"), .init("extensions")])
        for format in registry.formats.values.sorted(by: { $0.id < $1.id }) {
            table.add([format.id.name, format.title, format.extensions.joined(separator: ", ")])
        }
        return table
    }

    private func converters(of registry: Registry) -> TextTable {
        var table = TextTable([
            .init("converter"), .init("from"), .init("to"), .init("cost", .right), .init("loses"),
            .init("what it does", maximumWidth: 90),
        ])
        for edge in registry.sortedEdges {
            table.add([
                edge.id, edge.from.name, edge.to.name, String(edge.cost),
                edge.losses.map(\.name).joined(separator: ", "), edge.summary,
            ])
        }
        return table
    }

    private func districts(of registry: Registry) -> TextTable {
        var table = TextTable([.init("profile"), .init("files", maximumWidth: 90)])
        for id in registry.districts.keys.sorted() {
            table.add([id, registry.districts[id]?.files.map(\.name).joined(separator: ", ") ?? ""])
        }
        return table
    }

    private func options(of registry: Registry) -> TextTable {
        var table = TextTable([.init("option"), .init("values"), .init("what it does", maximumWidth: 100)])
        for name in registry.options.keys.sorted() {
            guard let option = registry.options[name] else { continue }
            table.add([option.name, option.values.joined(separator: ", "), option.summary])
        }
        return table
    }

    private func limits(of registry: Registry) -> TextTable {
        var table = TextTable([.init("limit"), .init("value", .right), .init("what is bounded", maximumWidth: 100)])
        for limit in registry.limits where !Limit.common.contains(limit) {
            table.add([limit.name.name, String(limit.defaultValue), limit.summary])
        }
        return table
    }
}
