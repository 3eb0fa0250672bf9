import Foundation

/// The built program, run as a user runs it.
enum Program {
    /// What a run gave.
    struct Outcome {
        let status: Int32
        let output: String
        let talk: String
    }

    /// The program stands beside the tests that are running.
    static let path: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("tabularium").path
    }()

    /// The folder with Package.swift.
    static let package: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path + "/Package.swift") {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// Whether expected files are to be written anew instead of compared.
    static let isRecording = ProcessInfo.processInfo.environment["TABULARIUM_RECORD"] == "1"

    /// Runs the program with arguments and standard input, in a folder, without a terminal.
    static func run(
        _ arguments: [String], input: Data = Data(), in folder: Scratch, environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(program: path, arguments, input: input, in: folder, environment: environment)
    }

    /// Runs a line of bash; `$tabularium` is the program.
    static func shell(_ line: String, in folder: Scratch) throws -> Outcome {
        try run(
            program: "/bin/bash", ["-c", "set -o pipefail; " + line], input: Data(), in: folder,
            environment: ["tabularium": path])
    }

    private static func run(
        program: String, _ arguments: [String], input: Data, in folder: Scratch, environment: [String: String]
    ) throws -> Outcome {
        let streams = try Scratch()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = ["PATH": path, "HOME": folder.url.path].merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: try streams.write("in", input))
        process.standardOutput = try FileHandle(forWritingTo: try streams.write("out", Data()))
        process.standardError = try FileHandle(forWritingTo: try streams.write("err", Data()))
        try process.run()
        process.waitUntilExit()
        // A signal shows as a shell shows it.
        let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
        return Outcome(status: status, output: try streams.text("out"), talk: try streams.text("err"))
    }
}

/// A folder of its own for a test, removed with it.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("tabularium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func write(_ name: String, _ data: Data) throws -> URL {
        let file = url.appendingPathComponent(name)
        try data.write(to: file)
        return file
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> URL { try write(name, Data(text.utf8)) }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }

    /// The names of the files, hidden ones too, sorted.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
    }
}
