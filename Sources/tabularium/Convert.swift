import ArgumentParser
import ConversionGraph
import DisclosureModel
import FileConversion

/// Converts inputs to a format.
struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Converts documents: text dumps, markdown, workbooks and JSON into one another.",
        usage: "tabularium convert INPUT... [-o OUT] [--from F] [--to F] [options]",
        discussion: """
            EXAMPLES
              tabularium convert final.txt -o final.json  canonical JSON
              tabularium convert final.txt --to markdown  markdown to stdout
              tabularium convert a.txt b.xlsx -o out/     several into a folder

            The format of an input is recognised by its content, then by its extension.
            An output appears whole or not at all.
            """)

    @Argument(help: "The inputs; - is standard input.")
    var inputs: [String]

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The output, a folder for several inputs; - is standard output.", valueName: "out"))
    var output: String?

    @Option(
        help: ArgumentHelp("The output's format; left out, that of OUT's extension, else json.", valueName: "format"))
    var to: String?

    @OptionGroup(title: "Conversion") var conversion: ConversionFlags
    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    func validate() throws {
        if inputs.count > 1, !(output.map { $0.hasSuffix("/") || FilePath.isFolder($0) } ?? false) {
            throw ValidationError("Several inputs need a folder to go to: -o DIR/.")
        }
        if inputs.filter({ $0 == "-" }).count > 1 {
            throw ValidationError("Standard input can be read once only.")
        }
    }

    func run() throws {
        try Talk(talk).exiting {
            var session = try Session(talk: talk, graph: graph, inputs: inputs)
            session.options = try conversion.options(in: session.registry)
            let converter = try conversion.converter(in: session.registry)
            let plan = try OutputPlan(inputs: inputs, output: output, to: to, in: session.registry)
            try session.keepApart(plan.outputs.map(\.destination))
            try plan.makeFolder()
            var status: Int32 = 0
            for (path, destination) in plan.outputs {
                var isSound = true
                let talk = session.talk
                let code = try session.attempt(path) { input, context in
                    let result = try converter.convert(input, to: plan.format, context: &context)
                    talk.tell(["route: " + result.route.nodes.map(\.name).joined(separator: " → ")])
                    try destination.write(result.content)
                    isSound = result.document.map(Soundness.init)?.report(to: &context) ?? true
                }
                if status == 0 { status = code }
                if status == 0, !isSound, conversion.strict { status = 1 }
            }
            try session.finish(status)
        }
    }
}
