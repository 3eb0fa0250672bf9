import ArgumentParser
import ConversionGraph
import TerminalReport

/// Prints what the program is made of and what it finds on this machine.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Prints versions, limits, plugin folders, and optional tools found or missing.",
        usage: "tabularium doctor [options]",
        discussion: """
            EXAMPLES
              tabularium doctor                what is installed and what is missing
              tabularium doctor --color never  the same, to paste into a report
              tabularium plugins               the plugins one by one
            """)

    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    func run() throws {
        try Talk(talk).exiting {
            let session = try Session(talk: talk, graph: graph)
            let examination = Examination(registry: session.registry, limits: session.context().limits)
            try Output.print(examination.lines(style: Talk.style(talk.color, descriptor: 1)))
        }
    }
}
