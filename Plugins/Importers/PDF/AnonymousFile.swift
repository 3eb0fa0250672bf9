import ConversionGraph
import DisclosureModel
import Glibc

/// A temporary file without a name, which another program can be handed and which is gone with its last user.
struct AnonymousFile: ~Copyable {
    private let stream: UnsafeMutablePointer<FILE>
    let descriptor: Int32

    init() throws {
        guard let stream = tmpfile() else { throw Self.failure() }
        self.stream = stream
        descriptor = fileno(stream)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { fclose(stream) }

    /// The bytes in it.
    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Writes all its content.
    func fill(with bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer
            while !rest.isEmpty {
                let count = write(descriptor, rest.baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    throw Self.failure()
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    /// Its content from the start, at most so many bytes of it.
    func read(limit: Int) throws -> [UInt8] {
        let wanted = min(size, limit)
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let count = pread(descriptor, buffer.baseAddress.map { $0 + filled }, wanted - filled, off_t(filled))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    failed = count < 0
                    return
                }
                filled += count
            }
        }
        if failed { throw Self.failure() }
        return bytes
    }

    private static func failure() -> ConversionError {
        ConversionError(
            .plugin, "pdf.temporary", "No temporary file can be used: \(String(cString: strerror(errno))).",
            hint: "Make room in the folder for temporary files, or convert the PDF with pdftotext -layout yourself.")
    }
}
