import ArgumentParser

/// What shapes the conversion graph and its limits; the same for every command that reads inputs.
struct GraphFlags: ParsableArguments {
    @Option(
        name: .customLong("plugins"),
        help: ArgumentHelp(
            "A folder of plugins; repeatable. This version has built-in plugins only and says so.", valueName: "dir"))
    var pluginFolders: [String] = []

    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp("Set a limit; `tabularium doctor` lists them. Repeatable.", valueName: "name=value"))
    var limits: [String] = []
}
