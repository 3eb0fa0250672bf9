import ArgumentParser
import CanonicalJSON
import ConversionGraph
import FileConversion
import FormCatalogue

/// Prints the JSON Schema of the canonical model.
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema (2020-12) of the canonical model.",
        usage: "tabularium schema [--form ID] [options]",
        discussion: """
            EXAMPLES
              tabularium schema > tabularium-1.schema.json  the schema of all documents
              tabularium schema --form final/expenditure    with that form's keys alone
              tabularium forms                              the forms there are

            With --form, tables of other forms are still allowed; those of that form may
            have its columns, sections and keys only.
            """)

    @Option(help: ArgumentHelp("Narrow columns and keys to those of a form.", valueName: "id"))
    var form: String?

    @Option(help: ArgumentHelp("The district profile that the form is taken from.", valueName: "id"))
    var profile = "national"

    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    func run() throws {
        try Talk(talk).exiting {
            let registry = try Session(talk: talk, graph: graph).registry
            let narrowing = try form.map { id in
                DisclosureSchema.Narrowing(try FormLookup(registry: registry, profile: profile).form(id))
            }
            try Destination.standardOutput.write(FileContent(bytes: DisclosureSchema(narrowing: narrowing).bytes))
        }
    }
}

extension DisclosureSchema.Narrowing {
    /// The keys of a form of the catalogue.
    fileprivate init(_ form: Form) {
        var amounts: [String] = []
        for column in form.columns where !amounts.contains(column.key) { amounts.append(column.key) }
        self.init(
            form: form.id, title: form.title, amounts: amounts, texts: form.texts, sections: form.sections.map(\.id))
    }
}
