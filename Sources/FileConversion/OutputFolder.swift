import ConversionGraph
import DisclosureModel
import Glibc

/// A folder of files, each of which appears whole or not at all.
///
/// All files are written under temporary names first and renamed only when the last one is complete, so that a failure
/// while writing leaves what was there before.
struct OutputFolder {
    let path: String

    func write(_ files: [FileContent]) throws {
        try Self.create(path)
        var begun: [(temporary: String, final: String)] = []
        defer { for file in begun { TemporaryFiles.remove(file.temporary) } }
        for file in files {
            let name = try Self.checked(file.name)
            let target = FilePath.target(of: "\(path)/\(name)")
            let temporary = "\(FilePath.folder(of: target))/.\(FilePath.name(of: target)).\(getpid()).part"
            TemporaryFiles.add(temporary)
            begun.append((temporary, target))
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard descriptor >= 0 else { throw OutputFailure.creating("\(path)/\(name)") }
            defer { close(descriptor) }
            try Destination.send(file, to: descriptor, name: "\(path)/\(name)")
            guard fsync(descriptor) == 0 else { throw OutputFailure.writing("\(path)/\(name)") }
        }
        for file in begun {
            guard TemporaryFiles.commit(file.temporary, as: file.final) else {
                throw OutputFailure.creating(file.final)
            }
        }
        OutputFile.syncFolder(of: "\(path)/.")
    }

    /// Makes a folder where there is none; its parent must exist.
    static func create(_ path: String) throws {
        guard mkdir(path, 0o777) != 0, errno != EEXIST || !FilePath.isFolder(path) else { return }
        throw OutputFailure.creating(path)
    }

    /// A file's name as a plugin gave it, if it stays inside the folder.
    private static func checked(_ name: String) throws -> String {
        guard !name.isEmpty, name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")) else {
            throw ConversionError(
                .plugin, "output.name", "A plugin asked for an output file of the name \"\(name)\".",
                hint: "Names of files in an output folder are plain names.")
        }
        return name
    }
}
