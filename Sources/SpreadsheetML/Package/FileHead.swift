#if canImport(Glibc)
    import Glibc
#endif

/// Looks at a file before libzip does, so that what is not an archive is named for what it is.
enum FileHead {
    /// How much of a compound file is searched for the marks of encryption.
    private static let window = 1 << 20

    /// Throws where bytes are not a ZIP archive.
    static func refuseOthers(bytes: [UInt8]) throws(SpreadsheetError) {
        guard !bytes.isEmpty else { throw empty }
        try refuseOthers(head: bytes.prefix(window))
    }

    /// Throws where a file cannot be opened or is not a ZIP archive.
    static func refuseOthers(path: String) throws(SpreadsheetError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw SpreadsheetError(
                .unreadable, "The file cannot be opened: \(String(cString: strerror(errno))).",
                hint: "Check the path and the permissions of the file.")
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        var count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count > 0, FileSignature(head: bytes.prefix(count)) == .compound {
            bytes = [UInt8](repeating: 0, count: window)
            count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        }
        guard count >= 0 else {
            throw SpreadsheetError(.unreadable, "The file cannot be read: \(String(cString: strerror(errno))).")
        }
        guard count > 0 else { throw empty }
        try refuseOthers(head: bytes[..<count])
    }

    /// An archive may have something in front of it; of unknown bytes only libzip can tell.
    private static func refuseOthers(head: ArraySlice<UInt8>) throws(SpreadsheetError) {
        let signature = FileSignature(head: head)
        if signature != .zip, signature != .other { throw signature.refusal(contents: head) }
    }

    private static let empty = SpreadsheetError(
        .empty, "The file is empty.", hint: "Check how the file was made or fetched.")
}
