import ArgumentParser
import ConversionGraph
import FileConversion
import TerminalReport

/// Shows the conversion graph, or the route that would be taken.
struct Routes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes",
        abstract: "Shows the conversion graph, or the route that would be taken and why.",
        usage: "tabularium routes [--from NODE] [--to NODE] [options]",
        discussion: """
            EXAMPLES
              tabularium routes                           every converter
              tabularium routes --from text --to xlsx     the route that is taken
              tabularium routes --format dot | dot -Tsvg  the graph as a picture

            Of all routes the one with the fewest losses is taken, then the cheapest.
            """)

    @Option(help: ArgumentHelp("Where the route starts.", valueName: "node"))
    var from: String?

    @Option(help: ArgumentHelp("Where the route ends.", valueName: "node"))
    var to: String?

    @Option(help: ArgumentHelp("A node the route must pass; repeatable.", valueName: "node"))
    var via: [String] = []

    @Option(help: "How it is printed.")
    var format: GraphFormat = .text

    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    /// How the graph is printed.
    enum GraphFormat: String, Choice {
        case text
        case dot
        case mermaid
    }

    func run() throws {
        try Talk(talk).exiting {
            let registry = try Session(talk: talk, graph: graph).registry
            let report = RouteReport(registry: registry, style: Talk.style(talk.color, descriptor: 1))
            let from = try from.map { try TargetFormat.node(named: $0, in: registry) }
            let to = try to.map { try TargetFormat.node(named: $0, in: registry) }
            let via = try via.map { try TargetFormat.node(named: $0, in: registry) }
            switch (format, from, to) {
            case (.dot, _, _): try Output.print(registry.dot())
            case (.mermaid, _, _): try Output.print(registry.mermaid())
            case (.text, let from?, let to?):
                let route = try FileConverter(registry: registry, via: via).route(from: from, to: to)
                try Output.print(report.lines(for: route))
            case (.text, _, _): try Output.print(report.edges(from: from, to: to))
            }
        }
    }
}
