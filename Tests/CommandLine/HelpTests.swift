import Foundation
import Testing

/// The help screens are part of the interface; changes to them should be seen.
@Suite struct HelpTests {
    @Test(arguments: [
        "tabularium", "convert", "check", "inspect", "routes", "plugins", "forms", "schema", "doctor", "plugins-list",
        "plugins-show",
    ])
    func isAsExpected(command: String) throws {
        let folder = try Scratch()
        let arguments =
            command == "tabularium" ? ["--help"] : command.split(separator: "-").map { String($0) } + ["--help"]
        let outcome = try Program.run(arguments, in: folder)
        #expect(outcome.status == 0)
        let examples = outcome.output.split(separator: "\n").filter { $0.hasPrefix("  tabularium ") }
        #expect(examples.count >= 3)
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let expected = Program.package.appendingPathComponent("Tests/CommandLine/Help/\(command).txt")
        if Program.isRecording { try Data(outcome.output.utf8).write(to: expected) }
        #expect(outcome.output == String(decoding: try Data(contentsOf: expected), as: UTF8.self))
    }
}
