public import ConversionGraph

/// Writes the cells of any source, as the importer saw them, one JSON object a line (NDJSON).
public struct CellsExporterPlugin: Plugin {
    /// The plugin, with nothing to configure.
    public init() {}

    /// Who the plugin is.
    public var manifest: PluginManifest {
        PluginManifest(id: "exporter.cells", summary: "Writes cells as NDJSON, before any meaning.")
    }

    /// Adds the format and the converters that lead to it.
    public func contribute(to registry: inout Registry) throws {
        try registry.add(Format("cells", title: "Cells, one a line (NDJSON)", extensions: ["ndjson", "cells"]))
        try registry.add(
            Converter(
                "cells.collect", from: .source, to: .cellStream, losses: [.narrative],
                summary: "Takes the cells of every grid, and leaves out what stands between the grids.",
                convert: SourceCells.convert))
        try registry.add(
            Converter(
                "cells.write", from: .cellStream, to: .format("cells"),
                summary: "Writes one line a cell.", convert: { stream, _ in CellLineWriter.content(of: stream) }))
    }
}
