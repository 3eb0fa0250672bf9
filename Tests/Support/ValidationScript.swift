import Foundation

/// A script under `Tests/Scripts` that has a validator of somebody else judge what we wrote.
public enum ValidationScript {
    /// What a script said: its outcome, and its words.
    public enum Verdict: Equatable, Sendable {
        /// The validator accepts it.
        case valid
        /// The validator rejects it, in these words.
        case invalid(String)
        /// There is no validator to be had here.
        case leftOut
    }

    /// Runs a script with the file or folder to be judged, and a folder of the temporary ones where it keeps its tools.
    ///
    /// - Throws: What `Process` throws where there is no shell.
    public static func run(_ name: String, on path: String, tools: String) throws -> Verdict {
        let script = Process()
        script.executableURL = URL(fileURLWithPath: "/bin/sh")
        let cache = FileManager.default.temporaryDirectory.appendingPathComponent(tools).path
        script.arguments = [Repository.root() + "/Tests/Scripts/" + name, path, cache]
        let output = Pipe()
        script.standardOutput = output
        script.standardError = output
        try script.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        script.waitUntilExit()
        switch script.terminationStatus {
        case 0: return .valid
        case 77: return .leftOut
        default: return .invalid(String(decoding: said, as: UTF8.self))
        }
    }
}
