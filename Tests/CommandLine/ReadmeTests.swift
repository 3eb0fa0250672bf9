import Foundation
import Testing

/// What the README shows is what the program prints.
@Suite(.serialized) struct ReadmeTests {
    private static let file = Program.package.appendingPathComponent("README.md")

    /// The fenced blocks of a kind: the text before, the lines inside.
    private static func blocks(_ kind: String, of text: String) -> [Range<String.Index>] {
        var blocks: [Range<String.Index>] = []
        var rest = text.startIndex
        while let open = text.range(of: "```\(kind)\n", range: rest..<text.endIndex),
            let close = text.range(of: "```\n", range: open.upperBound..<text.endIndex)
        {
            blocks.append(open.upperBound..<close.lowerBound)
            rest = close.upperBound
        }
        return blocks
    }

    /// A block as the program would fill it.
    private static func filled(_ block: Substring) throws -> String {
        guard let command = block.split(separator: "\n").first?.dropFirst(2) else { return "" }
        let folder = try Scratch()
        let binaries = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
        // What the README puts into /tmp goes into a folder of the test's own: another checkout may be at its tests, too.
        let own = command.replacing(" /tmp/", with: " \(folder.url.path)/")
        let line =
            "export PATH=\"\(binaries):$PATH\"; cd '\(Program.package.path)'; set +o pipefail; { \(own); } 2>&1"
        let output = try Program.shell(line, in: folder).output.replacing("\(folder.url.path)/", with: "/tmp/")
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        return "$ \(command)\n" + lines.joined(separator: "\n")
    }

    @Test func theTourShowsRealOutput() throws {
        var text = String(decoding: try Data(contentsOf: Self.file), as: UTF8.self)
        let blocks = Self.blocks("console", of: text)
        #expect(blocks.count >= 8)
        for block in blocks.reversed() {
            let filled = try Self.filled(text[block])
            if Program.isRecording { text.replaceSubrange(block, with: filled) } else { #expect(text[block] == filled) }
        }
        if Program.isRecording { try Data(text.utf8).write(to: Self.file) }
    }

    @Test func thePictureIsTheGraph() throws {
        let text = String(decoding: try Data(contentsOf: Self.file), as: UTF8.self)
        let block = try #require(Self.blocks("mermaid", of: text).first)
        let graph = try Program.run(["routes", "--format", "mermaid"], in: try Scratch()).output
        if Program.isRecording {
            try Data(text.replacingCharacters(in: block, with: graph).utf8).write(to: Self.file)
        } else {
            #expect(text[block] == graph)
        }
    }
}
