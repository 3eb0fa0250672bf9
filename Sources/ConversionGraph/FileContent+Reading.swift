public import DisclosureModel

#if canImport(Glibc)
    import Glibc
#endif

extension FileContent {
    /// All bytes, read or produced as need be.
    ///
    /// - Parameter limits: ``LimitName/inputBytes`` bounds what is read.
    /// - Throws: ``ConversionError`` with `input.unreadable` (exit 66) or `limit.exceeded` (exit 65).
    public func bytes(limits: Limits) throws -> [UInt8] {
        switch storage {
        case .bytes(let bytes):
            try limits.check(.inputBytes, bytes.count, subject: name)
            return bytes
        case .file(let path):
            return try Self.read(path: path, name: name, limits: limits)
        case .stream(let produce):
            var sink: any ByteSink = ByteBuffer()
            try produce(&sink)
            return (sink as? ByteBuffer)?.bytes ?? []
        case .folder:
            throw ConversionError(
                .data, Diagnostic(.error, "input.folder", "\(name) is a folder of files, where one file was expected."))
        }
    }

    /// The file's name, format, size and SHA-256, as the canonical model records them: those of the file that the bytes
    /// were made from, where that is another.
    public func sourceFile(format: NodeID, bytes: [UInt8]) -> SourceFile {
        origin
            ?? SourceFile(name: name, format: format.name, bytes: bytes.count, sha256: SHA256.hexadecimal(of: bytes))
    }

    private static func read(path: String, name: String, limits: Limits) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(name, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, name: name, limits: limits)
    }

    /// Reads an open file, pipe or device to its end.
    ///
    /// - Throws: ``ConversionError`` with `input.unreadable` (exit 66) or `limit.exceeded` (exit 65).
    package static func read(descriptor: Int32, name: String, limits: Limits) throws -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(name, String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw unreadable(name, "it is a folder") }
        let maximum = limits[.inputBytes]
        // The size is a hint: pipes and devices state none.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(max(Int(status.st_size), 0), maximum) + 1)
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = Glibc.read(descriptor, chunk.baseAddress, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw unreadable(name, String(cString: strerror(errno)))
            }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[0..<count]))
            try limits.check(.inputBytes, bytes.count, subject: name)
        }
    }

    private static func unreadable(_ name: String, _ reason: String) -> ConversionError {
        ConversionError(
            .noInput,
            Diagnostic(
                .error, "input.unreadable", "\(name) cannot be read: \(reason).",
                hint: "Check the path and the permissions of the file."))
    }
}
