import ConversionGraph
import FileConversion
import FormCatalogue

/// The catalogue of a profile, and forms found in it by their ids.
struct FormLookup {
    let catalogue: Catalogue

    /// Reads the profile's catalogue.
    ///
    /// - Throws: `ConversionError` (exit 64) with code `profile.unknown`, or what reading the profile throws.
    init(registry: Registry, profile: String) throws {
        let id = try OptionChoices.profile(profile, in: registry)
        catalogue = try CatalogueLoader(registry.context().districts).catalogue(of: id)
    }

    /// The form of an id.
    ///
    /// - Throws: `ConversionError` (exit 64) with code `form.unknown`; the hint names the nearest form, or all.
    func form(_ id: String) throws -> Form {
        if let form = catalogue.form(id) { return form }
        throw ConversionError(
            .usage, "form.unknown", "There is no form \(id).",
            hint: Suggestion.sentence(for: id, among: catalogue.forms.map(\.id), what: "form"))
    }
}
