public import ConversionGraph
public import DisclosureModel

/// Whether a document is what `--strict` asks for: no check failed, and a form fits every table.
public struct Soundness: Sendable {
    private let failed: Int
    private let unrecognised: [DisclosureTable]

    /// Looks at a document.
    public init(_ document: DisclosureDocument) {
        failed = document.checks.count { $0.result == .fail }
        unrecognised = document.tables.filter { $0.form == nil }
    }

    /// Says what is not sound: a warning for each kind, and a note for each table.
    ///
    /// - Returns: Whether everything is sound.
    public func report(to context: inout ConversionContext) -> Bool {
        if failed > 0 {
            context.report(
                Diagnostic(
                    .warning, "check.failed", failed == 1 ? "1 check failed." : "\(failed) checks failed.",
                    hint: "`tabularium check` shows each with its place."))
        }
        for table in unrecognised {
            context.report(
                Diagnostic(
                    .note, "table.unrecognised", at: table.at,
                    "No form fits the table \(table.title ?? "without a title"); it is kept as printed."))
        }
        if !unrecognised.isEmpty {
            context.report(
                Diagnostic(
                    .warning, "tables.unrecognised",
                    unrecognised.count == 1
                        ? "1 table fits no form and is kept as printed."
                        : "\(unrecognised.count) tables fit no form and are kept as printed.",
                    hint: "`tabularium inspect` shows what was seen of them; --verbose names each."))
        }
        return failed == 0 && unrecognised.isEmpty
    }
}
