import ArgumentParser
import ConversionGraph
import DisclosureModel
import FileConversion
import Recognition
import TerminalReport

/// Shows what the program sees in an input.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Shows what the program sees: blocks, tables, forms, headers, rows, repairs.",
        usage: "tabularium inspect INPUT [options]",
        discussion: """
            EXAMPLES
              tabularium inspect final.txt             every table, how it was recognised
              tabularium inspect final.txt --table 3   one table with all its rows
              tabularium inspect final.txt --overview  one line for each table

            Rows are cut after eight, unless --rows or --table asks for all.
            """)

    @Argument(help: "The input; - is standard input.")
    var input: String

    @Option(name: .customLong("table"), help: ArgumentHelp("Show this table alone.", valueName: "number"))
    var only: Int?

    @Flag(help: "Show all rows.")
    var rows = false

    @Flag(help: "Show one line for each table and nothing more.")
    var overview = false

    @OptionGroup(title: "Conversion") var conversion: ConversionFlags
    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    func validate() throws {
        if let only, only < 1 { throw ValidationError("Tables are counted from 1.") }
    }

    func run() throws {
        try Talk(talk).exiting {
            var session = try Session(talk: talk, graph: graph, inputs: [input])
            session.options = try conversion.options(in: session.registry)
            let converter = try conversion.converter(in: session.registry)
            let style = Talk.style(talk.color, descriptor: 1)
            var isSound = true
            let status = try session.attempt(input) { input, context in
                let sight = try Sight(of: input, through: converter, context: &context)
                isSound = Soundness(sight.document).report(to: &context)
                let report = InspectReport(sight: sight, style: style, rowLimit: rows || only != nil ? nil : 8)
                let body = try only.map { try report.details(ofTable: $0) } ?? report.overview
                try Output.print(report.head(of: input.path) + body)
                if only == nil, !overview { try Output.print(report.details) }
            }
            try session.finish(status == 0 && !isSound && conversion.strict ? 1 : status)
        }
    }
}
