import ConversionGraph
import DisclosureModel
import Glibc

/// A file that appears whole or not at all.
struct OutputFile {
    /// The name for messages, as the user gave it.
    let name: String
    /// Where the file stands, symbolic links followed.
    private let path: String

    init(path: String) {
        name = path
        self.path = FilePath.target(of: path)
    }

    /// Lets the body write to a temporary file in the same folder, flushes it to the disk, and gives it its name.
    ///
    /// A symbolic link is written through: the file that it leads to is new, and the link stays.
    func write(_ body: (Int32) throws -> Void) throws {
        var status = stat()
        let exists = stat(path, &status) == 0
        if !exists, errno == ELOOP { throw OutputFailure.creating(name) }
        if exists, status.st_mode & S_IFMT != S_IFREG {
            try writeDirectly(body)
            return
        }
        let (descriptor, temporary) = try begin()
        var isOpen = true
        defer {
            if isOpen { close(descriptor) }
            TemporaryFiles.remove(temporary)
        }
        if exists { fchmod(descriptor, status.st_mode & 0o777) }
        try body(descriptor)
        guard fsync(descriptor) == 0 else { throw OutputFailure.writing(name) }
        isOpen = false
        guard close(descriptor) == 0 else { throw OutputFailure.writing(name) }
        guard TemporaryFiles.commit(temporary, as: path) else { throw OutputFailure.creating(name) }
        Self.syncFolder(of: path)
    }

    private func writeDirectly(_ body: (Int32) throws -> Void) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputFailure.creating(name) }
        defer { close(descriptor) }
        try body(descriptor)
    }

    /// Opens a temporary file that did not exist; a name left over from a killed run is passed over.
    private func begin() throws -> (descriptor: Int32, path: String) {
        let folder = FilePath.folder(of: path)
        let name = FilePath.name(of: path)
        for attempt in 0..<100 {
            let temporary = "\(folder)/.\(name).\(getpid())-\(attempt).part"
            TemporaryFiles.add(temporary)
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
            if descriptor >= 0 { return (descriptor, temporary) }
            let reason = errno
            TemporaryFiles.forget(temporary)
            errno = reason
            if reason != EEXIST { break }
        }
        throw OutputFailure.creating(name)
    }

    /// Makes the new name last over a power cut; a file system that cannot do so is no reason to fail.
    static func syncFolder(of path: String) {
        let folder = open(FilePath.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
