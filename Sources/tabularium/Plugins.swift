import ArgumentParser
import ConversionGraph
import FileConversion
import TerminalReport

/// Lists the installed plugins and what they contribute.
struct Plugins: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugins",
        abstract: "Lists the installed plugins, and what each contributes.",
        usage: "tabularium plugins [list | show ID] [options]",
        discussion: """
            EXAMPLES
              tabularium plugins                     the installed plugins
              tabularium plugins show importer.json  what one contributes
              tabularium plugins list --color never  the list without colour
            """,
        subcommands: [PluginsList.self, PluginsShow.self], defaultSubcommand: PluginsList.self)
}

/// Lists the installed plugins.
struct PluginsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the installed plugins and where they come from.",
        usage: "tabularium plugins list [options]",
        discussion: """
            EXAMPLES
              tabularium plugins list                   all of them
              tabularium plugins list --color never     without colour
              tabularium plugins list | grep importer   those that read files
            """)

    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    func run() throws {
        try Talk(talk).exiting {
            let registry = try Session(talk: talk, graph: graph).registry
            var table = TextTable([.init("plugin"), .init("version"), .init("from"), .init("what it does")])
            for plugin in registry.plugins.sorted(by: { $0.id < $1.id }) {
                table.add([plugin.id, plugin.version, PluginReport.origin(plugin.origin), plugin.summary])
            }
            try Output.print(table.lines(style: Talk.style(talk.color, descriptor: 1)))
        }
    }
}

/// Shows one plugin.
struct PluginsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows what a plugin contributes.",
        usage: "tabularium plugins show ID [options]",
        discussion: """
            EXAMPLES
              tabularium plugins show importer.xlsx    a format and its converters
              tabularium plugins show exporter.json    options, with their values
              tabularium plugins show district.wuhan   a profile and its files
            """)

    @Argument(help: ArgumentHelp("The plugin's identifier.", valueName: "id"))
    var id: String

    @OptionGroup(title: "Graph and limits") var graph: GraphFlags
    @OptionGroup(title: "Talk") var talk: TalkFlags

    func run() throws {
        try Talk(talk).exiting {
            let report = PluginReport(style: Talk.style(talk.color, descriptor: 1))
            _ = try Session(talk: talk, graph: graph)
            try Output.print(try report.lines(for: id, among: BuiltInPlugins.all))
        }
    }
}
