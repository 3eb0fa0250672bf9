import ArgumentParser

@main
struct Tabularium: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tabularium")
}
