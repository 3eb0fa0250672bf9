import DisclosureModel
import FormCatalogue

/// Says which tables are of a form that the catalogue does not have, as a later version or another district may write
/// them: no identity is known of them, and nothing in them is checked.
enum UnknownForms {
    /// One warning for each form.
    static func hints(_ document: DisclosureDocument, _ catalogue: Catalogue) -> [Diagnostic] {
        var known: Set<String> = []
        return document.tables.compactMap { table in
            guard let form = table.form, catalogue.form(form) == nil, known.insert(form).inserted else { return nil }
            // The place of the table is one in the document that it came from, which need not be the file at hand.
            return Diagnostic(
                .warning, FindingCode.formUnknown,
                "There is no form \(form) in the catalogue; nothing in \(table.title ?? "its table") is checked.",
                hint: "The forms are listed by `tabularium forms`; another version or profile may know more.")
        }
    }
}
