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
                "verification", at: .disclosure, after: ["recognition"], order: 100,
                summary: "Checks the amounts and records what came of it.",
                readAhead: { context in
                    // Districts add few identities: those of the base are certain to be asked for.
                    _ = try? RuleSet(profile: context.options["profile"], districts: context.districts)
                }
            ) { document, context in
                let changes = context.options.isOn("fill-implied") || context.options.isOn("derive")
                guard changes || context.options["verify"] != "false" else { return }
                let rules = try RuleSet(profile: document.document.profile, districts: context.districts)
                let verdict = verify(document, catalogue: rules.catalogue, book: rules.book)
                // A file that we wrote keeps fewer places than the document had: outcomes that differ in nothing else stay
                // as they were written. Where someone has changed an amount since, they differ, and are replaced.
                if document.checks.map(\.withoutPlace) != verdict.checks.map(\.withoutPlace) {
                    document.checks = verdict.checks
                }
                // A document that was read back carries the hints of its first verification.
                let known = Set(document.diagnostics)
                for hint in verdict.hints {
                    if !known.contains(hint) { document.diagnostics.append(hint) }
                    context.report(hint)
                }
                if context.options.isOn("fill-implied") { document.fill(verdict.implied) }
                if context.options.isOn("derive") {
                    document.derive(catalogue: rules.catalogue, book: rules.book)
                }
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

extension Check {
    /// The outcome without where it stands.
    fileprivate var withoutPlace: Check {
        var check = self
        check.at = nil
        return check
    }
}
