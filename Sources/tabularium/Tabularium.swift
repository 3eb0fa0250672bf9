import ArgumentParser
import ConversionGraph
import FileConversion
import Glibc

/// The program: its subcommands, and what every one of them has in common.
@main
struct Tabularium: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tabularium",
        abstract: "Turns the tables of disclosed budgets and final accounts into data one can trust.",
        discussion: """
            EXAMPLES
              tabularium convert final.txt               canonical JSON to stdout
              tabularium convert final.xlsx -o final.md  a workbook as markdown
              tabularium inspect final.txt               what the program sees

            Data goes to stdout or to -o, everything said to you goes to stderr.
            """,
        version: "tabularium \(Version.program)",
        subcommands: [
            Convert.self, Check.self, Inspect.self, Routes.self, Plugins.self, Forms.self, Schema.self, Doctor.self,
        ])

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        Interruption.install()
        Defect.install()
        guard CommandLine.argc > 1 else {
            Talk().say([helpMessage()])
            Glibc.exit(ExitCode.validationFailure.rawValue)
        }
        if let fault = ArgumentEncoding.fault {
            Talk().report(fault, about: nil, in: nil)
            Glibc.exit(fault.kind.rawValue)
        }
        let headStart = HeadStart(CommandLine.arguments)
        do {
            var command = try parseAsRoot()
            try command.run()
            headStart?.end()
        } catch {
            headStart?.end()
            exit(withError: error)
        }
    }
}
