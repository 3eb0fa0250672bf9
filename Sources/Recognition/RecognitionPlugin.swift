public import ConversionGraph
public import DisclosureModel
public import FormCatalogue

/// Contributes the step from what a document shows to what it means.
public struct RecognitionPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "recognition", summary: "Recognises disclosure tables by titles, headers, 栏次, codes and items.")

    /// Makes the plugin.
    public init() {}

    /// Adds the converter from `source` to `disclosure`.
    public func contribute(to registry: inout Registry) throws {
        registry.add(OptionSpec("profile", "The district profile to read with; chosen by the document unless given."))
        registry.add(OptionSpec("no-repair", values: ["true"], "Leaves damage as it is printed."))
        try registry.add(
            Converter(
                "recognition", from: .source, to: .disclosure, losses: [.narrative, .layout], cost: 20,
                summary: "Recognises the disclosure tables of a printed document.",
                readAhead: { CatalogueLoader($0.districts).readAhead() }
            ) { source, context in
                if let embedded = source.embedded { return embedded }
                let recogniser = try Self.recogniser(
                    for: source, repairs: !context.options.isOn("no-repair"), context: context)
                let (document, _) = recogniser.recognise(source)
                for diagnostic in document.diagnostics { context.report(diagnostic) }
                return document
            })
    }

    /// The catalogue that a document is read with: the profile that the user names, else the district whose markers
    /// the document prints most often, else the national forms.
    ///
    /// - Throws: ``ConversionError`` where the profile is not known or its files cannot be used.
    public static func catalogue(for source: SourceDocument, context: ConversionContext) throws -> Catalogue {
        let loader = CatalogueLoader(context.districts)
        return try loader.catalogue(of: profile(for: source, loader, context))
    }

    /// A recogniser of that catalogue; all documents of a batch share one.
    private static func recogniser(
        for source: SourceDocument, repairs: Bool, context: ConversionContext
    ) throws -> Recogniser {
        let loader = CatalogueLoader(context.districts)
        let profile = try profile(for: source, loader, context)
        return try loader.value(of: profile, on: repairs ? mending : faithful) {
            Recogniser($0, options: .init(repairs: repairs))
        }
    }

    private static let mending = Shelf<Recogniser>()
    private static let faithful = Shelf<Recogniser>()

    private static func profile(
        for source: SourceDocument, _ loader: CatalogueLoader, _ context: ConversionContext
    ) throws -> String {
        if let named = context.options["profile"] { return named }
        let text = opening(of: source)
        let scored = try loader.districts().map { district in
            (id: district.id, hits: district.markers.reduce(0) { $0 + text.filter($1).count })
        }
        let best = scored.max { ($0.hits, $1.id) < ($1.hits, $0.id) }
        return best.flatMap { $0.hits > 0 ? $0.id : nil } ?? "national"
    }

    /// The first lines of a document, where its agency is named.
    private static func opening(of source: SourceDocument) -> [String] {
        source.blocks.prefix(60).flatMap { block -> [String] in
            switch block {
            case .heading(let heading): [LabelText.clean(heading.text)]
            case .paragraph(let paragraph): [LabelText.clean(paragraph.text)]
            case .grid(let grid): grid.rows.prefix(4).flatMap { $0.cells.map { LabelText.clean($0.text) } }
            case .pageBreak: []
            }
        }
    }
}

extension [String] {
    /// The texts that hold a marker.
    fileprivate func filter(_ marker: String) -> [String] { self.filter { $0.holds(marker) } }
}
