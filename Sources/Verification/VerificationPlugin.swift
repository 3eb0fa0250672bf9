public import ConversionGraph
import DisclosureModel
public import FormCatalogue

/// Verification as a step of every conversion that recognises a document.
public struct VerificationPlugin: Plugin {
    /// Who the plugin is.
    public let manifest = PluginManifest(
        id: "verification", summary: "Proves the numbers against accounting identities, each other and the text.")

    /// Makes the plugin.
    public init() {}

    /// Adds the refinement `verification` and its options.
    public func contribute(to registry: inout Registry) throws {
        registry.add(
            OptionSpec(
                "derive", values: ["true", "false"], "Rebuild missing tables from the narrative and other tables."))
        registry.add(
            OptionSpec(
                "fill-implied", values: ["true", "false"], "Fill in amounts that an identity implies, as repairs."))
        registry.add(
            OptionSpec("verify", values: ["true", "false"], "Check the amounts; false leaves them unchecked."))
        try registry.add(
            Refinement(
                "verification", at: .disclosure, after: ["recognition", "json-to-disclosure"], order: 100,
                summary: "Checks the amounts and records what came of it.",
                readAhead: { context in
                    // Districts add few identities: those of the base are certain to be asked for.
                    _ = try? RuleSet(profile: context.options["profile"], districts: context.districts)
                }
            ) { document, context in
                let fills = context.options.isOn("fill-implied")
                let derives = context.options.isOn("derive")
                guard fills || derives || context.options["verify"] != "false" else { return }
                let rules = try RuleSet(profile: document.document.profile, districts: context.districts)
                var verdict = verify(document, catalogue: rules.catalogue, book: rules.book)
                if fills { document.fill(verdict.implied) }
                if derives { document.derive(catalogue: rules.catalogue, book: rules.book) }
                // The outcomes are those of the document as it is handed on, and as it will be read back.
                if fills || derives { verdict = verify(document, catalogue: rules.catalogue, book: rules.book) }
                for hint in document.take(verdict) { context.report(hint) }
            })
    }
}

/// The catalogue and the identities of a profile, read together.
public struct RuleSet: Sendable {
    /// The forms, codes and units.
    public let catalogue: Catalogue
    /// The identities.
    public let book: IdentityBook

    /// Reads what a profile needs; the national one where the profile is not known.
    ///
    /// - Throws: ``ConversionError`` where a district's file cannot be used.
    public init(profile: String?, districts: [DistrictSource]) throws {
        let known = profile.flatMap { id in districts.contains { $0.id == id } ? id : nil }
        catalogue = try CatalogueLoader(districts).catalogue(of: known ?? "national")
        book = try IdentityBook.of(catalogue)
    }
}
