public import ConversionGraph
import DisclosureModel
import FormCatalogue
import Recognition

/// Contributes `redact=persons`: values that name private persons, and their telephone numbers, are left out.
///
/// It works wherever a document passes: on what a file shows (so that cells obey), on the stream of cells, and on
/// what a document means (so that files which carry their meaning obey). The labels come from the district profiles.
public struct RedactionPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "redaction", summary: "Leaves out names and telephone numbers of private persons on request.")

    /// Makes the plugin.
    public init() {}

    /// Adds the option and a refinement at each representation.
    public func contribute(to registry: inout Registry) throws {
        registry.add(OptionSpec("redact", values: ["persons"], "Leaves out names and telephone numbers of persons."))
        try registry.add(
            Refinement("redact.source", at: .source, order: 10, summary: "Leaves persons out of what a file shows.") {
                source, context in
                guard Self.isWanted(context) else { return }
                var redaction = SourceRedaction(words: try Self.words(for: source, context))
                redaction.apply(to: &source)
                Self.report(redaction.count, &context)
            })
        try registry.add(
            Refinement("redact.cells", at: .cellStream, order: 10, summary: "Leaves persons out of a stream of cells.")
            {
                stream, context in
                guard Self.isWanted(context) else { return }
                let words = try Self.words(of: context.options["profile"] ?? "national", context)
                let feed = stream.feed
                stream = CellStream { receiver in
                    var redacting: any CellReceiver = RedactingReceiver(receiver: receiver, words: words)
                    try feed(&redacting)
                    if let redacting = redacting as? RedactingReceiver { receiver = redacting.receiver }
                }
            })
        try registry.add(
            Refinement("redact.disclosure", at: .disclosure, order: 10, summary: "Leaves persons out of what it means.")
            {
                document, context in
                guard Self.isWanted(context) else { return }
                let words = try Self.words(of: document.document.profile ?? "national", context)
                var redaction = DisclosureRedaction(words: words)
                redaction.apply(to: &document)
                Self.report(redaction.count, &context)
            })
    }

    private static func isWanted(_ context: ConversionContext) -> Bool { context.options["redact"] == "persons" }

    private static func words(for source: SourceDocument, _ context: ConversionContext) throws -> PersonWords {
        PersonWords(try RecognitionPlugin.catalogue(for: source, context: context))
    }

    /// The labels of a profile; of the national one where the profile is not installed.
    private static func words(of profile: String, _ context: ConversionContext) throws -> PersonWords {
        let loader = CatalogueLoader(context.districts)
        let isKnown = context.districts.contains { $0.id == profile }
        return PersonWords(try loader.catalogue(of: isKnown ? profile : "national"))
    }

    private static func report(_ count: Int, _ context: inout ConversionContext) {
        guard count > 0 else { return }
        context.report(
            Diagnostic(
                .note, "redacted.persons",
                count == 1
                    ? "One value that names a person was left out." : "\(count) values that name persons were left out."
            ))
    }
}
