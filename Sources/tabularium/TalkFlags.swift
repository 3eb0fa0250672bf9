import ArgumentParser

/// How the program talks to the user; the same for every command.
struct TalkFlags: ParsableArguments {
    @Option(help: "When to colour; NO_COLOR and TERM=dumb count too.")
    var color: ColorChoice = .auto

    @Flag(help: "Print errors alone.")
    var quiet = false

    @Flag(help: "Print the route taken, how the format was recognised, and notes.")
    var verbose = false

    @Option(help: ArgumentHelp("Write all diagnostics to FILE as NDJSON.", valueName: "file"))
    var diagnostics: String?
}

/// When to colour.
enum ColorChoice: String, Choice {
    case auto
    case always
    case never
}
