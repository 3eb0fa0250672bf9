import Foundation
import Testing

/// Every sample gives what stands in `samples/expected`.
@Suite struct SampleTests {
    private static let samples = Program.package.appendingPathComponent("samples")
    private static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: samples.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    @Test func thereAreSamples() { #expect(Self.names.count >= 2) }

    @Test(arguments: names)
    func givesTheExpectedOutput(name: String) throws {
        let folder = try Scratch()
        try FileManager.default.copyItem(
            at: Self.samples.appendingPathComponent(name), to: folder.url.appendingPathComponent(name))
        let outcome = try Program.run(["convert", name, "--quiet"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.talk == "")
        let stem = (name as NSString).deletingPathExtension
        let expected = Self.samples.appendingPathComponent("expected/\(stem).json")
        if Program.isRecording { try Data(outcome.output.utf8).write(to: expected) }
        #expect(outcome.output == String(decoding: try Data(contentsOf: expected), as: UTF8.self))
    }

    @Test(arguments: names)
    func readsBackByteForByte(name: String) throws {
        let folder = try Scratch()
        let first = try Program.run(["convert", Self.samples.appendingPathComponent(name).path, "--quiet"], in: folder)
        let again = try Program.run(["convert", "-", "--quiet"], input: Data(first.output.utf8), in: folder)
        #expect(again.output == first.output)
    }
}
