import ArgumentParser
import ConversionGraph
import FormCatalogue
import TerminalReport
import Verification

/// Prints the catalogue of forms.
struct Forms: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms",
        abstract: "Prints the catalogue: forms, columns, identities, titles and aliases.",
        usage: "tabularium forms [ID] [options]",
        discussion: """
            EXAMPLES
              tabularium forms                    all forms of the national catalogue
              tabularium forms final/expenditure  one form with its columns and rows
              tabularium forms --profile wuhan    the forms as Wuhan prints them
            """)

    @Argument(help: ArgumentHelp("The form to show; all are listed where left out.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The district profile whose forms are shown.", valueName: "id"))
    var profile = "national"

    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    func run() throws {
        try Talk(talk).exiting {
            let registry = try Session(talk: talk, graph: graph).registry
            let lookup = try FormLookup(registry: registry, profile: profile)
            let report = FormReport(style: Talk.style(talk.color, descriptor: 1))
            guard let id else { return try Output.print(report.list(lookup.catalogue)) }
            let identities = try IdentityBook(lookup.catalogue).identities
            try Output.print(report.lines(for: try lookup.form(id), identities: identities))
        }
    }
}
