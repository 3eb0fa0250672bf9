import ConversionGraph
import FileConversion
import Foundation
import Testing

@Suite struct OutputFileTests {
    private struct Refusal: Error {}

    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("tabularium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func aProducerThatFailsLeavesTheOldFile() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/a.json"
        try Destination(path).write(FileContent(text: "old"))
        let broken = FileContent(
            name: "",
            storage: .stream { sink in
                try sink.write([UInt8](repeating: 0x20, count: 1 << 20))
                throw Refusal()
            })
        #expect(throws: Refusal.self) { try Destination(path).write(broken) }
        #expect(try names(folder) == ["a.json"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    }

    /// A link is written through, one that leads nowhere yet and one that leads to another link too.
    @Test(arguments: [true, false])
    func aSymbolicLinkIsWrittenThrough(exists: Bool) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let inner = folder.appendingPathComponent("inner")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        if exists { try Destination(inner.path + "/target").write(FileContent(text: "old")) }
        let links = [("first", "inner/second"), ("inner/second", "target")]
        for (link, target) in links {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/" + link, withDestinationPath: target)
        }
        try Destination(folder.path + "/first").write(FileContent(text: "new"))
        #expect(try String(contentsOfFile: inner.path + "/target", encoding: .utf8) == "new")
        for (link, target) in links {
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/" + link) == target)
        }
        #expect(try names(inner) == ["second", "target"])
    }

    @Test func linksInACircleAreRefused() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a", withDestinationPath: "b")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/b", withDestinationPath: "a")
        #expect(throws: ConversionError.self) { try Destination(folder.path + "/a").write(FileContent(text: "new")) }
        #expect(try names(folder) == ["a", "b"])
    }

    @Test func theModeOfAnExistingFileIsKept() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/a"
        try Destination(path).write(FileContent(text: "old"))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try Destination(path).write(FileContent(text: "new"))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    }

    @Test func aFolderOfFilesIsWrittenTogether() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [FileContent(name: "a.csv", text: "1"), FileContent(name: "b.csv", text: "2")]
        let path = folder.path + "/out"
        for _ in 0..<2 { try Destination(path).write(FileContent(name: "", storage: .folder(files))) }
        #expect(try names(URL(fileURLWithPath: path)) == ["a.csv", "b.csv"])
    }

    @Test(arguments: ["../a", "", "..", "a/b", "."])
    func aPluginCannotWriteOutsideItsFolder(name: String) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [FileContent(name: "good", text: "1"), FileContent(name: name, text: "2")]
        let error = #expect(throws: ConversionError.self) {
            try Destination(folder.path + "/out").write(FileContent(name: "", storage: .folder(files)))
        }
        #expect(error?.kind == .plugin)
        #expect(try names(URL(fileURLWithPath: folder.path + "/out")).isEmpty)
    }
}
