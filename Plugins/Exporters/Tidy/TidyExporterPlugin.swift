import CanonicalJSON
public import ConversionGraph
import DisclosureModel

/// Writes amounts one per line: as CSV (`tidy`), and as a Fiscal Data Package (`datapackage`).
public struct TidyExporterPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "exporter.tidy", summary: "Writes one line per amount, as CSV or as a Fiscal Data Package.")

    /// Makes the plugin.
    public init() {}

    /// Adds the formats `tidy` and `datapackage`, the ways to them from the meaning, and the option `bom`.
    public func contribute(to registry: inout Registry) throws {
        let tidy = Format("tidy", title: "Tidy CSV", extensions: ["csv"])
        let package = Format("datapackage", title: "Fiscal Data Package", extensions: [], isFolder: true)
        try registry.add(tidy)
        try registry.add(package)
        registry.add(OptionSpec("bom", values: ["true", "false"], "Begin CSV with a byte order mark, for Excel."))
        registry.add(
            OptionSpec(
                "locators", values: CanonicalJSON.LocatorDetail.allCases.map(\.rawValue),
                "How much of the places in the source is written: none, those of rows, or those of cells too."))
        try registry.add(
            Converter(
                "disclosure-to-tidy", from: .disclosure, to: tidy.node, losses: [.annotations],
                summary: "Writes one line per amount, in the printed unit and in 元."
            ) { document, context in
                let options = try CanonicalJSON.Options(context.options)
                return FileContent(
                    bytes: TidyCSV.write(document, mark: context.options.isOn("bom"), locators: options.locators))
            })
        try registry.add(
            Converter(
                "disclosure-to-datapackage", from: .disclosure, to: package.node, losses: [.annotations],
                summary: "Writes tidy.csv and a datapackage.json that describes it."
            ) { document, context in
                let options = try CanonicalJSON.Options(context.options)
                return FileContent(
                    name: "", storage: .folder(FiscalDataPackage.write(document, locators: options.locators)))
            })
    }
}
