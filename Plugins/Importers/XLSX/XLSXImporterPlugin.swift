public import ConversionGraph
import SpreadsheetML

/// Reads Excel workbooks: `xlsx → source`, and `xlsx → cell-stream` for those who want the cells alone.
public struct XLSXImporterPlugin: Plugin {
    /// The plugin, with nothing to configure.
    public init() {}

    /// Who the plugin is.
    public var manifest: PluginManifest {
        PluginManifest(id: "importer.xlsx", summary: "Reads Excel workbooks (.xlsx, .xlsm, .xltx, .xltm).")
    }

    /// Adds the format, its two converters and the limits of reading.
    public func contribute(to registry: inout Registry) throws {
        try registry.add(
            Format(
                "xlsx", title: "Excel workbook", extensions: ["xlsx", "xlsm", "xltx", "xltm"],
                probe: WorkbookProbe.probe))
        try registry.add(
            Converter(
                "xlsx.read", from: .format("xlsx"), to: .source, losses: [.layout],
                summary: "Reads every sheet into a grid: values, spans, indents, bold, hidden rows and columns.",
                convert: WorkbookToSource.convert))
        try registry.add(
            Converter(
                "xlsx.stream", from: .format("xlsx"), to: .cellStream, losses: [.layout], cost: 5,
                summary: "Streams the cells of every sheet, in little memory.", convert: WorkbookToCells.convert))
        for limit in WorkbookLimits.declared { registry.add(limit) }
    }
}
